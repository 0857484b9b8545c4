// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "store/database.h"

// How a city shows itself on its pages: the name above each, its logo, its colour. Each change is a row more; the last one holds.
//
//   TRY(CityLook look, city_look(database, org));
//   TRY(look.accent, accent_from("#0b4f6c", Scheme::light));
//   TRY_VOID(keep_look(database, org, look, {"2026-11-30T12:00:00Z", "Alix"}));

namespace capnr {

struct CityLook {
  std::string name;         ///< shown above each page; empty: the city's own
  std::string accent;       ///< "#0b4f6c", of links, titles and buttons; empty: the program's
  std::string accent_dark;  ///< the same where the reader's screen is dark
  std::string logo;         ///< SHA-256 of a document in PNG; empty: none
  std::string logo_text;    ///< what it says, for who does not see it
  bool operator==(const CityLook&) const = default;
};

/// The bytes of a page are counted: it has at most 50 kB, its logo with it.
inline constexpr std::size_t largest_logo = 10'000;
inline constexpr std::uint32_t most_logo_pixels = 1024;  ///< across and down
inline constexpr std::size_t longest_shown_name = 120;

/// Which of the two schemes of the style sheet.
enum class Scheme { light, dark };

/// A colour that can be read on all the grounds of a scheme (html/contrast.h), as "#rrggbb". Kind::bad_input for no colour, or for one of too little
/// contrast: it tells the ratio, and the nearest colour that has enough.
Result<std::string> accent_from(std::string_view typed, Scheme scheme);

/// The nearest colour of a light scheme's accent that can be read in the dark.
std::string dark_accent_of(std::string_view accent);

/// A look of empty texts before somebody chose.
Result<CityLook> city_look(Database& database, OrgId org);

struct LookStamp {
  std::string at;  ///< "2026-11-24T18:07:58Z"
  std::string by;
};
/// Kind::bad_input, where.column "affiche" or "logo-texte", for a name that is too long or a logo without words.
Result<> keep_look(Database& database, OrgId org, const CityLook& look, const LookStamp& stamp);

/// Keeps an image among the city's documents, and returns its SHA-256. Kind::bad_input for what is no PNG, or has too many pixels; Kind::limit for too many bytes; where.column "logo".
Result<std::string> keep_logo(Database& database, OrgId org, std::string_view bytes, const LookStamp& stamp);

}  // namespace capnr
