// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <span>

#include "evidence/source.h"
#include "footprint/engine.h"
#include "publish/record_impacts.h"
#include "publish/sink.h"

// One line per equipment × phase × criterion, written as rows come and never kept; then cloud instances, traffic, volumes and services. The
// lines of one criterion and phase add up to its total: the impacts come from the engine's own functions.
//
//   DetailRows rows({inventory, set, profile, as_of}, sources, DetailFormat::csv, sink);
//   each_equipment(database, org, id, [&](const EquipmentView& row) { return rows.equipment(class_index, row); });
//   TRY_VOID(rows.finish());
//
// Columns: name, source_kind, department, type, item, phase, criterion, value, unit, quantity, lifetime_years, kwh, pack, gap, source_file,
// source_row (docs/outputs.md). `quantity` is that of the row, `kwh` its electricity of the year (PUE included), `gap` why there is no value.
// Virtual machines and applications are shares of their hosts and have no lines, but for machines whose host is unknown (gap no_host);
// under ademe-rcp each server also has the lines of the equipment and building it brings with it (source_kind mutualised, datacentre).
// Where a hidden pack served, lifetime and energy are left out: with them its factor could be divided out of the value.

namespace capnr {

enum class DetailFormat : std::uint8_t { csv, json_lines };

class DetailRows {
 public:
  DetailRows(const ImpactSource& from, std::span<const SourceFile> sources, DetailFormat format, Sink sink);
  ~DetailRows();

  /// Only these criteria; all that the set covers by default. Call before the first row.
  void keep(const std::array<bool, criterion_count>& criteria);
  /// A row of equipment, of the class of that number. A row that the profile leaves out (withdrawn) has no line.
  Result<> equipment(std::uint32_t class_index, const EquipmentClass& words, const EquipmentView& row);
  /// The records that are not equipment, and what is left to write.
  Result<> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capnr
