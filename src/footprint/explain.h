// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "evidence/source.h"
#include "footprint/engine.h"

// One equipment, virtual machine, application, cloud instance…: the formula with its numbers, each with where it
// comes from. Values are the engine's own (RowEngine, host_shares, add_record), and the tests compute each
// formula again from its terms: a trace that would not give the figure cannot be printed.
//
// Licences. A number of a pack marked hidden is not in the explanation at all (Term::hidden, no value), and an
// impact that rests on one is withheld (no value either): with the other numbers of the trace its factor could
// be divided out. The figure itself stays in the footprint, which is the city's own.

namespace capnr {

/// A sentence in English, key of its French, and what fills its {names}.
struct Words {
  std::string message;
  std::vector<std::pair<std::string, std::string>> parameters = {};
};
std::string said(const Words& words, Language language);

/// A number of a formula, or a fact.
struct Term {
  std::string
      symbol;  ///< as docs/method.md writes it: "Q", "L", "F", "PUE"; empty for a fact that no formula uses
  double value = unknown;
  std::string text;      ///< a word instead of a number: "laptop", "FR"
  std::string unit;      ///< English id: "kWh", "years"; of a factor, the criterion's
  Words meaning;         ///< "default lifetime of the item"
  std::string source;    ///< "parc.csv" or "ademe 2.2.0, factors.csv"; empty for a constant of the method
  std::int64_t row = 0;  ///< in that file; 0 when it does not apply
  bool hidden = false;   ///< the pack forbids showing the value: it is not here
};

struct ExplainedImpact {
  Phase phase = Phase::manufacturing;
  Criterion criterion = Criterion::gwp;
  std::string formula;      ///< "Q · F / L"; empty when there is no figure
  std::vector<Term> terms;  ///< of the formula, in its order
  double value = unknown;
  Gap gap = Gap::none;               ///< why there is no value
  bool withheld = false;             ///< there is a value, but a hidden pack's number could be told from it
  std::optional<Phase> within = {};  ///< its source counts it within that phase: 0 here
};

/// How a virtual machine or an application takes its share of a host, in one phase.
struct ExplainedShare {
  Phase phase = Phase::manufacturing;
  std::string formula;
  std::vector<Term> terms;
  double value = unknown;
  bool withheld = false;
};

/// What an explanation is made of beside its own formulas: the host of a machine, the machines of an
/// application, the firewalls that a server brings with it.
struct ExplainedPart {
  Words title;
  std::vector<Term> facts;
  std::vector<ExplainedShare> shares;
  std::vector<ExplainedImpact> impacts;
};

struct Explanation {
  enum class Subject : std::uint8_t {
    equipment,
    virtual_machine,
    application,
    cloud_instance,
    datacentre,
    traffic,
    volume,
    service
  } subject = Subject::equipment;
  std::string name;
  std::vector<Term> facts;               ///< what the inventory says, what was recognised, what was assumed
  std::vector<ExplainedImpact> impacts;  ///< by phase, then criterion, for the criteria that the set covers
  std::vector<ExplainedPart> parts;
  std::vector<Words> notes;
};

std::string_view code(Explanation::Subject subject);  ///< "virtual-machine"
std::optional<Explanation::Subject> subject_from(std::string_view code);
std::string_view name(Explanation::Subject subject, Language language);

/// The impact of a phase and criterion; nothing when the set does not cover the criterion.
const ExplainedImpact* find(const std::vector<ExplainedImpact>& impacts, Phase phase, Criterion criterion);

struct ExplainInput {
  const InventoryData& inventory;
  std::span<const SourceFile> sources;
  const FactorSet& set;
  const MethodProfile& profile;
  Date as_of;
  /// The equipment of a name, with its file and row.
  std::function<Result<std::optional<Equipment>>(std::string_view)> find_equipment;
  /// Every equipment's name, for the nearest ones when none has the name asked for.
  std::function<Result<>(FunctionRef<void(std::string_view)>)> each_equipment_name;
};

/// Looked for among equipment, virtual machines, applications, cloud instances, datacentres, traffic, volumes and
/// services, in this order, or among one kind only. Kind::not_found gives the nearest names.
Result<Explanation> explain(const ExplainInput& input, std::string_view name,
                            std::optional<Explanation::Subject> subject = std::nullopt);

}  // namespace capnr
