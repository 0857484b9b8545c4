// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/storage_output.h"

#include <array>

#include "base/text.h"
#include "publish/text_table.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string share_of(std::int64_t part, std::int64_t all, Language language) {
  if (all <= 0) return "";
  return format_number(100.0 * static_cast<double>(part) / static_cast<double>(all), language, 3) + " %";
}

std::string share_of(const std::optional<std::int64_t>& part, std::int64_t all, Language language) {
  return part ? share_of(*part, all, language) : std::string(tr(language, "not looked for"));
}

std::vector<std::string> cells_of(const StorageScan& scan, const StorageSums& sums, std::string department,
                                  Language language) {
  return {to_string(scan.date),
          scan.share,
          std::move(department),
          format_number(static_cast<double>(sums.files), language, 15),
          shown_bytes(sums.bytes, language),
          share_of(sums.bytes_over_3_years, sums.bytes, language),
          share_of(sums.duplicate_bytes, sums.bytes, language),
          std::to_string(sums.unread_folders)};
}

struct Number {
  std::string_view name;
  std::optional<std::int64_t> value;
};

std::array<Number, 10> numbers_of(const StorageSums& sums) {
  return {{{"files", sums.files},
           {"bytes", sums.bytes},
           {"apparent_bytes", sums.apparent_bytes},
           {"bytes_over_1_year", sums.bytes_over_1_year},
           {"bytes_over_3_years", sums.bytes_over_3_years},
           {"bytes_over_5_years", sums.bytes_over_5_years},
           {"duplicate_files", sums.duplicate_files},
           {"duplicate_bytes", sums.duplicate_bytes},
           {"unread_folders", sums.unread_folders},
           {"unread_files", sums.unread_files}}};
}

void write(JsonWriter& json, const StorageSums& sums) {
  for (const Number& one : numbers_of(sums)) {
    json.key(one.name);
    if (one.value) {
      json.integer(*one.value);
    } else {
      json.null();
    }
  }
}

void write(JsonWriter& json, const StorageScan& scan) {
  json.begin_object();
  json.key("date").text(to_string(scan.date));
  json.key("share").text(scan.share);
  json.key("recorded_at").text(scan.recorded_at);
  json.key("recorded_by").text(scan.recorded_by);
  json.key("total").begin_object();
  write(json, scan.total());
  json.end_object();
  json.key("departments").begin_array();
  for (const StorageSums& sums : scan.departments) {
    json.begin_object();
    json.key("department").text(sums.department);
    write(json, sums);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string shown_bytes(std::int64_t bytes, Language language) {
  struct Unit {
    double bytes;
    std::string_view fr, en;
  };
  static constexpr std::array<Unit, 5> units = {
      {{1e15, "Po", "PB"}, {1e12, "To", "TB"}, {1e9, "Go", "GB"}, {1e6, "Mo", "MB"}, {1e3, "ko", "kB"}}};
  const auto number = static_cast<double>(bytes);
  for (const Unit& unit : units)
    if (number >= unit.bytes)
      return format_number(number / unit.bytes, language, 3) + " " +
             std::string(language == Language::fr ? unit.fr : unit.en);
  return std::to_string(bytes) + (language == Language::fr ? " o" : " B");
}

std::string to_terminal(const StorageDocument& document, const TerminalOptions& options) {
  const Language language = options.language;
  const auto in_words = [&](std::string_view message) { return std::string(tr(language, message)); };
  if (document.scans.empty()) return in_words("No file share was scanned yet.") + "\n";
  TextTable table;
  table.columns = {
      {in_words("date")},         {in_words("file share")},          {in_words("department"), false, true},
      {in_words("files"), true},  {in_words("size"), true},          {in_words("not used for 3 years"), true},
      {in_words("copies"), true}, {in_words("unread folders"), true}};
  for (const StorageScan& scan : document.scans) {
    for (const StorageSums& sums : scan.departments)
      table.rows.push_back(cells_of(scan, sums, sums.department, language));
    if (scan.departments.size() > 1)
      table.rows.push_back(cells_of(scan, scan.total(), in_words("(all)"), language));
  }
  return render(table, options.width);
}

Result<> write_json(const StorageDocument& document, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  json.key("scans").begin_array();
  for (const StorageScan& scan : document.scans) write(json, scan);
  json.end_array();
  json.end_object();
  return sink(out + '\n');
}

Result<> write_csv(const StorageDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const std::string_view column : {"date", "share", "department"}) csv.verbatim(column);
  for (const Number& one : numbers_of({})) csv.verbatim(one.name);
  csv.end_row();
  for (const StorageScan& scan : document.scans)
    for (const StorageSums& sums : scan.departments) {
      csv.verbatim(to_string(scan.date)).text(scan.share).text(sums.department);
      for (const Number& one : numbers_of(sums)) {
        if (one.value) {
          csv.integer(*one.value);
        } else {
          csv.verbatim("");
        }
      }
      csv.end_row();
    }
  return sink(out);
}

}  // namespace capnr
