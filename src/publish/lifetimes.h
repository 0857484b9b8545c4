// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/html.h"
#include "inventory/lifetime_classes.h"
#include "publish/sink.h"
#include "publish/terminal.h"
#include "steering/equipment_kind.h"

// How long the equipment of a city lasts, as a table, CSV, JSON and a chart. docs/lifetimes.md says what the figures mean.

namespace capnr {

/// What lives are counted by.
enum class LifeDimension : std::uint8_t { type, department, manufacturer, model };
std::optional<LifeDimension> life_dimension_from(std::string_view code);
std::string_view code(LifeDimension dimension);

/// A machine withdrawn before its time.
struct PrematureDisposal {
  std::string name, kind, department;  ///< kind: an id of LifetimeDocument::kinds
  double quantity = 1, age = 0, expected_years = 0;
  std::string expected_from;  ///< "policy", "declared" or "set"
  Date start, end;
  LifeEnd how = LifeEnd::dated;
};

struct DepartmentPremature {
  std::string department;
  double judged = 0,
         premature = 0;  ///< quantities withdrawn with a known age and expected lifetime; of them, too early
};

struct LifetimeDocument {
  std::string city, insee_code, set;
  std::vector<Date> inventories;  ///< the last one is the date of the figures
  std::vector<LifeDimension> dimensions;
  std::vector<EquipmentKind> kinds;
  std::vector<LifetimeClass> classes;            ///< most machines first
  std::vector<DepartmentPremature> departments;  ///< most premature disposals first
  std::vector<PrematureDisposal> premature;      ///< the youngest first
  VanishedRule vanished_rule = VanishedRule::middle;
  bool late_entry = false;
  double personal = 0;     ///< machines of agents (BYOD), left out
  double gone_before = 0;  ///< EquipmentLives::gone_before
};

std::string to_terminal(const LifetimeDocument& document, const TerminalOptions& options);
Result<> write_json(const LifetimeDocument& document, Sink sink);
/// One row for each class.
Result<> write_csv(const LifetimeDocument& document, Sink sink);
/// One row for each machine withdrawn before its time.
Result<> write_premature_csv(const LifetimeDocument& document, Sink sink);
/// The survival curve of a class, its band and its data; `id`: of the figure in the page.
html::Html lifetime_chart(const LifetimeDocument& document, const LifetimeClass& of, std::string_view id,
                          Language language);

/// The class as readers know it: "Ordinateur portable · DRH".
std::string shown_class(const LifetimeDocument& document, const LifetimeClass& of, Language language);
std::string shown_kind(const std::vector<EquipmentKind>& kinds, std::string_view id, Language language);

}  // namespace capnr
