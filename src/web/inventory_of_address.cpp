// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/inventory_of_address.h"

namespace capnr::web {

Result<StoredInventory> inventory_of_address(const Exchange& exchange) {
  const auto date = parse_date(exchange.values[0]);
  if (!date || to_string(*date) != exchange.values[0])
    return fail(Kind::not_found, "there is no inventory of {date}", {{"date", exchange.values[0]}});
  return find_inventory(exchange.database, exchange.org(), *date);
}

}  // namespace capnr::web
