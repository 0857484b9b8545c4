// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"

namespace capnr::html {

/// A section with its heading of level 2, which the contents link to.
Html section(std::string_view id, std::string_view heading, const Html& content);

Html link(const Url& url, std::string_view label);

Html paragraph(std::string_view content);

/// What is folded away, open by a click or the keyboard.
Html details(std::string_view summary, const Html& content);

/// Terms and what they say, side by side.
Html definition_list(const std::vector<std::pair<std::string, Html>>& pairs);

/// A number shown large, its unit, and what must be read with it (interval, grade).
struct KeyFigure {
  std::string label, value, unit, note;
};
Html key_figures(const std::vector<KeyFigure>& figures);

/// A remark that must not be missed.
Html flag(const Html& content);

Html bullet_list(const std::vector<Html>& items);

}  // namespace capnr::html
