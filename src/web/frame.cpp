// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/frame.h"

#include <array>
#include <optional>
#include <span>

#include "evidence/sha256.h"
#include "html/components.h"
#include "html/form.h"
#include "html/page_in_site.h"
#include "web/address.h"
#include "web/city.h"
#include "web/document_frame.h"
#include "web/look.h"
#include "web/route_path.h"
#include "web/routes.h"
#include "web/script.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;

struct Section {
  std::string_view path, label;  ///< the French path of a route, an English message
};
constexpr std::array public_sections = {
    Section{"/", "Home"},
    Section{"/empreinte", "Footprint"},
    Section{"/resultats", "Results"},
    Section{"/plan-vote", "Voted plan"},
    Section{"/bilans-publies", "Reviews"},
    Section{"/accessibilite", "Accessibility"},
};
constexpr std::array own_sections = {
    Section{"/tableau-de-bord", "Dashboard"},
    Section{"/engagements", "Commitments"},
    Section{"/indicateurs", "Indicators"},
    Section{"/cibles", "Targets"},
    Section{"/plans", "Plans"},
    Section{"/bilans", "Reviews"},
    Section{"/inventaire", "Inventory"},
    Section{"/empreinte/explorer", "Footprint"},
    Section{"/simulateur", "Simulator"},
    Section{"/administration", "Administration"},
};

// "/plans/{annee}" is below "/plans".
bool is_below(std::string_view pattern, std::string_view section) {
  return pattern == section ||
         (section.size() > 1 && pattern.starts_with(section) && pattern[section.size()] == '/');
}

Html link_to(const Exchange& exchange, const Section& section) {
  html::Attributes attributes = {html::href(exchange.url(section.path))};
  if (is_below(exchange.pattern, section.path))
    attributes.push_back({"aria-current", exchange.pattern == section.path ? "page" : "true"});
  return element("li", {}, element("a", attributes, exchange.in_words(section.label)));
}

Html navigation(const Exchange& exchange) {
  Html items;
  const auto sections =
      exchange.visitor ? std::span<const Section>(own_sections) : std::span<const Section>(public_sections);
  for (const Section& section : sections) {
    const Route* route = route_of(section.path);
    if (route != nullptr && exchange.may(route->access)) items += link_to(exchange, section);
  }
  return element("nav", {{"aria-label", exchange.in_words("Main navigation")}}, element("ul", {}, items));
}

// The same page in the other language; its parameters and its query stay.
Html other_language(const Exchange& exchange) {
  Exchange other = exchange;
  other.language = exchange.language == Language::fr ? Language::en : Language::fr;
  const Route* route = route_of(exchange.pattern);
  const std::string_view pattern =
      route == nullptr ? "/" : (other.language == Language::en ? route->path_en : route->path);
  const auto url =
      address_with(fill_path(pattern.empty() ? "/" : pattern, exchange.values), exchange.request.query);
  const bool english = other.language == Language::en;
  return element("li", {},
                 element("a",
                         {html::href(url.value_or(html::Url::fragment("main"))),
                          {"lang", english ? "en" : "fr"},
                          {"hreflang", english ? "en" : "fr"}},
                         english ? "English" : "Français"));
}

Html who(const Exchange& exchange) {
  Html items = other_language(exchange);
  if (exchange.visitor) {
    items += element("li", {},
                     element("a", {html::href(exchange.url("/compte"))}, exchange.visitor->account().name));
    items += element(
        "li", {},
        html::button_form(exchange.url("/deconnexion"), {csrf_of(exchange)}, exchange.in_words("Sign out")));
  } else {
    items += element("li", {},
                     element("a", {html::href(exchange.url("/connexion"))}, exchange.in_words("Sign in")));
  }
  return element("ul", {{"class", "who"}}, items);
}

Html search_form(const Exchange& exchange) {
  const bool here = exchange.pattern == "/recherche";
  return element(
      "form",
      {{"role", "search"}, {"class", "seek"}, {"method", "get"}, html::action(exchange.url("/recherche"))},
      element("label", {{"for", "recherche"}, {"class", "vh"}}, exchange.in_words("Search")),
      element("input", {{"type", "search"},
                        {"id", "recherche"},
                        {"name", "q"},
                        {"maxlength", 100},
                        {"autocomplete", "off"},
                        {"value", here ? exchange.query("q") : std::string()}}),
      element("button", {{"type", "submit"}}, exchange.in_words("Search")));
}

// The program's name, after the logo of the city where it has one.
Html brand(const Exchange& exchange, const CityLook& look) {
  Html inside;
  if (const auto logo = logo_address_of(look))
    inside += element("img", {html::src(*logo), {"class", "logo"}, {"alt", look.logo_text}});
  inside += "Cap NR";
  return element("a",
                 {{"class", "brand"}, html::href(exchange.url(exchange.visitor ? "/tableau-de-bord" : "/"))},
                 inside);
}

Html bar(const Exchange& exchange, const CityLook& look) {
  Html inside = brand(exchange, look);
  inside += navigation(exchange);
  if (exchange.visitor) inside += search_form(exchange);
  inside += who(exchange);
  return element("div", {{"class", "bar"}}, element("div", {{"class", "wide"}}, inside));
}

Html trail(const Exchange& exchange, const PageContent& content) {
  if (content.trail.empty()) return {};
  Html items;
  for (const auto& [label, url] : content.trail)
    items += element("li", {}, element("a", {html::href(url)}, label));
  items += element("li", {{"aria-current", "page"}}, content.title);
  return element("nav", {{"aria-label", exchange.in_words("You are here")}},
                 element("ol", {{"class", "crumbs"}}, items));
}

Html foot(const Exchange& exchange) {
  Html links = html::text(exchange.in_words("Cap NR, free software of the cities."));
  links += " ";
  links += element("a", {html::href(exchange.url("/accessibilite"))},
                   exchange.in_words("Accessibility: not compliant"));
  links += " · ";
  links += element("a", {html::href(exchange.url("/site"))}, exchange.in_words("Site map"));
  return element("p", {}, links);
}

}  // namespace

const std::shared_ptr<const Body>& site_style_body() {
  static const std::shared_ptr<const Body> body =
      body_of(std::string(html::style_sheet()) + std::string(html::site_styles()));
  return body;
}

const std::string& site_style_address() {
  static const std::string address = "/style/" + sha256_of(site_style_body()->bytes).substr(0, 16) + ".css";
  return address;
}

std::pair<std::string, std::string> csrf_of(const Exchange& exchange) {
  return {"csrf", exchange.visitor ? csrf_field(exchange.visitor->session.csrf_secret) : std::string()};
}

Result<Response> page(const Exchange& exchange, PageContent content) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const CityLook look, city_look(exchange.database, exchange.org()));
  html::Page page;
  page.language = exchange.language;
  page.kicker = look.name.empty() ? city.city.name : look.name;
  page.bar = bar(exchange, look);
  page.style_address = html::Url::from(style_address_of(look));
  if (content.script || exchange.visitor) page.script_address = html::Url::from(script_address());
  page.lead = trail(exchange, content);
  page.title = std::move(content.title);
  page.subtitle = std::move(content.subtitle);
  page.contents = std::move(content.contents);
  page.main = std::move(content.main);
  page.footer = foot(exchange);
  Response response;
  response.status = content.status;
  response.language = exchange.language == Language::fr ? "fr" : "en";
  response.body = body_of(html::render(page));
  return response;
}

Result<Response> framed_document(const Exchange& exchange, std::string_view file, const Html& notice) {
  TRY(const CityLook look, city_look(exchange.database, exchange.org()));
  Html above = bar(exchange, look);
  above += element("div", {{"class", "wide"}}, html::flag(notice));
  std::optional<html::Url> script;
  if (exchange.visitor) script = html::Url::from(script_address());
  auto shown = html::in_site(file, *html::Url::from(style_address_of(look)), script, above);
  if (!shown) return fail(Kind::bad_input, "the document that is kept is no page of this program");
  Response response;
  response.language = exchange.language == Language::fr ? "fr" : "en";
  response.body = body_of(std::move(*shown));
  return response;
}

}  // namespace capnr::web
