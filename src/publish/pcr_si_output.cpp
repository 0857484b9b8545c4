// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/pcr_si_output.h"

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "table/json.h"

namespace capnr {
namespace {

constexpr std::size_t piece = 64U << 10U;

using Values = std::array<std::array<double, criterion_count>, phase_count>;

Values no_values() {
  Values values;
  for (auto& phase : values) phase.fill(unknown);
  return values;
}

void add(double& sum, double value) {
  if (!std::isnan(value)) sum = std::isnan(sum) ? value : sum + value;
}

// An ImpactObject: a phase without any figure is left out, as an indicator is.
void write_impacts(JsonWriter& json, const Values& values) {
  json.begin_object();
  for (const Phase phase : phases) {
    bool begun = false;
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const double value = values[static_cast<std::size_t>(phase)][c];
      const std::string_view indicator = pcr_si_code(static_cast<Criterion>(c));
      if (std::isnan(value) || indicator.empty()) continue;
      if (!begun) json.key(pcr_si_code(phase)).begin_object();
      begun = true;
      json.key(indicator).number(value);
    }
    if (begun) json.end_object();
  }
  json.end_object();
}

// The tags of a request become one department, "A | B": they come back as they were.
std::vector<std::string_view> tags_of(std::string_view department) {
  std::vector<std::string_view> tags;
  while (!department.empty()) {
    const std::size_t end = department.find(" | ");
    tags.push_back(department.substr(0, end));
    department.remove_prefix(end == std::string_view::npos ? department.size() : end + 3);
  }
  return tags;
}

// catalog/mappings/pcr-si.toml reads them the other way; what somebody typed is worth what a tool exported.
std::string_view quality_of(Grade grade) {
  if (grade == Grade::measured) return "high";
  return grade == Grade::estimated ? "low" : "medium";
}

// What brings itself along is no line of the inventory: the switches and the building of a server.
bool is_line(const Footprint& footprint, const Group& group) {
  const std::string& kind = footprint.texts[group.key[static_cast<std::size_t>(Dimension::source_kind)]];
  return kind != "mutualised" && kind != "datacentre";
}

void optional_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.text(text);
}

void append(std::string& list, std::string_view word) {
  if (word.empty()) return;
  (list += list.empty() ? "" : ", ") += word;
}

// One member of the details, gathered from the parts of its record.
struct Line {
  std::string name, source_kind, department, type, manufacturer, model;
  Grade grade = Grade::imported;
  SourceRow source;
  Values values = no_values();
  std::set<PackIndex> packs;

  bool is_of(const ImpactRecord& record) const {
    return name == record.name && source.file == record.source.file && source.row == record.source.row &&
           (source_kind == record.source_kind || record.source_kind == "mutualised" ||
            record.source_kind == "datacentre");
  }
  // The name that people know it by; the reference item it was recognised as is our reading, not theirs.
  std::string label() const {
    if (!manufacturer.empty() && !model.starts_with(manufacturer)) return trimmed_copy(manufacturer, model);
    return model;
  }

 private:
  static std::string trimmed_copy(const std::string& manufacturer, const std::string& model) {
    return model.empty() ? manufacturer : manufacturer + " " + model;
  }
};

}  // namespace

struct PcrSiOutput::State {
  PcrSiHead head;
  const InventoryData& inventory;
  const ResultDocument& document;
  const Footprint& footprint;
  Sink sink;
  RecordImpacts impacts;
  std::string out = {};
  JsonWriter json = JsonWriter(out, 1);
  std::optional<Line> line = std::nullopt;
  std::unordered_map<std::string, bool> shared_names =
      {};  ///< of what is not equipment: whether the key is taken

  void metadata() {
    json.key("metadata").begin_object();
    optional_text(json, "organization", head.organization);
    optional_text(json, "dataset", head.dataset);
    json.key("timestamp").text(head.timestamp).key("provider").text("Cap NR");
    json.key("sources").begin_array();
    for (const ServedPack& pack : document.packs) {
      json.begin_object().key("name").text(pack.info.name);
      optional_text(json, "version", pack.info.version);
      json.end_object();
    }
    json.end_array().key("version").text(head.version);
    json.key("indicators").begin_array();
    for (const CriterionResult& result : document.criteria) {
      if (pcr_si_code(result.criterion).empty()) continue;
      json.begin_object().key("indicator").text(pcr_si_code(result.criterion)).key("source");
      // Primary energy is no category of the Recommendation, and packs do not say whose they follow.
      result.criterion == Criterion::pe ? json.null() : json.text("EF 3.x: Recommendation (EU) 2021/2279");
      json.key("unit").text(unit(result.criterion)).end_object();
    }
    json.end_array().end_object();
  }

  void totals() {
    Values totals = no_values();
    Values coverage = no_values();
    for (const CriterionResult& result : document.criteria) {
      for (std::size_t p = 0; p < phase_count; ++p) {
        totals[p][static_cast<std::size_t>(result.criterion)] = result.phases[p].value;
        coverage[p][static_cast<std::size_t>(result.criterion)] = result.phases[p].coverage;
      }
    }
    json.key("total_impact");
    write_impacts(json, totals);
    json.key("coverage");
    write_impacts(json, coverage);
  }

  void tags() {
    std::map<std::string, Values, std::less<>> by_tag;
    const ResultTable table =
        tabulate(footprint, {Dimension::department, Dimension::phase, Dimension::criterion});
    for (const ResultRow& row : table.rows) {
      for (const std::string_view tag : tags_of(row.key[0])) {
        Values& values = by_tag.try_emplace(std::string(tag), no_values()).first->second;
        add(values[static_cast<std::size_t>(*phase_from(row.key[1]))]
                  [static_cast<std::size_t>(*criterion_from(row.key[2]))],
            row.value);
      }
    }
    json.key("tags").begin_array();
    for (const auto& [tag, values] : by_tag) {
      json.begin_object().key("name").text(tag).key("impacts");
      write_impacts(json, values);
      json.end_object();
    }
    json.end_array();
  }

  void quality() {
    std::map<std::string_view, double> units;
    double all = 0;
    for (const Group& group : footprint.groups) {
      if (!is_line(footprint, group)) continue;
      units[quality_of(group.grade)] += group.quantity;
      all += group.quantity;
    }
    json.key("quality").begin_object();
    for (const std::string_view quality : {"high", "medium", "low"})
      json.key(quality).number(all > 0 ? units[quality] / all : unknown);
    json.end_object();
  }

  Result<> take(const ImpactRecord& record, const Group& group) {
    if (!line || !line->is_of(record)) {
      TRY_VOID(write_line());
      line.emplace();
      line->name = record.name;
      line->source_kind = record.source_kind;
      line->department = record.department;
      line->type = record.type.empty() ? record.source_kind : record.type;
      line->manufacturer = record.manufacturer;
      line->model = record.source_kind == "cloud" ? record.item : record.model;
      line->grade = record.grade;
      line->source = record.source;
    }
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Impact& impact = group.impacts[p][c];
        if (!footprint.criteria[c] || std::isnan(impact.value)) continue;
        add(line->values[p][c], impact.value);
        if (impact.pack != no_pack) line->packs.insert(impact.pack);
      }
    }
    return {};
  }

  template <class Record>
  void share_names(const std::vector<Record>& records) {
    for (const Record& record : records) shared_names.try_emplace(record.name, false);
  }

  // A cloud instance may have the name of an equipment: then its kind tells them apart. Names of equipment are unique and come first.
  std::string key_of_line() {
    const auto shared = shared_names.find(line->name);
    const bool taken = shared != shared_names.end() && std::exchange(shared->second, true);
    if (!taken || line->source_kind == "equipment") return line->name;
    const std::string key = line->source_kind + ": " + line->name;
    std::string numbered = key;
    for (int again = 2; !shared_names.try_emplace(numbered, true).second; ++again)
      numbered = key + " (" + std::to_string(again) + ")";
    return numbered;
  }

  Result<> write_line() {
    if (!line) return {};
    json.key(key_of_line()).begin_object();
    optional_text(json, "type", line->type);
    optional_text(json, "name", line->label());
    json.key("tags").begin_array();
    for (const std::string_view tag : tags_of(line->department)) json.text(tag);
    json.end_array().key("quality").text(quality_of(line->grade)).key("impacts");
    write_impacts(json, line->values);
    std::string sources;
    std::string providers;
    for (const PackIndex pack : line->packs) {
      const PackInfo& info = footprint.packs[pack];
      append(sources, info.source);
      append(providers, info.version.empty() ? info.name : info.name + " - " + info.version);
    }
    optional_text(json, "source", sources);
    optional_text(json, "provider", providers);
    json.end_object();
    line.reset();
    return out.size() < piece ? Result<>() : flush();
  }

  Result<> flush() {
    TRY_VOID(sink(out));
    out.clear();
    return {};
  }
};

PcrSiOutput::PcrSiOutput(PcrSiHead head, const ResultDocument& document, const Footprint& footprint,
                         const ImpactSource& from, Sink sink)
    : state_(new State{std::move(head),
                       from.inventory,
                       document,
                       footprint,
                       sink,
                       {from, [this](const ImpactRecord& record, const Group& group) {
                          return state_->take(record, group);
                        }}}) {}

PcrSiOutput::~PcrSiOutput() = default;

Result<> PcrSiOutput::begin() {
  State& state = *state_;
  state.share_names(state.inventory.virtual_machines);
  state.share_names(state.inventory.cloud_instances);
  state.share_names(state.inventory.traffic);
  state.share_names(state.inventory.volumes);
  state.share_names(state.inventory.services);
  state.json.begin_object();
  state.metadata();
  state.totals();
  state.tags();
  state.quality();
  state.json.key("details").begin_object();
  return state.flush();
}

Result<> PcrSiOutput::equipment(std::uint32_t class_index, const EquipmentClass& words,
                                const EquipmentView& row) {
  return state_->impacts.equipment(class_index, words, row);
}

Result<> PcrSiOutput::finish() {
  TRY_VOID(state_->impacts.others());
  TRY_VOID(state_->write_line());
  state_->json.end_object().end_object();
  state_->out += '\n';
  return state_->flush();
}

}  // namespace capnr
