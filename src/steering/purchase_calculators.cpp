// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

constexpr double wanted_guarantee_years = 5, wanted_spare_parts_years = 7;

using Purchases = std::vector<const Purchase*>;

// IT and telephony, of the year. The amount of a contract is no spending of the year, and a contract is no unit.
Purchases equipment_of_year(const CalculatorInput& input) {
  Purchases found;
  if (input.purchases == nullptr) return found;
  for (const Purchase& one : input.purchases->rows)
    if (year_of(one.date) == input.year && one.category < PurchaseCategory::outside && !one.contract)
      found.push_back(&one);
  return found;
}

// What is given is not bought.
Purchases bought_in_year(const CalculatorInput& input) {
  Purchases found = equipment_of_year(input);
  std::erase_if(found, [](const Purchase* one) { return one->donation; });
  return found;
}

double units_of(const Purchases& purchases) {
  double units = 0;
  for (const Purchase* one : purchases) units += one->quantity;
  return units;
}

std::size_t without_category(const CalculatorInput& input) {
  std::size_t count = 0;
  if (input.purchases != nullptr)
    for (const Purchase& one : input.purchases->rows)
      count +=
          year_of(one.date) == input.year && one.category == PurchaseCategory::unspecified && !one.contract
              ? 1
              : 0;
  return count;
}

Calculation no_purchase() {
  return nothing("no purchase of IT or telephony equipment is known in the year: capnr purchases FILE");
}

// A share of units, over those of which it is known.
Calculation share_of_known(double good, double known, double all) {
  if (known <= 0) return nothing("no purchase of the year says what the indicator needs");
  Calculation calculation = one_value({.value = 100 * good / known, .grade = Grade::imported});
  if (known < all) {
    calculation.values.front().grade = Grade::estimated;
    calculation.missing = "{count} units of {total} do not say what the indicator needs: they are left out";
    calculation.parameters = {{"count", to_text(all - known)}, {"total", to_text(all)}};
  }
  return calculation;
}

struct Spending {
  double all = 0, reused = 0, recycled = 0;
  bool says_condition = false, says_recycled = false;
  std::size_t without_amount = 0, without_condition = 0, without_recycled = 0;

  bool complete() const { return without_amount + without_condition + without_recycled == 0; }
};

// A euro counts once: what is reused is not counted again for what it is made of.
void add(Spending& to, const Purchase& one) {
  if (!one.amount_eur) {
    ++to.without_amount;
    return;
  }
  to.all += *one.amount_eur;
  if (one.condition == PurchaseCondition::refurbished || one.condition == PurchaseCondition::reused) {
    to.says_condition = true;
    to.reused += *one.amount_eur;
    return;
  }
  if (one.condition == PurchaseCondition::unspecified) {
    ++to.without_condition;
  } else {
    to.says_condition = true;
  }
  if (one.recycled_share) {
    to.says_recycled = true;
    to.recycled += *one.amount_eur * *one.recycled_share / 100;
  } else {
    ++to.without_recycled;
  }
}

bool is_digital(const Purchase& one) {
  return one.category < PurchaseCategory::outside || is_digital_cpv(one.cpv);
}

}  // namespace

Calculation environmental_contracts(const CalculatorInput& input) {
  double contracts = 0, good = 0, euros = 0, good_euros = 0;
  std::size_t all = 0;
  if (input.purchases != nullptr)
    for (const Purchase& one : input.purchases->rows) {
      if (year_of(one.date) != input.year || !one.contract || !is_digital(one)) continue;
      ++all;
      if (!one.environmental) continue;
      ++contracts;
      good += *one.environmental ? 1 : 0;
      euros += one.amount_eur.value_or(0);
      if (*one.environmental) good_euros += one.amount_eur.value_or(0);
    }
  if (all == 0) return nothing("no digital contract is known in the year: capnr purchases FILE");
  if (contracts <= 0)
    return nothing("no digital contract of the year says whether it has an environmental consideration");
  const bool complete = contracts >= static_cast<double>(all);
  const Grade grade = complete ? Grade::imported : Grade::estimated;
  Calculation calculation;
  calculation.values.push_back({.measure = "contracts", .value = 100 * good / contracts, .grade = grade});
  if (euros > 0)
    calculation.values.push_back({.measure = "amount", .value = 100 * good_euros / euros, .grade = grade});
  if (complete) return calculation;
  calculation.missing =
      "{count} digital contracts of {total} do not say whether they have an environmental consideration: "
      "they are "
      "left out";
  calculation.parameters = {{"count", to_text(static_cast<double>(all) - contracts)},
                            {"total", std::to_string(all)}};
  return calculation;
}

Calculation reused_or_recycled_purchases(const CalculatorInput& input) {
  const Purchases purchases = equipment_of_year(input);
  if (purchases.empty()) return no_purchase();
  Spending spending;
  for (const Purchase* one : purchases) add(spending, *one);
  if (!(spending.all > 0)) return nothing("no purchase of the year has an amount");
  if (!spending.says_condition && !spending.says_recycled)
    return nothing("no purchase of the year says whether it is new, nor what it is made of");
  const std::size_t unsorted = without_category(input);
  const Grade grade = spending.complete() && unsorted == 0 ? Grade::imported : Grade::estimated;
  Calculation calculation;
  const auto give = [&](const char* measure, double amount) {
    calculation.values.push_back({.measure = measure, .value = 100 * amount / spending.all, .grade = grade});
  };
  give("share", spending.reused + spending.recycled);
  if (spending.says_condition) give("reused", spending.reused);
  if (spending.says_recycled) give("recycled", spending.recycled);
  if (grade == Grade::imported) return calculation;
  calculation.missing =
      "to be proved: {amounts} purchases without an amount and {categories} without a category are left out; "
      "{conditions} that do not say "
      "whether they are new, and {recycled} without recycled content, count as not proved";
  calculation.parameters = {{"amounts", std::to_string(spending.without_amount)},
                            {"categories", std::to_string(unsorted)},
                            {"conditions", std::to_string(spending.without_condition)},
                            {"recycled", std::to_string(spending.without_recycled)}};
  return calculation;
}

Calculation repair_index_of_purchases(const CalculatorInput& input) {
  const Purchases purchases = bought_in_year(input);
  if (purchases.empty()) return no_purchase();
  double sum = 0, known = 0;
  for (const Purchase* one : purchases) {
    if (!one->repair_index) continue;
    sum += one->quantity * *one->repair_index;
    known += one->quantity;
  }
  Calculation calculation = share_of_known(sum, known, units_of(purchases));
  for (ComputedValue& value : calculation.values) value.value = sum / known;
  return calculation;
}

Calculation guarantee_and_spare_parts(const CalculatorInput& input) {
  const Purchases purchases = bought_in_year(input);
  if (purchases.empty()) return no_purchase();
  double good = 0, known = 0;
  for (const Purchase* one : purchases) {
    const auto under = [](const std::optional<double>& years, double wanted) {
      return years && *years < wanted;
    };
    // One of the two that is too short is enough to know.
    const bool fails = under(one->guarantee_years, wanted_guarantee_years) ||
                       under(one->spare_parts_years, wanted_spare_parts_years);
    const bool both = one->guarantee_years && one->spare_parts_years;
    if (fails || both) known += one->quantity;
    if (!fails && both) good += one->quantity;
  }
  return share_of_known(good, known, units_of(purchases));
}

Calculation refurbished_among_purchases(const CalculatorInput& input) {
  const Purchases purchases = bought_in_year(input);
  if (purchases.empty()) return no_purchase();
  double good = 0, known = 0;
  for (const Purchase* one : purchases) {
    if (one->condition == PurchaseCondition::unspecified) continue;
    known += one->quantity;
    if (one->condition == PurchaseCondition::refurbished) good += one->quantity;
  }
  return share_of_known(good, known, units_of(purchases));
}

}  // namespace capnr
