// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <map>

#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

// What the meters of a datacentre counted in the year; unknown unless every one of them covers it.
struct MeteredPlace {
  std::string name;
  double total = 0, it = 0;
  bool has_total = false, has_it = false;
};

using Places = std::map<std::string, MeteredPlace>;  // by folded name of the datacentre

Places metered_places(const CalculatorInput& input) {
  Places places;
  if (input.meters == nullptr) return places;
  const auto meters = meters_of(input.meters->rows);
  if (!meters) return places;  // refused when they were recorded
  for (const Meter& meter : *meters) {
    if (meter.datacentre.empty() || meter.use == MeterUse::part) continue;
    MeteredPlace& place = places[folded(meter.datacentre)];
    place.name = meter.datacentre;
    const MeteredYear counted = metered_in(meter, input.year);
    const double kwh = counted.whole ? counted.kwh : std::nan("");
    (meter.use == MeterUse::total ? place.total : place.it) += kwh;
    (meter.use == MeterUse::total ? place.has_total : place.has_it) = true;
  }
  return places;
}

bool knows_total(const MeteredPlace& place) {
  return place.has_total && !std::isnan(place.total);
}
bool knows_pue(const MeteredPlace& place) {
  return knows_total(place) && place.has_it && place.it > 0 && place.total >= place.it;
}

double modelled_kwh(const Footprint& footprint, const std::string& folded_name) {
  double kwh = 0;
  for (const Group& group : footprint.groups)
    if (!std::isnan(group.kwh) &&
        folded(footprint.texts[group.key[static_cast<std::size_t>(Dimension::datacentre)]]) == folded_name)
      kwh += group.kwh;
  return kwh;
}

struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double by) { sum += value * by, weight += by; }
};

}  // namespace

Calculation electricity(const CalculatorInput& input) {
  const Footprint& footprint = input.now.footprint;
  double kwh = 0;
  bool known = false;
  for (const Group& group : footprint.groups) {
    if (std::isnan(group.kwh)) continue;
    kwh += group.kwh;
    known = true;
  }
  std::size_t left_out = 0;
  for (const auto& [name, place] : metered_places(input)) {
    if (!place.has_total) continue;
    const double modelled = modelled_kwh(footprint, name);
    // Without equipment in it, its meter might count again what the inventory has elsewhere.
    if (!knows_total(place) || !(modelled > 0)) {
      ++left_out;
      continue;
    }
    kwh += place.total - modelled;
  }
  if (!known) return nothing("no equipment has an electricity use, its own or a default one");
  Calculation calculation = one_value({.value = kwh});
  if (left_out == 0) return calculation;
  calculation.missing =
      "{count} datacentres have meters that do not cover the whole year, or no equipment in the inventory: "
      "their "
      "meters are left out";
  calculation.parameters = {{"count", std::to_string(left_out)}};
  return calculation;
}

// Measured where meters tell both the total and the IT part, else as declared; weighted by the electricity of the IT equipment.
Calculation hosting(const CalculatorInput& input) {
  Places places = metered_places(input);
  Mean pue, wue;
  bool all_measured = true;
  for (const Datacentre& datacentre : input.now.inventory.datacentres) {
    const auto found = places.find(folded(datacentre.name));
    const bool measured = found != places.end() && knows_pue(found->second);
    const double kwh = modelled_kwh(input.now.footprint, folded(datacentre.name));
    const double it_kwh = measured                                ? found->second.it
                          : datacentre.pue && *datacentre.pue > 0 ? kwh / *datacentre.pue
                                                                  : kwh;
    if (measured) {
      pue.add(found->second.total / found->second.it, it_kwh);
    } else if (datacentre.pue) {
      pue.add(*datacentre.pue, it_kwh);
      all_measured = false;
    }
    if (datacentre.wue) wue.add(*datacentre.wue, it_kwh);
    if (found != places.end()) places.erase(found);
  }
  for (const auto& [name, place] : places)
    if (knows_pue(place)) pue.add(place.total / place.it, place.it);
  if (pue.weight <= 0 && wue.weight <= 0)
    return nothing(
        "no datacentre with equipment in it declares a PUE or a WUE, nor has meters that tell its PUE");
  Calculation calculation;
  if (pue.weight > 0)
    calculation.values.push_back({.measure = "pue",
                                  .value = pue.sum / pue.weight,
                                  .grade = all_measured ? Grade::measured : Grade::imported});
  if (wue.weight > 0)
    calculation.values.push_back({.measure = "wue", .value = wue.sum / wue.weight, .grade = Grade::imported});
  return calculation;
}

}  // namespace capnr
