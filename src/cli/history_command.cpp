// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/output.h"
#include "cli/steering_options.h"
#include "publish/indicator_list.h"

namespace capnr::cli {
namespace {

struct Options {
  SteeringOptions where;
  std::string indicator, format = "table", document;
};

// The bytes of a supporting document, as they were kept.
Result<> give_document(OpenSteering& opened, const std::string& sha256) {
  TRY(const Document document, find_document(opened.city.database, opened.city.org.id, sha256));
  return print(document.bytes);
}

Result<> run_history(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  if (!options.document.empty()) return give_document(opened, options.document);
  if (options.indicator.empty()) return fail(Kind::usage, "say which indicator: capnr history I-1.8c");
  const std::string id = options.indicator.substr(0, options.indicator.find('/'));
  TRY(const std::vector<LedgerEntry> history, value_history(opened.city.database, opened.city.org.id, id));
  if (history.empty() && opened.programme.indicator(id) == nullptr)
    return fail(Kind::not_found, "there is no indicator {id}: capnr indicators lists them", {{"id", id}});
  if (options.format == "json") return print(history_json(history));
  if (history.empty())
    return print(tr(context.language, "{indicator} has no value yet", {{"indicator", id}}) + "\n");
  TRY(Output output, Output::open(""));
  return print(history_text(opened.programme, history, output.terminal(context.language)));
}

}  // namespace

Action declare_history(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_steering(app, context, options->where);
  app.add_option("indicator", options->indicator, in_words("An indicator, such as I-1.8c"));
  app.add_option("--format", options->format, in_words("table or json"))
      ->check(CLI::IsMember({"table", "json"}));
  app.add_option("--document", options->document,
                 in_words("Write the supporting document of this SHA-256 on the standard output"));
  return [options, context] { return run_history(context, *options); };
}

}  // namespace capnr::cli
