// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/look.h"

#include <string_view>

#include "evidence/ledger.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

struct Accents {
  std::string light, dark;  ///< "#0b4f6c"; empty: that of style_sheet()
};

// Who chose a colour for light screens only has the nearest one that can be read on dark ones.
Accents accents_of(const CityLook& look) {
  return {look.accent, look.accent_dark.empty() ? dark_accent_of(look.accent) : look.accent_dark};
}

std::string without_mark(const std::string& colour) {
  return colour.empty() ? "0" : colour.substr(1);
}

}  // namespace

std::string style_address_of(const CityLook& look) {
  const Accents accents = accents_of(look);
  std::string address = site_style_address();
  if (accents.light.empty() && accents.dark.empty()) return address;
  constexpr std::string_view ending = ".css";
  address.resize(address.size() - ending.size());
  return address + "-" + without_mark(accents.light) + "-" + without_mark(accents.dark) + std::string(ending);
}

std::shared_ptr<const Body> style_body_of(const CityLook& look) {
  const Accents accents = accents_of(look);
  std::string bytes = site_style_body()->bytes;
  if (!accents.light.empty()) bytes += ":root{--accent:" + accents.light + "}\n";
  // Not on paper, which is white whatever the screen is.
  if (!accents.dark.empty())
    bytes += "@media screen and (prefers-color-scheme:dark){:root{--accent:" + accents.dark + "}}\n";
  return body_of(std::move(bytes));
}

std::optional<html::Url> logo_address_of(const CityLook& look) {
  if (look.logo.empty()) return std::nullopt;
  return html::Url::from("/logo/" + look.logo.substr(0, 16) + ".png");
}

Result<Response> style_file(Exchange& exchange) {
  Response response;
  response.content_type = "text/css; charset=utf-8";
  response.immutable = true;
  response.body = site_style_body();
  if (exchange.request.path == site_style_address()) return response;
  TRY(const CityLook look, city_look(exchange.database, exchange.org()));
  if (exchange.request.path != style_address_of(look))
    return fail(Kind::not_found, "this style sheet is of another version: open the page again");
  response.body = style_body_of(look);
  return response;
}

Result<Response> logo_file(Exchange& exchange) {
  TRY(const CityLook look, city_look(exchange.database, exchange.org()));
  const auto address = logo_address_of(look);
  if (!address || exchange.request.path != address->text())
    return fail(Kind::not_found, "the city has another logo now: open the page again");
  TRY(Document document, find_document(exchange.database, exchange.org(), look.logo));
  Response response;
  response.content_type = "image/png";
  response.immutable = true;
  response.body = body_of(std::move(document.bytes));
  return response;
}

}  // namespace capnr::web
