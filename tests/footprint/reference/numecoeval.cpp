// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "footprint/allocation.h"
#include "reference_case.h"
#include "small_city.h"

// NumEcoEval's stored traces and G4IT's chain: each is an inventory of one or two rows.

namespace capnr::reference {
namespace {

constexpr Criterion climate = Criterion::gwp;

std::int32_t day(const ReferenceCase& test, std::string_view name) {
  const auto date = parse_date(test.text(name));
  return date ? date->days : no_day;
}

std::vector<double> numbers(const ReferenceCase& test, std::string_view name) {
  std::vector<double> all;
  const Json* list = test.inputs.find(name);
  if (list == nullptr || list->array() == nullptr) return all;
  for (const Json& value : *list->array()) all.push_back(*value.number());
  return all;
}

// Q · F / L, with a lifetime that is given or that dates tell.
double embodied(const ReferenceCase& test) {
  SmallCity city;
  city.profile.lifetime_floor = false;  // as the fixtures of 2023
  const std::string phase_word = test.text("phase");
  const Phase phase = phase_word.empty() ? Phase::manufacturing : phase_from(phase_word).value();
  const std::string criterion_word = test.text("criterion");
  const Criterion criterion = criterion_word.empty() ? climate : criterion_from(criterion_word).value();
  city.factor("thing", phase, criterion, test.number("factor"));
  const double years = test.number_or("lifetime_years", unknown);
  if (years == years) city.lifetime("thing", years);
  city.row("thing", {.quantity = test.number("quantity"),
                     .start = day(test, "purchase"),
                     .end = day(test, "withdrawal"),
                     .annual_kwh = 0});
  return city.total(phase, criterion);
}

double electricity(const ReferenceCase& test) {
  SmallCity city;
  const Criterion criterion = criterion_from(test.text("criterion")).value();
  city.item("thing");
  city.mix("FR", criterion, test.number("mix"));
  city.row("thing", {.quantity = test.number("quantity"), .annual_kwh = test.number("annual_kWh")});
  return city.total(phase_from(test.text("phase")).value(), criterion);
}

// A host that weighs `whole`, one machine among those that have `total` vCPU together, and `applications` on it.
double of_host(double whole, double vcpu, double total, double applications) {
  SmallCity city;
  city.factor("host", Phase::manufacturing, climate, whole);
  city.lifetime("host", 1);
  city.row("host", {.annual_kwh = 0}, "host");
  const auto add = [&](const std::string& name, double size) {
    VirtualMachine& machine = city.inventory.virtual_machines.emplace_back();
    machine.name = name;
    machine.host = "host";
    machine.vcpu = size;
    machine.kind = VmKind::compute;
  };
  add("machine", vcpu);
  if (total > vcpu) add("the others", total - vcpu);
  for (int i = 0; i < static_cast<int>(applications); ++i) {
    Application& application = city.inventory.applications.emplace_back();
    application.name = "application " + std::to_string(i);
    application.virtual_machine = "machine";
  }
  return city.total(Phase::manufacturing, climate, "application 0");
}

// Two impacts of one group: the engine adds them.
double gathered(const std::vector<double>& impacts) {
  SmallCity city;
  for (std::size_t i = 0; i < impacts.size(); ++i) {
    const std::string name = "thing " + std::to_string(i);
    city.factor(name, Phase::manufacturing, climate, impacts[i]);
    city.lifetime(name, 1);
    city.row(name, {.annual_kwh = 0});
  }
  return city.total(Phase::manufacturing, climate);
}

double lifetime_sum(const std::vector<double>& lifetimes, const std::vector<double>& quantities) {
  SmallCity city;
  city.profile.lifetime_floor = false;
  for (std::size_t i = 0; i < lifetimes.size(); ++i)
    city.row("thing", {.quantity = quantities[i], .lifetime_years = lifetimes[i]});
  double sum = 0;
  for (const Group& group : city.footprint().groups) sum += group.weights.lifetime_sum;
  return sum;
}

}  // namespace

std::optional<Found> numecoeval_value(const ReferenceCase& test, std::string& why) {
  const std::string rule = test.text("rule");
  if (rule == "Q*F/L") return Found{{"", embodied(test)}};
  if (rule.starts_with("Q*kWh*mix")) return Found{{"", electricity(test)}};
  if (rule == "lifetime = days/365") {
    MethodProfile profile;
    profile.lifetime_floor = false;
    const RowNumbers row = {.start = day(test, "purchase"), .end = day(test, "withdrawal")};
    return Found{{"", row_lifetime(row, profile, date_of(2024, 12, 31))}};
  }
  if (rule == "host*vCPU/sum(vCPU)")
    return Found{{"", of_host(test.number("host"), test.number("vcpu"), test.number("total_vcpu"), 1)}};
  if (rule == "vm/nbApplications")
    return Found{{"", of_host(test.number("vm"), 1, 1, test.number("applications"))}};
  if (rule == "sum over same key") return Found{{"", gathered(numbers(test, "impacts"))}};
  if (rule.starts_with("lifespan column"))
    return Found{{"", lifetime_sum(numbers(test, "lifetimes"), numbers(test, "quantities"))}};
  why = "unknown rule " + rule;
  return std::nullopt;
}

}  // namespace capnr::reference
