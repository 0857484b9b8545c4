// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/detail_line.h"

#include <cmath>

#include "footprint/coverage.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::size_t piece = 64U << 10U;
constexpr std::string_view columns[] = {
    "name", "source_kind", "department",     "type", "item", "phase", "criterion",   "value",
    "unit", "quantity",    "lifetime_years", "kwh",  "pack", "gap",   "source_file", "source_row"};

}  // namespace

DetailWriter::DetailWriter(const FactorSet& set, std::span<const SourceFile> sources, DetailFormat format,
                           Sink sink)
    : set_(set), sources_(sources), format_(format), sink_(sink), criteria_(covered_criteria(set)) {
  if (format_ != DetailFormat::csv) return;
  CsvWriter header(out_);
  for (const std::string_view column : columns) header.text(column);
  header.end_row();
}

std::string_view DetailWriter::file_of(SourceRow source) const {
  if (source.row == 0 || source.file >= sources_.size()) return "";
  return sources_[source.file].path;
}

std::string_view DetailWriter::pack_of(const Impact& impact) const {
  return impact.pack < set_.packs.size() ? std::string_view(set_.packs[impact.pack].id) : std::string_view();
}

Result<> DetailWriter::write(const ImpactRecord& record, const Group& group) {
  for (const Phase phase : phases) {
    for (std::size_t c = 0; c < criterion_count; ++c) {
      if (criteria_[c]) write_line(record, group, phase, static_cast<Criterion>(c));
    }
  }
  return out_.size() < piece ? Result<>() : flush();
}

void DetailWriter::write_line(const ImpactRecord& record, const Group& group, Phase phase,
                              Criterion criterion) {
  const Impact& impact = group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
  const bool withheld =
      !shown(set_, impact.pack) || !shown(set_, record.lifetime.pack) || !shown(set_, record.energy_pack);
  if (format_ == DetailFormat::csv) {
    write_csv(record, group, phase, criterion, withheld);
  } else {
    write_json(record, group, phase, criterion, withheld);
  }
}

void DetailWriter::write_csv(const ImpactRecord& record, const Group& group, Phase phase, Criterion criterion,
                             bool withheld) {
  const Impact& impact = group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
  CsvWriter row(out_, ';', true);
  row.text(record.name).text(record.source_kind).text(record.department).text(record.type).text(record.item);
  row.text(code(phase)).text(code(criterion)).number(impact.value).text(unit(criterion));
  row.number(group.quantity).number(withheld ? unknown : record.lifetime.value);
  row.number(withheld ? unknown : record.kwh).text(pack_of(impact)).text(code(impact.gap));
  row.text(file_of(record.source));
  record.source.row > 0 ? row.integer(record.source.row) : row.text("");
  row.end_row();
}

void DetailWriter::write_json(const ImpactRecord& record, const Group& group, Phase phase,
                              Criterion criterion, bool withheld) {
  const Impact& impact = group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
  JsonWriter line(out_);
  line.begin_object();
  line.key("name").text(record.name).key("source_kind").text(record.source_kind);
  line.key("department").text(record.department).key("type").text(record.type).key("item").text(record.item);
  line.key("phase").text(code(phase)).key("criterion").text(code(criterion));
  line.key("value").number(impact.value).key("unit").text(unit(criterion));
  line.key("quantity").number(group.quantity);
  line.key("lifetime_years").number(withheld ? unknown : record.lifetime.value);
  line.key("kwh").number(withheld ? unknown : record.kwh);
  line.key("pack").text(pack_of(impact)).key("gap").text(code(impact.gap));
  line.key("source_file").text(file_of(record.source)).key("source_row");
  record.source.row > 0 ? line.integer(record.source.row) : line.null();
  line.end_object();
  out_ += '\n';
}

Result<> DetailWriter::flush() {
  TRY_VOID(sink_(out_));
  out_.clear();
  return {};
}

}  // namespace capnr
