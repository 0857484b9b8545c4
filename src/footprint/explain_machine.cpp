// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>

#include "footprint/explain_shares.h"
#include "footprint/formulas.h"

// Virtual machines and applications are shares of hosts. An application's parts are its machines; its impacts
// are their sums.

namespace capnr {
namespace {

ExplainedPart host_part(const ExplainedHost& host) {
  ExplainedPart part;
  part.title = Words{"Host {host}", {{"host", host.name}}};
  part.facts = host.row.facts;
  part.impacts = host.row.impacts;
  return part;
}

void machine_facts(const Explainer& with, const VirtualMachine& machine, std::vector<Term>& facts) {
  const auto number = [&](const std::optional<double>& value, const char* unit, const Words& meaning) {
    if (value) facts.push_back(with.make.told("", *value, unit, meaning, machine.source));
  };
  facts.push_back(with.make.word(host_name(machine), Words{"host"}, machine.source));
  facts.push_back(
      with.make.told("", machine.quantity, "units", Words{"machines of this row"}, machine.source));
  number(machine.vcpu, "vCPU", Words{"vCPU of one machine"});
  number(machine.memory_gb, "GB", Words{"memory of one machine"});
  number(machine.disk_gb, "GB", Words{"disk of one machine"});
  number(machine.allocation_key, "", Words{"allocation key of the row"});
  number(machine.annual_kwh, "kWh/year", Words{"measured electricity of one machine"});
}

void without_host(const Explainer& with, std::vector<ExplainedImpact>& impacts) {
  for (const Phase phase : phases) {
    for (const Criterion criterion : with.criteria) {
      ExplainedImpact& impact = impacts.emplace_back();
      impact.phase = phase;
      impact.criterion = criterion;
      impact.gap = Gap::no_host;
    }
  }
}

void share_notes(const ExplainedHost& host, std::vector<Words>& notes) {
  if (host.shares.equal)
    notes.push_back(Words{"Memory, vCPU or disk of a virtual machine unknown: equal shares of the host"});
  if (host.shares.scaled)
    notes.push_back(Words{"Shares of a host added up to more than it: brought back to 1"});
  notes.insert(notes.end(), host.row.notes.begin(), host.row.notes.end());
}

// The application's rows, by the machine they name, else the host.
struct Placed {
  std::map<std::string, double> on_machine, on_host;  ///< name → rows of this application
};

Placed placed(const InventoryData& inventory, std::string_view name) {
  Placed found;
  for (const Application& application : inventory.applications) {
    if (application.name != name) continue;
    if (!application.virtual_machine.empty()) {
      ++found.on_machine[application.virtual_machine];
    } else if (!application.host.empty()) {
      ++found.on_host[application.host];
    }
  }
  return found;
}

double applications_on(const InventoryData& inventory, const std::string& machine) {
  return static_cast<double>(
      std::count_if(inventory.applications.begin(), inventory.applications.end(),
                    [&](const Application& one) { return one.virtual_machine == machine; }));
}

const Application& first_row(const InventoryData& inventory, std::string_view name) {
  return *std::find_if(inventory.applications.begin(), inventory.applications.end(),
                       [&](const Application& one) { return one.name == name; });
}

class ApplicationExplainer {
 public:
  ApplicationExplainer(Explainer& with, std::string_view name) : with_(with), inventory_(with.in.inventory) {
    told_.subject = Explanation::Subject::application;
    told_.name = name;
  }

  Result<Explanation> result() {
    const Application& row = first_row(inventory_, told_.name);
    const auto add = [&](const std::string& word, const Words& meaning) {
      if (!word.empty()) told_.facts.push_back(with_.make.word(word, meaning, row.source));
    };
    add(row.domain, Words{"domain"});
    add(row.sub_domain, Words{"sub-domain"});
    add(row.department, Words{"department"});
    const Placed places = placed(inventory_, told_.name);
    for (const auto& [machine, rows] : places.on_machine) TRY_VOID(add_machine(machine, rows));
    for (const auto& [host, rows] : places.on_host) TRY_VOID(add_host(host, rows));
    total();
    return std::move(told_);
  }

 private:
  Result<> add_machine(const std::string& name, double rows) {
    const auto machine = std::find_if(inventory_.virtual_machines.begin(), inventory_.virtual_machines.end(),
                                      [&](const VirtualMachine& one) { return one.name == name; });
    ExplainedPart& part = told_.parts.emplace_back();
    part.title = Words{"On the machine {machine}", {{"machine", name}}};
    if (machine == inventory_.virtual_machines.end()) {
      without_host(with_, part.impacts);
      told_.notes.push_back(Words{"the machine {machine} is not in the inventory", {{"machine", name}}});
      return {};
    }
    machine_facts(with_, *machine, part.facts);
    TRY(const std::optional<ExplainedHost> host, host_named(with_, host_name(*machine)));
    if (!host) {
      without_host(with_, part.impacts);
      return {};
    }
    part.shares = explain_shares(with_, *host, *machine);
    part.impacts = shared_impacts(*host, part.shares, number_of(applications_on(inventory_, name), rows));
    share_notes(*host, told_.notes);
    return {};
  }

  // Applications named on the host itself share what its machines leave.
  Result<> add_host(const std::string& name, double rows) {
    TRY(const std::optional<ExplainedHost> host, host_named(with_, name));
    ExplainedPart& part = told_.parts.emplace_back();
    part.title = Words{"On the host {host}", {{"host", name}}};
    if (!host) {
      without_host(with_, part.impacts);
      return {};
    }
    for (const Phase phase : phases) part.shares.push_back(left_of(*host, phase));
    const auto applications = static_cast<double>(std::count_if(
        inventory_.applications.begin(), inventory_.applications.end(),
        [&](const Application& one) { return one.virtual_machine.empty() && one.host == name; }));
    part.impacts = shared_impacts(*host, part.shares, number_of(applications, rows));
    share_notes(*host, told_.notes);
    return {};
  }

  // 1 − the shares of the machines that have applications of their own, as divide_host() has it.
  ExplainedShare left_of(const ExplainedHost& host, Phase phase) const {
    const auto p = static_cast<std::size_t>(phase);
    double taken = 0;
    double left = 1;
    for (std::size_t i = 0; i < host.machines.size(); ++i) {
      if (applications_on(inventory_, host.machines[i]->name) == 0) continue;
      taken += host.shares.machines[i][p];
      left -= host.shares.machines[i][p];
    }
    if (std::abs(left) < 1e-12) left = 0;
    ExplainedShare share;
    share.phase = phase;
    Term machines = TermMaker::constant(
        "t", taken, "",
        Words{"shares of the machines of {host} that have applications", {{"host", host.name}}});
    machines.hidden = phase == Phase::use && host.shares.measured > 0 && host.row.own_kwh_is_hidden;
    if (machines.hidden) machines.value = unknown;
    FormulaMaker formula;
    formula.part("1 − t", {machines});
    formula.give(share, left);
    return share;
  }

  // Several rows of one application on one machine count as many.
  static Term number_of(double applications, double rows) {
    return TermMaker::constant("n", applications / rows, "",
                               rows == 1 ? Words{"applications that share it"}
                                         : Words{"applications that share it, over the rows of this one"});
  }

  void total() {
    for (const Phase phase : phases) {
      for (const Criterion criterion : with_.criteria) {
        ExplainedImpact& sum = told_.impacts.emplace_back();
        sum.phase = phase;
        sum.criterion = criterion;
        sum.gap = Gap::no_host;
        add_parts(sum);
      }
    }
    std::vector<Words> once;
    for (Words& note : told_.notes) {
      const bool known = std::any_of(once.begin(), once.end(), [&](const Words& one) {
        return one.message == note.message && one.parameters == note.parameters;
      });
      if (!known) once.push_back(std::move(note));
    }
    told_.notes = std::move(once);
  }

  void add_parts(ExplainedImpact& sum) const {
    FormulaMaker formula;
    double value = unknown;
    bool any = false;
    for (std::size_t i = 0; i < told_.parts.size(); ++i) {
      const ExplainedImpact* part = find(told_.parts[i].impacts, sum.phase, sum.criterion);
      if (part == nullptr) continue;
      if (!any) sum.gap = part->gap;
      if (std::isnan(part->value) && !part->withheld) continue;
      Term term = TermMaker::constant("I" + std::to_string(i + 1), part->value,
                                      std::string(unit(sum.criterion)), told_.parts[i].title);
      term.hidden = part->withheld;
      formula.part(any ? " + " + term.symbol : term.symbol, {term});
      value = any ? value + part->value : part->value;
      sum.gap = Gap::none;
      any = true;
    }
    if (any) formula.give(sum, value);
  }

  Explainer& with_;
  const InventoryData& inventory_;
  Explanation told_;
};

}  // namespace

Result<Explanation> explain_machine(Explainer& with, const VirtualMachine& machine) {
  Explanation told;
  told.subject = Explanation::Subject::virtual_machine;
  told.name = machine.name;
  machine_facts(with, machine, told.facts);
  TRY(const std::optional<ExplainedHost> host, host_named(with, host_name(machine)));
  if (!host) {
    without_host(with, told.impacts);
    told.notes.push_back(Words{"its host is not in the inventory: it is not covered"});
    return told;
  }
  ExplainedPart& own = told.parts.emplace_back();
  own.title = Words{"Share of {host}", {{"host", host->name}}};
  own.shares = explain_shares(with, *host, machine);
  told.impacts = shared_impacts(*host, own.shares, std::nullopt);
  told.parts.push_back(host_part(*host));
  share_notes(*host, told.notes);
  return told;
}

Result<Explanation> explain_application(Explainer& with, std::string_view name) {
  return ApplicationExplainer(with, name).result();
}

}  // namespace capnr
