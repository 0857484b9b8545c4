// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "inventory/fields.h"

// A mapping file says what the columns of a tool's export mean. It is TOML that a user can write (docs/city-folder.md):
//
//   name = "parc-ecoles"
//   description = "The schools' own list"
//   [[table]]
//   entity = "equipment"
//   recognise = ["N° parc", "Matériel"]            # headers that must all be there for this mapping to be chosen by itself
//   [table.fields.name]
//   headers = ["N° parc"]
//   [table.fields.memory_gb]
//   headers = ["Mémoire (Mo)"]
//   factor = 0.001
//   [table.fields.country]
//   constant = "FR"

namespace capnr {

/// How one field is found and read.
struct FieldMapping {
  std::size_t field = 0;                                    ///< index into fields_of(entity)
  std::vector<std::string> headers;                         ///< as written; compared by folded()
  std::optional<std::string> constant;                      ///< when no column is there, or its cell is empty
  std::vector<std::pair<std::string, std::string>> values;  ///< folded cell → what it means
  double factor = 1;                                        ///< multiplies the number
  std::vector<std::string> times;  ///< headers of a column that multiplies the number too (W × h)
  bool first_line = false;         ///< of a cell with several lines, keep the first
  bool strip_unit = false;         ///< "16 Go" is 16
  bool strip_tags = false;         ///< "<a href=…>Printer</a>" is Printer
  std::string before;              ///< keep what stands before this text
};

/// The order of day and month where a date does not tell it itself.
enum class DateOrder : std::uint8_t { day_first, month_first };

/// One kind of row in a file. A file whose rows are of several kinds has several tables, told apart by `when`.
struct TableMapping {
  std::string mapping;  ///< name of the mapping file it belongs to
  Entity entity = Entity::equipment;
  std::vector<FieldMapping> fields;
  std::vector<std::string> recognise;  ///< headers that must all be there
  std::vector<std::string>
      columns;              ///< for a file without header: the field of each column, "" for one to leave
  std::string when_header;  ///< takes only rows whose cell in this column…
  std::vector<std::string> when_values;  ///< …is one of these (folded; "" is an empty cell)
  bool when_other = false;               ///< …or anything that no other table of the mapping takes
  bool decimal_point = false;            ///< a lone comma separates thousands
  DateOrder date_order = DateOrder::day_first;
};

struct Mapping {
  std::string name, description;
  std::filesystem::path path;
  std::vector<TableMapping> tables;
  bool own = false;  ///< the user's, which wins over those that are shipped
};

/// An unknown key, field or entity is an error that gives the line.
Result<Mapping> parse_mapping(std::string_view toml, const std::filesystem::path& path);
/// Every .toml of the folder, by name.
Result<std::vector<Mapping>> load_mappings(const std::filesystem::path& folder);
/// The text that parse_mapping() reads back.
std::string write_mapping(const Mapping& mapping);

const Mapping* find_mapping(const std::vector<Mapping>& mappings, std::string_view name);

/// "glpi-fr@1f3a90c2": a mapping and the fingerprint of what it says, as SourceFile::mapping keeps it, so that a corrected mapping is
/// another reading of the same file.
std::string mapping_stamp(const Mapping& mapping);
/// "glpi-fr"
std::string_view mapping_name(std::string_view stamp);

}  // namespace capnr
