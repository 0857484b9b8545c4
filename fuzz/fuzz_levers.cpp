// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Levers: each input is read as a file levers.toml and as the text of --lever.

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "steering/lever_book.h"

using namespace capnr;

namespace {

const LeverCatalogue& catalogue() {
  static const auto loaded = load_lever_catalogue(CAPNR_SOURCE_DIR "/catalog");
  if (!loaded) std::abort();
  return *loaded;
}

// What is accepted can be simulated: numbers where numbers are asked, a ramp that is a share.
void must_hold(const Lever& lever) {
  for (const LeverParameterRule& rule : parameter_rules(lever.kind)) {
    const double number = lever.number(rule.name);
    if (!std::isnan(number) && !(number >= rule.least && number <= rule.most)) std::abort();
    if (rule.required && !rule.is_text && std::isnan(number)) std::abort();
  }
  for (const int year : {1999, 2030, 2300})
    if (!(lever.ramp(year) >= 0 && lever.ramp(year) <= 1)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto book = parse_lever_book(text, "levers.toml", catalogue(), 2027);
  if (!book && describe(book.error(), Language::fr).empty()) std::abort();
  if (book)
    for (const Lever& lever : book->levers) must_hold(lever);
  const auto lever = lever_from_text(text, catalogue(), 2027);
  if (!lever && describe(lever.error(), Language::fr).empty()) std::abort();
  if (lever) must_hold(*lever);
  return 0;
}
