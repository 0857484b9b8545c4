// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/parser_words.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <gtest/gtest.h>

namespace capnr::cli {
namespace {

/// What is said of this command line, in French.
std::string problem(std::vector<std::string> words) {
  CLI::App app{"", "capnr"};
  set_words(app, Language::fr);
  app.require_subcommand(1);
  app.fallthrough();
  CLI::App* command = app.add_subcommand("footprint");
  std::string set, format;
  unsigned draws = 0;
  app.add_option("--lang", set)->check(CLI::IsMember({"fr", "en"}));
  command->add_option("--set", set);
  command->add_option("--draws", draws);
  command->add_option("file", format)->required();
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return problem_of(app, error, Language::fr);
  }
  return "none";
}

TEST(ParserWords, SayWhatIsWrongInTheReadersLanguage) {
  EXPECT_EQ(problem({"footprint", "a.csv"}), "none");
  EXPECT_EQ(problem({}), "il manque une commande");
  EXPECT_EQ(problem({"footrpint"}), "il n’y a pas de commande footrpint");
  EXPECT_EQ(problem({"footprint"}), "cette option manque\u00A0: file");
  EXPECT_EQ(problem({"footprint", "a.csv", "--sett"}), "inattendu ici\u00A0: --sett");
  EXPECT_EQ(problem({"footprint", "a.csv", "--draws", "x"}), "cette valeur est illisible\u00A0: --draws = x");
  EXPECT_EQ(problem({"footprint", "a.csv", "--set"}), "il manque une valeur\u00A0: --set");
  EXPECT_EQ(problem({"--lang", "de", "footprint", "a.csv"}), "--lang: de\u00A0: écrire l’un de fr,en");
}

}  // namespace
}  // namespace capnr::cli
