// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/cell.h"
#include "inventory/header_match.h"
#include "inventory/name_list.h"
#include "inventory/name_set.h"
#include "inventory/recognise.h"
#include "inventory/reject.h"
#include "inventory/row_checks.h"

// Physical equipment comes by the million. The words of a row (department, type, manufacturer, …) repeat from row to row, so each distinct cell is
// cleaned, translated and checked once, each distinct combination becomes a class once, and a row costs a few comparisons, its numbers
// and one fingerprint of its name.

namespace capnr {

/// One accepted row. The texts of `view` live until the next row; those of the class as long as the reader.
struct EquipmentRow {
  EquipmentView view;
  std::uint32_t class_index = 0;
  /// What the class is found by: see EquipmentReader::read_all_but_class.
  std::array<std::uint32_t, 2> class_key = {};
};

/// What the rows of one inventory share, whatever their files.
struct EquipmentChecks {
  CellContext cells;
  NameList* name_list = nullptr;  ///< instead of `names`: whether one came twice is looked for at the end
  NameSet* names = nullptr;       ///< of the inventory so far
  const NameSet* known_names = nullptr;  ///< already stored, from other files
  /// Whether a datacentre is known; when not set, any is accepted.
  std::function<bool(std::string_view)> has_datacentre = {};
  /// Number of a source by its path, for the source_file column; when not set the column is not read.
  std::function<std::optional<std::uint32_t>(std::string_view)> source_number = {};
  /// Whether last_seen, operating_system and user are wanted; else their columns are not read.
  bool details = false;
  std::string user_key = {};  ///< of pseudonym_of(); without it users that are no pseudonyms yet are left out
};

/// A type, manufacturer and model that is no reference item, with what it could be.
struct UnrecognisedGroup {
  std::string type, manufacturer, model;
  std::int64_t rows = 0;
  double quantity = 0;
  std::vector<Guess> guesses;
};

class EquipmentReader {
 public:
  EquipmentReader(const Recogniser& recogniser, EquipmentChecks checks);
  ~EquipmentReader();
  EquipmentReader(const EquipmentReader&) = delete;
  EquipmentReader& operator=(const EquipmentReader&) = delete;

  /// Call before the rows of each file: `source` is the number that their SourceRow::file carries. The plan must outlive them.
  void start_file(const FilePlan& plan, const ColumnPlan& columns, std::uint32_t source);
  /// When the row is refused `reject` says why (its file and cells are left to the caller). A row of empty cells is skipped.
  RowResult read(const Row& row, EquipmentRow& out, Reject& reject);
  /// The same but for `class_index` and the texts of the view (only its name is there): for who sums numbers. The place of the class in the memory, one of many, is asked for and not waited for: who has several rows on their
  /// way asks for their classes later, in the order of the rows.
  RowResult read_all_but_class(const Row& row, EquipmentRow& out, Reject& reject);
  std::uint32_t class_of(const std::array<std::uint32_t, 2>& class_key);

  /// One for each distinct combination met, in order of appearance.
  const ClassWords& classes() const;
  ClassWords take_classes() &&;
  std::vector<UnrecognisedGroup> unrecognised() const;
  std::int64_t recognised_rows() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct EquipmentFileOptions {
  std::filesystem::path rejects;  ///< folder; empty for none
  Language language = Language::fr;
  ReadOptions read = {};
  bool classes_later = false;  ///< rows come as EquipmentReader::read_all_but_class gives them
};

struct EquipmentFileReport {
  std::int64_t rows = 0, rejected = 0;
  std::vector<Reject> first_rejects;
  std::string mapping;
};

/// Streams the equipment of one file without any database, in flat memory (eight bytes a row for the names): what `capnr footprint --from
/// FILE.csv` uses. Rejected rows are left out and counted.
Result<EquipmentFileReport> read_equipment_file(const std::filesystem::path& path,
                                                const std::vector<Mapping>& mappings,
                                                std::string_view mapping, EquipmentReader& reader,
                                                const EquipmentFileOptions& options,
                                                FunctionRef<Result<>(const EquipmentRow&)> on_row);

}  // namespace capnr
