// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/options.h"
#include "cli/output.h"
#include "publish/simulation.h"

namespace capnr::cli {
namespace {

Result<> run(const Context& context, const std::string& format) {
  if (format != "table" && format != "json")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", format}, {"known", "table, json"}});
  TRY(const LeverCatalogue catalogue, load_lever_catalogue(context.catalog));
  TRY(Output output, Output::open(""));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (format == "json") {
    TRY_VOID(write_json(catalogue, sink));
  } else {
    TRY_VOID(sink(to_terminal(catalogue, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace

Action declare_levers(CLI::App& app, const Context& context) {
  auto format = std::make_shared<std::string>("table");
  app.add_option("--format", *format, std::string(tr(context.language, "table or json")))
      ->capture_default_str();
  return [format, context] { return run(context, *format); };
}

}  // namespace capnr::cli
