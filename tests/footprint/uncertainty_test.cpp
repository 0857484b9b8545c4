// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/uncertainty.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "demo_city.h"
#include "footprint/linear_model.h"
#include "footprint/variance.h"

using namespace capnr;

namespace {

using Cells = std::map<std::tuple<std::uint32_t, Phase>, double>;

Footprint footprint_of(const InventoryData& inventory, const FactorSet& set, const MethodProfile& profile,
                       bool by_application = false) {
  return characterise(inventory, sum_weights(inventory, profile, inventory.header.date), set, profile,
                      by_application);
}

// What the linear model says against what characterise() says, for every group, phase and criterion.
void expect_same_sums(const Footprint& footprint, const FactorSet& set) {
  LinearModel model(footprint, set);
  std::size_t compared = 0;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    Cells sums;
    for (const LinearTerm& term : model.terms(static_cast<Criterion>(c)))
      sums[{term.group, term.phase}] += term.coefficient;
    for (std::uint32_t g = 0; g < footprint.groups.size(); ++g) {
      for (const Phase phase : phases) {
        const double value = footprint.groups[g].impacts[static_cast<std::size_t>(phase)][c].value;
        const auto found = sums.find({g, phase});
        if (std::isnan(value)) {
          EXPECT_EQ(found, sums.end()) << "a term where there is no figure";
          continue;
        }
        const double sum = found == sums.end() ? 0 : found->second;
        ASSERT_NEAR(sum, value, 1e-12 * std::abs(value)) << g << ' ' << code(phase) << ' ' << c;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 1000U);
}

const Footprint& demo_footprint() {
  static const Footprint footprint = footprint_of(test::demo_city(2026), test::shipped_set("open"), {});
  return footprint;
}

ResultTable demo_table(const UncertaintyOptions& options = {}) {
  ResultTable table = tabulate(demo_footprint(), {Dimension::type, Dimension::phase, Dimension::criterion});
  add_intervals(table, demo_footprint(), test::shipped_set("open"), options);
  return table;
}

// One laptop a year with a certain count: its manufacturing is the factor itself.
struct OneFactor {
  InventoryData inventory;
  FactorSet set;
  Footprint footprint;

  explicit OneFactor(float sigma) {
    set.packs = {PackInfo{}};
    ReferenceItem item;
    item.id = "laptop";
    item.factors[0][0] = {.value = 300, .sigma = sigma, .pack = 0};
    set.items = {item};
    set.index();
    footprint.texts = {""};
    footprint.criteria[0] = true;
    Group group;
    group.item = 0;
    group.quantity = group.amount[0] = 2;
    group.impacts[0][0] = {600, Gap::none, 0, 1};
    group.grade = Grade::measured;
    footprint.groups = {group};
  }
};

}  // namespace

TEST(LinearModel, AddsUpToTheImpactsOfEveryGroupOfTheDemonstrationCity) {
  for (const char* set : {"open", "boavizta"}) {
    for (const char* profile : {"numecoeval", "ademe-rcp"}) {
      for (const bool by_application : {false, true}) {
        for (const char* view : {"view=stock", "view=flow"}) {
          MethodProfile rules = *profile_named(profile);
          ASSERT_TRUE(set_rule(rules, view));
          SCOPED_TRACE(std::string(set) + ' ' + profile + ' ' + view +
                       (by_application ? " by application" : ""));
          const FactorSet& factors = test::shipped_set(set);
          expect_same_sums(footprint_of(test::demo_city(2026), factors, rules, by_application), factors);
        }
      }
    }
  }
}

TEST(Uncertainty, GivesEveryRowWithAValueAnIntervalThatHoldsIt) {
  const ResultTable table = demo_table();
  std::size_t spread = 0;
  for (const ResultRow& row : table.rows) {
    EXPECT_EQ(row.p5.has_value(), !std::isnan(row.value)) << row.key[0] << ' ' << row.key[2];
    EXPECT_EQ(row.p95.has_value(), !std::isnan(row.value));
    if (!row.p5) continue;
    EXPECT_LE(*row.p5, row.value);
    EXPECT_GE(*row.p95, row.value);
    if (*row.p95 > *row.p5) ++spread;
  }
  EXPECT_GT(spread, 100U);
}

TEST(Uncertainty, HasTheSameBitsWhateverTheNumberOfThreads) {
  const ResultTable one = demo_table({.draws = 3000, .seed = 5, .threads = 1});
  for (const unsigned threads : {2U, 7U}) {
    const ResultTable other = demo_table({.draws = 3000, .seed = 5, .threads = threads});
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
      EXPECT_EQ(one.rows[i].p5, other.rows[i].p5);
      EXPECT_EQ(one.rows[i].p95, other.rows[i].p95);
    }
  }
}

TEST(Uncertainty, OfARowDoesNotDependOnTheTableAroundIt) {
  const Footprint& footprint = demo_footprint();
  const FactorSet& set = test::shipped_set("open");
  ResultTable whole = demo_table({.draws = 1000});
  ResultTable part = tabulate(footprint, {Dimension::criterion});
  ResultTable few = tabulate(footprint, {Dimension::type, Dimension::phase, Dimension::criterion});
  std::erase_if(few.rows, [](const ResultRow& row) { return row.key[2] != "gwp" || row.key[1] != "use"; });
  std::reverse(few.rows.begin(), few.rows.end());
  ResultTable* const tables[] = {&part, &few};
  add_intervals(std::span<ResultTable* const>(tables), footprint, set, {.draws = 1000});
  std::size_t same = 0;
  for (const ResultRow& row : few.rows) {
    for (const ResultRow& other : whole.rows) {
      if (row.key != other.key) continue;
      EXPECT_EQ(row.p5, other.p5) << row.key[0];
      EXPECT_EQ(row.p95, other.p95) << row.key[0];
      ++same;
    }
  }
  EXPECT_EQ(same, few.rows.size());
}

TEST(Uncertainty, AnotherSeedMovesTheIntervalALittle) {
  const ResultTable one = demo_table({.draws = 10000, .seed = 1});
  const ResultTable other = demo_table({.draws = 10000, .seed = 2});
  std::size_t moved = 0;
  for (std::size_t i = 0; i < one.rows.size(); ++i) {
    if (!one.rows[i].p5 || *one.rows[i].p5 == *one.rows[i].p95) continue;
    if (*one.rows[i].p5 != *other.rows[i].p5) ++moved;
    const double width = *one.rows[i].p95 - *one.rows[i].p5;
    EXPECT_NEAR(*one.rows[i].p5, *other.rows[i].p5, 0.08 * width);
    EXPECT_NEAR(*one.rows[i].p95, *other.rows[i].p95, 0.12 * width);
  }
  EXPECT_GT(moved, 100U);
}

TEST(Uncertainty, OfOneFactorIsItsOwnInterval) {
  const OneFactor one(0.3F);
  ResultTable table = tabulate(one.footprint, {Dimension::criterion});
  const Uncertainty found = add_intervals(table, one.footprint, one.set);
  const double sigma = std::hypot(0.3, sigma_of(Grade::measured));
  EXPECT_NEAR(*table.rows[0].p5, 600 * std::exp(-1.6449 * sigma - sigma * sigma / 2), 6);
  EXPECT_NEAR(*table.rows[0].p95, 600 * std::exp(1.6449 * sigma - sigma * sigma / 2), 12);
  ASSERT_EQ(found.contributors.size(), 2U);
  EXPECT_EQ(found.contributors[0].subject, "laptop");
  EXPECT_EQ(found.contributors[0].kind, Contributor::Kind::factor);
  EXPECT_NEAR(found.contributors[0].share + found.contributors[1].share, 1, 1e-12);
}

TEST(Uncertainty, IsLeftOutOfATableWithoutCriterion) {
  ResultTable table = tabulate(demo_footprint(), {Dimension::type});
  add_intervals(table, demo_footprint(), test::shipped_set("open"), {.draws = 100});
  for (const ResultRow& row : table.rows) EXPECT_FALSE(row.p5);
}

TEST(Uncertainty, NamesAtMostTenContributorsForEachCriterionLargestFirst) {
  ResultTable table = tabulate(demo_footprint(), {Dimension::criterion});
  const Uncertainty found = add_intervals(table, demo_footprint(), test::shipped_set("open"), {.draws = 100});
  std::map<Criterion, std::pair<int, double>> seen;  // how many, and the last share
  for (const Contributor& contributor : found.contributors) {
    auto& [count, last] = seen.try_emplace(contributor.criterion, 0, 1.0).first->second;
    EXPECT_LE(contributor.share, last);
    EXPECT_GT(contributor.share, 0);
    last = contributor.share;
    EXPECT_LE(++count, 10);
  }
  EXPECT_EQ(seen[Criterion::gwp].first, 10);
}

TEST(Variance, SharesAddUpToOneOverAllContributors) {
  std::map<Criterion, double> sums;
  for (const Contributor& contributor : contributors(demo_footprint(), test::shipped_set("open"), 100000))
    sums[contributor.criterion] += contributor.share;
  EXPECT_GE(sums.size(), 8U);
  for (const auto& [criterion, sum] : sums) EXPECT_NEAR(sum, 1, 1e-9) << code(criterion);
}

// The exact variance and shares against a long draw of the same sum: 3·a·c + 5·b·c + 2·a.
TEST(Variance, IsThatOfTheDraws) {
  const std::vector<Variable> variables = {{},
                                           {Contributor::Kind::factor, "a", Phase::use, {}, 0.3, 101},
                                           {Contributor::Kind::factor, "b", Phase::use, {}, 0.5, 102},
                                           {Contributor::Kind::quantity, "c", Phase::use, {}, 0.2, 103}};
  const std::vector<RowTerm> terms = {{0, 1, 0, 3, 3.0}, {0, 2, 0, 3, 5.0}, {0, 1, 0, 0, 2.0}};
  const VarianceShares exact = variance_shares(terms, variables);
  EXPECT_NEAR(exact.share[1] + exact.share[2] + exact.share[3], 1, 1e-12);

  constexpr std::size_t count = 400000;
  std::vector<std::vector<double>> drawn(4, std::vector<double>(count, 1.0));
  for (std::size_t v = 1; v < 4; ++v) LogNormal(variables[v].sigma).draw(1, variables[v].stream, 0, drawn[v]);
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double value = (3 * drawn[1][i] + 5 * drawn[2][i]) * drawn[3][i] + 2 * drawn[1][i];
    sum += value;
    squares += (value - 10) * (value - 10);
  }
  EXPECT_NEAR(sum / count, 10, 0.02);
  EXPECT_NEAR(squares / count / exact.variance, 1, 0.02);
  // By hand: 25·vₐ + 25·v_b + 64·v_c alone; together 9·vₐ·v_c and 25·v_b·v_c, halved.
  const double a = std::expm1(0.09), b = std::expm1(0.25), c = std::expm1(0.04);
  EXPECT_NEAR(exact.variance, 25 * a + 25 * b + 64 * c + 9 * a * c + 25 * b * c, 1e-12);
  EXPECT_NEAR(exact.share[3] * exact.variance, 64 * c + (9 * a * c + 25 * b * c) / 2, 1e-12);
}
