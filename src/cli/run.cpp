// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <csignal>
#include <cstdlib>
#include <exception>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/options.h"
#include "cli/parser_words.h"

namespace capnr::cli {
namespace {

// The language is needed to write --help, so it is looked for before the options are read: --lang, then CAPNR_LANG, then the locale.
Language language_of(int argc, char** argv) {
  std::string_view wanted;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with("--lang=")) wanted = word.substr(7);
    if (word == "--lang" && i + 1 < argc) wanted = argv[i + 1];
  }
  for (const char* variable : {"CAPNR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (wanted.empty() && value != nullptr) wanted = value;
  }
  return wanted.starts_with("en") ? Language::en : Language::fr;
}

std::filesystem::path catalog_folder() {
  if (const char* chosen = std::getenv("CAPNR_CATALOG"); chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const std::filesystem::path installed = program.parent_path().parent_path() / "share/capnr/catalog";
    if (std::filesystem::is_directory(installed, error)) return installed;
  }
  return CAPNR_SOURCE_CATALOG;
}

int parse(CLI::App& app, int argc, char** argv, Language language) {
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::CallForHelp& help) {
    app.exit(help);
    return -1;
  } catch (const CLI::CallForVersion& version) {
    app.exit(version);
    return -1;
  } catch (const CLI::ParseError& error) {
    const std::string problem = problem_of(app, error, language);
    if (app.get_subcommands().empty()) {
      note("capnr: " + tr(language, "{problem}. capnr --help lists the commands", {{"problem", problem}}));
    } else {
      const std::string command = app.get_subcommands().front()->get_name();
      note("capnr " + command + ": " +
           tr(language, "{problem}. See capnr {command} --help",
              {{"problem", problem}, {"command", command}}));
    }
    return exit_code(Kind::usage);
  }
}

}  // namespace

int& exit_status() {
  static int status = 0;
  return status;
}

int run(int argc, char** argv) {
  const Context context{language_of(argc, argv), catalog_folder()};
  const Language language = context.language;
  std::signal(SIGXFSZ, SIG_IGN);  // a file at its size limit is an error of the write, told as such
  try {
    CLI::App app{
        std::string(tr(language, "The environmental footprint of a city's whole information system")),
        "capnr"};
    set_words(app, language);
    app.require_subcommand(1);
    app.fallthrough();
    std::string lang;
    app.add_option("--lang", lang, std::string(tr(language, "Language of messages and reports")))
        ->check(CLI::IsMember({"fr", "en"}));
    std::vector<std::pair<const CLI::App*, Action>> actions;
    for (const Command& command : commands()) {
      CLI::App* sub =
          app.add_subcommand(std::string(command.name), std::string(tr(language, command.summary)));
      sub->group(std::string(tr(language, "Commands")));
      actions.emplace_back(sub, command.declare(*sub, context));
    }
    if (const int code = parse(app, argc, argv, language); code != 0) return code < 0 ? 0 : code;
    for (const auto& [sub, action] : actions) {
      if (!sub->parsed()) continue;
      if (const auto result = action(); !result) {
        note("capnr " + sub->get_name() + ": " + describe(result.error(), language));
        return exit_code(result.error().kind);
      }
    }
    return exit_status();
  } catch (const std::exception& bug) {
    note("capnr: " + tr(language, "this is a fault of the program: {what}", {{"what", bug.what()}}));
    return 70;  // EX_SOFTWARE
  }
}

}  // namespace capnr::cli
