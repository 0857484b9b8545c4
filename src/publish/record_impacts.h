// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "evidence/source.h"
#include "footprint/engine.h"

// The impacts of an inventory record by record, by the engine's own functions, for the outputs that have a line for each. What they give for
// one criterion and phase adds up to the footprint's total.

namespace capnr {

/// A record, or the part of one that has impacts of its own. Texts live until the next one.
struct ImpactRecord {
  std::string_view name, source_kind, department, type, item;
  std::string_view manufacturer, model;  ///< of equipment
  Grade grade = Grade::imported;
  Default lifetime = {};
  double kwh = unknown;             ///< of the year, PUE included
  PackIndex energy_pack = no_pack;  ///< of the item's default energy, when the row tells none
  SourceRow source = {};
};

/// What the impacts of records are computed from. All must outlive who is given it. `inventory.classes` may still grow (a file
/// being read), its other records must be there.
struct ImpactSource {
  const InventoryData& inventory;
  const FactorSet& set;
  const MethodProfile& profile;
  Date as_of;
};

class RecordImpacts {
 public:
  using OnRecord = std::function<Result<>(const ImpactRecord&, const Group&)>;

  /// The parts of a record come one after the other, with the same name and source: a server and, under ademe-rcp, what it brings
  /// with it.
  RecordImpacts(const ImpactSource& from, OnRecord on_record);
  ~RecordImpacts();
  RecordImpacts(const RecordImpacts&) = delete;
  RecordImpacts& operator=(const RecordImpacts&) = delete;

  /// A row of equipment, of the class of that number; one that the profile leaves out (withdrawn) has no impact and is not given.
  Result<> equipment(std::uint32_t class_index, const EquipmentClass& words, const EquipmentView& row);
  /// The records that are not equipment: machines without a host, cloud instances, traffic, volumes, services.
  Result<> others();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capnr
