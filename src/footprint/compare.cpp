// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/compare.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/text.h"

namespace capnr {
namespace {

/// What makes a class: its words, and the family it is counted in.
using ClassKey = std::tuple<std::string, ItemUnit, std::vector<std::string>>;

struct PhaseSum {
  double value = 0, covered = 0;  ///< covered: of Side::units
};

struct Side {
  double units = 0;     ///< pieces, or records of what is counted otherwise
  double quantity = 0;  ///< in the unit of the class
  std::array<std::array<PhaseSum, criterion_count>, phase_count> sums = {};
};

using Classes = std::map<ClassKey, std::array<Side, 2>>;

// How much there is of a group, in its unit: what is bought by the gigabyte is counted in gigabytes.
double counted(const Group& group) {
  return group.unit == ItemUnit::unit ? group.quantity : group.amount[static_cast<std::size_t>(Phase::use)];
}

void add_side(Classes& classes, const Footprint& footprint, const std::vector<Dimension>& dimensions,
              std::size_t side) {
  for (const Group& group : footprint.groups) {
    std::vector<std::string> words;
    words.reserve(dimensions.size());
    for (const Dimension dimension : dimensions)
      words.push_back(footprint.texts[group.key[static_cast<std::size_t>(dimension)]]);
    const std::string& kind = footprint.texts[group.key[static_cast<std::size_t>(Dimension::source_kind)]];
    Side& sum = classes[{kind, group.unit, std::move(words)}][side];
    sum.units += group.quantity;
    sum.quantity += counted(group);
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Impact& impact = group.impacts[p][c];
        if (std::isnan(impact.value)) continue;
        sum.sums[p][c].value += impact.value;
        sum.sums[p][c].covered += group.quantity * static_cast<double>(impact.covered);
      }
    }
  }
}

double share(double part, double whole) {
  return whole > 0 ? std::min(1.0, part / whole) : 0;
}

// How much of what each side covers is compared: all where the other side covers as much.
std::array<double, 2> kept(double covered0, double covered1, bool both) {
  std::array<double, 2> parts = {covered0 > 0 ? 1.0 : 0.0, covered1 > 0 ? 1.0 : 0.0};
  // Under a millionth it is the rounding of a coverage, not a hole.
  if (!both || std::abs(covered0 - covered1) <= 1e-6) return parts;
  const double common = std::min(covered0, covered1);
  if (covered0 > 0) parts[0] = common / covered0;
  if (covered1 > 0) parts[1] = common / covered1;
  return parts;
}

// One criterion of one class, on what both sides cover.
ComparedClass compare_class(const ClassKey& key, const std::array<Side, 2>& sides, std::size_t criterion) {
  ComparedClass result;
  std::tie(result.source_kind, result.unit, result.key) = key;
  result.in_before = sides[0].units > 0;
  result.in_after = sides[1].units > 0;
  result.quantity0 = sides[0].quantity;
  result.quantity1 = sides[1].quantity;
  for (std::size_t p = 0; p < phase_count; ++p) {
    const PhaseSum& before = sides[0].sums[p][criterion];
    const PhaseSum& after = sides[1].sums[p][criterion];
    auto [part0, part1] = kept(share(before.covered, sides[0].units), share(after.covered, sides[1].units),
                               result.in_before && result.in_after);
    // An impact that nothing counts (a share of a host in use only) has no impact per unit.
    if (result.quantity0 <= 0) part0 = 0;
    if (result.quantity1 <= 0) part1 = 0;
    result.compared = result.compared || part0 > 0 || part1 > 0;
    result.value0 += before.value * part0;
    result.value1 += after.value * part1;
    result.left_out0 += before.value * (1 - part0);
    result.left_out1 += after.value * (1 - part1);
  }
  return result;
}

bool covered(const std::array<Side, 2>& sides, std::size_t criterion) {
  for (std::size_t p = 0; p < phase_count; ++p) {
    if (sides[0].sums[p][criterion].covered > 0 || sides[1].sums[p][criterion].covered > 0) return true;
  }
  return false;
}

void add(Lmdi& into, const Lmdi& family) {
  into.e0 += family.e0;
  into.e1 += family.e1;
  into.total += family.total;
  into.by_class.insert(into.by_class.end(), family.by_class.begin(), family.by_class.end());
  into.expected_saving += family.expected_saving;
}

double per_unit(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

// Classes come sorted by family: each family is a decomposition of its own.
Lmdi decompose_families(const std::vector<ComparedClass>& classes) {
  Lmdi sum;
  for (std::size_t first = 0; first < classes.size();) {
    std::vector<LmdiClass> family;
    std::size_t next = first;
    for (; next < classes.size() && classes[next].source_kind == classes[first].source_kind &&
           classes[next].unit == classes[first].unit;
         ++next) {
      const ComparedClass& c = classes[next];
      // What is not compared does not count in the volume either.
      family.push_back(c.compared ? LmdiClass{c.quantity0, per_unit(c.value0, c.quantity0), c.quantity1,
                                              per_unit(c.value1, c.quantity1)}
                                  : LmdiClass{});
    }
    add(sum, decompose(family));
    first = next;
  }
  set_ratios(sum);
  return sum;
}

double coverage(const Footprint& footprint, std::size_t criterion) {
  double quantity = 0;
  double known = 0;
  for (const Group& group : footprint.groups) {
    for (const auto& phase : group.impacts) {
      quantity += group.quantity;
      known += group.quantity * static_cast<double>(phase[criterion].covered);
    }
  }
  return share(known, quantity);
}

ComparedCriterion compare_criterion(const Classes& classes, std::size_t criterion) {
  ComparedCriterion result;
  result.criterion = static_cast<Criterion>(criterion);
  for (const auto& [key, sides] : classes) {
    if (covered(sides, criterion)) result.classes.push_back(compare_class(key, sides, criterion));
  }
  result.lmdi = decompose_families(result.classes);
  for (std::size_t i = 0; i < result.classes.size(); ++i) {
    result.classes[i].terms = result.lmdi.by_class[i];
    result.left_out0 += result.classes[i].left_out0;
    result.left_out1 += result.classes[i].left_out1;
  }
  result.total0 = result.lmdi.e0 + result.left_out0;
  result.total1 = result.lmdi.e1 + result.left_out1;
  std::stable_sort(result.classes.begin(), result.classes.end(), [](const auto& a, const auto& b) {
    return std::abs(a.value1 - a.value0) > std::abs(b.value1 - b.value0);
  });
  for (std::size_t i = 0; i < result.classes.size(); ++i) result.lmdi.by_class[i] = result.classes[i].terms;
  return result;
}

void add_name(std::string& list, std::string_view name) {
  if (!list.empty()) list += ", ";
  list += name;
}

// Rules that differ, as "view=stock" on one side and "view=flow" on the other.
CompareNotice profile_notice(const MethodProfile& before, const MethodProfile& after) {
  CompareNotice notice;
  notice.kind = CompareNotice::Kind::different_profiles;
  const std::vector<std::string> values0 = rule_values(before);
  const std::vector<std::string> values1 = rule_values(after);
  for (std::size_t i = 0; i < values0.size(); ++i) {
    if (values0[i] == values1[i]) continue;
    add_name(notice.before, std::string(rules()[i].name) + '=' + values0[i]);
    add_name(notice.after, std::string(rules()[i].name) + '=' + values1[i]);
  }
  return notice;
}

void add_notices(Comparison& comparison, const Footprint& before, const Footprint& after) {
  using NoticeKind = CompareNotice::Kind;
  if (before.set_name != after.set_name)
    comparison.notices.push_back({NoticeKind::different_sets, before.set_name, after.set_name});
  const CompareNotice profile = profile_notice(before.profile, after.profile);
  if (!profile.before.empty()) comparison.notices.push_back(profile);
  CompareNotice one_side;
  one_side.kind = NoticeKind::criteria_of_one_side;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (before.criteria[c] == after.criteria[c]) continue;
    add_name(before.criteria[c] ? one_side.before : one_side.after, code(static_cast<Criterion>(c)));
  }
  if (!one_side.before.empty() || !one_side.after.empty()) comparison.notices.push_back(one_side);
  CompareNotice most;
  most.kind = NoticeKind::left_out;
  for (const ComparedCriterion& of : comparison.criteria) {
    const double share0 = of.total0 == 0 ? 0 : std::abs(of.left_out0 / of.total0);
    const double share1 = of.total1 == 0 ? 0 : std::abs(of.left_out1 / of.total1);
    if (std::max(share0, share1) <= std::max(most.share0, most.share1)) continue;
    most.criterion = of.criterion;
    most.share0 = share0;
    most.share1 = share1;
  }
  if (std::max(most.share0, most.share1) > 1e-6) comparison.notices.push_back(most);
}

}  // namespace

Comparison compare(const Footprint& before, const Footprint& after,
                   const std::vector<Dimension>& dimensions) {
  Comparison result;
  for (const Dimension dimension : dimensions) {
    if (dimension != Dimension::phase && dimension != Dimension::criterion)
      result.dimensions.push_back(dimension);
  }
  Classes classes;
  add_side(classes, before, result.dimensions, 0);
  add_side(classes, after, result.dimensions, 1);
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!before.criteria[c] || !after.criteria[c]) continue;
    ComparedCriterion compared = compare_criterion(classes, c);
    compared.covered0 = coverage(before, c);
    compared.covered1 = coverage(after, c);
    result.criteria.push_back(std::move(compared));
  }
  add_notices(result, before, after);
  return result;
}

std::string describe(const CompareNotice& notice, Language language) {
  const auto percent = [&](double part) { return format_number(100 * part, language, 3); };
  const std::vector<std::pair<std::string, std::string>> sides = {{"before", notice.before},
                                                                  {"after", notice.after}};
  const auto none = [&](const std::string& list) { return list.empty() ? std::string("–") : list; };
  switch (notice.kind) {
    case CompareNotice::Kind::different_sets:
      return tr(language,
                "The factor sets differ ({before}, then {after}): the change of intensity is also that of "
                "the factors.",
                sides);
    case CompareNotice::Kind::different_profiles:
      return tr(
          language,
          "The methods differ ({before}, then {after}): the change of intensity is also that of the method.",
          sides);
    case CompareNotice::Kind::criteria_of_one_side:
      return tr(language,
                "Criteria covered on one side only are not compared (before: {before}; after: {after}).",
                {{"before", none(notice.before)}, {"after", none(notice.after)}});
    case CompareNotice::Kind::left_out:
      break;
  }
  return tr(
      language,
      "What one side only covers is left out of the decomposition; most for {criterion}: {before} % of the "
      "impacts before, {after} % of those after.",
      {{"criterion", std::string(name(notice.criterion, language))},
       {"before", percent(notice.share0)},
       {"after", percent(notice.share1)}});
}

}  // namespace capnr
