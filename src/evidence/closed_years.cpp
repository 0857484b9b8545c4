// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "evidence/ledger_rows.h"

namespace capnr {

Result<> close_year(Database& database, OrgId org, const ClosedYear& year) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ClosedYear> closed, closed_years(database, org));
  if (const auto same = std::ranges::find(closed, year.year, &ClosedYear::year); same != closed.end())
    return fail(Kind::conflict, "the year {year} is closed already, since {date}",
                {{"year", std::to_string(year.year)}, {"date", same->closed_at.substr(0, 10)}});
  TRY_VOID(database.run("INSERT INTO closed_year (org_id, year, closed_at, closed_by) VALUES (?, ?, ?, ?)",
                        org, year.year, year.closed_at, year.closed_by));
  return transaction.commit();
}

Result<> reopen_year(Database& database, OrgId org, int year) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ClosedYear> closed, closed_years(database, org));
  if (std::ranges::find(closed, year, &ClosedYear::year) == closed.end())
    return fail(Kind::not_found, "the year {year} is not closed", {{"year", std::to_string(year)}});
  TRY_VOID(database.run("DELETE FROM closed_year WHERE org_id = ? AND year = ?", org, year));
  return transaction.commit();
}

Result<std::vector<ClosedYear>> closed_years(Database& database, OrgId org) {
  std::vector<ClosedYear> years;
  TRY(Statement rows,
      database.prepare("SELECT year, closed_at, closed_by FROM closed_year WHERE org_id = ? ORDER BY year"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return years;
    years.push_back(
        {static_cast<int>(rows.integer(0)), std::string(rows.text(1)), std::string(rows.text(2))});
  }
}

Result<> refuse_closed_years(Database& database, OrgId org, const Period& period) {
  TRY(const std::vector<ClosedYear> closed, closed_years(database, org));
  for (const ClosedYear& year : closed)
    if (year_of(period.from) <= year.year && year.year <= year_of(period.until))
      return fail(Kind::conflict,
                  "the year {year} was closed by {who} on {date}: its values can no longer change",
                  {{"year", std::to_string(year.year)},
                   {"who", year.closed_by},
                   {"date", year.closed_at.substr(0, 10)}});
  return {};
}

}  // namespace capnr
