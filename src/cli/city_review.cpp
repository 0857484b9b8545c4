// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/city_review.h"

#include <algorithm>

#include "cli/city_report.h"
#include "steering/judged_targets.h"
#include "steering/stored_plans.h"

namespace capnr::cli {
namespace {

/// The last inventory of the year, and the last of an earlier one.
struct YearInventories {
  std::optional<StoredInventory> last, before;
};

Result<YearInventories> inventories_for(OpenCity& city, int year) {
  TRY(std::vector<StoredInventory> all, list_inventories(city.database, city.org.id));
  YearInventories found;
  const auto keep_later = [](std::optional<StoredInventory>& kept, StoredInventory& one) {
    if (!kept || kept->header.date < one.header.date) kept = std::move(one);
  };
  for (StoredInventory& one : all) {
    const int of = year_of(one.header.date);
    if (of == year)
      keep_later(found.last, one);
    else if (of < year)
      keep_later(found.before, one);
  }
  return found;
}

Result<> add_footprint(const Context& context, const DatabaseOptions& where, const MethodOptions& method,
                       const ReviewQuestion& question, OpenCity& city, Review& review) {
  TRY(const YearInventories inventories, inventories_for(city, question.year));
  if (!inventories.last) return {};
  TRY(const FactorSet set, load_set(context, method, method.set));
  TRY(const MethodProfile profile, method_profile(method));
  if (inventories.before) review.compared_from = inventories.before->header.date;
  const InventoryOptions wanted{where, to_string(inventories.last->header.date), ""};
  TRY(OpenInventory open, open_inventory(wanted));
  TRY(review.footprint,
      city_report(open, set, profile, question.uncertainty, question.language, review.compared_from));
  return {};
}

Result<> add_plans(OpenCity& city, Review& review) {
  TRY(review.plan, plan_of_year(city.database, city.org.id, review.year, review.as_of));
  TRY(review.next_plan, plan_of_year(city.database, city.org.id, review.year + 1, review.as_of));
  TRY(review.meetings, meetings(city.database, city.org.id, review.year));
  TRY(review.decisions, decisions(city.database, city.org.id, review.year));
  return {};
}

}  // namespace

Result<Review> city_review(const Context& context, OpenSteering& opened, const DatabaseOptions& where,
                           const MethodOptions& method, const ReviewQuestion& question) {
  OpenCity& city = opened.city;
  TRY(const std::vector<LedgerEntry> entries, current_values(city.database, city.org.id));
  TRY(const std::vector<ClosedYear> closed, closed_years(city.database, city.org.id));
  Review review{.year = question.year,
                .as_of = question.as_of,
                .city = city.org.city,
                .programme = opened.programme,
                .standings = review_standings(opened.programme, entries, question.year, question.as_of),
                .footprint = std::nullopt,
                .compared_from = std::nullopt,
                .purchases = {},
                .disposals = {},
                .plan = std::nullopt,
                .next_plan = std::nullopt,
                .meetings = {},
                .decisions = {},
                .targets = {},
                .closed = std::ranges::find(closed, question.year, &ClosedYear::year) != closed.end()};
  TRY(review.purchases, load_purchases(city.database, city.org.id));
  TRY(review.disposals, load_disposals(city.database, city.org.id));
  TRY_VOID(add_plans(city, review));
  // What was measured until the end of the year: the review of a past year is not rewritten by a later value.
  const Date until = std::min(review.as_of, date_of(review.year, 12, 31));
  TRY(review.targets, judged_targets(city.database, city.org.id, opened.programme, entries, until));
  TRY_VOID(add_footprint(context, where, method, question, city, review));
  return review;
}

}  // namespace capnr::cli
