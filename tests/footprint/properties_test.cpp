// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What must hold of any inventory.
#include <cmath>
#include <cstring>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "footprint/compare.h"
#include "footprint/linear_model.h"
#include "footprint/row_impacts.h"
#include "footprint/streamed_footprint.h"
#include "footprint/uncertainty.h"
#include "random_inventory.h"
#include "row_by_row.h"

using namespace capnr;
using test::RandomRow;

namespace {

using Rows = std::vector<RandomRow>;
const std::vector<Dimension> by_everything = {
    Dimension::department, Dimension::type,      Dimension::country, Dimension::datacentre,
    Dimension::status,     Dimension::user_kind, Dimension::phase,   Dimension::criterion};
const std::vector<Dimension> by_phase = {Dimension::phase, Dimension::criterion};

bool near(double a, double b, double tolerance = 1e-12) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) == std::isnan(b);
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

bool same_number(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

// Nothing and a sum of nothings are the same here: rows of quantity 0 have an impact of 0.
double or_zero(double value) {
  return std::isnan(value) ? 0 : value;
}

bool same_bits(const WeightTable& a, const WeightTable& b) {
  const auto same = [](const std::vector<Weights>& x, const std::vector<Weights>& y) {
    return x.size() == y.size() &&
           (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(Weights)) == 0);
  };
  return same(a.by_class, b.by_class) && same(a.own_rate, b.own_rate);
}

ResultTable table_of(const Rows& rows, const MethodProfile& profile,
                     const std::vector<Dimension>& dimensions) {
  return tabulate(test::footprint_of(test::inventory_of(rows), profile), dimensions);
}

void expect_same(const ResultTable& a, const ResultTable& b, double tolerance = 1e-12) {
  RC_ASSERT(a.rows.size() == b.rows.size());
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    RC_ASSERT(a.rows[i].key == b.rows[i].key);
    RC_ASSERT(near(a.rows[i].value, b.rows[i].value, tolerance));
    RC_ASSERT(near(a.rows[i].quantity, b.rows[i].quantity, tolerance));
  }
}

LmdiClass random_class() {
  // A zero in three: classes that appear, vanish, or have no impact.
  const auto number = [] { return *rc::gen::oneOf(rc::gen::just(0), rc::gen::inRange(0, 100000)) * 0.37; };
  return {number(), number(), number(), number()};
}

}  // namespace

RC_GTEST_PROP(Kernel, GivesWhatARowByRowComputationGives, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  const InventoryData inventory = test::inventory_of(rows);
  const test::OracleTable expected = row_by_row(rows, inventory.datacentres, test::holed_set(), profile);
  const ResultTable found = tabulate(test::footprint_of(inventory, profile), by_everything);
  RC_ASSERT(found.rows.size() == expected.size());
  for (const ResultRow& row : found.rows) {
    const auto at = expected.find(row.key);
    RC_ASSERT(at != expected.end());
    const test::OracleCell& cell = at->second;
    RC_ASSERT(near(or_zero(row.value), cell.value));
    RC_ASSERT(std::isnan(row.value) == !cell.any || cell.value == 0);
    RC_ASSERT(near(row.quantity, cell.quantity));
    RC_ASSERT(std::abs(row.covered - cell.covered) <= 1e-6 * cell.quantity);
  }
}

// Groups are computed once more, from the last to the first, into what the one before left behind.
RC_GTEST_PROP(Kernel, GivesTheSameGroupsWhetherTheyAreKeptOrComputedWhenAskedFor, ()) {
  const MethodProfile profile = *test::random_profile();
  const InventoryData inventory = test::inventory_of(*test::random_rows());
  const WeightTable weights = sum_weights(inventory, profile, {test::as_of_day});
  CharacteriseOptions options;
  options.keep = {Dimension::type, Dimension::status};
  const Footprint kept = characterise(inventory, weights, test::holed_set(), profile, options);
  const StreamedFootprint streamed(inventory, weights, test::holed_set(), profile, options);
  RC_ASSERT(streamed.size() == kept.groups.size());
  RC_ASSERT(streamed.head().texts == kept.texts);
  Group group;
  for (std::size_t i = streamed.size(); i-- > 0;) {
    streamed.compute(i, group);
    const Group& expected = kept.groups[i];
    RC_ASSERT(streamed.key(i) == expected.key && group.key == expected.key);
    RC_ASSERT(same_number(group.quantity, expected.quantity) && same_number(group.kwh, expected.kwh));
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Impact &a = group.impacts[p][c], &b = expected.impacts[p][c];
        RC_ASSERT(same_number(a.value, b.value) && a.gap == b.gap && a.pack == b.pack &&
                  a.covered == b.covered);
      }
    }
  }
}

RC_GTEST_PROP(Kernel, GivesForAGroupTheSumOfItsRowsOneByOne, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  const InventoryData inventory = test::inventory_of(rows);
  const RowEngine engine(inventory.city, inventory.datacentres, test::holed_set(), profile,
                         {test::as_of_day});
  double sums[phase_count][criterion_count] = {};
  for (const RandomRow& row : rows) {
    const Group group = engine.impacts(engine.resolve(test::class_of(row)), test::numbers_of(row));
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t c = 0; c < criterion_count; ++c) sums[p][c] += or_zero(group.impacts[p][c].value);
    }
  }
  for (const ResultRow& row : tabulate(test::footprint_of(inventory, profile), by_phase).rows) {
    const double sum = sums[static_cast<std::size_t>(*phase_from(row.key[0]))]
                           [static_cast<std::size_t>(*criterion_from(row.key[1]))];
    RC_ASSERT(near(or_zero(row.value), sum, 1e-11));
  }
}

RC_GTEST_PROP(Weights, HaveTheSameBitsWhateverTheBlocksAndTheThreads, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  const WeightTable expected = sum_weights(test::inventory_of(rows), profile, {test::as_of_day});
  for (const unsigned threads : {1U, 2U, 7U}) {
    const InventoryData cut = test::inventory_of(rows, *rc::gen::inRange<std::size_t>(1, 50));
    RC_ASSERT(same_bits(sum_weights(cut, profile, {test::as_of_day}, threads), expected));
  }
}

RC_GTEST_PROP(Weights, AreTheSameFromAFileAsFromBlocks, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  const InventoryData inventory = test::inventory_of(rows);
  WeightAccumulator accumulator(profile, {test::as_of_day});
  for (const EquipmentBlock& block : inventory.blocks) {
    for (std::size_t i = 0; i < block.class_index.size(); ++i) {
      accumulator.add(block.class_index[i],
                      {block.quantity[i], block.start[i], block.end[i], block.annual_kwh[i],
                       block.usage_rate[i], block.lifetime_years[i]});
    }
  }
  const WeightTable streamed = std::move(accumulator).take();
  const Footprint a = characterise(inventory, streamed, test::holed_set(), profile);
  const Footprint b = test::footprint_of(inventory, profile);
  const ResultTable table_a = tabulate(a, by_everything);
  const ResultTable table_b = tabulate(b, by_everything);
  RC_ASSERT(table_a.rows.size() == table_b.rows.size());
  for (std::size_t i = 0; i < table_a.rows.size(); ++i) {
    RC_ASSERT(table_a.rows[i].key == table_b.rows[i].key);
    RC_ASSERT(table_a.rows[i].value == table_b.rows[i].value || std::isnan(table_b.rows[i].value));
  }
}

RC_GTEST_PROP(Weights, OfTwoInventoriesAddUp, ()) {
  const Rows first = *test::random_rows();
  const Rows second = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  Rows both = first;
  both.insert(both.end(), second.begin(), second.end());
  const ResultTable whole = table_of(both, profile, by_phase);
  const ResultTable a = table_of(first, profile, by_phase);
  const ResultTable b = table_of(second, profile, by_phase);
  const auto value_in = [](const ResultTable& table, const std::vector<std::string>& key) {
    for (const ResultRow& row : table.rows) {
      if (row.key == key) return or_zero(row.value);
    }
    return 0.0;
  };
  for (const ResultRow& row : whole.rows)
    RC_ASSERT(std::abs(or_zero(row.value) - value_in(a, row.key) - value_in(b, row.key)) <=
              1e-12 * (std::abs(value_in(a, row.key)) + std::abs(value_in(b, row.key))));
}

RC_GTEST_PROP(Kernel, DoesNotMindTheOrderOfRows, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  Rows turned(rows.rbegin(), rows.rend());
  if (rows.size() > 2) std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  expect_same(table_of(rows, profile, by_everything), table_of(turned, profile, by_everything));
}

RC_GTEST_PROP(Kernel, DoesNotMindAQuantitySplitInTwoRows, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  Rows split;
  for (const RandomRow& row : rows) {
    const double part = *rc::gen::inRange(1, 100) * 0.01;
    split.push_back(row);
    split.back().quantity = row.quantity * part;
    split.push_back(row);
    split.back().quantity = row.quantity - split[split.size() - 2].quantity;
  }
  expect_same(table_of(rows, profile, by_everything), table_of(split, profile, by_everything));
}

RC_GTEST_PROP(Kernel, GivesTwiceTheImpactForTwiceTheQuantity, ()) {
  const Rows rows = *test::random_rows();
  const MethodProfile profile = *test::random_profile();
  Rows twice = rows;
  for (RandomRow& row : twice) row.quantity *= 2;
  const ResultTable once = table_of(rows, profile, by_everything);
  const ResultTable doubled = table_of(twice, profile, by_everything);
  for (std::size_t i = 0; i < once.rows.size(); ++i)
    RC_ASSERT(near(2 * once.rows[i].value, doubled.rows[i].value));
}

RC_GTEST_PROP(Kernel, HalvesAllButUseWhenLifetimesDouble, ()) {
  Rows rows = *test::random_rows();
  MethodProfile profile = *test::random_profile();
  profile.view = MethodProfile::View::stock;
  profile.lifetime = MethodProfile::Lifetime::declared;
  for (RandomRow& row : rows) row.lifetime_years = row.lifetime_years.value_or(3);
  Rows longer = rows;
  for (RandomRow& row : longer) *row.lifetime_years *= 2;
  const ResultTable before = table_of(rows, profile, by_everything);
  const ResultTable after = table_of(longer, profile, by_everything);
  for (std::size_t i = 0; i < before.rows.size(); ++i) {
    const double factor = before.rows[i].key[6] == "use" ? 1 : 2;
    RC_ASSERT(near(before.rows[i].value, factor * after.rows[i].value));
  }
}

RC_GTEST_PROP(Kernel, GivesZeroForNothing, ()) {
  Rows rows = *test::random_rows();
  for (RandomRow& row : rows) row.quantity = 0;
  for (const ResultRow& row : table_of(rows, *test::random_profile(), by_everything).rows)
    RC_ASSERT(std::isnan(row.value) || row.value == 0);
}

RC_GTEST_PROP(Kernel, GivesTheSameTotalsWhateverTheWordsKept, ()) {
  const InventoryData inventory = test::inventory_of(*test::random_rows());
  const MethodProfile profile = *test::random_profile();
  const WeightTable weights = sum_weights(inventory, profile, {test::as_of_day});
  CharacteriseOptions options;
  options.keep = *rc::gen::elementOf(std::vector<std::vector<Dimension>>{
      {}, {Dimension::department}, {Dimension::status, Dimension::country}, {Dimension::datacentre}});
  std::vector<Dimension> dimensions = *options.keep;
  dimensions.insert(dimensions.end(), by_phase.begin(), by_phase.end());
  const Footprint all = characterise(inventory, weights, test::holed_set(), profile);
  const Footprint few = characterise(inventory, weights, test::holed_set(), profile, options);
  RC_ASSERT(few.groups.size() <= all.groups.size());
  expect_same(tabulate(all, dimensions), tabulate(few, dimensions));
}

RC_GTEST_PROP(Uncertainty, IntervalsHoldTheirValueAndGrowWithTheirLevel, ()) {
  const InventoryData inventory = test::inventory_of(*test::random_rows());
  const Footprint footprint = test::footprint_of(inventory, *test::random_profile());
  ResultTable table = tabulate(footprint, {Dimension::type, Dimension::phase, Dimension::criterion});
  const unsigned draws = *rc::gen::inRange(1U, 700U);
  add_intervals(table, footprint, test::holed_set(),
                {.draws = draws, .seed = *rc::gen::arbitrary<std::uint64_t>()});
  for (const ResultRow& row : table.rows) {
    RC_ASSERT(row.p5.has_value() == !std::isnan(row.value));
    if (!row.p5) continue;
    RC_ASSERT(*row.p5 <= row.value);
    RC_ASSERT(row.value <= *row.p95);
  }
}

RC_GTEST_PROP(Uncertainty, TermsAddUpToTheFootprint, ()) {
  const InventoryData inventory = test::inventory_of(*test::random_rows());
  const Footprint footprint = test::footprint_of(inventory, *test::random_profile());
  LinearModel model(footprint, test::holed_set());
  for (const ResultRow& row : tabulate(footprint, {Dimension::criterion}).rows) {
    double sum = 0;
    for (const LinearTerm& term : model.terms(*criterion_from(row.key[0]))) sum += term.coefficient;
    RC_ASSERT(near(or_zero(row.value), sum, 1e-11));
  }
}

RC_GTEST_PROP(Lmdi, LeavesNoResidual, ()) {
  std::vector<LmdiClass> classes(*rc::gen::inRange<std::size_t>(0, 12));
  for (LmdiClass& c : classes) c = random_class();
  const Lmdi found = decompose(classes);
  RC_ASSERT(std::abs(found.residual()) <= 1e-9 * std::max({found.e0, found.e1, 1e-300}));
  LmdiTerms sum;
  for (const LmdiTerms& terms : found.by_class) sum += terms;
  RC_ASSERT(std::abs(sum.sum() - found.total.sum()) <= 1e-9 * std::max({found.e0, found.e1, 1e-300}));
}

RC_GTEST_PROP(Lmdi, OfTheWayBackIsTheOpposite, ()) {
  std::vector<LmdiClass> classes(*rc::gen::inRange<std::size_t>(1, 8));
  for (LmdiClass& c : classes) c = random_class();
  const Lmdi there = decompose(classes);
  for (LmdiClass& c : classes) {
    std::swap(c.quantity0, c.quantity1);
    std::swap(c.intensity0, c.intensity1);
  }
  const Lmdi back = decompose(classes);
  const double scale = 1e-9 * std::max({there.e0, there.e1, 1e-300});
  RC_ASSERT(std::abs(there.total.activity + back.total.activity) <= scale);
  RC_ASSERT(std::abs(there.total.structure + back.total.structure) <= scale);
  RC_ASSERT(std::abs(there.total.intensity + back.total.intensity) <= scale);
}

RC_GTEST_PROP(Compare, LeavesNoResidualAndLosesNothing, ()) {
  const MethodProfile profile = *test::random_profile();
  const Footprint before = test::footprint_of(test::inventory_of(*test::random_rows()), profile);
  const Footprint after = test::footprint_of(test::inventory_of(*test::random_rows()), profile);
  const auto total = [](const Footprint& footprint, Criterion criterion) {
    for (const ResultRow& row : tabulate(footprint, {Dimension::criterion}).rows) {
      if (row.key[0] == code(criterion)) return or_zero(row.value);
    }
    return 0.0;
  };
  for (const ComparedCriterion& of : compare(before, after, {Dimension::type, Dimension::country}).criteria) {
    const double scale = 1e-9 * std::max({std::abs(of.total0), std::abs(of.total1), 1.0});
    RC_ASSERT(std::abs(of.lmdi.residual()) <= scale);
    RC_ASSERT(std::abs(of.total0 - total(before, of.criterion)) <= scale);
    RC_ASSERT(std::abs(of.total1 - total(after, of.criterion)) <= scale);
  }
}
