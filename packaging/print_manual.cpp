// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The manual page and the completion of the package, from the table of commands and what each declares: what --help says.
//   print_manual man fr|en     capnr(1), as troff
//   print_manual bash          completion of bash

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "base/language.h"
#include "base/translations.h"
#include "cli/command.h"
#include "cli/parser_words.h"

namespace capnr::cli {
namespace {

/// What troff would take for its own: the backslash, the hyphen of an option, a dot or a quote at the beginning of a line.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out;
}

std::vector<const CLI::App*> subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string names_of(const CLI::Option& option) {
  return option.get_positional() ? option.get_name(true) : option.get_name(false, true);
}

void options_text(const CLI::App& app, std::string& out) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty() || (app.get_parent() != nullptr && option == app.get_help_ptr()))
      continue;
    out += ".TP\n\\fB" + troff(names_of(*option)) + "\\fR";
    if (!option->get_default_str().empty()) out += " [" + troff(option->get_default_str()) + "]";
    out += "\n" + troff(option->get_description());
    if (!option->get_envname().empty()) out += " (\\fB" + troff(option->get_envname()) + "\\fR)";
    out += "\n";
  }
}

void command_text(const CLI::App& app, const std::string& path, std::string& out) {
  out += ".SS \"" + troff(path) + "\"\n" + troff(app.get_description()) + "\n";
  options_text(app, out);
  for (const CLI::App* sub : subcommands(app)) command_text(*sub, path + " " + sub->get_name(), out);
}

std::string manual(const CLI::App& app, Language language, const std::string& version) {
  const bool french = language == Language::fr;
  std::string out = ".TH CAPNR 1 \"\" \"capnr " + version + "\" \"Cap NR\"\n";
  out += french ? ".SH NOM\n" : ".SH NAME\n";
  out += "capnr \\- " + troff(app.get_description()) + "\n.SH SYNOPSIS\n\\fBcapnr\\fR " +
         (french ? "\\fICOMMANDE\\fR" : "\\fICOMMAND\\fR") + " [\\fIOPTIONS\\fR]\n.SH OPTIONS\n";
  options_text(app, out);
  out += french ? ".SH COMMANDES\n" : ".SH COMMANDS\n";
  for (const CLI::App* sub : subcommands(app)) command_text(*sub, sub->get_name(), out);
  out += french ? ".SH \"CODES DE RETOUR\"\n" : ".SH \"EXIT STATUS\"\n";
  out +=
      troff(tr(
          language,
          "0: done; 1: doctor has found something; 2: the command line; 3: what was given; 4: not found; 5: "
          "a contradiction, or somebody else at work; 6: a limit; 7: no room, or something does not "
          "answer")) +
      "\n";
  out += french ? ".SH FICHIERS\n" : ".SH FILES\n";
  out += ".TP\n\\fB/etc/capnr/capnr.env\\fR\n" + troff(tr(language, "Settings of the services")) +
         "\n.TP\n\\fB/var/lib/capnr\\fR\n" + troff(tr(language, "Database and backups of the services")) +
         "\n";
  return out;
}

/// "capnr plan vote": its words, then what may follow.
void completion_cases(const CLI::App& app, const std::string& path, std::string& out) {
  std::string words;
  for (const CLI::App* sub : subcommands(app)) words += sub->get_name() + " ";
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
  }
  out += "    \"" + path + "\") words=\"" + words + "\" ;;\n";
  for (const CLI::App* sub : subcommands(app)) completion_cases(*sub, path + " " + sub->get_name(), out);
}

void commands_text(const CLI::App& app, const std::string& path, std::string& out) {
  for (const CLI::App* sub : subcommands(app)) {
    const std::string below = path + " " + sub->get_name();
    out += "\"" + below + "\" | ";
    commands_text(*sub, below, out);
  }
}

std::string completion(const CLI::App& app) {
  std::string known;
  commands_text(app, "capnr", known);
  known.resize(known.size() - 3);
  std::string out =
      "# bash completion of capnr\n"
      "_capnr() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} path=capnr words= word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \"$path $word\" in " +
      known +
      ") path=\"$path $word\" ;; esac\n"
      "  done\n"
      "  case $path in\n";
  completion_cases(app, "capnr", out);
  return out +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -o bashdefault -F _capnr capnr\n";
}

int print(const std::string& what, Language language) {
  const Context context{language, "/usr/share/capnr/catalog"};
  CLI::App app{std::string(tr(language, "The environmental footprint of a city's whole information system")),
               "capnr"};
  set_words(app, language);
  std::string lang;
  app.add_option("--lang", lang, std::string(tr(language, "Language of messages and reports")));
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(tr(language, command.summary)));
    static_cast<void>(command.declare(*sub, context));
  }
  const std::string text = what == "man" ? manual(app, language, CAPNR_VERSION) : completion(app);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}

}  // namespace
}  // namespace capnr::cli

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  const bool french = argc > 2 && std::string(argv[2]) == "fr";
  if (what != "man" && what != "bash") return 2;
  return capnr::cli::print(what, french ? capnr::Language::fr : capnr::Language::en);
}
