// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/city_review.h"

#include <algorithm>

#include "evidence/ledger.h"
#include "steering/judged_targets.h"
#include "steering/stored_plans.h"

namespace capnr {
namespace {

/// The last inventory of the year, and the last of an earlier one.
struct YearInventories {
  std::optional<StoredInventory> last, before;
};

Result<YearInventories> inventories_for(Database& database, OrgId org, int year) {
  TRY(std::vector<StoredInventory> all, list_inventories(database, org));
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

Result<> add_footprint(Database& database, OrgId org, const ReviewQuestion& question, Review& review) {
  TRY(const YearInventories inventories, inventories_for(database, org, question.year));
  if (!inventories.last) return {};
  if (inventories.before) review.compared_from = inventories.before->header.date;
  TRY(review.footprint, question.footprint(*inventories.last, review.compared_from));
  return {};
}

Result<> add_plans(Database& database, OrgId org, Review& review) {
  TRY(review.plan, plan_of_year(database, org, review.year, review.as_of));
  TRY(review.next_plan, plan_of_year(database, org, review.year + 1, review.as_of));
  TRY(review.meetings, meetings(database, org, review.year));
  TRY(review.decisions, decisions(database, org, review.year));
  return {};
}

}  // namespace

Result<Review> city_review(Database& database, const StoredOrg& org, const Programme& programme,
                           const ReviewQuestion& question) {
  TRY(const std::vector<LedgerEntry> entries, current_values(database, org.id));
  TRY(const std::vector<ClosedYear> closed, closed_years(database, org.id));
  Review review{.year = question.year,
                .as_of = question.as_of,
                .city = org.city,
                .programme = programme,
                .standings = review_standings(programme, entries, question.year, question.as_of),
                .footprint = std::nullopt,
                .compared_from = std::nullopt,
                .purchases = {},
                .disposals = {},
                .plan = std::nullopt,
                .next_plan = std::nullopt,
                .meetings = {},
                .decisions = {},
                .targets = {},
                .closed = std::ranges::find(closed, question.year, &ClosedYear::year) != closed.end(),
                .texts = {}};
  TRY(review.purchases, load_purchases(database, org.id));
  TRY(review.disposals, load_disposals(database, org.id));
  TRY_VOID(add_plans(database, org.id, review));
  // What was measured until the end of the year: the review of a past year is not rewritten by a later value.
  const Date until = std::min(review.as_of, date_of(review.year, 12, 31));
  TRY(review.targets, judged_targets(database, org.id, programme, entries, until));
  TRY_VOID(add_footprint(database, org.id, question, review));
  TRY(review.texts, review_texts(database, org.id, question.year));
  return review;
}

}  // namespace capnr
