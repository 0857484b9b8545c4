// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/city.h"

namespace capnr::web {

Result<StoredOrg> city_of(const Exchange& exchange) {
  TRY(std::vector<StoredOrg> orgs, list_orgs(exchange.database));
  for (StoredOrg& org : orgs)
    if (org.id == exchange.org()) return std::move(org);
  return fail(Kind::not_found, "the city that this server shows is no longer in the database");
}

}  // namespace capnr::web
