// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/source.h"
#include "footprint/engine.h"
#include "footprint/result_rows.h"
#include "footprint/uncertainty.h"

// All that is told of a footprint, gathered once: the terminal, JSON, PCR-SI and the report show the same document, so they cannot
// disagree. A figure is a value with what must be read with it; what is not covered is not a number, never zero. Values are in the unit
// of their criterion (unit()); nothing is rounded here.

namespace capnr {

struct Figure {
  double value = unknown;
  std::optional<double> p5, p95;
  double coverage = 0;  ///< share of the units concerned that has a figure, 0 to 1
};

struct CriterionResult {
  Criterion criterion = Criterion::gwp;
  Figure total;
  std::array<Figure, phase_count> phases;
  double people = unknown;     ///< yearly sustainable budgets of one person
  double per_agent = unknown;  ///< per full-time equivalent of the city
  double per_inhabitant = unknown;
  double doubtful =
      0;  ///< share of the total that rests on factors of quality very_low, or of an interval as wide
};

/// One line of a division of the total (a type, a department, a family of equipment).
struct Part {
  std::string name;
  double quantity = 0;
  std::vector<Figure> figures;                  ///< by ResultDocument::criteria
  std::array<Figure, phase_count> phases = {};  ///< of the main criterion
};

/// Type of equipment × phase: what the main criterion's total is made of.
struct Contribution {
  std::string type;
  Phase phase = Phase::manufacturing;
  Figure figure;
  double share = 0;  ///< of the total
};

/// What has no figure, for one reason.
struct Missing {
  Gap gap = Gap::none;
  double quantity = 0;                                ///< units concerned
  std::vector<std::pair<std::string, double>> types;  ///< with their units, most first
};

/// A criterion that the factor set does not have at all for some phases, whatever the equipment.
struct Hole {
  Criterion criterion = Criterion::gwp;
  std::vector<Phase> phases;
};

struct ServedPack {
  PackInfo info;
  double share =
      0;  ///< of what is covered, 0 when it gave no factor (lifetimes, people's budgets, recognition)
};

/// What was set aside for one reason in one pack.
struct SetAside {
  std::string pack, reason;  ///< reason: an English id
  std::vector<Criterion> criteria;
  std::size_t count = 0;
  std::string example;  ///< as describe() tells it, in the document's language
};

/// A contributor to the uncertainty, with its subject as a reader knows it.
struct UncertaintySource {
  Contributor contributor;
  std::string subject;
};

struct UnrecognisedModel {
  std::string type, manufacturer, model;
  double quantity = 0;
};

struct KeyFigures {
  double equipment = 0;       ///< units of physical equipment
  double kwh = unknown;       ///< electricity of the year, PUE included
  double lifetime = unknown;  ///< mean, in years, of the units that tell theirs
  double virtual_machines = 0, cloud_instances = 0, applications = 0, datacentres = 0;
};

/// A rule of the method and what the profile says of it.
struct RuleValue {
  std::string name, value, summary;  ///< summary: an English id
};

struct ResultDocument {
  std::string city, insee_code, label;
  Date inventory_date, as_of;
  std::optional<double> fte, population;
  std::string set_name, profile_name;
  bool flow = false;  ///< what was bought in the year, instead of the stock amortised
  std::vector<RuleValue> rules;
  KeyFigures key;
  std::vector<CriterionResult> criteria;  ///< in the order of Criterion
  std::size_t main = 0;                   ///< into criteria: climate change, else the first that has a figure
  /// Largest of the main criterion first. A family is a kind of equipment or resource (family_code).
  std::vector<Part> families, types, departments;
  std::vector<Contribution> contributions;  ///< largest first
  std::vector<Missing> missing;
  std::vector<Hole> holes;
  std::vector<Assumption> assumptions;
  std::vector<ServedPack> packs;  ///< in priority order
  std::vector<SetAside> set_aside;
  std::vector<UnrecognisedModel> unrecognised;  ///< most units first
  double unrecognised_quantity = 0;
  std::vector<SourceFile> sources;
  std::optional<Uncertainty> uncertainty;
  std::vector<UncertaintySource> uncertainty_sources;  ///< those of the main criterion, largest first
  ResultTable table;                                   ///< by the dimensions asked for; empty when none were
  bool empty = false;                                  ///< the inventory holds nothing
};

struct DocumentInput {
  const Footprint& footprint;
  const FactorSet& set;
  const InventoryData& inventory;
  const WeightTable& weights;
  std::span<const SourceFile> sources = {};
  std::vector<Dimension> dimensions = {};  ///< of the table; Criterion is added when it is not there
  std::optional<UncertaintyOptions> uncertainty = std::nullopt;
  bool intervals_of_parts = false;  ///< of types and departments too
  Language language = Language::fr;
};

ResultDocument build_document(const DocumentInput& input);

/// The dimensions with Dimension::criterion at the end when it was not asked: kilograms and megajoules do not add up.
std::vector<Dimension> with_criterion(std::vector<Dimension> dimensions);

}  // namespace capnr
