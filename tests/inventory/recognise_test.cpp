// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/recognise.h"

#include "samples.h"
#include "table/table.h"

using namespace capnr;

namespace {

const RecognitionTable products = {
    {"pcf/dell-latitude-5420", "Laptop", "Dell", "Latitude 5420"},
    {"pcf/dell-latitude-5430", "Laptop", "Dell", "Latitude 5430"},
    {"pcf/hp-elitebook-840-g8", "Laptop", "HP", "EliteBook 840 G8"},
    {"pcf/dell-p2419h", "Monitor", "Dell", "P2419H"},
    {"pcf/lenovo-thinkpad-x1-carbon-gen-9", "Laptop", "Lenovo", "ThinkPad X1 Carbon Gen 9"},
};

}  // namespace

// tests/inventory/recognise_cases.csv: type;manufacturer;model;item — an empty item must not be recognised.
TEST(Recognise, RealModelsGoToTheirItem) {
  const Recogniser recogniser(test::catalog().rules, {}, {});
  int cases = 0;
  ReadOptions options;
  options.separator = ';';
  const auto read = read_table(
      test::source_dir / "tests/inventory/recognise_cases.csv", options, [&](const Row& row) -> Result<Flow> {
        if (row.number == 1 || row.cells.size() < 4) return Flow::proceed;
        ++cases;
        const Recognition found = recogniser.recognise(row.cells[0], row.cells[1], row.cells[2]);
        EXPECT_EQ(found.item, row.cells[3])
            << "row " << row.number << ": " << row.cells[0] << " / " << row.cells[1] << " / " << row.cells[2]
            << ", score " << found.score << ", guesses " << found.guesses.size()
            << (found.guesses.size() > 1 ? " then " + found.guesses[1].item : "");
        return Flow::proceed;
      });
  ASSERT_TRUE(read) << describe(read.error(), Language::en);
  EXPECT_GE(cases, 150);
}

TEST(Recognise, TheManufacturersTableWinsOverAGenericItem) {
  const Recogniser recogniser(test::catalog().rules, products, {});
  EXPECT_EQ(recogniser.recognise("Portable", "Dell Inc.", "Latitude 5420").item, "pcf/dell-latitude-5420");
  EXPECT_EQ(recogniser.recognise("Portable", "Hewlett-Packard", "HP EliteBook 840 G8 Notebook PC").item,
            "pcf/hp-elitebook-840-g8");
  EXPECT_EQ(recogniser.recognise("", "DELL", "DELL P2419H").item, "pcf/dell-p2419h");
}

TEST(Recognise, AnotherGenerationIsAnotherProduct) {
  const Recogniser recogniser(test::catalog().rules, products, {});
  const Recognition found = recogniser.recognise("Portable", "HP", "EliteBook 840 G7");
  EXPECT_EQ(found.item, "laptop");
  EXPECT_EQ(found.by, RecognisedBy::rule);
}

TEST(Recognise, AProductOfAnotherKindIsNotTaken) {
  const Recogniser recogniser(test::catalog().rules, products, {});
  EXPECT_EQ(recogniser.recognise("Station d'accueil", "Dell", "Latitude 5420").item, "docking-station");
}

TEST(Recognise, ACorrectionWinsAndTheMostPreciseOneFirst) {
  const std::vector<Correction> corrections = {{"Truc", "", "", "tablet"}, {"Truc", "", "X 200", "scanner"}};
  const Recogniser recogniser(test::catalog().rules, products, corrections);
  EXPECT_EQ(recogniser.recognise("truc", "ACME", "Y").item, "tablet");
  EXPECT_EQ(recogniser.recognise("TRUC", "ACME", "x-200").item, "scanner");
  EXPECT_EQ(recogniser.recognise("truc", "ACME", "x-200").score, 1);
}

TEST(Recognise, UnderTheThresholdThereIsNoItemButGuesses) {
  const Recogniser recogniser(test::catalog().rules, products, {});
  const Recognition found = recogniser.recognise("Matériel divers", "Dell", "Latitude quelque chose");
  EXPECT_EQ(found.item, "laptop");
  const Recognition nothing = recogniser.recognise("Matériel divers", "ACME", "Foo");
  EXPECT_EQ(nothing.item, "");
  EXPECT_EQ(nothing.score, 0);
  EXPECT_LE(nothing.guesses.size(), 3U);
}
