// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Whether a colour can be read on another: the contrast ratio of WCAG 2.2 (criterion 1.4.3; RGAA 3.2), from 1 (none) to 21 (black on white).
//
//   contrast(*colour_from("#0b4f6c"), *colour_from("#ffffff"))   // 8.9
//   nearest_readable(*colour_from("#ff8800"), light_grounds)     // #b85f00

namespace capnr::html {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};
/// "#0B4F6C", "0b4f6c", "#fff"; nothing for another text.
std::optional<Colour> colour_from(std::string_view text);
std::string to_string(Colour colour);  ///< "#0b4f6c"

double contrast(Colour one, Colour other);

/// The least that text of any size must have.
inline constexpr double least_contrast = 4.5;

/// On which text of the accent colour stands, and which stand as text on it, in each scheme of style_sheet().
std::span<const Colour> light_grounds();
std::span<const Colour> dark_grounds();

/// The contrast on the ground where it is least.
double worst_contrast(Colour colour, std::span<const Colour> grounds);

/// The colour itself when it can be read on each ground; else the nearest one that can, on its way to black or to white, of the two the one that is nearer.
Colour nearest_readable(Colour colour, std::span<const Colour> grounds);

}  // namespace capnr::html
