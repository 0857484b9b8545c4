// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Survival of equipment against R: tests/inventory/survival/survival.R makes the data and its results (./dev check-survival).
#include "inventory/survival.h"

#include <cmath>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace capnr {
namespace {

const std::string folder = std::string(CAPNR_SOURCE_DIR) + "/tests/inventory/survival/";
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<std::vector<std::string>> cells_of(const std::string& file, char separator) {
  std::ifstream in(folder + file);
  EXPECT_TRUE(in.good()) << file;
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    auto& row = rows.emplace_back();
    for (const std::string_view cell : split(line, separator)) row.emplace_back(cell);
  }
  return rows;
}

std::vector<LifeObservation> data_set(const std::string& name) {
  std::vector<LifeObservation> all;
  for (const auto& row : cells_of(name + ".csv", ',')) {
    LifeObservation one{std::stod(row[1]), row[2] == "1", std::stod(row[3])};
    if (!row[0].empty()) one.entry = std::stod(row[0]);
    all.push_back(one);
  }
  return all;
}

double number(const std::string& text) {
  return text == "NA" ? none : text == "Inf" ? std::numeric_limits<double>::infinity() : std::stod(text);
}

void expect_same(double ours, const std::string& theirs, const std::string& what) {
  const double value = number(theirs);
  if (std::isnan(value) || std::isinf(value)) {
    EXPECT_EQ(std::isnan(ours), std::isnan(value)) << what << ": " << ours;
    EXPECT_EQ(std::isinf(ours), std::isinf(value)) << what << ": " << ours;
    return;
  }
  EXPECT_NEAR(ours, value, 1e-9 * std::max(1.0, std::abs(value))) << what;
}

struct OfR {
  std::vector<LifeObservation> data;
  SurvivalCurve curve;
  std::map<std::string, std::size_t> step;  // next row of the curve, by what
};

const SurvivalStep& next_step(OfR& one, const std::string& what) {
  static const SurvivalStep nothing;
  const std::size_t i = one.step[what]++;
  EXPECT_LT(i, one.curve.steps.size());
  return i < one.curve.steps.size() ? one.curve.steps[i] : nothing;
}

// One line of expected.csv: data;interval;what;at;value;lower;upper
void check_line(OfR& one, const std::vector<std::string>& row) {
  const std::string& what = row[2];
  const std::string where = row[0] + " " + row[1] + " " + what + " " + row[3];
  if (what == "survival" || what == "counts" || what == "log_error") {
    const SurvivalStep& step = next_step(one, what);
    expect_same(step.time, row[3], where);
    const bool counts = what == "counts";
    expect_same(what == "survival" ? step.survival : counts ? step.at_risk : step.log_error, row[4], where);
    if (what != "log_error") {
      expect_same(counts ? step.events : step.lower, row[5], where);
      expect_same(counts ? step.censored : step.upper, row[6], where);
    }
  } else if (what == "quantile") {
    const SurvivalQuantile quantile = survival_quantile(one.curve, number(row[3]));
    expect_same(quantile.value, row[4], where);
    expect_same(quantile.lower, row[5], where + " lower");
    expect_same(quantile.upper, row[6], where + " upper");
  } else if (what == "share") {
    const SurvivalShare share = survival_share(one.curve, number(row[3]));
    expect_same(share.survival, row[4], where);
    expect_same(share.lower, row[5], where + " lower");
    expect_same(share.upper, row[6], where + " upper");
  } else if (what == "at_risk") {
    expect_same(number_at_risk(one.data, number(row[3])), row[4], where);
  } else if (what == "restricted_mean") {
    const RestrictedMean mean = restricted_mean(one.curve, number(row[3]));
    expect_same(mean.mean, row[4], where);
    expect_same(mean.standard_error, row[5], where + " standard error");
  } else {
    ADD_FAILURE() << "what is " << what;
  }
}

TEST(Survival, IsThatOfRToNineDigits) {
  std::map<std::string, OfR> all;
  std::size_t lines = 0;
  for (const auto& row : cells_of("expected.csv", ';')) {
    ASSERT_EQ(row.size(), 7U);
    OfR& one = all[row[0] + " " + row[1]];
    if (one.data.empty()) {
      one.data = data_set(row[0]);
      one.curve = kaplan_meier(one.data, row[1] == "log" ? SurvivalInterval::log : SurvivalInterval::plain);
    }
    check_line(one, row);
    ++lines;
  }
  EXPECT_EQ(all.size(), 18U) << "nine data sets, two intervals";
  EXPECT_GT(lines, 6000U);
  for (auto& [name, one] : all) EXPECT_EQ(one.step["survival"], one.curve.steps.size()) << name;
}

TEST(Survival, OfMachinesThatAllDiedIsTheirShareAlive) {
  const std::vector<LifeObservation> all = {{1, true}, {2, true}, {3, true}, {4, true}};
  const SurvivalCurve curve = kaplan_meier(all);
  EXPECT_DOUBLE_EQ(survival_share(curve, 2).survival, 0.5);
  EXPECT_DOUBLE_EQ(survival_share(curve, 0.5).survival, 1);
  EXPECT_DOUBLE_EQ(survival_share(curve, 9).survival, 0);
  EXPECT_DOUBLE_EQ(restricted_mean(curve, 4).mean, 2.5);
}

TEST(Survival, IsNotToldBeyondTheLastAgeSeen) {
  const std::vector<LifeObservation> all = {{1, true}, {3, false}};
  const SurvivalCurve curve = kaplan_meier(all);
  EXPECT_DOUBLE_EQ(survival_share(curve, 3).survival, 0.5);
  EXPECT_TRUE(std::isnan(survival_share(curve, 3.1).survival));
}

TEST(Survival, LeavesOutWhatSaysNothing) {
  const std::vector<LifeObservation> all = {
      {1, true}, {none, true}, {2, true, 0}, {2, true, 1, 2}, {2, true, -1}};
  const SurvivalCurve curve = kaplan_meier(all);
  EXPECT_EQ(curve.records, 1);
  EXPECT_EQ(curve.left_out, 4);
  EXPECT_TRUE(kaplan_meier({}).steps.empty());
  EXPECT_TRUE(std::isnan(survival_quantile(kaplan_meier({}), 0.5).value));
}

RC_GTEST_PROP(Survival, OfALotIsThatOfItsUnitsOneByOne, ()) {
  const auto lots = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(1, 12), rc::gen::inRange(1, 5)));
  std::vector<LifeObservation> together, apart;
  for (const auto& [time, quantity] : lots) {
    const bool event = (time * quantity) % 3 != 0;
    together.push_back({double(time), event, double(quantity)});
    for (int i = 0; i < quantity; ++i) apart.push_back({double(time), event});
  }
  const SurvivalCurve one = kaplan_meier(together), other = kaplan_meier(apart);
  RC_ASSERT(one.steps.size() == other.steps.size());
  for (std::size_t i = 0; i < one.steps.size(); ++i) {
    RC_ASSERT(one.steps[i].survival == other.steps[i].survival);
    RC_ASSERT(one.steps[i].log_error == other.steps[i].log_error);
  }
}

RC_GTEST_PROP(Survival, NeverRisesAndStaysWithinItsInterval, ()) {
  const auto ages = *rc::gen::container<std::vector<std::pair<int, bool>>>(
      rc::gen::pair(rc::gen::inRange(0, 40), rc::gen::arbitrary<bool>()));
  std::vector<LifeObservation> all;
  for (const auto& [age, event] : ages) all.push_back({age / 4.0, event});
  double previous = 1;
  for (const SurvivalStep& step : kaplan_meier(all).steps) {
    RC_ASSERT(step.survival <= previous && step.survival >= 0);
    RC_ASSERT(step.survival == 0 || (step.lower <= step.survival && step.survival <= step.upper));
    previous = step.survival;
  }
}

}  // namespace
}  // namespace capnr
