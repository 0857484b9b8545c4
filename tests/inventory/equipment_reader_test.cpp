// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_reader.h"

#include "inventory/pseudonym.h"
#include "samples.h"

using namespace capnr;

namespace {

struct Read {
  std::vector<Equipment> rows;
  std::vector<std::uint32_t> class_of;
  std::vector<EquipmentClass> classes;
  std::vector<UnrecognisedGroup> unrecognised;
  EquipmentFileReport report;
};

Equipment kept(const EquipmentView& v) {
  Equipment e;
  e.name = v.name, e.type = v.type, e.manufacturer = v.manufacturer, e.model = v.model,
  e.department = v.department;
  e.user_kind = v.user_kind, e.status = v.status, e.country = v.country, e.datacentre = v.datacentre,
  e.cpu = v.cpu;
  e.quantity = v.quantity, e.purchase = v.purchase, e.commissioning = v.commissioning,
  e.decommissioning = v.decommissioning;
  e.annual_kwh = v.annual_kwh, e.usage_rate = v.usage_rate, e.lifetime_years = v.lifetime_years,
  e.cpu_cores = v.cpu_cores;
  e.memory_gb = v.memory_gb, e.disk_gb = v.disk_gb, e.grade = v.grade, e.source = v.source;
  return e;
}

Result<Read> read(const std::filesystem::path& path, std::string_view mapping = {},
                  std::filesystem::path rejects = {}) {
  Read out;
  NameSet names;
  const Recogniser recogniser(test::catalog().rules, {}, {});
  EquipmentChecks checks;
  checks.cells = {&test::catalog().countries, date_of(2024, 12, 31)};
  checks.names = &names;
  EquipmentReader reader(recogniser, checks);
  EquipmentFileOptions options;
  options.rejects = std::move(rejects);
  options.language = Language::en;
  TRY(out.report, read_equipment_file(path, test::catalog().mappings, mapping, reader, options,
                                      [&](const EquipmentRow& row) -> Result<> {
                                        out.rows.push_back(kept(row.view));
                                        out.class_of.push_back(row.class_index);
                                        return {};
                                      }));
  for (std::size_t i = 0; i < reader.classes().size(); ++i) out.classes.push_back(reader.classes()[i]);
  out.unrecognised = reader.unrecognised();
  return out;
}

// The one reject of a file with this header and row.
std::string reject_of(std::string_view header, std::string_view row) {
  const auto path = test::write(test::fresh_folder() / "equipment.csv",
                                std::string(header) + "\n" + std::string(row) + "\n");
  const auto result = read(path);
  if (!result) return "error: " + describe(result.error(), Language::en);
  if (result->report.first_rejects.empty()) return "accepted";
  return describe(result->report.first_rejects[0], Language::en);
}

}  // namespace

TEST(EquipmentReader, ReadsEveryFieldOfTheCanonicalFile) {
  const auto path = test::write(
      test::fresh_folder() / "equipment.csv",
      "name;type;manufacturer;model;department;user_kind;status;country;datacentre;cpu;quantity;purchase_"
      "date;commissioning_date;"
      "decommissioning_date;annual_kwh;usage_rate;lifetime_years;cpu_cores;memory_gb;disk_gb;grade\n"
      "srv-1;Serveur;Dell;PowerEdge R640;DNSI;COPE;in "
      "use;Allemagne;dc1;Xeon;2;2020-07-08;20200801;31/12/2023;1200,5;80 %;5;16;"
      "128;2000;measured\n");
  const auto result = read(path);
  ASSERT_TRUE(result) << describe(result.error(), Language::en);
  ASSERT_EQ(result->rows.size(), 1U) << describe(result->report.first_rejects.at(0), Language::en);
  const Equipment& e = result->rows[0];
  EXPECT_EQ(e.name, "srv-1");
  EXPECT_EQ(e.type, "Serveur");
  EXPECT_EQ(e.manufacturer, "Dell");
  EXPECT_EQ(e.model, "PowerEdge R640");
  EXPECT_EQ(e.department, "DNSI");
  EXPECT_EQ(e.user_kind, "COPE");
  EXPECT_EQ(e.status, "in use");
  EXPECT_EQ(e.country, "DE");
  EXPECT_EQ(e.datacentre, "dc1");
  EXPECT_EQ(e.cpu, "Xeon");
  EXPECT_EQ(e.quantity, 2);
  EXPECT_EQ(e.purchase, date_of(2020, 7, 8));
  EXPECT_EQ(e.commissioning, date_of(2020, 8, 1));
  EXPECT_EQ(e.decommissioning, date_of(2023, 12, 31));
  EXPECT_EQ(e.annual_kwh, 1200.5);
  EXPECT_EQ(e.usage_rate, 0.8);
  EXPECT_EQ(e.lifetime_years, 5);
  EXPECT_EQ(e.cpu_cores, 16);
  EXPECT_EQ(e.memory_gb, 128);
  EXPECT_EQ(e.disk_gb, 2000);
  EXPECT_EQ(e.grade, Grade::measured);
  EXPECT_EQ(e.source.row, 2);
  EXPECT_EQ(result->classes[0].item, "rack-server");
}

TEST(Pseudonym, IsOfTheAccountAndOfTheKeyAndStaysWhatItIs) {
  const std::string key = "sixteen letters!", one = pseudonym_of("Élodie Martin", key);
  // printf 'elodie martin' | openssl dgst -sha256 -hmac 'sixteen letters!' (its first 32 digits)
  EXPECT_EQ(one, "user:5e10808978b72155c1fcf07e6269a0cf");
  EXPECT_EQ(pseudonym_of("VILLE\\elodie martin", key), one);
  EXPECT_NE(pseudonym_of("Élodie Martin", "another key of 16"), one);
  EXPECT_EQ(pseudonym_of(one, key), one);
  EXPECT_EQ(pseudonym_of(one, ""), one);
  EXPECT_EQ(pseudonym_of("Élodie Martin", ""), "");
  EXPECT_EQ(pseudonym_of("", key), "");
  EXPECT_NE(pseudonym_of("user:0123456789abcdef0123456789abcdeX", key),
            "user:0123456789abcdef0123456789abcdeX");
  EXPECT_FALSE(read_user_key(test::write(test::fresh_folder() / "key", "  too short \n")));
  EXPECT_EQ(*read_user_key(test::write(test::fresh_folder() / "key", "sixteen letters!\n")), key);
}

TEST(EquipmentReader, WhatTheFileDoesNotSayStaysUnknown) {
  const auto result = read(test::write(test::fresh_folder() / "equipment.csv",
                                       "name;type;quantity;annual_kwh;purchase_date\na;PC;;-;N/A\n"));
  ASSERT_TRUE(result);
  const Equipment& e = result->rows.at(0);
  EXPECT_EQ(e.quantity, 1);
  EXPECT_FALSE(e.annual_kwh);
  EXPECT_FALSE(e.purchase);
  EXPECT_EQ(e.country, "");
  EXPECT_EQ(e.grade, Grade::imported);
}

TEST(EquipmentReader, RowsThatSayTheSameWordsShareAClassWhateverTheirSpelling) {
  const auto result =
      read(test::write(test::fresh_folder() / "equipment.csv",
                       "name;type;country\na;PC;France\nb;PC; FR \nc;PC;france\nd;Ecran;FR\ne;PC;FRA\n"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->class_of, (std::vector<std::uint32_t>{0, 0, 0, 1, 0}));
  EXPECT_EQ(result->classes.size(), 2U);
}

TEST(EquipmentReader, RefusesWhatCannotBe) {
  EXPECT_EQ(reject_of("name;type;quantity", "a;PC;-3"), "row 2, column quantity: -3 must be more than zero");
  EXPECT_EQ(reject_of("name;type;quantity", "a;PC;0"), "row 2, column quantity: 0 must be more than zero");
  EXPECT_EQ(reject_of("name;type;quantity", "a;PC;two"), "row 2, column quantity: two is not a number");
  EXPECT_EQ(reject_of("name;type;usage_rate", "a;PC;1.2"),
            "row 2, column usage_rate: 1.2 is more than 1, the most possible");
  EXPECT_EQ(
      reject_of("name;type;purchase_date", "a;PC;1900-01-01"),
      "row 2, column purchase_date: the date 1900-01-01 is before 1980: no equipment in use is that old");
  EXPECT_EQ(reject_of("name;type;purchase_date", "a;PC;2099-01-01"),
            "row 2, column purchase_date: the date 2099-01-01 is more than ten years after the inventory");
  EXPECT_EQ(reject_of("name;type;purchase_date", "a;PC;31/02/2020"),
            "row 2, column purchase_date: 31/02/2020 is not a date: write yyyy-mm-dd or dd/mm/yyyy");
  EXPECT_EQ(reject_of("name;type;purchase_date;decommissioning_date", "a;PC;2022-01-01;2020-01-01"),
            "row 2: withdrawn on 2020-01-01, before it was bought on 2022-01-01");
  EXPECT_EQ(reject_of("name;type", ";PC"), "row 2, column name: the name is missing");
  EXPECT_EQ(reject_of("name;type", "a\x01;PC"), "row 2, column name: the text holds a control character");
  EXPECT_EQ(reject_of("name;type",
                      "a;P\x1f"
                      "C"),
            "row 2, column type: the text holds a control character");
  EXPECT_EQ(reject_of("name;type", "a;" + std::string(1001, 'x')),
            "row 2, column type: the text has 1001 characters; the most is 1000");
  EXPECT_EQ(reject_of("name;type;grade", "a;PC;sure"),
            "row 2, column grade: sure is not one of: measured, imported, declared, estimated");
  EXPECT_EQ(reject_of("name;type", "a;PC;extra"),
            "row 2: the row has 3 cells, the header 2: a separator too many, or a quote missing?");
  EXPECT_EQ(reject_of("name;type;model", "a;PC"), "row 2: the row has 2 cells, the header 3: is it cut?");
  EXPECT_EQ(reject_of("name;type", "a;PC;;"), "accepted");
  EXPECT_EQ(reject_of("name;type", "a;é" + std::string(998, 'x')), "accepted");
}

TEST(EquipmentReader, RefusesANameUsedTwice) {
  const auto result =
      read(test::write(test::fresh_folder() / "equipment.csv", "name;type\na;PC\nb;PC\na;Ecran\n"));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->report.rejected, 1);
  EXPECT_EQ(describe(result->report.first_rejects[0], Language::en),
            "row 4, column name: the name a is that of another equipment");
}

TEST(EquipmentReader, ARejectedRowMayBeCorrectedUnderTheSameName) {
  const auto result =
      read(test::write(test::fresh_folder() / "equipment.csv", "name;type;quantity\na;PC;-1\na;PC;1\n"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->rows.size(), 1U);
  EXPECT_EQ(result->report.rejected, 1);
}

TEST(EquipmentReader, RejectsComeBackAsAFileThatCanBeReadAgain) {
  const auto folder = test::fresh_folder();
  const auto result =
      read(test::write(folder / "parc.csv", "name;type;quantity\na;PC;1\nb;\"PC; \"\"fixe\"\"\";-3\n"), {},
           folder / "rejets");
  ASSERT_TRUE(result);
  const auto rejects = folder / "rejets/parc.rejets.csv";
  EXPECT_EQ(test::slurp(rejects),
            "name;type;quantity;capnr_motif;capnr_ligne;capnr_colonne\r\n"
            "b;\"PC; \"\"fixe\"\"\";-3;'-3 must be more than zero;3;quantity\r\n");
  const auto again = read(rejects);
  ASSERT_TRUE(again) << describe(again.error(), Language::en);
  EXPECT_EQ(again->report.rejected, 1);
  std::string corrected = test::slurp(rejects);
  corrected.replace(corrected.find(";-3;"), 4, ";3;");
  const auto after = read(test::write(rejects, corrected));
  ASSERT_TRUE(after);
  ASSERT_EQ(after->rows.size(), 1U);
  EXPECT_EQ(after->rows[0].quantity, 3);
  EXPECT_EQ(after->rows[0].type, "PC; \"fixe\"");
}

TEST(EquipmentReader, UnrecognisedEquipmentIsGroupedCountedAndGuessed) {
  const auto result = read(test::write(
      test::fresh_folder() / "equipment.csv",
      "name;type;model;quantity;department\na;Truc;X;2;A\nb;Truc;X;3;B\nc;Portable;;1;A\nd;Machin;;1;A\n"));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->unrecognised.size(), 2U);
  EXPECT_EQ(result->unrecognised[0].type, "Truc");
  EXPECT_EQ(result->unrecognised[0].rows, 2);
  EXPECT_EQ(result->unrecognised[0].quantity, 5);
}

TEST(EquipmentReader, RefusesAFileOfSomethingElse) {
  const auto result = read(test::samples_dir / "g4it/1-datacenter.csv");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Kind::bad_input);
}
