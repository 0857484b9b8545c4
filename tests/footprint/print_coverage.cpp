// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// print_coverage CATALOG SET [CITY]: what the packs of a set cover, what is in quarantine, and the CPU time
// of loading.
#include <cstdio>
#include <ctime>

#include "footprint/coverage.h"
#include "footprint/factor_set_loader.h"

using namespace capnr;

namespace {

Result<> print(const std::filesystem::path& catalog, const char* name, const std::filesystem::path& city) {
  const std::clock_t before = std::clock();
  TRY(const SetDefinition definition, find_set(catalog, name, city));
  TRY(const FactorSet set, load_factor_set(catalog, definition, city));
  const double milliseconds = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  std::fputs(coverage_markdown(set, Language::en).c_str(), stdout);
  std::printf("\n");
  for (const Quarantined& suspect : set.quarantine)
    std::printf("- %s\n", describe(suspect, set, Language::en).c_str());
  for (const std::string& warning : set.warnings) std::printf("- %s\n", warning.c_str());
  std::fprintf(stderr, "%zu items, %zu mixes, %zu suspects, %.2f ms of CPU\n", set.items.size(),
               set.mixes.size(), set.quarantine.size(), milliseconds);
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto done = print(arguments[1], arguments[2], count > 3 ? arguments[3] : "");
  if (done) return 0;
  std::fprintf(stderr, "%s\n", describe(done.error(), Language::en).c_str());
  return exit_code(done.error().kind);
}
