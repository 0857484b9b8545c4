// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/open_data.h"
#include "publish/open_data_values.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::string_view csv_type = "text/csv";

void write_figure(CsvWriter& csv, const OpenDataInput& input, const YearResult& year, Criterion criterion,
                  std::string_view phase, const Figure& figure) {
  csv.text(to_string(year.date)).text(code(criterion)).text(phase).number(figure.value).text(unit(criterion));
  csv.number(figure.p5.value_or(unknown)).number(figure.p95.value_or(unknown)).number(figure.coverage);
  csv.text(input.set).text(input.profile).end_row();
}

}  // namespace

std::string footprint_totals_csv(const OpenDataInput& input) {
  std::string out;
  CsvWriter csv(out, ',', true);
  for (const char* title : {"inventory_date", "criterion", "phase", "value", "unit", "p5", "p95", "coverage",
                            "factor_set", "method_profile"})
    csv.text(title);
  csv.end_row();
  for (const YearResult& year : input.inventories)
    for (const CriterionResult& one : year.criteria) {
      write_figure(csv, input, year, one.criterion, "all", one.total);
      for (std::size_t i = 0; i < phase_count; ++i)
        write_figure(csv, input, year, one.criterion, code(static_cast<Phase>(i)), one.phases[i]);
    }
  return out;
}

std::vector<FileToPublish> open_data_files(const OpenDataInput& input) {
  std::vector<FileToPublish> files;
  files.push_back(file_to_publish("impact.csv", "impact", std::string(csv_type), impact_csv(input)));
  files.push_back(
      file_to_publish("indicators.csv", "indicators", std::string(csv_type), open_indicators_csv(input)));
  files.push_back(
      file_to_publish("indicators.json", "indicators", "application/json", open_indicators_json(input)));
  if (!input.inventories.empty())
    files.push_back(
        file_to_publish("footprint.csv", "footprint", std::string(csv_type), footprint_totals_csv(input)));
  if (input.plan != nullptr)
    files.push_back(file_to_publish("plan.csv", "plan", std::string(csv_type), open_plan_csv(*input.plan)));
  return files;
}

std::string manifest_json(const OpenDataInput& input, const Publication& publication,
                          std::span<const FileToPublish> files) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("city").text(input.city.name).key("insee_code").text(input.city.insee_code);
  json.key("year").integer(publication.year).key("version").integer(publication.version);
  json.key("published").text(publication.published_at).key("licence").text("etalab-2.0");
  json.key("content_sha256").text(publication.digest);
  json.key("values").integer(static_cast<std::int64_t>(published_values(input).size()));
  json.key("targets")
      .integer(static_cast<std::int64_t>(input.targets.size()))
      .key("inventories")
      .begin_array();
  for (const YearResult& year : input.inventories) json.text(to_string(year.date));
  json.end_array().key("files").begin_array();
  for (const FileToPublish& one : files) {
    json.begin_object().key("name").text(one.file.name).key("media_type").text(one.file.media_type);
    json.key("bytes").integer(one.file.bytes).key("sha256").text(one.file.sha256);
    if (!one.file.schema.empty()) json.key("schema").text(one.file.schema);
    if (one.file.valid) json.key("valid").boolean(*one.file.valid);
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace capnr
