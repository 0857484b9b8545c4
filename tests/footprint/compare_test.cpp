// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/compare.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/file.h"
#include "demo_city.h"
#include "table/json.h"

using namespace capnr;

namespace {

Footprint footprint_of(int year, const std::string& set = "open", const MethodProfile& profile = {}) {
  const InventoryData& inventory = test::demo_city(year);
  return characterise(inventory, sum_weights(inventory, profile, inventory.header.date),
                      test::shipped_set(set), profile);
}

double total(const Footprint& footprint, Criterion criterion) {
  for (const ResultRow& row : tabulate(footprint, {Dimension::criterion}).rows) {
    if (row.key[0] == code(criterion)) return row.value;
  }
  return unknown;
}

double number(const Json& object, std::string_view key) {
  return *object.find(key)->number();
}

}  // namespace

// The vectors of the reference, made with another implementation of Ang (2015).
TEST(Lmdi, GivesTheReferenceVectors) {
  const auto text = read_file(CAPNR_SOURCE_DIR "/tests/cases/data/lmdi/lmdi_test_vectors.json");
  ASSERT_TRUE(text);
  const auto vectors = parse_json(*text);
  ASSERT_TRUE(vectors);
  std::size_t compared = 0;
  for (const auto& [name, classes] : *vectors->find("inputs")->object()) {
    std::vector<LmdiClass> input;
    for (const auto& [label, numbers] : *classes.object()) {
      const Json::Array& n = *numbers.array();
      input.push_back({*n[0].number(), *n[1].number(), *n[2].number(), *n[3].number()});
    }
    const Lmdi found = decompose(input);
    const Json& expected = *vectors->find("expected")->find(name);
    const double whole = number(expected, "E0");
    EXPECT_DOUBLE_EQ(found.e0, whole);
    EXPECT_DOUBLE_EQ(found.e1, number(expected, "ET"));
    EXPECT_NEAR(found.total.activity, number(expected, "activity"), 1e-9 * whole);
    EXPECT_NEAR(found.total.structure, number(expected, "structure"), 1e-9 * whole);
    EXPECT_NEAR(found.total.intensity, number(expected, "intensity"), 1e-9 * whole);
    EXPECT_NEAR(*found.offset_ratio, number(expected, "offset_ratio"), 1e-12);
    if (const Json* ratio = expected.find("lmdi_offset_ratio")) {
      EXPECT_NEAR(*found.lmdi_offset_ratio, *ratio->number(), 1e-12);
    }
    EXPECT_LT(std::abs(found.residual()), 1e-9 * whole);
    ++compared;
  }
  EXPECT_EQ(compared, 2U);
}

TEST(Compare, AddsUpToTheTotalsOfBothYearsWithoutResidual) {
  const Footprint before = footprint_of(2024);
  const Footprint after = footprint_of(2026);
  for (const std::vector<Dimension>& dimensions :
       {std::vector{Dimension::type}, std::vector{Dimension::department, Dimension::item},
        std::vector<Dimension>{}}) {
    const Comparison comparison = compare(before, after, dimensions);
    EXPECT_GE(comparison.criteria.size(), 8U);
    EXPECT_EQ(comparison.criteria[0].criterion, Criterion::gwp);
    for (const ComparedCriterion& of : comparison.criteria) {
      const double whole = std::max(of.total0, of.total1);
      EXPECT_NEAR(of.total0, total(before, of.criterion), 1e-9 * whole) << code(of.criterion);
      EXPECT_NEAR(of.total1, total(after, of.criterion), 1e-9 * whole) << code(of.criterion);
      EXPECT_LT(std::abs(of.lmdi.residual()), 1e-9 * whole);
      LmdiTerms sum;
      double change = 0;
      for (const ComparedClass& c : of.classes) {
        sum += c.terms;
        change += c.value1 - c.value0;
        EXPECT_NEAR(c.terms.sum(), c.value1 - c.value0, 1e-9 * whole);
      }
      EXPECT_NEAR(sum.sum(), change, 1e-9 * whole);
      EXPECT_NEAR(change, of.lmdi.e1 - of.lmdi.e0, 1e-9 * whole);
    }
  }
}

TEST(Compare, PutsTheLargestChangeFirst) {
  const Comparison comparison = compare(footprint_of(2024), footprint_of(2026), {Dimension::type});
  const std::vector<ComparedClass>& classes = comparison.criteria[0].classes;
  ASSERT_GT(classes.size(), 5U);
  for (std::size_t i = 1; i < classes.size(); ++i)
    EXPECT_GE(std::abs(classes[i - 1].value1 - classes[i - 1].value0),
              std::abs(classes[i].value1 - classes[i].value0));
}

TEST(Compare, OfAnInventoryWithItselfIsNothing) {
  const Footprint footprint = footprint_of(2026);
  const Comparison comparison = compare(footprint, footprint, {Dimension::type});
  EXPECT_TRUE(comparison.notices.empty());
  for (const ComparedCriterion& of : comparison.criteria) {
    EXPECT_EQ(of.lmdi.total.sum(), 0);
    EXPECT_EQ(of.lmdi.e0, of.lmdi.e1);
    EXPECT_EQ(of.left_out0, 0);
    EXPECT_FALSE(of.lmdi.offset_ratio);
  }
}

TEST(Compare, SaysThatSetsAndMethodsDiffer) {
  MethodProfile flow;
  ASSERT_TRUE(set_rule(flow, "view=flow"));
  const Comparison comparison =
      compare(footprint_of(2026), footprint_of(2026, "boavizta", flow), {Dimension::type});
  ASSERT_GE(comparison.notices.size(), 3U);
  EXPECT_EQ(comparison.notices[0].kind, CompareNotice::Kind::different_sets);
  EXPECT_EQ(
      describe(comparison.notices[0], Language::en),
      "The factor sets differ (open, then boavizta): the change of intensity is also that of the factors.");
  EXPECT_EQ(comparison.notices[1].kind, CompareNotice::Kind::different_profiles);
  EXPECT_EQ(comparison.notices[1].before, "view=stock");
  EXPECT_EQ(comparison.notices[1].after, "view=flow");
  EXPECT_EQ(comparison.notices[2].kind, CompareNotice::Kind::criteria_of_one_side);
  EXPECT_EQ(comparison.notices[2].before, "");
}

// With the same equipment, another set changes nothing but the impact of one.
TEST(Compare, OfTwoSetsIsAllIntensity) {
  const Comparison comparison =
      compare(footprint_of(2026), footprint_of(2026, "boavizta"), {Dimension::type});
  for (const ComparedCriterion& of : comparison.criteria) {
    EXPECT_NEAR(of.lmdi.total.activity, 0, 1e-9 * std::abs(of.lmdi.e1));
    EXPECT_NEAR(of.lmdi.total.structure, 0, 1e-9 * std::abs(of.lmdi.e1));
  }
}

TEST(CompareSets, PutsTheValuesOfTabulateSideBySideWithTheirPacks) {
  const Footprint a = footprint_of(2026);
  const Footprint b = footprint_of(2026, "boavizta");
  const std::vector<Dimension> dimensions = {Dimension::type, Dimension::criterion};
  const SetComparison sets = compare_sets(a, b, dimensions);
  EXPECT_EQ(sets.set_a, "open");
  EXPECT_EQ(sets.set_b, "boavizta");
  const ResultTable table = tabulate(a, dimensions);
  ASSERT_GE(sets.rows.size(), table.rows.size());
  std::size_t ratios = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const SetRow& row = sets.rows[i];
    EXPECT_EQ(row.key, table.rows[i].key);
    EXPECT_TRUE(row.value_a == table.rows[i].value || std::isnan(row.value_a));
    EXPECT_EQ(row.packs_a.empty(), std::isnan(row.value_a) || row.key[1] == "fe")
        << row.key[0] << ' ' << row.key[1];
    if (std::isnan(row.ratio)) continue;
    EXPECT_DOUBLE_EQ(row.ratio, row.value_b / row.value_a);
    ++ratios;
  }
  EXPECT_GT(ratios, 50U);
}
