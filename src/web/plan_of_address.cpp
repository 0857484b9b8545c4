// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/plan_of_address.h"

#include <charconv>

#include "steering/stored_plans.h"

namespace capnr::web {

Result<YearPlan> plan_of_address(const Exchange& exchange) {
  const std::string& text = exchange.values[0];
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error == std::errc() && end == text.data() + text.size()) {
    TRY(std::optional<YearPlan> plan, plan_of_year(exchange.database, exchange.org(), year));
    if (plan) return std::move(*plan);
  }
  return fail(Kind::not_found, "there is no plan of {year}", {{"year", text}});
}

}  // namespace capnr::web
