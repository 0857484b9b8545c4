// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/city_look.h"

#include <cmath>
#include <span>

#include "base/text.h"
#include "evidence/ledger.h"
#include "html/contrast.h"
#include "publish/png.h"

namespace capnr {
namespace {

// Rounded down: what is refused never reads 4.5.
std::string ratio_text(double ratio) {
  return to_text(std::floor(ratio * 100) / 100);
}

}  // namespace

Result<std::string> accent_from(std::string_view typed, Scheme scheme) {
  const auto colour = html::colour_from(typed);
  if (!colour)
    return fail(Kind::bad_input,
                "“{value}” is no colour: write # and six digits from 0 to 9 and a to f, as #0b4f6c",
                {{"value", std::string(typed)}});
  const auto grounds = scheme == Scheme::light ? html::light_grounds() : html::dark_grounds();
  const double ratio = html::worst_contrast(*colour, grounds);
  if (ratio >= html::least_contrast) return html::to_string(*colour);
  return fail(
      Kind::bad_input,
      "the contrast of {colour} is {ratio}, and a text needs 4.5 to be read: the nearest colour that has "
      "enough is {nearest}",
      {{"colour", html::to_string(*colour)},
       {"ratio", ratio_text(ratio)},
       {"nearest", html::to_string(html::nearest_readable(*colour, grounds))}});
}

std::string dark_accent_of(std::string_view accent) {
  const auto colour = html::colour_from(accent);
  return colour ? html::to_string(html::nearest_readable(*colour, html::dark_grounds())) : std::string();
}

Result<CityLook> city_look(Database& database, OrgId org) {
  TRY(Statement row, database.prepare("SELECT name, accent, accent_dark, logo, logo_text FROM city_look "
                                      "WHERE org_id = ? ORDER BY id DESC LIMIT 1"));
  TRY_VOID(row.bind(org));
  TRY(const bool there, row.step());
  if (!there) return CityLook();
  return CityLook{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                  std::string(row.text(3)), std::string(row.text(4))};
}

Result<> keep_look(Database& database, OrgId org, const CityLook& look, const LookStamp& stamp) {
  if (look.name.size() > longest_shown_name)
    return fail(Kind::bad_input, "a name shown has {most} characters at most",
                {{"most", std::to_string(longest_shown_name)}}, {.column = "affiche"});
  if (!look.logo.empty() && (look.logo_text.empty() || look.logo_text.size() > longest_shown_name))
    return fail(Kind::bad_input,
                "say what the logo says, in {most} characters at most: it is read to who does not see it",
                {{"most", std::to_string(longest_shown_name)}}, {.column = "logo-texte"});
  return database.run(
      "INSERT INTO city_look (org_id, name, accent, accent_dark, logo, logo_text, recorded_at, recorded_by) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      org, look.name, look.accent, look.accent_dark, look.logo, look.logo_text, stamp.at, stamp.by);
}

Result<std::string> keep_logo(Database& database, OrgId org, std::string_view bytes, const LookStamp& stamp) {
  if (bytes.size() > largest_logo)
    return fail(
        Kind::limit,
        "this logo has {bytes} bytes, of {most} at most: make it smaller, or save it with fewer colours",
        {{"bytes", std::to_string(bytes.size())}, {"most", std::to_string(largest_logo)}},
        {.column = "logo"});
  auto size = png_size(bytes);
  if (!size) {
    size.error().where.column = "logo";
    return tl::unexpected(std::move(size.error()));
  }
  if (size->width > most_logo_pixels || size->height > most_logo_pixels)
    return fail(Kind::bad_input, "this logo has {width} × {height} pixels, of {most} across and down at most",
                {{"width", std::to_string(size->width)},
                 {"height", std::to_string(size->height)},
                 {"most", std::to_string(most_logo_pixels)}},
                {.column = "logo"});
  return keep_document(database, org, "logo.png", bytes, stamp.at);
}

}  // namespace capnr
