// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/ledger.h"
#include "footprint/engine.h"
#include "inventory/disposal.h"
#include "inventory/meter.h"
#include "inventory/purchase.h"
#include "inventory/software.h"
#include "inventory/storage_scan_store.h"
#include "steering/fleet_use.h"
#include "steering/life_class.h"
#include "steering/programme.h"

// The indicators that the program computes itself, one calculator for each: a pure function from what is known of a year to its values, or to why there
// is none. docs/indicators.md has their formulas; a value carries the calculator's name and version, so that a change of formula shows.
//
//   for (const Calculator& calculator : calculators())
//     for (const ComputedValue& value : calculator.compute(evidence).values) …

namespace capnr {

/// What the last inventory of a year says.
struct YearEvidence {
  Date date;                        ///< of the inventory
  const InventoryData& inventory;   ///< its blocks are not needed
  const Footprint& footprint;       ///< every dimension kept
  const ResultTable& totals;        ///< {criterion}, with intervals when they were drawn
  const CityLives& lives;           ///< up to that inventory
  const FleetUse* fleet = nullptr;  ///< of that inventory; null as when nothing says what is used
};

struct CalculatorInput {
  const Programme& programme;
  int year = 0;
  const YearEvidence& now;
  const YearEvidence* before = nullptr;  ///< the last earlier year that has an inventory; null for the first
  std::span<const LedgerEntry> entries = {};        ///< current values of the ledger
  const PurchaseRegister* purchases = nullptr;      ///< of every year; null as none
  const DisposalRegister* disposals = nullptr;      ///< the same
  const MeterRegister* meters = nullptr;            ///< the same
  const std::vector<StorageScan>* scans = nullptr;  ///< the same
  const SoftwareRegister* software = nullptr;       ///< the same
  const SupportCalendar* support = nullptr;         ///< until when software is repaired
};

struct ComputedValue {
  std::string measure = {};
  double value = 0;
  std::optional<double> low = {}, high = {};
  Grade grade = Grade::estimated;
  Scope scope = {};
};

struct Calculation {
  std::vector<ComputedValue> values;
  /// Why there is no value, or not all of them: an English sentence, key of its French, and its parameters.
  std::string missing;
  std::vector<std::pair<std::string, std::string>> parameters = {};
};

/// What a calculator looks at, and so what its values name as sources.
enum class CalculatorBasis : std::uint8_t {
  inventory,
  two_inventories,
  purchases,
  disposals,
  inventory_and_meters,
  inventory_and_software,
  scans
};

struct Calculator {
  std::string_view indicator;
  std::string_view formula;  ///< its name and version, as the ledger keeps it
  Calculation (*compute)(const CalculatorInput& input);
  CalculatorBasis basis = CalculatorBasis::inventory;
};

/// By indicator, as the programme orders them.
std::span<const Calculator> calculators();

/// The ledger's entry for a computed value, with the inventories, the files of purchases, disposals, meters or software, or the scans, that it rests on as sources; when and by whom are the caller's to say.
LedgerEntry entry_of(const Calculator& calculator, const ComputedValue& value, const CalculatorInput& input);

}  // namespace capnr
