// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What every output must have in common: one figure, one language, and nothing of a hidden pack.

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

class Outputs : public OwnFolder {
 protected:
  Ran capnr(std::vector<std::string> arguments, const std::string& language = "en") const {
    arguments.insert(arguments.begin() + 1, {"--database", database_});
    return run(arguments, {.language = language});
  }
  std::string report(const std::vector<std::string>& more = {}, const std::string& language = "en") const {
    const auto path = (folder_ / ("report-" + language + ".html")).string();
    std::vector<std::string> all = {"report", "--output", path};
    all.insert(all.end(), more.begin(), more.end());
    const Ran ran = capnr(all, language);
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return slurp(path);
  }
};

double value_at(const std::string& json, std::string_view list, std::string_view value) {
  const auto document = parse_json(json);
  EXPECT_TRUE(document);
  for (const Json& one : *document->find(list)->array()) {
    if (*one.find("criterion")->text() == "gwp") return *one.find(value)->number();
  }
  return std::nan("");
}

// The value of the first line of a CSV that starts so.
double cell_of(const std::string& csv, std::string_view start, std::size_t column) {
  for (const std::string_view line : split(csv, '\n')) {
    if (line.starts_with(start)) return parse_number(split(line, ';')[column], true).value_or(std::nan(""));
  }
  return std::nan("");
}

TEST_F(Outputs, GiveOneFigureEverywhere) {
  ASSERT_NO_FATAL_FAILURE(import_demo(database_, folder_));
  const double total =
      value_at(capnr({"footprint", "--format", "json", "--draws", "0"}).out, "criteria", "value");
  ASSERT_GT(total, 0);
  const double close = 1e-9 * total;
  EXPECT_EQ(value_at(capnr({"footprint", "--format", "json", "--draws", "20"}).out, "criteria", "value"),
            total);
  EXPECT_NEAR(cell_of(capnr({"footprint", "--format", "csv", "--by", "criterion"}).out, "gwp;", 1), total,
              close);
  EXPECT_NEAR(value_at(capnr({"compare", "2024", "2026", "--format", "json"}).out, "criteria", "total_after"),
              total, close);

  const auto sets =
      parse_json(capnr({"footprint", "--compare-sets", "open,boavizta", "--format", "json"}).out);
  ASSERT_TRUE(sets);
  EXPECT_NEAR(*sets->find("totals")->array()->front().find("a")->find("value")->number(), total, close);

  const auto pcr_si = parse_json(capnr({"footprint", "--format", "pcr-si"}).out);
  ASSERT_TRUE(pcr_si);
  double phases = 0;
  for (const auto& [phase, values] : *pcr_si->find("total_impact")->object())
    phases += values.find("GWP") == nullptr ? 0 : *values.find("GWP")->number();
  EXPECT_NEAR(phases, total, close);

  double lines = 0;
  const std::string detail = capnr({"footprint", "--format", "csv", "--detail", "--criterion", "gwp"}).out;
  for (const std::string_view line : split(detail, '\n')) {
    const auto cells = split(line, ';');
    if (cells.size() == 16) lines += parse_number(cells[7], true).value_or(0);
  }
  EXPECT_NEAR(lines, total, close);

  for (const Language language : {Language::en, Language::fr}) {
    const std::string code = language == Language::en ? "en" : "fr";
    const std::string shown = format_number(total, language);
    EXPECT_NE(capnr({"footprint", "--draws", "20"}, code).out.find(shown), std::string::npos) << shown;
    EXPECT_NE(capnr({"compare", "2024", "2026"}, code).out.find(shown), std::string::npos) << shown;
    EXPECT_NE(report({"--draws", "20"}, code).find(shown), std::string::npos) << shown;
  }
}

TEST_F(Outputs, TheReportIsUnderAHundredAndFiftyKilobytes) {
  ASSERT_NO_FATAL_FAILURE(import_demo(database_, folder_));
  for (const std::string language : {"fr", "en"}) {
    const std::string html = report({}, language);
    EXPECT_LT(html.size(), 150'000U) << language;
    EXPECT_GT(html.size(), 20'000U) << language;
    EXPECT_NE(html.find("lang=\"" + language + "\""), html.npos);
  }
}

// ---- French ----

struct Message {
  std::string english, french;
};

std::vector<Message> messages() {
  std::vector<Message> all;
  const std::string po = slurp(source_dir / "po/fr.po");
  const auto quoted = [](std::string_view line) {
    const auto from = line.find('"') + 1;
    return std::string(line.substr(from, line.rfind('"') - from));
  };
  for (const std::string_view line : split(po, '\n')) {
    if (line.starts_with("msgid ")) all.push_back({quoted(line), ""});
    if (line.starts_with("msgstr ") && !all.empty()) all.back().french = quoted(line);
  }
  return all;
}

// As a word of its own: "Total" is not in "Totaux".
bool holds(const std::string& text, const std::string& words) {
  const auto letter = [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0 || std::isalnum(c) != 0;
  };
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const bool before = at > 0 && letter(text[at - 1]);
    const bool after = at + words.size() < text.size() && letter(text[at + words.size()]);
    if (!before && !after) return true;
  }
  return false;
}

TEST_F(Outputs, InFrenchHoldNoEnglishMessage) {
  ASSERT_NO_FATAL_FAILURE(import_demo(database_, folder_));
  std::string text;
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"footprint", "--draws", "20", "--by", "type"},
                                             {"footprint", "--compare-sets", "open,boavizta"},
                                             {"compare", "2024", "2026"},
                                             {"compare", "--sets", "open,boavizta"},
                                             {"doctor"},
                                             {"inventories"},
                                             {"explain", "AV-0001"}})
    text += capnr(arguments, "fr").out;
  for (const char* command : {"import", "recognise", "footprint", "explain", "compare", "report", "serve",
                              "export", "inventories", "doctor", "factors"})
    text += run({command, "--help"}, {.language = "fr"}).out;
  text += run({"--help"}, {.language = "fr"}).out;
  ASSERT_GT(text.size(), 20'000U);
  // What the city itself says, and what French says too, is no English left over.
  std::string known;
  for (const Message& message : messages()) known += message.french + "\n";
  for (const auto& file : std::filesystem::recursive_directory_iterator(demo_sample)) {
    if (file.is_regular_file()) known += slurp(file.path()) + "\n";
  }
  std::size_t looked_for = 0;
  for (const Message& message : messages()) {
    const bool label = std::none_of(message.english.begin(), message.english.end(),
                                    [](unsigned char c) { return std::islower(c) != 0; });
    if (label || message.english.size() < 4 || message.english.find('{') != std::string::npos ||
        std::isupper(static_cast<unsigned char>(message.english[0])) == 0 || holds(known, message.english))
      continue;
    ++looked_for;
    EXPECT_FALSE(holds(text, message.english)) << message.english;
  }
  EXPECT_GT(looked_for, 200U);
  for (const char* of_cli11 :
       {"Print this help", "Options]", "SUBCOMMAND", "Excludes", "REQUIRED", "TEXT", "UINT"})
    EXPECT_FALSE(holds(text, of_cli11)) << of_cli11;
  // The kinds of traffic and of data are codes in files, not in what a person reads.
  EXPECT_NE(text.find("Réseau fixe"), text.npos);
}

// ---- hidden packs ----

// Figures that nothing else holds.
constexpr std::string_view secrets[] = {"734161827", "918273645", "67891234", "123457129"};

// The digits of a text and nothing between them: 7 341,618 is 7341618 as 7341.618 is.
std::string digits_of(const std::string& text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool separator = c == '.' || c == ',' || c == ' ' || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (!separator || digits.empty() || std::isdigit(digits.back()) == 0) digits += c;
  }
  return digits;
}

TEST_F(Outputs, NeverShowTheValuesOfAHiddenPack) {
  const auto city = folder_ / "ville";
  const auto own = [&](const std::string& name, const std::string& text) { write(city / name, text); };
  own("city.toml",
      "name = \"Ville\"\ninsee_code = \"13055\"\n\n[[inventories]]\ndate = 2025-12-31\nfolder = \"2025\"\n\n"
      "[[inventories]]\ndate = 2026-12-31\nfolder = \"2026\"\n");
  for (const char* year : {"2025", "2026"})
    own(std::string(year) + "/parc.csv",
        "name;type;quantity;department;purchase_date\nPC-1;Portable;7;DNSI;2021-03-02\nPC-2;Portable;4;DVA;"
        "\n");
  own("packs/secret/LICENSE", "Not for others.\n");
  own("packs/secret/pack.toml",
      "id = \"secret\"\nname = \"Secret\"\nversion = \"1\"\nlicence = \"LicenseRef-secret\"\nlicence_file = "
      "\"LICENSE\"\nsource = \"A vendor\"\nredistributable = false\nhidden = true\n");
  own("packs/secret/items.csv",
      "item,name_fr,name_en,category,generic,unit,server,lifetime_years,annual_kwh,source\n"
      "laptop,,,,,,,6.7891234,123.457129,vendor\n");
  own("packs/secret/factors.csv",
      "item,phase,criterion,value,unit,geography,year,source,quality,low,high\n"
      "laptop,manufacturing,gwp,734.161827,kg CO2 eq,,,vendor,,,\n");
  own("packs/secret/electricity.csv", "zone,year,gwp\nFR,2024,0.0918273645\n");
  own("sets/mine.toml",
      "name = \"mine\"\ndescription_fr = \"\"\ndescription_en = \"\"\ngeography = \"FR\"\n"
      "packs = [\"secret\", \"ademe\", \"people-jrc\", \"numecoeval-defaults\", \"capnr-defaults\"]\nallow = "
      "[]\n");
  ASSERT_EQ(run({"import", city.string(), "--database", database_}).code, 0);

  const std::vector<std::string> set = {"--set", "mine", "--city-folder", city.string()};
  std::size_t outputs = 0;
  const auto check = [&](const std::string& text, const std::string& what) {
    ++outputs;
    ASSERT_FALSE(text.empty()) << what;
    const std::string digits = digits_of(text);
    for (const std::string_view secret : secrets) {
      for (const std::size_t most : {std::size_t{6}, secret.size()})
        EXPECT_EQ(digits.find(secret.substr(0, most)), std::string::npos) << what << " shows " << secret;
    }
  };
  const auto check_command = [&](std::vector<std::string> arguments, const std::vector<std::string>& more) {
    for (const std::string language : {"fr", "en"}) {
      std::vector<std::string> all = arguments;
      all.insert(all.end(), more.begin(), more.end());
      const Ran ran = capnr(all, language);
      EXPECT_EQ(ran.code, 0) << ran.errors;
      std::string name;
      for (const std::string& word : arguments) name += word + " ";
      check(ran.out + ran.errors, name + language);
    }
  };
  for (const char* format : {"table", "json", "csv", "pcr-si"})
    check_command({"footprint", "--format", format, "--draws", "20"}, set);
  for (const char* format : {"json", "csv"})
    check_command({"footprint", "--detail", "--format", format}, set);
  for (const char* format : {"text", "json"}) {
    check_command({"explain", "PC-1", "--criterion", "all", "--format", format}, set);
    check_command({"explain", "PC-2", "--criterion", "all", "--format", format}, set);
  }
  for (const char* format : {"table", "json", "csv"}) {
    check_command({"compare", "2025", "2026", "--format", format}, set);
    check_command({"compare", "--sets", "open,mine", "--format", format}, {"--city-folder", city.string()});
    check_command({"footprint", "--compare-sets", "open,mine", "--format", format},
                  {"--city-folder", city.string()});
  }
  check(report(set, "fr"), "report fr");
  check(report(set, "en"), "report en");
  for (const char* format : {"text", "json"})
    check(run({"factors", "--set", "mine", "--city-folder", city.string(), "--all", "--format", format}).out,
          "factors");
  check(run({"factors", "--check", (city / "packs/secret").string()}).out, "factors --check");
  const auto exported = folder_ / "factors";
  const Ran ran = run({"factors", "--set", "mine", "--city-folder", city.string(), "--as-of", "2026-12-31",
                       "--export", exported.string()});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  check(ran.out + ran.errors, "factors --export");
  for (const auto& file : std::filesystem::directory_iterator(exported))
    check(slurp(file.path()) + " ", file.path().filename().string());
  EXPECT_GT(outputs, 40U);
  // The figures themselves come from it: they are the city's own.
  const auto footprint = parse_json(capnr({"footprint", "--format", "json", "--draws", "0", "--set", "mine",
                                           "--city-folder", city.string()})
                                        .out);
  ASSERT_TRUE(footprint);
  const auto& served = *footprint->find("packs")->array();
  EXPECT_EQ(*served.front().find("id")->text(), "secret");
  EXPECT_GT(*served.front().find("share")->number(), 0);
  const Json& use = *footprint->find("criteria")->array()->front().find("phases")->find("use");
  EXPECT_NEAR(*use.find("value")->number(), 11 * 123.457129 * 0.0918273645, 1e-9);
}

}  // namespace
}  // namespace capnr::test
