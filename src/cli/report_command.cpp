// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/options.h"
#include "publish/city_report.h"

namespace capnr::cli {
namespace {

struct ReportOptions {
  InventoryOptions inventory;
  MethodOptions method;
  std::string output;
  unsigned draws = 10000;
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

Result<> run(const Context& context, const ReportOptions& options) {
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(OpenInventory open, open_inventory(options.inventory));
  std::optional<UncertaintyOptions> uncertainty;
  if (options.draws > 0) uncertainty = UncertaintyOptions{options.draws, options.seed, options.threads};
  TRY(const Report report, city_report(open.database, open.org.id, open.inventory, open.as_of,
                                       {set, profile, uncertainty, context.language}));
  TRY_VOID(write_output(options.output, to_html(report, context.language)));
  note(tr(context.language, "the report is in {path}", {{"path", options.output}}));
  return {};
}

}  // namespace

Action declare_report(CLI::App& app, const Context& context) {
  auto options = std::make_shared<ReportOptions>();
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option("--output", options->output, said("The HTML file to write"))->required();
  app.add_option("--draws", options->draws, said("Draws for the intervals; 0 for none"))
      ->capture_default_str();
  app.add_option("--seed", options->seed, said("Seed of the draws"))->capture_default_str();
  app.add_option("--threads", options->threads, said("Threads; the result is the same"))
      ->capture_default_str();
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
