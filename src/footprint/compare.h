// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "footprint/engine.h"
#include "footprint/lmdi.h"

// Two footprints side by side: inventories, years, factor sets or method profiles. Method and sources: docs/method-comparison.md.
//
//   const Comparison years = compare(footprint_2024, footprint_2026, {Dimension::type});
//   const SetComparison sets = compare_sets(with_open, with_boavizta, {Dimension::type, Dimension::criterion});
//
// compare() splits the change of each criterion exactly into activity (how many), structure (of what) and intensity (impact of one); the
// offset ratio says how much of the gain in intensity growth has eaten (rebound).
//
// What is counted in different units is never added: pieces of equipment, gigabytes, messages, euros are families, each decomposed on its
// own, whose effects add up.
//
// What only one side covers is not compared, so that a hole in the data never looks like a gain: each phase of a class is compared on the
// smaller of its two coverages, and what is set aside is said (left_out). A class that exists on one side only is new or vanished, not a hole.

namespace capnr {

struct ComparedClass {
  std::vector<std::string> key;  ///< by Comparison::dimensions
  std::string source_kind;       ///< with `unit`: the family
  ItemUnit unit = ItemUnit::unit;
  double quantity0 = 0, quantity1 = 0;  ///< in `unit`
  double value0 = 0, value1 = 0;        ///< on what both sides cover
  double left_out0 = 0, left_out1 = 0;  ///< what the other side does not cover
  LmdiTerms terms;
  bool in_before = false, in_after = false;  ///< in one only: a new class, or one that vanished
  bool compared = false;                     ///< false when the two sides cover nothing in common
};

struct ComparedCriterion {
  Criterion criterion = Criterion::gwp;
  double total0 = 0, total1 = 0;  ///< as each footprint gives them: e0 + left_out0, e1 + left_out1
  double left_out0 = 0, left_out1 = 0;
  Lmdi lmdi;                           ///< its by_class are those of `classes`
  std::vector<ComparedClass> classes;  ///< largest change first; those that neither side covers are not there
  double covered0 = 0, covered1 = 0;   ///< coverage of each side, 0 to 1
};

/// What a reader must know before drawing conclusions.
struct CompareNotice {
  enum class Kind : std::uint8_t {
    different_sets,        ///< the intensity holds the change of factors too
    different_profiles,    ///< and that of the method
    criteria_of_one_side,  ///< criteria that only one side covers are not compared
    left_out,              ///< a part of the impacts of a criterion is covered on one side only
  } kind = Kind::different_sets;
  std::string before, after;  ///< names of sets, rules that differ, or criteria
  Criterion criterion = Criterion::gwp;
  double share0 = 0, share1 = 0;  ///< left out, of each side's total
};
std::string describe(const CompareNotice& notice, Language language);

struct Comparison {
  std::vector<Dimension> dimensions;        ///< what makes a class: neither phase nor criterion
  std::vector<ComparedCriterion> criteria;  ///< climate change first
  std::vector<CompareNotice> notices;
};

/// Phase and criterion among the dimensions are ignored: a class has all its phases, and each criterion its own decomposition.
Comparison compare(const Footprint& before, const Footprint& after, const std::vector<Dimension>& dimensions);

/// The same inventory under two sets or profiles, row by row.
struct SetRow {
  std::vector<std::string> key;
  double quantity = 0;
  double value_a = 0, value_b = 0;            ///< NaN where the set covers nothing of the row
  double covered_a = 0, covered_b = 0;        ///< coverage, 0 to 1
  double ratio = 0;                           ///< b / a; NaN when one of them is missing or a is 0
  std::vector<std::string> packs_a, packs_b;  ///< ids of the packs that served, in the priority of their set
};

struct SetComparison {
  std::string set_a, set_b;
  std::vector<Dimension> dimensions;
  std::vector<SetRow> rows;  ///< in the order of tabulate(); a row that only one footprint has is there too
};

SetComparison compare_sets(const Footprint& a, const Footprint& b, const std::vector<Dimension>& dimensions);

}  // namespace capnr
