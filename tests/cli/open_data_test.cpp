// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr open-data: what is published, that it stays, and what is not published.

#include <map>

#include "base/date.h"
#include "register_city.h"
#include "table/csv_reader.h"
#include "table/schema_check.h"

namespace capnr::test {
namespace {

namespace fs = std::filesystem;

class OpenData : public RegisterCity {
 protected:
  void declare(const std::string& reference, const std::string& value, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"declare", reference, value,         "--period",
                                      "2025",    "--by",    "Alice Martin"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = capnr(words);
    ASSERT_EQ(ran.code, 0) << ran.errors;
  }
  Ran publish(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"open-data", "2025",       "--output",   site().string(),
                                      "--draws",   "0",          "--base-url", "https://donnees.ville.fr",
                                      "--contact", "d@ville.fr", "--service",  "Numérique",
                                      "--by",      "Bob Durand"};
    words.insert(words.end(), more.begin(), more.end());
    return capnr(words);
  }
  fs::path site() const { return folder_ / "site"; }
  fs::path version(int number) const { return site() / "open-data/2025" / ("v" + std::to_string(number)); }
  std::map<std::string, std::string> files(const fs::path& folder) const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::directory_iterator(folder))
      all[entry.path().filename()] = slurp(entry.path());
    return all;
  }
  // The cells of a column of a CSV file.
  static std::vector<std::string> column(const std::string& csv, const std::string& name) {
    std::vector<std::string> cells;
    std::size_t at = std::string::npos;
    EXPECT_TRUE(read_csv(ByteSource::of(csv), {.separator = ','}, [&](const Row& row) -> Result<Flow> {
      if (at == std::string::npos)
        at = static_cast<std::size_t>(std::ranges::find(row.cells, name) - row.cells.begin());
      else
        cells.emplace_back(row.cells[at]);
      return Flow::proceed;
    }));
    return cells;
  }
};

void expect_valid(const fs::path& file, const std::string& schema_name) {
  const auto schema = read_table_schema(source_dir / "catalog/schemas" / (schema_name + ".json"));
  ASSERT_TRUE(schema);
  const auto check = check_table(*schema, file);
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->is_valid()) << describe(check->first.at(0).error, Language::en);
  EXPECT_TRUE(check->first.empty()) << describe(check->first.at(0).error, Language::en);
}

TEST_F(OpenData, IsValidAgainstTheNationalSchemas) {
  declare("I-1.8c", "63.5");
  declare("I-2.4b", "10", {"--scope", "service:Démarches en ligne"});
  ASSERT_EQ(publish({"--siret", "21130055300016"}).code, 0);
  expect_valid(version(1) / "impact.csv", "impact-service-public-numerique");
  expect_valid(site() / "open-data/catalogue.csv", "catalogue-donnees");
  const std::string impact = slurp(version(1) / "impact.csv");
  EXPECT_EQ(column(impact, "valeur"), (std::vector<std::string>{"63.5", "10"}));
  EXPECT_EQ(column(impact, "est_cible"), (std::vector<std::string>{"false", "false"}));
  EXPECT_EQ(column(impact, "nom_service_public_numerique"),
            (std::vector<std::string>{"Ensemble des services numériques de la ville", "Démarches en ligne"}));
  EXPECT_EQ(column(impact, "date"), (std::vector<std::string>{"2025-12-31", "2025-12-31"}));
  EXPECT_EQ(column(impact, "date_debut"), (std::vector<std::string>{"2025-01-01", "2025-01-01"}));
  EXPECT_EQ(column(impact, "code_insee"), (std::vector<std::string>{"13055", "13055"}));
}

TEST_F(OpenData, PublishesNothingNewWhenNothingHasChanged) {
  declare("I-1.8c", "63.5");
  ASSERT_EQ(publish().code, 0);
  const auto before = files(version(1));
  const Ran again = publish();
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(again.out, "open-data/2025/v1 holds the same already: nothing new is published\n");
  EXPECT_EQ(files(version(1)), before);
  EXPECT_FALSE(fs::exists(version(2)));
}

TEST_F(OpenData, KeepsAPublishedVersionWhenAValueIsCorrected) {
  declare("I-1.8c", "63.5");
  ASSERT_EQ(publish().code, 0);
  const auto before = files(version(1));
  declare("I-1.8c", "64", {"--reason", "erreur de saisie"});
  const Ran second = publish();
  ASSERT_EQ(second.code, 0) << second.errors;
  EXPECT_EQ(second.out, "open-data/2025/v2 is published\n");
  EXPECT_EQ(files(version(1)), before);
  EXPECT_EQ(column(slurp(version(2) / "impact.csv"), "valeur"), (std::vector<std::string>{"64"}));
  EXPECT_EQ(*parse_json(slurp(site() / "open-data/2025/latest.json"))->find("version")->number(), 2);
  // What was true once more is a version more: an old one does not become the last again.
  declare("I-1.8c", "63.5", {"--reason", "la première valeur était juste"});
  EXPECT_EQ(publish().out, "open-data/2025/v3 is published\n");
}

TEST_F(OpenData, WritesEveryVersionAgainElsewhereFromTheDatabase) {
  declare("I-1.8c", "63.5");
  ASSERT_EQ(publish().code, 0);
  const auto before = files(version(1));
  declare("I-1.8c", "64", {"--reason", "erreur de saisie"});
  ASSERT_EQ(publish().code, 0);
  fs::remove_all(site());
  const Ran ran = capnr({"open-data", "--output", site().string(), "--base-url", "https://donnees.ville.fr",
                         "--contact", "d@ville.fr", "--service", "Numérique"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(files(version(1)), before);
  EXPECT_TRUE(fs::exists(version(2) / "manifest.json"));
}

TEST_F(OpenData, RefusesToTouchAFolderThatIsNotWhatWasPublished) {
  declare("I-1.8c", "63.5");
  ASSERT_EQ(publish().code, 0);
  write(version(1) / "impact.csv", "falsified");
  const Ran ran = publish();
  EXPECT_EQ(ran.code, 5);
  EXPECT_NE(on_one_line(ran.errors).find("a published version is frozen"), std::string::npos);
  EXPECT_EQ(slurp(version(1) / "impact.csv"), "falsified");
  // The folder of a version that is not published yet is nobody's to fill.
  write(version(2) / "impact.csv", "squatted");
  declare("I-1.8c", "64", {"--reason", "erreur de saisie"});
  EXPECT_EQ(publish().code, 5);
  EXPECT_EQ(capnr({"open-data"}).out.find("v2"), std::string::npos);
}

TEST_F(OpenData, TellsNoNameOfAPersonADocumentOrADepartment) {
  const std::string proof = file("secret", "releve-de-Chloe.csv");
  declare("I-1.8c", "63.5", {"--document", proof});
  declare("I-1.8c", "12", {"--scope", "department:Protocole"});
  declare("I-3.5b/open", "3");
  ASSERT_EQ(publish().code, 0);
  for (const auto& [name, content] : files(version(1)))
    for (const char* word : {"Alice", "Bob", "Chloe", "Protocole", "I-3.5b"})
      EXPECT_EQ(content.find(word), std::string::npos) << name << " holds " << word;
}

TEST_F(OpenData, PublishesWhatTheCityDecidesToPublish) {
  declare("I-1.8c", "63.5");
  declare("I-3.4d", "90");
  write(folder_ / "choices/open-data.toml",
        "base_url = \"https://donnees.ville.fr\"\ncontact = \"d@ville.fr\"\nservice = \"Numérique\"\n"
        "publish = [\"I-3.4d\"]\nwithheld = [\"I-1.8c\"]\nusage = [\"I-3.4d\"]\n");
  const Ran ran = capnr({"open-data", "2025", "--output", site().string(), "--draws", "0", "--city-folder",
                         (folder_ / "choices").string()});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  const std::string impact = slurp(version(1) / "impact.csv");
  EXPECT_EQ(column(impact, "valeur"), (std::vector<std::string>{"90"}));
  EXPECT_EQ(column(impact, "type_indicateur"), (std::vector<std::string>{"usage"}));
  write(folder_ / "choices/open-data.toml", "contacts = \"d@ville.fr\"\n");
  const Ran wrong = capnr(
      {"open-data", "2025", "--output", site().string(), "--city-folder", (folder_ / "choices").string()});
  EXPECT_EQ(wrong.code, 3);
  EXPECT_NE(wrong.errors.find("contacts"), std::string::npos);
}

TEST_F(OpenData, SaysWhatTheCatalogueLacks) {
  const auto code_of = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"open-data", "2025", "--output", site().string()});
    return capnr(words).code;
  };
  EXPECT_EQ(code_of({}), 2);
  EXPECT_EQ(code_of({"--base-url", "https://v.fr", "--contact", "d@v.fr"}), 2);
  EXPECT_EQ(code_of({"--base-url", "javascript:x", "--contact", "d@v.fr", "--service", "S"}), 2);
  EXPECT_EQ(code_of({"--base-url", "https://v.fr/?a=b", "--contact", "d@v.fr", "--service", "S"}), 2);
  EXPECT_EQ(code_of({"--base-url", "https://v.fr", "--contact", "d", "--service", "S"}), 2);
  EXPECT_EQ(code_of({"--base-url", "https://v.fr", "--contact", "d@v.fr", "--service", "S", "--siret", "1"}),
            2);
  EXPECT_EQ(capnr({"open-data", "2025"}).code, 2);
  EXPECT_FALSE(fs::exists(site()));
  EXPECT_EQ(capnr({"open-data"}).out, "Nothing is published yet.\n");
}

TEST_F(OpenData, NeutralisesWhatASpreadsheetWouldRun) {
  declare("I-2.4b", "10", {"--scope", "service:=cmd|'/c calc'!A1"});
  ASSERT_EQ(publish().code, 0);
  EXPECT_EQ(column(slurp(version(1) / "impact.csv"), "nom_service_public_numerique"),
            (std::vector<std::string>{"'=cmd|'/c calc'!A1"}));
  expect_valid(version(1) / "impact.csv", "impact-service-public-numerique");
}

TEST_F(OpenData, ChecksAnyTableAgainstASchema) {
  const std::string right =
      (source_dir / "tests/table/samples/schemas/impact-service-public-numerique.csv").string();
  const Ran good = run({"open-data", "--check", right});
  EXPECT_EQ(good.code, 0) << good.errors;
  EXPECT_NE(good.out.find("is valid against impact-service-public-numerique v0.5.0"), std::string::npos);
  const Ran other = run({"open-data", "--check", right, "--schema", "catalogue-donnees"});
  EXPECT_EQ(other.code, 3);
  EXPECT_NE(on_one_line(other.errors)
                .find("row 1, column titre: this column is missing, and the schema requires it"),
            std::string::npos);
  EXPECT_EQ(run({"open-data", "--check", right, "--schema", "rien"}).code, 4);
  EXPECT_EQ(run({"open-data", "--check", (folder_ / "absent.csv").string()}).code, 4);
  EXPECT_EQ(run({"open-data", "--check", right, "--schema", file("{", "schema.json")}).code, 3);
}

TEST_F(OpenData, MakesTheIndicatorOfPublishedDataSets) {
  declare("I-1.8c", "63.5");
  EXPECT_EQ(value_of("I-0.2b"), "none");
  ASSERT_EQ(publish().code, 0);
  EXPECT_EQ(value_of("I-0.2b"), "100.000000");
}

}  // namespace
}  // namespace capnr::test
