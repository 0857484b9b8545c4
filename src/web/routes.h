// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "web/exchange.h"

// One table of what the server answers. Routing, who may, the 405 and the index page come from it; a page is a row here and its handler.

namespace capnr::web {

struct ApiOperation;

struct Route {
  Method method = Method::get;  ///< get brings HEAD with it
  std::string_view path;        ///< French, or the only one: "/indicateurs/{id}"
  std::string_view path_en;     ///< "/en/indicators/{id}"; empty for data, which have no language
  Access access = Access::administrator;
  std::string_view summary;  ///< an English sentence, key of its French; shown by the index
  Result<Response> (*handle)(Exchange&) = nullptr;  ///< none: the App answers itself (/metrics)
  bool takes_files = false;  ///< of a POST: a form with files (multipart/form-data), larger than others
  const ApiOperation* api = nullptr;  ///< of the API: what it takes and gives
};

/// Whether what a GET shows is all in the database, so that it may be kept until that changes (kept_pages.h).
bool may_be_kept(const Route& route);

std::span<const Route> routes();

/// A GET that shows nothing: a browser goes through it, to the identity provider or back.
bool is_way_station(const Route& route);

/// What an index shows: an address without names in it, to which somebody may go; of the API, which lists its own, its description.
bool is_listed_page(const Route& route);

/// The route of a method and a path, with the language of the path and what its names stand for.
struct FoundRoute {
  const Route* route = nullptr;
  std::optional<Language> language;  ///< nothing for data
  std::vector<std::string> values;
  std::string
      allow;  ///< without a route: the methods that the path answers to, or nothing when there is no such path
};
FoundRoute find_route(Method method, std::string_view path);

/// The route with this French path, of any method.
const Route* route_of(std::string_view french_path);

}  // namespace capnr::web
