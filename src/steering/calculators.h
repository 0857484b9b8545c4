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
#include "evidence/publication.h"
#include "evidence/scope_version.h"
#include "footprint/engine.h"
#include "inventory/disposal.h"
#include "inventory/meter.h"
#include "inventory/purchase.h"
#include "inventory/software.h"
#include "inventory/storage_scan_store.h"
#include "steering/fleet_use.h"
#include "steering/life_class.h"
#include "steering/plan.h"
#include "steering/programme.h"
#include "steering/target_store.h"

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
  std::span<const LedgerEntry> entries = {};          ///< current values of the ledger
  const PurchaseRegister* purchases = nullptr;        ///< of every year; null as none
  const DisposalRegister* disposals = nullptr;        ///< the same
  const YearPlan* plan = nullptr;                     ///< of the year; null when it has none
  std::span<const TargetEntry> targets = {};          ///< what load_targets() gives
  std::span<const ScopeVersion> scope_versions = {};  ///< what scope_versions() gives
  std::span<const Publication> publications = {};     ///< open data, every version of every year
  const MeterRegister* meters = nullptr;              ///< null as none
  const std::vector<StorageScan>* scans = nullptr;    ///< the same
  const SoftwareRegister* software = nullptr;         ///< the same
  const SupportCalendar* support = nullptr;           ///< until when software is repaired
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
  plan,
  targets,
  publications,
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

/// Whether it looks at values of the ledger of the same year, and so comes after the other calculators.
bool reads_the_ledger(const Calculator& calculator);

/// By indicator, as the programme orders them.
std::span<const Calculator> calculators();

/// The inventories, or the files of the year, that a basis names.
void add_sources(CalculatorBasis basis, const CalculatorInput& input, std::vector<ValueSource>& sources);

/// The ledger's entry for a computed value, with the inventories, or the files of purchases, disposals or meters, software or open data of the year, its scans, or its plan, that it rests on as sources; when and by whom are the caller's to say.
LedgerEntry entry_of(const Calculator& calculator, const ComputedValue& value, const CalculatorInput& input);

}  // namespace capnr
