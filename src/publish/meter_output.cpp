// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/meter_output.h"

#include "base/text.h"
#include "publish/text_table.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string use_word(MeterUse use, Language language) {
  switch (use) {
    case MeterUse::total:
      return std::string(tr(language, "all of it"));
    case MeterUse::it:
      return std::string(tr(language, "IT equipment"));
    case MeterUse::part:
      break;
  }
  return std::string(tr(language, "a part of it"));
}

std::string place_of(const Meter& meter) {
  std::string place;
  for (const std::string* one : {&meter.datacentre, &meter.site, &meter.department})
    if (!one->empty()) place += (place.empty() ? "" : ", ") + *one;
  return place;
}

}  // namespace

std::vector<MeterLine> yearly(std::span<const Meter> meters) {
  std::vector<MeterLine> lines;
  for (const Meter& meter : meters) {
    if (meter.spans.empty()) continue;
    for (int year = year_of(meter.spans.front().from); year <= year_of(meter.spans.back().until); ++year)
      if (const MeteredYear counted = metered_in(meter, year); counted.days > 0)
        lines.push_back({&meter, year, counted});
  }
  return lines;
}

std::string to_terminal(const MeterDocument& document, const TerminalOptions& options) {
  const Language language = options.language;
  const auto in_words = [&](std::string_view message) { return std::string(tr(language, message)); };
  if (document.files.empty()) return in_words("No file was given yet.") + "\n";
  TextTable table;
  table.columns = {{in_words("meter"), false, true},
                   {in_words("place"), false, true},
                   {in_words("counts")},
                   {in_words("year")},
                   {"kWh", true},
                   {in_words("days"), true},
                   {""}};
  for (const MeterLine& line : document.lines)
    table.rows.push_back({line.meter->name, place_of(*line.meter), use_word(line.meter->use, language),
                          std::to_string(line.year), format_number(line.counted.kwh, language, 9),
                          std::to_string(line.counted.days),
                          line.counted.whole ? "" : in_words("part of the year")});
  std::string text = render(table, options.width) + "\n";
  for (const RegisterFile& file : document.files)
    text += tr(language, "{file}: {rows} rows, {rejected} rejected, recorded on {date} by {who}",
               {{"file", file.path},
                {"rows", std::to_string(file.rows)},
                {"rejected", std::to_string(file.rejected)},
                {"date", file.recorded_at.substr(0, 10)},
                {"who", file.recorded_by}}) +
            "\n";
  return text;
}

Result<> write_json(const MeterDocument& document, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  json.key("years").begin_array();
  for (const MeterLine& line : document.lines) {
    json.begin_object();
    json.key("meter").text(line.meter->name);
    json.key("datacentre").text(line.meter->datacentre);
    json.key("site").text(line.meter->site);
    json.key("department").text(line.meter->department);
    json.key("use").text(code(line.meter->use));
    json.key("year").integer(line.year);
    json.key("kwh").number(line.counted.kwh);
    json.key("days").integer(line.counted.days);
    json.key("whole_year").boolean(line.counted.whole);
    json.end_object();
  }
  json.end_array();
  json.key("files").begin_array();
  for (const RegisterFile& file : document.files) {
    json.begin_object();
    json.key("path").text(file.path);
    json.key("sha256").text(file.sha256);
    json.key("rows").integer(file.rows);
    json.key("rejected").integer(file.rejected);
    json.key("recorded_at").text(file.recorded_at);
    json.key("recorded_by").text(file.recorded_by);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return sink(out + '\n');
}

Result<> write_csv(const MeterDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const std::string_view column :
       {"meter", "datacentre", "site", "department", "use", "year", "kwh", "days", "whole_year"})
    csv.verbatim(column);
  csv.end_row();
  for (const MeterLine& line : document.lines) {
    const Meter& meter = *line.meter;
    csv.text(meter.name)
        .text(meter.datacentre)
        .text(meter.site)
        .text(meter.department)
        .verbatim(code(meter.use));
    csv.integer(line.year).number(line.counted.kwh).integer(line.counted.days);
    csv.verbatim(line.counted.whole ? "yes" : "no").end_row();
  }
  return sink(out);
}

}  // namespace capnr
