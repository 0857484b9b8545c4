// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Levers as they are read.
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "scenario_city.h"

using namespace capnr;

namespace {

// A levers.toml of this process, gone with it.
class LeverFile {
 public:
  explicit LeverFile(const std::string& text)
      : path_(std::filesystem::path(testing::TempDir()) / ("levers_" + std::to_string(getpid()) + ".toml")) {
    std::ofstream(path_) << text;
  }
  ~LeverFile() { std::filesystem::remove(path_); }
  LeverFile(const LeverFile&) = delete;
  LeverFile& operator=(const LeverFile&) = delete;
  Result<LeverBook> read() const { return read_lever_book(path_, test::catalogue(), 2027); }

 private:
  std::filesystem::path path_;
};

Error error_of(const std::string& text) {
  const Result<LeverBook> book = LeverFile(text).read();
  EXPECT_FALSE(book);
  return book ? Error{} : book.error();
}

const std::string one = "[[lever]]\nid = \"a\"\nkind = \"reduce-equipment\"\n";

}  // namespace

TEST(LeverCatalogueFiles, GiveEachDefaultASourceAndEachParameterItsWords) {
  ASSERT_EQ(test::catalogue().kinds.size(), lever_kind_count);
  for (const LeverKindInfo& kind : test::catalogue().kinds) {
    EXPECT_FALSE(kind.name_fr.empty() || kind.name_en.empty() || kind.summary_fr.empty() ||
                 kind.summary_en.empty());
    EXPECT_FALSE(kind.rebound_source.empty());
    EXPECT_EQ(kind.parameters.size(), parameter_rules(kind.kind).size());
    for (const LeverParameter& parameter : kind.parameters) {
      EXPECT_FALSE(parameter.description_fr.empty() || parameter.description_en.empty())
          << parameter.rule.name;
      EXPECT_TRUE(!parameter.has_default() || !parameter.source.empty()) << parameter.rule.name;
    }
  }
}

TEST(LeverCatalogueFiles, TakeTheLifetimesOfComputersFromTheDeliberation) {
  const LeverKindInfo& kind = test::catalogue().of(LeverKind::lengthen_lifetime);
  EXPECT_EQ(kind.parameters[0].default_number, 5);
  EXPECT_EQ(kind.parameters[1].default_number, 6);
  EXPECT_FALSE(kind.parameters[0].proposal);
}

TEST(LeverFileReader, ReadsWhatIsGivenAndTakesTheRestFromTheCatalogue) {
  const auto book =
      LeverFile("[growth]\n\"Laptop\" = 2\n" + one +
                "name_fr = \"Moins\"\nstart = 2028\nramp_years = 2\nfilter.types = [\"Laptop\"]\n"
                "parameters.share = 0.4\ncost = { once = 10, per_year = 0 }\n"
                "rebound = { share = 0.2, origin = \"direct\", source = \"relevé\" }\n")
          .read();
  ASSERT_TRUE(book) << describe(book.error(), Language::en);
  const Lever& lever = book->levers.at(0);
  EXPECT_EQ(lever.number("share"), 0.4);
  EXPECT_FALSE(lever.parameters.at("share").defaulted);
  EXPECT_EQ(lever.rebound.origin, LeverRebound::Origin::direct);
  EXPECT_EQ(lever.cost.once, 10);
  EXPECT_EQ(lever.cost.per_year, 0);
  EXPECT_FALSE(lever.cost.saving_per_year) << "what is not given is unknown";
  EXPECT_EQ(lever.ramp(2027), 0);
  EXPECT_EQ(lever.ramp(2028), 0.5);
  EXPECT_EQ(lever.ramp(2040), 1);
  EXPECT_EQ(book->growth.at(0).second, 2);

  const auto other = LeverFile("[[lever]]\nid = \"b\"\nkind = \"clean-storage\"\n").read();
  ASSERT_TRUE(other);
  EXPECT_TRUE(other->levers[0].parameters.at("share").defaulted);
  EXPECT_EQ(other->levers[0].rebound.origin, LeverRebound::Origin::defaulted);
  EXPECT_EQ(other->levers[0].rebound.share, test::catalogue().of(LeverKind::clean_storage).rebound);
  EXPECT_EQ(other->levers[0].start, 2027);
}

TEST(LeverFileReader, RefusesAnUnknownKeyWithItsLine) {
  Error error = error_of(one + "shair = 0.4\n");
  EXPECT_EQ(error.where.row, 4);
  EXPECT_NE(describe(error, Language::en).find("shair"), std::string::npos);
  error = error_of(one + "\n[lever.parameters]\nshare = 0.1\nyears = 3\n");
  EXPECT_EQ(error.where.row, 7);
  EXPECT_EQ(error_of(one + "filter = { type = \"x\" }\n").where.row, 4);
  EXPECT_EQ(error_of(one + "cost.onse = 3\n").where.row, 4);
}

TEST(LeverFileReader, RefusesValuesOutOfTheirRangeWithTheirLine) {
  EXPECT_EQ(error_of(one + "parameters.share = 1.5\n").where.row, 4);
  EXPECT_EQ(error_of(one + "cost.once = -1\n").where.row, 4);
  EXPECT_EQ(error_of(one + "start = 1900\n").where.row, 4);
  EXPECT_EQ(error_of(one + "ramp_years = 0\n").where.row, 4);
  EXPECT_EQ(error_of(one + "rebound.share = -0.1\n").where.row, 4);
}

TEST(LeverFileReader, RefusesWhatCannotBeMeant) {
  EXPECT_EQ(error_of("[[lever]]\nid = \"a\"\nkind = \"magic\"\n").where.row, 3);
  EXPECT_EQ(error_of(one + one).kind, Kind::bad_input);
  EXPECT_EQ(error_of(one + "requires = [\"b\"]\n").kind, Kind::bad_input);
  EXPECT_EQ(error_of("[[lever]]\nid = \"a\"\nkind = \"lengthen-lifetime\"\nparameters = { years_before = 7, "
                     "years_after = 6 }\n")
                .kind,
            Kind::bad_input);
  EXPECT_EQ(error_of("[[lever]]\nid = \"a\"\nkind = \"replace-type\"\n").kind, Kind::bad_input)
      << "to has no default";
  EXPECT_EQ(error_of("[[lever]]\nid = \"a\"\nkind = \"better-hosting\"\n").kind, Kind::bad_input);
  EXPECT_EQ(
      error_of(
          "[[lever]]\nid = \"a\"\nkind = \"replace-type\"\nparameters = { to = \"laptop\", kwh_after = 3 }\n")
          .kind,
      Kind::bad_input);
}

TEST(LeverText, IsALeverOfTheCommandLine) {
  const Lever lever = test::lever(
      "lengthen-lifetime:years_after=7,start=2028,ramp=3,types=Laptop+Screen,cost_once=5,rebound=0.1");
  EXPECT_EQ(lever.number("years_after"), 7);
  EXPECT_EQ(lever.number("years_before"), 5);
  EXPECT_EQ(lever.filter.types, (std::vector<std::string>{"Laptop", "Screen"}));
  EXPECT_EQ(lever.rebound.origin, LeverRebound::Origin::entered);
  EXPECT_FALSE(lever.cost.per_year);
  for (const char* wrong : {"magic", "reduce-equipment:share", "reduce-equipment:share=2",
                            "reduce-equipment:years=2", "reduce-equipment:start=20x"}) {
    const auto read = lever_from_text(wrong, test::catalogue(), 2027);
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().kind, Kind::usage) << wrong;
  }
}

TEST(DemonstrationCity, HasALeversFileThatIsRead) {
  const auto book =
      read_lever_book(test::source_folder() / "examples/ville-demo/levers.toml", test::catalogue(), 2027);
  ASSERT_TRUE(book) << describe(book.error(), Language::en);
  EXPECT_GE(book->levers.size(), 10U);
  EXPECT_TRUE(std::any_of(book->levers.begin(), book->levers.end(), [](const Lever& lever) {
    return !lever.cost.once;
  })) << "a real city does not know all its costs";
}

TEST(LeverPages, NameEachKindAndEachParameterInBothLanguages) {
  for (const char* page : {"docs/levers.md", "docs/fr/leviers.md"}) {
    std::ifstream in(test::source_folder() / page);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (const LeverKindInfo& kind : test::catalogue().kinds) {
      const std::size_t row = text.find("| `" + std::string(code(kind.kind)) + "` |");
      ASSERT_NE(row, std::string::npos) << page << ": " << code(kind.kind);
      const std::string line = text.substr(row, text.find('\n', row) - row);
      for (const LeverParameter& parameter : kind.parameters)
        EXPECT_NE(line.find("`" + std::string(parameter.rule.name) + "`"), std::string::npos)
            << page << ": " << parameter.rule.name;
    }
  }
}
