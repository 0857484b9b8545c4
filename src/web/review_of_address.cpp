// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/review_of_address.h"

#include <charconv>

#include "publish/city_review.h"
#include "web/city.h"

namespace capnr::web {

Result<int> year_of_address(const Exchange& exchange) {
  const std::string& text = exchange.values[0];
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 1900 || year > 2200)
    return fail(Kind::not_found, "there is no review of {year}: a year is written 2026", {{"year", text}});
  return year;
}

Result<Review> review_now(const Exchange& exchange, int year, Language language) {
  TRY(const StoredOrg city, city_of(exchange));
  const auto footprint = [&](const StoredInventory& last,
                             std::optional<Date> compared_from) -> Result<Report> {
    TRY(const std::shared_ptr<const Report> report,
        exchange.site.figures().report(exchange.database, city, last, compared_from, language));
    return *report;
  };
  return city_review(exchange.database, city, exchange.programme(), {year, exchange.today, footprint});
}

}  // namespace capnr::web
