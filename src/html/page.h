// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "html/html.h"

namespace capnr::html {

/// A whole page: language, title, skip link, banner, contents, main part, footer. It asks nothing of the
/// network and needs no script.
struct Page {
  Language language = Language::fr;
  std::string title;     ///< of the browser's tab, and the heading of level 1
  std::string kicker;    ///< above the title: the city
  std::string subtitle;  ///< below: the date, the method
  std::string description;
  std::vector<std::pair<std::string, Url>> contents;  ///< links to the sections
  Html lead = {};  ///< what must be seen first: it comes before the contents
  Html main;
  Html footer;
  Html bar = {};  ///< above the banner: where one is in a site
  std::optional<Url>
      style_address;  ///< of a site, whose pages share one; the style sheet stands in the page otherwise
  std::optional<Url> script_address;  ///< of a script that the page does without where there is none
};

std::string render(const Page& page);

/// The one style sheet, as it stands between <style> and </style>.
std::string_view style_sheet();
/// What the pages of a site need besides.
std::string_view site_styles();

}  // namespace capnr::html
