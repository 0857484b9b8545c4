// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/look_page.h"

#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/contrast.h"
#include "html/form.h"
#include "people/audit.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/look.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

Field text_field(const Exchange& exchange, std::string_view name, std::string_view label,
                 std::string_view hint, const std::string& value) {
  Field field{std::string(name), std::string(label)};
  field.hint = hint;
  field.value = exchange.request.method == Method::post ? exchange.field(name) : value;
  return field;
}

std::vector<Field> fields_of(const Exchange& exchange, const CityLook& look) {
  std::vector<Field> fields;
  fields.push_back(text_field(exchange, "affiche", exchange.in_words("Name shown above each page"),
                              exchange.in_words("Left empty, it is the name of the city."), look.name));
  fields.push_back(text_field(
      exchange, "accent", exchange.in_words("Colour on light screens"),
      exchange.in_words("Of links, titles and buttons, as #0b4f6c. Left empty, it is that of the program."),
      look.accent));
  fields.push_back(
      text_field(exchange, "accent-sombre", exchange.in_words("Colour on dark screens"),
                 exchange.in_words("Left empty, it is the nearest to the other one that can be read there."),
                 look.accent_dark));
  Field logo{"logo", std::string(exchange.in_words("Logo")), Field::Kind::file};
  logo.hint = exchange.in_words(
      "An image in PNG of {bytes} bytes and {pixels} pixels across and down at most.",
      {{"bytes", std::to_string(largest_logo)}, {"pixels", std::to_string(most_logo_pixels)}});
  fields.push_back(std::move(logo));
  fields.push_back(text_field(exchange, "logo-texte", exchange.in_words("What the logo says"),
                              exchange.in_words("Read to who does not see it: “City of Marseille”."),
                              look.logo_text));
  if (look.logo.empty()) return fields;
  Field without{"sans-logo", std::string(exchange.in_words("Take the logo off")), Field::Kind::check};
  without.value = exchange.field("sans-logo");
  fields.push_back(std::move(without));
  return fields;
}

// What the colours measure, so that nobody has to believe it.
Html measured(const Exchange& exchange, const CityLook& look) {
  std::vector<Html> items;
  const auto say = [&](std::string_view where, const std::string& accent,
                       std::span<const html::Colour> grounds) {
    const auto colour = html::colour_from(accent);
    if (!colour) return;
    const double ratio = std::floor(html::worst_contrast(*colour, grounds) * 10) / 10;
    items.push_back(
        html::text(exchange.in_words("{where}: {colour}, contrast {ratio} at least (4.5 is asked)",
                                     {{"where", std::string(where)},
                                      {"colour", accent},
                                      {"ratio", format_number(ratio, exchange.language)}})));
  };
  say(exchange.in_words("Light screens"), look.accent, html::light_grounds());
  say(exchange.in_words("Dark screens"),
      look.accent_dark.empty() ? dark_accent_of(look.accent) : look.accent_dark, html::dark_grounds());
  if (items.empty()) return {};
  return html::section("contrastes", exchange.in_words("Contrasts"), html::bullet_list(items));
}

Result<Response> show(const Exchange& exchange, const CityLook& look, const std::vector<Field>& fields,
                      int status) {
  PageContent content;
  content.title = exchange.in_words("The look of the pages");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")},
                   {std::string(exchange.in_words("The city")), exchange.url("/administration/ville")}};
  html::Form form{exchange.url("/administration/ville/apparence")};
  form.hidden = {csrf_of(exchange)};
  form.files = true;
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Record");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::render(form);
  content.main += measured(exchange, look);
  return page(exchange, std::move(content));
}

Result<std::string> accent_typed(const Exchange& exchange, std::string_view name, Scheme scheme) {
  const std::string typed = exchange.field(name);
  if (typed.empty()) return std::string();
  auto accent = accent_from(typed, scheme);
  if (!accent) accent.error().where.column = name;
  return accent;
}

Result<CityLook> look_typed(const Exchange& exchange, CityLook look, const LookStamp& stamp) {
  look.name = exchange.field("affiche");
  TRY(look.accent, accent_typed(exchange, "accent", Scheme::light));
  TRY(look.accent_dark, accent_typed(exchange, "accent-sombre", Scheme::dark));
  look.logo_text = exchange.field("logo-texte");
  if (!exchange.field("sans-logo").empty()) look.logo.clear();
  for (const SentFile& file : exchange.files) {
    if (file.field != "logo") continue;
    TRY(look.logo, keep_logo(exchange.database, exchange.org(), file.bytes, stamp));
  }
  return look;
}

}  // namespace

Result<Response> look_page(Exchange& exchange) {
  TRY(const CityLook look, city_look(exchange.database, exchange.org()));
  return show(exchange, look, fields_of(exchange, look), 200);
}

Result<Response> look_sent(Exchange& exchange) {
  TRY(const CityLook now, city_look(exchange.database, exchange.org()));
  const LookStamp stamp{utc_text(exchange.now), exchange.visitor->account().name};
  const auto change = [&]() -> Result<> {
    TRY(Database::Transaction transaction, exchange.database.begin());
    TRY(const CityLook look, look_typed(exchange, now, stamp));
    if (look == now) return {};
    TRY_VOID(keep_look(exchange.database, exchange.org(), look, stamp));
    TRY_VOID(append_audit(exchange.database, exchange.actor(), {exchange.org(), "city.look_changed"}));
    return transaction.commit();
  };
  if (const auto changed = change(); !changed) {
    if (changed.error().kind == Kind::unavailable) return tl::unexpected(changed.error());
    std::vector<Field> fields = fields_of(exchange, now);
    put_error(exchange, changed.error(), fields, "affiche");
    return show(exchange, now, fields, http_status(changed.error().kind));
  }
  return redirect(exchange.path("/administration/ville/apparence"));
}

}  // namespace capnr::web
