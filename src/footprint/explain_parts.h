// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/explain_terms.h"
#include "footprint/group_collector.h"
#include "footprint/row_impacts.h"

// Inside of explain(): one function for each kind of record.

namespace capnr {

/// What explaining needs everywhere.
class Explainer {
 public:
  explicit Explainer(const ExplainInput& input)
      : in(input),
        make(input),
        engine(input.inventory.city, input.inventory.datacentres, input.set, input.profile, input.as_of),
        groups(input.inventory, input.set, input.profile, input.as_of),
        criteria(criteria_of(input.set)) {}

  const ExplainInput& in;
  const TermMaker make;
  const RowEngine engine;
  GroupCollector groups;
  const std::vector<Criterion> criteria;
};

/// An equipment of the inventory: the numbers that the engine uses, with where each comes from.
struct ExplainedEquipment {
  EquipmentClass words;
  RowNumbers numbers;
  SourceRow source = {};
};

/// Facts and impacts of one row; `group`: the engine's result, for what rests on it.
struct EquipmentResult {
  std::vector<Term> facts;
  std::vector<ExplainedImpact> impacts;
  std::vector<Words> notes;
  Group group;
  double own_kwh = unknown;        ///< electricity of the year without the PUE
  bool own_kwh_is_hidden = false;  ///< it comes from a hidden pack
};
EquipmentResult explain_row(const Explainer& with, const ExplainedEquipment& equipment);

/// The firewalls, switches, routers and building that a server brings with it under ademe-rcp.
std::vector<ExplainedPart> explain_brought(Explainer& with, const ExplainedEquipment& equipment);

/// The host's row: its class and numbers are the inventory's, its file and row those of find_equipment.
Result<ExplainedEquipment> equipment_of(const Explainer& with, const Host& host);
Result<std::optional<ExplainedEquipment>> equipment_named(const Explainer& with, std::string_view name);

Result<Explanation> explain_equipment(Explainer& with, const ExplainedEquipment& equipment,
                                      std::string_view name);
Result<Explanation> explain_machine(Explainer& with, const VirtualMachine& machine);
Result<Explanation> explain_application(Explainer& with, std::string_view name);
Explanation explain_cloud(Explainer& with, const CloudInstance& instance);
Explanation explain_datacentre(const Explainer& with, const Datacentre& datacentre);
Explanation explain_record(Explainer& with, const NetworkTraffic& traffic);
Explanation explain_record(Explainer& with, const DataVolume& volume);
Explanation explain_record(Explainer& with, const PurchasedService& service);

}  // namespace capnr
