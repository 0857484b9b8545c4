// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "program.h"
#include "table/json.h"

namespace capnr::test {

/// A text that may be broken anywhere, on one line with single spaces.
inline std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (const char one = c == '\n' ? ' ' : c; one != ' ' || (!line.empty() && line.back() != ' '))
      line += one;
  return line;
}

/// A city with one inventory, of 2025, to which tables of purchases and disposals are given.
class RegisterCity : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    write(folder_ / "ville/city.toml",
          "name = \"Ville\"\ninsee_code = \"13055\"\n"
          "[[inventories]]\ndate = 2025-12-31\n");
    write(folder_ / "ville/parc.csv",
          "Nom;Type;Fabricant;Modèle;Entité;Statut\nPC1;Ordinateur;Dell;Latitude;DNSI;En service\n");
    made_once("ville", database_, [&](const std::string& database) {
      const Ran imported = run({"import", (folder_ / "ville").string(), "--database", database});
      ASSERT_EQ(imported.code, 0) << imported.errors;
    });
  }
  Ran capnr(std::vector<std::string> words) {
    words.insert(words.end(), {"--database", database_});
    return run(words);
  }
  std::string file(std::string_view text, const char* name = "achats.csv") {
    return write(folder_ / name, text).string();
  }
  // What `capnr measure` makes of the files for 2025; "none" when there is no value.
  std::string value_of(std::string_view indicator, std::string_view measure = "") {
    const Ran measured = capnr({"measure", "--draws", "0", "--indicator", std::string(indicator)});
    EXPECT_EQ(measured.code, 0) << measured.errors;
    const Json document =
        *parse_json(capnr({"indicators", "--format", "json", "--as-of", "2026-03-01", "--year", "2025"}).out);
    for (const Json& one : *document.find("indicators")->array())
      if (*one.find("indicator")->text() == indicator && *one.find("measure")->text() == measure)
        return one.find("last")->is_null() ? "none"
                                           : std::to_string(*one.find("last")->find("value")->number());
    return "absent";
  }
};

}  // namespace capnr::test
