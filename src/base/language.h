// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace capnr {

/// The languages of the interface. French comes first everywhere.
enum class Language : std::uint8_t { fr, en };

std::optional<Language> language_from(std::string_view code);

/// The translation of an English message id (see po/fr.po), or the id itself when there is none.
std::string_view tr(Language language, std::string_view message);

/// tr() followed by the replacement of {name} by its value.
std::string tr(Language language, std::string_view message,
               const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace capnr
