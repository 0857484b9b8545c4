// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/parser_words.h"

#include <memory>
#include <optional>
#include <string_view>

#include <CLI/Formatter.hpp>

#include "base/translations.h"

namespace capnr::cli {
namespace {

// Choices and bounds stand after the kind of value: "TEXT:{fr,en}", "UINT:INT in [0 - 10]".
class HelpFormatter final : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    std::string words = Formatter::make_option_opts(option);
    const auto put = [&](std::string_view what, const std::string& by) {
      if (const auto at = words.find(what); at != std::string::npos) words.replace(at, what.size(), by);
    };
    put("TEXT:{", get_label("TEXT") + ":{");
    put("UINT:INT in ", get_label("UINT") + ":");
    return words;
  }
};

// What stands between two pieces of a sentence of the parser: the option at fault.
std::optional<std::string> between(std::string_view before, std::string_view said, std::string_view after) {
  if (said.size() < before.size() + after.size() || !said.starts_with(before) || !said.ends_with(after))
    return std::nullopt;
  return std::string(said.substr(before.size(), said.size() - before.size() - after.size()));
}

}  // namespace

void set_words(CLI::App& app, Language language) {
  const auto words = [&](std::string_view text) { return std::string(text); };
  app.set_help_flag("-h,--help", words(tr(language, "Show this help")));
  app.set_version_flag("--version", "capnr " CAPNR_VERSION, words(tr(language, "Show the version")));
  app.formatter(std::make_shared<HelpFormatter>());
  auto& formatter = *app.get_formatter();
  formatter.label("Usage", words(tr(language, "Usage")));
  formatter.label("SUBCOMMAND", words(tr(language, "COMMAND")));
  formatter.label("TEXT", words(tr(language, "TEXT")));
  formatter.label("UINT", words(tr(language, "NUMBER")));
  formatter.label("INT", words(tr(language, "NUMBER")));
  formatter.label("FLOAT", words(tr(language, "NUMBER")));
  formatter.label("Positionals", words(tr(language, "Arguments")));
  formatter.label("REQUIRED", words(tr(language, "(required)")));
  formatter.label("Env", words(tr(language, "variable")));
  formatter.label("Excludes", words(tr(language, "not with")));
  formatter.label("Needs", words(tr(language, "with")));
}

std::string problem_of(const CLI::App& app, const CLI::ParseError& error, Language language) {
  const std::string_view said = error.what();
  if (between("A subcommand", said, " is required")) {
    const std::vector<std::string> rest = app.remaining();
    return rest.empty() ? std::string(tr(language, "a command is missing"))
                        : tr(language, "there is no command called {name}", {{"name", rest.front()}});
  }
  auto option = between("The following argument was not expected: ", said, "");
  if (!option) option = between("The following arguments were not expected: ", said, "");
  if (option) return tr(language, "not expected here: {option}", {{"option", *option}});
  option = between("Could not convert: ", said, "");
  if (option) return tr(language, "this value cannot be read: {option}", {{"option", *option}});
  option = between("", said, " is required");
  if (option) return tr(language, "this option is missing: {option}", {{"option", *option}});
  option = between("", said, " missing");
  if (option)
    return tr(language, "a value is missing: {option}", {{"option", option->substr(0, option->find(": "))}});
  if (const std::size_t at = said.find(" not in {"); at != std::string_view::npos && said.ends_with('}')) {
    return tr(language, "{value}: write one of {choices}",
              {{"value", std::string(said.substr(0, at))},
               {"choices", std::string(said.substr(at + 9, said.size() - at - 10))}});
  }
  return std::string(said);
}

}  // namespace capnr::cli
