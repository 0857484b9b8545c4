// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/contrast.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace capnr::html {
namespace {

// As :root of style_sheet() has them: --ground (and --on-accent), --soft.
constexpr std::array light = {Colour{0xff, 0xff, 0xff}, Colour{0xf3, 0xf6, 0xf8}};
constexpr std::array dark = {Colour{0x10, 0x17, 0x1e}, Colour{0x1a, 0x24, 0x2d}};
constexpr Colour black{0, 0, 0}, white{255, 255, 255};

// WCAG 2.2, "relative luminance".
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

Colour mixed(Colour from, Colour to, int step) {
  const auto channel = [step](int a, int b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * (step / 255.0)));
  };
  return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

// How many of 255 steps it takes to be read; 256 when it never is.
int steps_to(Colour from, Colour to, std::span<const Colour> grounds) {
  for (int step = 0; step <= 255; ++step)
    if (worst_contrast(mixed(from, to, step), grounds) >= least_contrast) return step;
  return 256;
}

}  // namespace

std::optional<Colour> colour_from(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  std::string digits(text);
  if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 6 || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
                static_cast<std::uint8_t>(value)};
}

std::string to_string(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    out += digits[channel >> 4U];
    out += digits[channel & 15U];
  }
  return out;
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::span<const Colour> light_grounds() {
  return light;
}

std::span<const Colour> dark_grounds() {
  return dark;
}

double worst_contrast(Colour colour, std::span<const Colour> grounds) {
  double worst = 21;
  for (const Colour ground : grounds) worst = std::min(worst, contrast(colour, ground));
  return worst;
}

Colour nearest_readable(Colour colour, std::span<const Colour> grounds) {
  const int darker = steps_to(colour, black, grounds), lighter = steps_to(colour, white, grounds);
  return darker <= lighter ? mixed(colour, black, std::min(darker, 255)) : mixed(colour, white, lighter);
}

}  // namespace capnr::html
