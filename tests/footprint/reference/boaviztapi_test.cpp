// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "footprint/factor_set_loader.h"
#include "footprint/formulas.h"
#include "small_city.h"
#include "table/json.h"
#include "table/table.h"

// BoaviztAPI's unrounded answers, against the engine with the pack boavizta-api (devices), and against the
// formulas with BoaviztAPI's own constants (memory, power supply). What is out of scope, and why, is in
// docs/reference-cases.md and counted here.

namespace capnr::reference {
namespace {

const std::string folder = CAPNR_SOURCE_DIR "/tests/cases/data/boaviztapi/";

struct Answer {
  std::string criterion, phase;
  double value = 0;
};
using Answers = std::map<std::string, std::vector<Answer>>;

template <class OnRow>
void each_row(const std::string& file, OnRow on_row) {
  const auto done = read_table(folder + file, {}, [&](const Row& row) -> Result<Flow> {
    if (row.number > 1) on_row(row.cells);
    return Flow::proceed;
  });
  ASSERT_TRUE(done) << describe(done.error(), Language::en);
}

const Answers& answers() {
  static const Answers all = [] {
    Answers read;
    each_row("boaviztapi.csv", [&](const auto& cells) {
      read[std::string(cells[0])].push_back(
          {std::string(cells[1]), std::string(cells[2]), parse_number(cells[3], true).value_or(unknown)});
    });
    return read;
  }();
  return all;
}

const Json& usage_of(const std::string& request) {
  static const Json all = parse_json(read_file(folder + "boaviztapi_requests.json").value()).value();
  for (const Json& entry : *all.array()) {
    if (*entry.find("name")->text() == request) return *entry.find("body")->find("usage");
  }
  throw std::out_of_range(request);
}

double given(const Json& usage, std::string_view name) {
  const Json* value = usage.find(name);
  return value == nullptr ? unknown : *value->number();
}

const FactorSet& boavizta() {
  static const FactorSet set = [] {
    SetDefinition definition;
    definition.name = "boavizta-api";
    definition.packs = {"boavizta-api", "capnr-defaults"};  // the second names the items
    definition.allow = {"boavizta-api:*:*"};  // ozone and land use of electricity are set aside by default
    return load_factor_set(CAPNR_SOURCE_DIR "/catalog", definition).value();
  }();
  return set;
}

// One device for one year, or for its whole life when the request gives no duration.
double device(const std::string& item, const Json& usage, bool whole_life, const Answer& answer,
              Criterion criterion) {
  SmallCity city;
  city.set = boavizta();
  const ReferenceItem& of = *city.set.item(item);
  const double hours = given(usage, "hours_life_time");
  RowNumbers row = {.start = city.as_of.days};
  row.lifetime_years = std::isnan(hours) ? of.lifetime_years.value : hours / formula::hours_per_year;
  const double watts = given(usage, "avg_power");
  if (!std::isnan(watts))
    row.annual_kwh = watts / 1000 * given(usage, "use_time_ratio") * formula::hours_per_year;
  city.profile.lifetime = MethodProfile::Lifetime::declared;
  if (whole_life) city.profile.view = MethodProfile::View::flow;
  city.row(item, row);
  if (answer.phase == "use") return city.total(Phase::use, criterion) * (whole_life ? row.lifetime_years : 1);
  return city.total(Phase::manufacturing, criterion);
}

void expect_same(double found, double expected, const std::string& what) {
  EXPECT_LE(std::abs(found - expected), 1e-9 * std::abs(expected))
      << what << ": " << to_text(found) << " instead of " << to_text(expected);
}

struct Device {
  const char *request, *item;
  bool whole_life;
};
constexpr Device devices[] = {
    {"laptop-pro FR 1 year (8760 h) 4-year life", "laptop", false},
    {"smartphone FR 1 year", "smartphone", false},
    {"tablet FR 1 year", "tablet", false},
    {"box FR 1 year", "modem-box", false},
    {"monitor FR 1 year", "screen", false},
    {"usb stick FR", "usb-stick", true},
    {"external hdd FR", "external-hdd", true},
};

TEST(BoaviztaDevices, AreGivenByTheEngineWithThePackBoaviztaApi) {
  int compared = 0;
  for (const Device& one : devices) {
    for (const Answer& answer : answers().at(one.request)) {
      const std::string what = std::string(one.request) + " " + answer.criterion + " " + answer.phase;
      const auto criterion = criterion_from(answer.criterion);
      ASSERT_TRUE(criterion) << what;
      const double found = device(one.item, usage_of(one.request), one.whole_life, answer, *criterion);
      if (answer.criterion == "wu" && answer.phase == "use") {
        // Its water factor of electricity is in plain cubic metres: the pack does not hold it.
        EXPECT_TRUE(std::isnan(found)) << what;
        continue;
      }
      ++compared;
      // It calls kWh « MJ »; ours are megajoules.
      const bool final_energy = answer.criterion == "fe";
      expect_same(found, answer.value * (final_energy ? formula::megajoules_per_kwh : 1), what);
    }
  }
  EXPECT_EQ(compared, 7 * 29 - 7);
}

// component, criterion, parameter → value
double constant(const std::string& component, const std::string& criterion, const std::string& parameter) {
  double found = unknown;
  each_row("component_factors.csv", [&](const auto& cells) {
    if (cells[0] == component && cells[1] == criterion && cells[2] == parameter)
      found = parse_number(cells[3], true).value_or(unknown);
  });
  return found;
}

TEST(BoaviztaComponents, MemoryAndPowerSupplyFollowTheFormulas) {
  constexpr double gigabytes = 32;
  constexpr double units = 12;
  constexpr double watts_per_gb = 0.284;
  constexpr double hours = 3 * formula::hours_per_year;  // the lifetime of a component
  for (const Answer& answer : answers().at("ram 32 GB density 1.79")) {
    const std::string what = "memory " + answer.criterion + " " + answer.phase;
    if (answer.phase == "embedded") {
      expect_same(formula::boavizta_die(gigabytes, 1.79, constant("ram", answer.criterion, "die_impact"),
                                        constant("ram", answer.criterion, "impact"), units),
                  answer.value, what);
    } else {
      const Criterion criterion =
          criterion_from(answer.criterion == "adp" ? "adpe" : answer.criterion).value();
      const double mix = boavizta().mix("FR", 2024)->factors[static_cast<std::size_t>(criterion)].value;
      expect_same(formula::boavizta_use(mix, watts_per_gb * gigabytes, 1, hours, units), answer.value, what);
    }
  }
  for (const Answer& answer : answers().at("power supply 5 kg x2")) {
    expect_same(formula::boavizta_power_supply(5, constant("power_supply", answer.criterion, "impact"), 2),
                answer.value, "power supply " + answer.criterion);
  }
}

TEST(BoaviztaOutOfScope, IsWhatTheDocumentationLists) {
  const std::map<std::string, std::size_t> out = {
      {"cpu by name Xeon Gold 6134", 6},
      {"gpu H100", 7},
      {"server DellR740 config total life, workload model", 6},
      {"cloud aws r5ad.12xlarge FR 1 year", 6},
      {"cloud scaleway dev1-s FR 1 year", 6},
      {"iot occupancy_sensor", 15},
  };
  std::size_t rows = 0;
  for (const auto& [request, list] : answers()) rows += list.size();
  std::size_t left = 0;
  for (const auto& [request, count] : out) {
    EXPECT_EQ(answers().at(request).size(), count) << request;
    left += count;
  }
  EXPECT_EQ(rows, left + 7 * 29 + 6 + 3);
}

}  // namespace
}  // namespace capnr::reference
