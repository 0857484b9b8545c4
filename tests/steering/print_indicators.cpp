// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Prints docs/indicators.md.
#include <cstdio>

#include "indicators_page.h"

int main() {
  const auto programme = capnr::load_programme(CAPNR_SOURCE_DIR "/catalog");
  if (!programme) {
    std::fputs((capnr::describe(programme.error(), capnr::Language::en) + "\n").c_str(), stderr);
    return 1;
  }
  std::fputs(capnr::test::indicators_page(*programme).c_str(), stdout);
}
