// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/json_output.h"

#include <string>

#include "footprint/result_rows.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::size_t piece = 64U << 10U;

class JsonDocument {
 public:
  JsonDocument(const ResultDocument& document, Language language, JsonWriter& json)
      : d_(document), language_(language), json_(json) {}

  void head() {
    text("format", "capnr-footprint").integer("version", 1);
    members();
  }
  void members() {
    context();
    key_figures();
    criteria();
    contributors();
    not_covered();
    method();
    uncertainty();
    sources();
  }

 private:
  JsonDocument& text(std::string_view key, std::string_view value) {
    json_.key(key).text(value);
    return *this;
  }
  JsonDocument& number(std::string_view key, double value) {
    json_.key(key).number(value);
    return *this;
  }
  JsonDocument& integer(std::string_view key, std::int64_t value) {
    json_.key(key).integer(value);
    return *this;
  }
  void begin(std::string_view key) { json_.key(key).begin_object(); }
  void list(std::string_view key) { json_.key(key).begin_array(); }

  void context() {
    begin("city");
    text("name", d_.city).text("insee_code", d_.insee_code);
    number("population", d_.population.value_or(unknown)).number("fte", d_.fte.value_or(unknown));
    json_.end_object();
    begin("inventory");
    text("date", to_string(d_.inventory_date)).text("label", d_.label);
    json_.end_object();
    text("as_of", to_string(d_.as_of)).text("set", d_.set_name).text("profile", d_.profile_name);
    begin("rules");
    for (const RuleValue& rule : d_.rules) text(rule.name, rule.value);
    json_.end_object();
  }

  void key_figures() {
    begin("key_figures");
    number("equipment", d_.key.equipment).number("kwh", d_.key.kwh).number("lifetime_years", d_.key.lifetime);
    number("virtual_machines", d_.key.virtual_machines).number("cloud_instances", d_.key.cloud_instances);
    number("applications", d_.key.applications).number("datacentres", d_.key.datacentres);
    json_.end_object();
  }

  void figure(const Figure& figure) {
    number("value", figure.value)
        .number("p5", figure.p5.value_or(unknown))
        .number("p95", figure.p95.value_or(unknown));
    number("coverage", figure.coverage);
  }

  void criteria() {
    list("criteria");
    for (const CriterionResult& c : d_.criteria) {
      json_.begin_object();
      text("criterion", code(c.criterion))
          .text("name", name(c.criterion, language_))
          .text("unit", unit(c.criterion));
      figure(c.total);
      number("people_equivalents", c.people)
          .number("per_agent", c.per_agent)
          .number("per_inhabitant", c.per_inhabitant)
          .number("doubtful_share", c.doubtful);
      begin("phases");
      for (const Phase phase : phases) {
        begin(code(phase));
        figure(c.phases[static_cast<std::size_t>(phase)]);
        json_.end_object();
      }
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
  }

  void contributors() {
    list("contributors");
    for (const Contribution& c : d_.contributions) {
      json_.begin_object();
      text("type", c.type)
          .text("phase", code(c.phase))
          .text("criterion", code(d_.criteria[d_.main].criterion));
      figure(c.figure);
      number("share", c.share);
      json_.end_object();
    }
    json_.end_array();
  }

  void not_covered() {
    begin("not_covered");
    list("gaps");
    for (const Missing& missing : d_.missing) {
      json_.begin_object();
      text("gap", code(missing.gap))
          .text("reason", name(missing.gap, language_))
          .number("units", missing.quantity);
      list("types");
      for (const auto& [type, quantity] : missing.types) {
        json_.begin_object();
        text("type", type).number("units", quantity);
        json_.end_object();
      }
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
    list("holes");
    for (const Hole& hole : d_.holes) {
      json_.begin_object();
      text("criterion", code(hole.criterion));
      list("phases");
      for (const Phase phase : hole.phases) json_.text(code(phase));
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
    list("unrecognised");
    for (const UnrecognisedModel& model : d_.unrecognised) {
      json_.begin_object();
      text("type", model.type)
          .text("manufacturer", model.manufacturer)
          .text("model", model.model)
          .number("units", model.quantity);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void method() {
    list("assumptions");
    for (const Assumption& assumption : d_.assumptions) {
      json_.begin_object();
      text("message", tr(language_, assumption.message)).number("units", assumption.quantity);
      json_.end_object();
    }
    json_.end_array();
    list("packs");
    for (const ServedPack& pack : d_.packs) {
      json_.begin_object();
      text("id", pack.info.id).text("name", pack.info.name).text("version", pack.info.version);
      text("licence", pack.info.licence).text("source", pack.info.source);
      json_.key("hidden").boolean(pack.info.hidden);
      number("share", pack.share);
      json_.end_object();
    }
    json_.end_array();
    list("set_aside");
    for (const SetAside& one : d_.set_aside) {
      json_.begin_object();
      text("pack", one.pack)
          .text("reason", tr(language_, one.reason))
          .integer("factors", static_cast<std::int64_t>(one.count));
      list("criteria");
      for (const Criterion criterion : one.criteria) json_.text(code(criterion));
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void uncertainty() {
    json_.key("uncertainty");
    if (!d_.uncertainty) {
      json_.null();
      return;
    }
    json_.begin_object();
    integer("draws", d_.uncertainty->draws).integer("seed", static_cast<std::int64_t>(d_.uncertainty->seed));
    list("contributors");
    for (const Contributor& c : d_.uncertainty->contributors) {
      constexpr std::string_view kinds[] = {"factor", "mix", "quantity", "lifetime", "energy"};
      json_.begin_object();
      text("criterion", code(c.criterion))
          .text("kind", kinds[static_cast<std::size_t>(c.kind)])
          .text("subject", c.subject);
      text("phase", code(c.phase)).number("share", c.share);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void sources() {
    list("sources");
    for (const SourceFile& source : d_.sources) {
      json_.begin_object();
      text("path", source.path)
          .text("sha256", source.sha256)
          .text("format", source.format)
          .text("mapping", source.mapping);
      integer("rows", source.rows).integer("rejected", source.rejected);
      json_.end_object();
    }
    json_.end_array();
  }

  const ResultDocument& d_;
  Language language_;
  JsonWriter& json_;
};

struct RowFigures {
  double value = unknown, quantity = 0, covered = 0;
  std::optional<double> p5 = {}, p95 = {};
  const std::vector<PackIndex>* packs = nullptr;
  Gaps gaps = 0;
};

void row_end(JsonWriter& json, const RowFigures& row, std::optional<Criterion> criterion,
             const Footprint& footprint) {
  json.key("value").number(row.value);
  if (criterion) json.key("unit").text(unit(*criterion));
  json.key("quantity").number(row.quantity).key("covered").number(row.covered);
  json.key("p5").number(row.p5.value_or(unknown)).key("p95").number(row.p95.value_or(unknown));
  json.key("packs").begin_array();
  for (const PackIndex pack : *row.packs) json.text(footprint.packs[pack].id);
  json.end_array().key("gaps").begin_array();
  for (std::size_t g = 1; g < gap_count; ++g) {
    if ((row.gaps & gap_bit(static_cast<Gap>(g))) != 0) json.text(code(static_cast<Gap>(g)));
  }
  json.end_array().end_object();
}

Result<> flush(std::string& out, Sink sink, std::size_t least) {
  if (out.size() < least) return {};
  TRY_VOID(sink(out));
  out.clear();
  return {};
}

Result<> table_rows(const ResultTable& table, const Footprint& footprint, JsonWriter& json, std::string& out,
                    Sink sink) {
  for (const ResultRow& row : table.rows) {
    json.begin_object();
    std::optional<Criterion> criterion;
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
      if (table.dimensions[d] == Dimension::criterion) criterion = criterion_from(row.key[d]);
      json.key(code(table.dimensions[d])).text(row.key[d]);
    }
    row_end(json, {row.value, row.quantity, row.covered, row.p5, row.p95, &row.packs, row.gaps}, criterion,
            footprint);
    TRY_VOID(flush(out, sink, piece));
  }
  return {};
}

Result<> streamed_rows(const Footprint& footprint, std::span<const Dimension> dimensions, JsonWriter& json,
                       std::string& out, Sink sink) {
  PackCombinations packs;
  return each_result_row(footprint, dimensions, packs, [&](const ResultCell& cell) -> Result<> {
    json.begin_object();
    std::optional<Criterion> criterion;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (dimensions[d] == Dimension::criterion) criterion = static_cast<Criterion>(cell.key[d]);
      json.key(code(dimensions[d])).text(word_of(footprint, dimensions[d], cell.key[d]));
    }
    row_end(json, {cell.value, cell.quantity, cell.covered, {}, {}, &packs.packs(cell.packs), cell.gaps},
            criterion, footprint);
    return flush(out, sink, piece);
  });
}

void begin_rows(JsonWriter& json, std::span<const Dimension> dimensions) {
  json.key("by").begin_array();
  for (const Dimension dimension : dimensions) json.text(code(dimension));
  json.end_array().key("rows").begin_array();
}

Result<> end_rows(JsonWriter& json, std::string& out, Sink sink) {
  json.end_array().end_object();
  out += '\n';
  return flush(out, sink, 0);
}

}  // namespace

Result<> write_json(const ResultDocument& document, const Footprint& footprint,
                    std::span<const Dimension> dimensions, Language language, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  JsonDocument(document, language, json).head();
  begin_rows(json, dimensions);
  if (document.table.dimensions.empty()) {
    TRY_VOID(streamed_rows(footprint, dimensions, json, out, sink));
  } else {
    TRY_VOID(table_rows(document.table, footprint, json, out, sink));
  }
  return end_rows(json, out, sink);
}

Result<> write_json(std::span<const YearFootprint> years, std::span<const Dimension> dimensions,
                    Language language, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object().key("format").text("capnr-footprint-years").key("version").integer(1);
  json.key("years").begin_array();
  for (const YearFootprint& year : years) {
    json.begin_object().key("year").text(year.word);
    JsonDocument(year.document, language, json).members();
    json.end_object();
    TRY_VOID(flush(out, sink, piece));
  }
  json.end_array();
  begin_rows(json, dimensions);
  for (const YearFootprint& year : years)
    TRY_VOID(table_rows(year.document.table, year.footprint, json, out, sink));
  return end_rows(json, out, sink);
}

}  // namespace capnr
