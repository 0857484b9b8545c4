// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/explain_shares.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "footprint/formulas.h"

namespace capnr {
namespace {

Term of_machine(const Explainer& with, const char* symbol, double value, const char* unit, Words meaning,
                const VirtualMachine& machine) {
  return with.make.told(symbol, value, unit, std::move(meaning), machine.source);
}

Term together(const char* symbol, double value, const char* unit, Words meaning, const ExplainedHost& host) {
  return TermMaker::constant(symbol, value, unit, filled(std::move(meaning), {{"host", host.name}}));
}

class ShareExplainer {
 public:
  ShareExplainer(const Explainer& with, const ExplainedHost& host, const VirtualMachine& machine)
      : with_(with), host_(host), machine_(machine) {
    const auto at = std::find(host.machines.begin(), host.machines.end(), &machine);
    index_ = static_cast<std::size_t>(at - host.machines.begin());
    quantity_ = of_machine(with, "q", machine.quantity, "units", Words{"machines of this row"}, machine);
  }

  ExplainedShare of(Phase phase) const {
    const auto p = static_cast<std::size_t>(phase);
    ExplainedShare share;
    share.phase = phase;
    FormulaMaker formula;
    const bool by_energy = phase == Phase::use && host_.shares.measured > 0;
    if (by_energy && machine_.annual_kwh) {
      measured(formula);
    } else {
      ordinary(formula, phase);
      brought_back(formula, host_.shares.divided_before[p]);
      if (by_energy) rest(formula);
    }
    brought_back(formula, host_.shares.divided_after[p], true);
    formula.give(share, host_.shares.machines[index_][p]);
    return share;
  }

 private:
  void ordinary(FormulaMaker& formula, Phase phase) const {
    using By = HostShares::By;
    const HostShares& all = host_.shares;
    switch (all.by[index_]) {
      case By::key:
        formula.times(of_machine(with_, "k", machine_.allocation_key.value_or(unknown), "",
                                 Words{"allocation key of the row"}, machine_));
        formula.times(quantity_);
        return;
      case By::vcpu:
        formula.times(vcpu()).times(quantity_).over(together(
            "Σv", all.vcpu.value_or(unknown), "vCPU", Words{"vCPU of all the machines of {host}"}, host_));
        return;
      case By::storage:
        formula.times(disk()).times(quantity_).over(together(
            "Σd", all.disk_gb.value_or(unknown), "GB", Words{"disk of all the machines of {host}"}, host_));
        return;
      case By::equal:
        formula.times(quantity_).over(
            together("n", all.units, "units", Words{"machines of {host}: each takes an equal share"}, host_));
        return;
      case By::resources:
        resources(formula, phase);
    }
  }

  // ADEME RCP: memory, vCPU and disk weighted by phase.
  void resources(FormulaMaker& formula, Phase phase) const {
    const HostShares& all = host_.shares;
    const formula::ResourceRatios ratios = formula::rcp_ratios(phase);
    const char* rcp = "ADEME RCP, Cloud Assess";
    formula.part(
        "(rm · m / Σm + rv · v / Σv + rd · d / Σd) · q",
        {TermMaker::constant("rm", ratios.memory, "", Words{"weight of memory in this phase"}, rcp),
         of_machine(with_, "m", machine_.memory_gb.value_or(unknown), "GB", Words{"memory of one machine"},
                    machine_),
         together("Σm", all.memory_gb.value_or(unknown), "GB", Words{"memory of all the machines of {host}"},
                  host_),
         TermMaker::constant("rv", ratios.vcpu, "", Words{"weight of vCPU in this phase"}, rcp), vcpu(),
         together("Σv", all.vcpu.value_or(unknown), "vCPU", Words{"vCPU of all the machines of {host}"},
                  host_),
         TermMaker::constant("rd", ratios.storage, "", Words{"weight of disk in this phase"}, rcp), disk(),
         together("Σd", all.disk_gb.value_or(unknown), "GB", Words{"disk of all the machines of {host}"},
                  host_),
         quantity_});
  }

  void measured(FormulaMaker& formula) const {
    formula.times(of_machine(with_, "Em", machine_.annual_kwh.value_or(unknown), "kWh/year",
                             Words{"measured electricity of one machine"}, machine_));
    formula.times(quantity_);
    Term host =
        together("Eh", host_.row.own_kwh, "kWh/year", Words{"electricity of {host}, without the PUE"}, host_);
    host.hidden = host_.row.own_kwh_is_hidden;
    if (host.hidden) host.value = unknown;
    formula.over(host);
  }

  // What machines with a measured energy leave, in proportion.
  void rest(FormulaMaker& formula) const {
    const bool hidden = host_.row.own_kwh_is_hidden;
    const auto term = [&](const char* symbol, double value, const Words& meaning) {
      Term made = together(symbol, hidden ? unknown : value, "", meaning, host_);
      made.hidden = hidden;
      return made;
    };
    formula.times(term("ρ", std::max(0.0, 1 - host_.shares.measured),
                       Words{"share of {host} that machines with a measured energy leave"}));
    formula.over(term("σ", host_.shares.others, Words{"shares of the other machines of {host} together"}));
  }

  void brought_back(FormulaMaker& formula, double divided_by, bool after = false) const {
    if (divided_by == 1) return;
    formula.over(together(after ? "Σs′" : "Σs", divided_by, "",
                          Words{"shares of {host} together: more than 1, they are brought back to it"},
                          host_));
  }

  Term vcpu() const {
    return of_machine(with_, "v", machine_.vcpu.value_or(unknown), "vCPU", Words{"vCPU of one machine"},
                      machine_);
  }
  Term disk() const {
    return of_machine(with_, "d", machine_.disk_gb.value_or(unknown), "GB", Words{"disk of one machine"},
                      machine_);
  }

  const Explainer& with_;
  const ExplainedHost& host_;
  const VirtualMachine& machine_;
  std::size_t index_ = 0;
  Term quantity_ = {};
};

}  // namespace

const std::string& host_name(const VirtualMachine& machine) {
  return machine.host.empty() ? machine.cluster : machine.host;
}

Result<std::optional<ExplainedHost>> host_named(const Explainer& with, const std::string& name) {
  const InventoryData& inventory = with.in.inventory;
  const auto host = std::find_if(inventory.hosts.begin(), inventory.hosts.end(),
                                 [&](const Host& one) { return one.name == name; });
  if (host == inventory.hosts.end()) return std::nullopt;
  TRY(const ExplainedEquipment equipment, equipment_of(with, *host));
  ExplainedHost found;
  found.name = name;
  found.row = explain_row(with, equipment);
  for (const VirtualMachine& machine : inventory.virtual_machines) {
    if (host_name(machine) == name) found.machines.push_back(&machine);
  }
  found.shares = host_shares(found.machines, with.in.profile.vm_share, found.row.own_kwh);
  return found;
}

std::vector<ExplainedShare> explain_shares(const Explainer& with, const ExplainedHost& host,
                                           const VirtualMachine& machine) {
  const ShareExplainer explainer(with, host, machine);
  std::vector<ExplainedShare> shares;
  shares.reserve(phases.size());
  for (const Phase phase : phases) shares.push_back(explainer.of(phase));
  return shares;
}

std::vector<ExplainedImpact> shared_impacts(const ExplainedHost& host,
                                            const std::vector<ExplainedShare>& shares,
                                            const std::optional<Term>& over) {
  std::vector<ExplainedImpact> impacts;
  for (const ExplainedImpact& of_host : host.row.impacts) {
    ExplainedImpact impact;
    impact.phase = of_host.phase;
    impact.criterion = of_host.criterion;
    impact.gap = of_host.gap;
    impact.within = of_host.within;
    const ExplainedShare& share = shares[static_cast<std::size_t>(of_host.phase)];
    if (!std::isnan(of_host.value) || of_host.withheld) {
      Term whole = TermMaker::constant("I", of_host.value, std::string(unit(of_host.criterion)),
                                       Words{"impact of {host}", {{"host", host.name}}});
      whole.hidden = of_host.withheld;
      Term part = TermMaker::constant("s", share.value, "", Words{"share of {host}", {{"host", host.name}}});
      part.hidden = share.withheld;
      FormulaMaker formula;
      formula.times(whole).times(part);
      double value = of_host.value * share.value;
      if (over) {
        formula.over(*over);
        value = of_host.value * formula::application_share(share.value, over->value);
      }
      formula.give(impact, value);
    }
    impacts.push_back(std::move(impact));
  }
  return impacts;
}

}  // namespace capnr
