// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/demo_city/city.h"

// capnr-demo-city OUTDIR [--seed N] [--scale X]     the demonstration city
// capnr-demo-city --flat FILE.csv --rows N          one large file, for measurements
int main(int argc, char** argv) {
  std::string folder, flat;
  std::uint64_t seed = 13, rows = 1'000'000;
  double scale = 1;
  CLI::App app("Writes the demonstration city of Cap NR, always the same for a seed.");
  auto* where = app.add_option("folder", folder, "folder to write the city into");
  app.add_option("--seed", seed, "of the generator")->capture_default_str();
  app.add_option("--scale", scale, "size of the park, 1 for about 25 000 items")
      ->check(CLI::Range(0.001, 10.0))
      ->capture_default_str();
  auto* flat_option =
      app.add_option("--flat", flat, "write one canonical equipment file instead")->excludes(where);
  app.add_option("--rows", rows, "rows of that file")->needs(flat_option)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (folder.empty() && flat.empty()) {
    fmt::print(stderr, "{}", app.help());
    return 2;
  }
  const capnr::Result<> done =
      flat.empty() ? capnr::demo::write_city(folder, seed, scale) : capnr::demo::write_flat(flat, rows, seed);
  if (done) return 0;
  fmt::print(stderr, "capnr-demo-city: {}\n", capnr::describe(done.error(), capnr::Language::en));
  return capnr::exit_code(done.error().kind);
}
