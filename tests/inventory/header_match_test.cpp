// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/header_match.h"

#include "inventory/file_rows.h"
#include "samples.h"

using namespace capnr;

namespace {

Result<FilePlan> plan(std::string_view text, std::string_view wanted = {}, const char* name = "parc.csv") {
  return plan_file(test::write(test::fresh_folder() / name, text), test::catalog().mappings, wanted, {});
}

std::string error_of(const Result<FilePlan>& result) {
  return result ? "none" : tr(Language::en, result.error().message, result.error().parameters);
}

}  // namespace

TEST(HeaderMatch, FindsTheHeaderUnderATitleAndAnEmptyLine) {
  const auto found = plan("Parc informatique au 31/12/2024\n\nname;type;model\na;PC;X\n");
  ASSERT_TRUE(found) << describe(found.error(), Language::en);
  EXPECT_EQ(found->mapping, "capnr");
  EXPECT_EQ(found->header[0], "name");
}

TEST(HeaderMatch, ComparesHeadersWithoutAccentsCaseOrPunctuation) {
  const auto found = plan("NOM;ENTITE;Numero de serie;Modele\nPC1;Ville;1;Latitude\n");
  ASSERT_TRUE(found) << describe(found.error(), Language::en);
  EXPECT_EQ(found->mapping, "glpi-fr");
}

TEST(HeaderMatch, SaysThatTheHeaderIsMissing) {
  const auto found = plan("PC-1;Portable;2021-03-01\nPC-2;Portable;2021-03-01\n");
  EXPECT_EQ(error_of(found),
            "the header is missing: the first row looks like data (PC-1, Portable, 2021-03-01). Add a "
            "header, or give the position of each column in a "
            "mapping: columns = [\"name\", \"type\", …]");
}

TEST(HeaderMatch, AMappingMayGiveThePositionOfTheColumns) {
  const auto mapping = parse_mapping(
      "name = \"sans-entete\"\n[[table]]\nentity = \"equipment\"\ncolumns = [\"name\", \"\", \"type\"]\n",
      "m.toml");
  ASSERT_TRUE(mapping);
  const auto path = test::write(test::fresh_folder() / "x.csv", "PC-1;zz;Portable\n");
  const std::vector<Mapping> mappings = {*mapping};
  const auto found = plan_file(path, mappings, "sans-entete", {});
  ASSERT_TRUE(found) << describe(found.error(), Language::en);
  EXPECT_EQ(found->header_row, 0);
  EXPECT_EQ(found->tables[0].column, (std::vector<int>{0, 2}));
}

TEST(HeaderMatch, SaysWhichMappingComesNear) {
  EXPECT_EQ(error_of(plan("Nom;Marque;Modèle\nPC1;Dell;X\n")),
            "no mapping knows these columns: Nom, Marque, Modèle. Nearest: glpi-fr (–Entité). Write one "
            "with: capnr import --preview");
}

TEST(HeaderMatch, AnAmbiguousHeaderListsItsReadings) {
  EXPECT_EQ(error_of(plan("name;country\na;FR\n")),
            "these columns can be read by capnr (datacentre) and by capnr (equipment): choose with "
            "--mapping, or in city.toml");
  EXPECT_TRUE(plan("name;country\na;FR\n", {}, "equipment.csv"));
  EXPECT_TRUE(plan("name;country\na;FR\n", {}, "datacentres.csv"));
}

TEST(HeaderMatch, SeesRowsShiftedAgainstTheirHeader) {
  const auto header_shifted = plan(";Nom;Entité;Type\nPC1;Ville;Portable\nPC2;Ville;Portable\n");
  ASSERT_TRUE(header_shifted);
  EXPECT_EQ(header_shifted->header[0], "Nom");
  EXPECT_EQ(header_shifted->tables[0].column[0], 0);
  const auto rows_shifted = plan("Nom;Entité;Type\n;PC1;Ville;Portable\n;PC2;Ville;Portable\n");
  ASSERT_TRUE(rows_shifted);
  EXPECT_EQ(rows_shifted->shift, 1U);
}

TEST(HeaderMatch, AnUnknownMappingIsNotFound) {
  const auto found = plan("name;type\na;b\n", "nothing");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, Kind::not_found);
}

TEST(HeaderMatch, AnEmptyFileSaysSo) {
  EXPECT_EQ(error_of(plan("\n\n")), "the file has no row");
}
