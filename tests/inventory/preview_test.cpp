// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What a city's own lists are taken for when no mapping knows them.
#include "inventory/preview.h"

#include "base/text.h"
#include "inventory/file_rows.h"
#include "samples.h"

using namespace capnr;

namespace {

Preview look_at(const std::filesystem::path& path) {
  const PreviewRequest request{path, mapping_name_for(path), "", date_of(2026, 12, 31)};
  const RecognitionTable products = {{"pcf/dell/latitude-5420", "laptop", "dell", "Dell Latitude 5420"}};
  auto preview = preview_file(test::catalog(), test::catalog().mappings, products, request);
  if (!preview) throw std::runtime_error(describe(preview.error(), Language::en));
  return std::move(*preview);
}

Preview look_at_text(const char* name, std::string_view text) {
  return look_at(test::write(test::fresh_folder() / name, text));
}

/// "Marque→manufacturer", one for each column that is taken.
std::string taken(const Preview& preview) {
  std::string out;
  for (const ColumnGuess& column : preview.columns) {
    if (!column.field) continue;
    out += (out.empty() ? "" : ", ") +
           (column.header.empty() ? std::to_string(column.column) : column.header) + "→" +
           std::string(fields_of(preview.mapping.tables[0].entity)[*column.field].name);
  }
  return out;
}

}  // namespace

TEST(Preview, GuessesAFrenchListFromItsHeaders) {
  const Preview preview =
      look_at_text("Parc écoles.csv",
                   "N° parc;Matériel;Marque;Modèle;École;Date achat;Mémoire (Mo);Qté\n"
                   "E-001;Portable;Dell Inc.;Latitude 5420;Jean Jaurès;12/03/2021;16384;1\n"
                   "E-002;Écran;HP;E24 G4;Jean Jaurès;30/09/2020;;2\n");
  EXPECT_EQ(preview.mapping.name, "parc-ecoles");
  EXPECT_EQ(preview.known, "");
  EXPECT_EQ(taken(preview),
            "N° parc→name, Matériel→type, Marque→manufacturer, Modèle→model, Date achat→purchase_date, "
            "Mémoire (Mo)→memory_gb, Qté→quantity");
  ASSERT_EQ(preview.rows.size(), 2U);
  EXPECT_EQ(preview.fields.back(), "→");
  EXPECT_EQ(preview.rows[0], (std::vector<std::string>{"E-001", "Portable", "Dell Inc.", "Latitude 5420", "1",
                                                       "2021-03-12", "16", "pcf/dell/latitude-5420"}));
}

TEST(Preview, GuessesFromValuesWhenHeadersSayNothing) {
  const Preview preview = look_at_text("x.csv",
                                       "Zone A;Zone B;Zone C;Zone D;Zone E\n"
                                       "PC-1;Ordinateur portable;Lenovo;France;2021-03-12\n"
                                       "PC-2;Imprimante;Canon;France;2020-01-02\n"
                                       "PC-3;Écran;Dell;Allemagne;2019-05-06\n");
  EXPECT_EQ(taken(preview),
            "Zone A→name, Zone B→type, Zone C→manufacturer, Zone D→country, Zone E→purchase_date");
}

TEST(Preview, AFileWithoutHeaderGetsTheOrderOfItsColumns) {
  const Preview preview =
      look_at_text("liste.csv", "PC-1;Portable;Dell;2021-03-12\nPC-2;Portable;HP;2022-03-12\n");
  EXPECT_EQ(preview.mapping.tables[0].columns,
            (std::vector<std::string>{"name", "type", "manufacturer", "purchase_date"}));
  EXPECT_EQ(preview.rows.size(), 2U);
}

TEST(Preview, TellsTheKindOfListApart) {
  EXPECT_EQ(look_at_text("a.csv", "VM;Hyperviseur;Nb vCPU;RAM Go\nvm-1;esx-1;4;16\nvm-2;esx-1;2;8\n").entity,
            Entity::virtual_machine);
  EXPECT_EQ(look_at_text("b.csv",
                         "Intitulé;Nom;Fournisseur;Montant HT\nLicences;L1;Éditeur A;12 "
                         "500,50\nMaintenance;L2;Éditeur B;300\n")
                .entity,
            Entity::service);
  EXPECT_EQ(look_at_text("c.csv", "Salle;PUE;Pays\nNord;1,5;France\nSud;1,8;France\n").entity,
            Entity::datacentre);
  EXPECT_EQ(
      look_at_text("d.csv",
                   "Nom;Fournisseur;Type d'instance;Région;Heures par an\ni1;AWS;m5.large;eu-west-3;8760\n")
          .entity,
      Entity::cloud_instance);
  EXPECT_EQ(look_at_text(
                "e.csv",
                "Nom application;Environnement;Machine virtuelle\nPaie;Production;vm-1\nPaie;Recette;vm-2\n")
                .entity,
            Entity::application);
}

TEST(Preview, TranslatesWordsUnitsAndDates) {
  const Preview traffic =
      look_at_text("t.csv", "Nom;Type de réseau;Trafic annuel (To)\nA;Filaire;2,5\nB;4G;0,1\n");
  ASSERT_EQ(traffic.entity, Entity::traffic);
  EXPECT_EQ(traffic.rows,
            (std::vector<std::vector<std::string>>{{"A", "fixed", "2500"}, {"B", "mobile", "100"}}));
  const Preview american = look_at_text(
      "u.csv",
      "Hostname,Type,Purchase date,RAM\nPC-1,Laptop,03/25/2021,16 GB\nPC-2,Laptop,12/01/2020,8 GB\n");
  EXPECT_EQ(american.mapping.tables[0].date_order, DateOrder::month_first);
  ASSERT_EQ(american.rows.size(), 2U);
  EXPECT_EQ(american.rows[1][2], "2020-12-01");
  EXPECT_EQ(american.rows[1][3], "8");
}

TEST(Preview, AKnownListIsShownAsItsMappingReadsIt) {
  const Preview preview = look_at(test::samples_dir / "glpi-fr.csv");
  EXPECT_EQ(preview.known, "glpi-fr");
  EXPECT_EQ(preview.rows.size(), 5U);
  EXPECT_EQ(preview.rows[0].front(), "PC-EDU-0001");
}

TEST(Preview, TheMappingWrittenReadsTheFile) {
  for (const char* name : {"ocs-fr.csv", "snipe-it.csv", "numecoeval/virtual_equipment.csv",
                           "g4it/4-applications.csv", "glpi-json/computer_1.json"}) {
    const auto path = test::samples_dir / name;
    const Preview preview = look_at(path);
    const std::string text = preview_mapping_text(preview, Language::fr);
    const auto mapping = parse_mapping(text, "m.toml");
    ASSERT_TRUE(mapping) << name << ": " << describe(mapping.error(), Language::en) << "\n" << text;
    const std::vector<Mapping> mappings = {*mapping};
    EXPECT_TRUE(plan_file(path, mappings, mapping->name, {})) << text;
  }
}

TEST(Preview, ShowsTenRowsAndNamesTheRejectedOnes) {
  std::string text = "Nom du poste;Catégorie;Date d'achat\n";
  for (int i = 0; i < 40; ++i)
    text += "P" + std::to_string(i) + ";Portable;" + (i == 3 ? "31/02/2021" : "2021-01-02") + "\n";
  const Preview preview = look_at_text("p.csv", text);
  EXPECT_EQ(preview.rows.size(), previewed_rows);
  ASSERT_EQ(preview.rejects.size(), 1U);
  EXPECT_EQ(describe(preview.rejects[0], Language::en),
            "row 5, column Date d'achat: 31/02/2021 is not a date: write yyyy-mm-dd or dd/mm/yyyy");
}

TEST(Preview, WithoutANameTheMappingIsWrittenToBeCompleted) {
  const Preview preview = look_at_text("q.csv", "Couleur;Taille\nrouge;12 cm\nrouge;13 cm\n");
  EXPECT_FALSE(preview.readable);
  EXPECT_NE(preview_mapping_text(preview, Language::en).find("#   Couleur = rouge  → left aside"),
            std::string::npos);
}
