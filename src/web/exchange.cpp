// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/exchange.h"

#include <cassert>

#include "base/text.h"
#include "web/route_path.h"
#include "web/routes.h"

namespace capnr::web {

bool allows(Access access, const std::optional<Visitor>& visitor) {
  if (access == Access::everyone) return true;
  if (!visitor) return false;
  const auto level = [&] {
    switch (visitor->grant.role) {
      case Role::reader:
        return Access::reader;
      case Role::contributor:
        return Access::contributor;
      case Role::pilot:
        return Access::pilot;
      case Role::administrator:
        return Access::administrator;
    }
    return Access::everyone;
  }();
  return level >= access;
}

std::string Exchange::path(std::string_view french, std::initializer_list<std::string> names) const {
  const Route* route = route_of(french);
  assert(route != nullptr);
  const bool english = language == Language::en && route != nullptr && !route->path_en.empty();
  return fill_path(english ? route->path_en : french, std::vector<std::string>(names));
}

html::Url Exchange::url(std::string_view french, std::initializer_list<std::string> names) const {
  // What fill_path() gives begins with a slash and is percent-encoded: always an address.
  return html::Url::from(path(french, names)).value_or(html::Url::fragment("main"));
}

Actor Exchange::actor() const {
  return {visitor ? std::optional(visitor->account().id) : std::nullopt, now};
}

std::string Exchange::field(std::string_view name) const {
  return std::string(trimmed(last_value(form, name).value_or("")));
}

std::string Exchange::query(std::string_view name) const {
  return std::string(trimmed(request.parameter(name).value_or("")));
}

}  // namespace capnr::web
