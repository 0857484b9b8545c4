// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_reader.h"

#include "inventory/file_rows.h"
#include "inventory/pseudonym.h"
#include "samples.h"
#include "table/table.h"

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

namespace {

auto said(const EquipmentView& v) {
  return std::tuple(v.name, v.type, v.manufacturer, v.model, v.department, v.status, v.country, v.datacentre,
                    v.quantity, v.purchase, v.decommissioning, v.annual_kwh, v.usage_rate, v.source.row);
}

}  // namespace

// The short ways (cells looked up eight bytes at a time, plain numbers and dates, classes asked for later) against the long ones, which rows that
// are not padded take.
TEST(EquipmentReader, ReadsPaddedRowsAsItReadsOthers) {
  const std::vector<std::string> words = {"",
                                          "Laptop",
                                          "Écran",
                                          "'=a formula",
                                          "'",
                                          "a word of thirty-two bytes, just",
                                          "a word that is longer than thirty-two bytes",
                                          " Laptop ",
                                          "\tServeur"};
  const std::vector<std::string> numbers = {"",    "0",  "1",        "12.5",     "12,5",      " 7",  "007",
                                            "1e2", "-3", "99999",    "1 234",    "'1000",     "N/A", "x",
                                            "5.",  ".5", "1.000001", "12345678", "123456789", "100%"};
  const std::vector<std::string> dates = {
      "",           "2020-02-29", "2021-02-29",       "1979-12-31",  "1980-01-01",
      "29/02/2020", "2069-12-31", "2034-12-31",       "2035-06-01",  "0000-00-00",
      "2020-2-1",   "20200201",   "2020-01-01 10:00", "'2020-01-01", "2020-13-01"};
  std::string text =
      "name;type;manufacturer;model;department;status;country;datacentre;quantity;purchase_date;"
      "decommissioning_date;"
      "annual_kwh;usage_rate\n";
  const auto one_of = [](const std::vector<std::string>& all, std::size_t i) { return all[i % all.size()]; };
  for (std::size_t i = 0; i < 3000; ++i) {
    text += "e" + std::to_string(i) + ";" + one_of(words, i) + ";" + one_of(words, i / 3) + ";" +
            one_of(words, i / 7);
    text +=
        ";" + one_of(words, i / 2) + ";in use;" + (i % 11 == 0 ? "FR" : "Spain") + ";" + one_of(words, i / 5);
    text += ";" + (i % 3 == 0 ? one_of(numbers, i / 3) : "1") + ";" +
            (i % 3 == 1 ? one_of(dates, i / 3) : "2019-05-06");
    text += ";" + (i % 5 == 2 ? one_of(dates, i / 5) : "") + ";" + one_of(numbers, i / 9) + ";" +
            (i % 4 == 0 ? one_of(numbers, i / 4) : "") + "\n";
  }
  const auto path = test::write(test::fresh_folder() / "equipment.csv", text);
  const FilePlan plan = plan_file(path, test::catalog().mappings, "capnr", {}).value();
  ASSERT_TRUE(plan.formula_guard);
  const Recogniser recogniser(test::catalog().rules, {}, {});
  EquipmentChecks checks;
  checks.cells = {&test::catalog().countries, date_of(2024, 12, 31)};
  EquipmentReader quick(recogniser, checks), slow(recogniser, checks), later(recogniser, checks);
  for (EquipmentReader* reader : {&quick, &slow, &later}) reader->start_file(plan, plan.tables[0], 0);
  std::size_t accepted = 0, refused = 0;
  ASSERT_TRUE(read_table(path, {}, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1) return Flow::proceed;
    EXPECT_TRUE(row.padded);
    const std::vector<std::string> copies(row.cells.begin(), row.cells.end());
    const std::vector<std::string_view> cells(copies.begin(), copies.end());
    EquipmentRow a, b, c;
    Reject why_a, why_b, why_c;
    const RowResult expected = slow.read({.cells = cells, .number = row.number}, b, why_b);
    EXPECT_EQ(quick.read(row, a, why_a), expected) << row.number;
    EXPECT_EQ(later.read_all_but_class(row, c, why_c), expected) << row.number;
    EXPECT_EQ(why_a.message, why_b.message);
    EXPECT_EQ(why_c.parameters, why_b.parameters);
    EXPECT_EQ(why_a.column, why_b.column);
    if (expected != RowResult::accepted) {
      ++refused;
      return Flow::proceed;
    }
    ++accepted;
    EXPECT_EQ(said(a.view), said(b.view)) << row.number;
    EXPECT_EQ(a.class_index, b.class_index) << row.number;
    EXPECT_EQ(later.class_of(c.class_key), b.class_index) << row.number;
    EXPECT_EQ(c.view.name, b.view.name);
    EXPECT_EQ(std::tie(c.view.quantity, c.view.purchase, c.view.decommissioning, c.view.annual_kwh,
                       c.view.usage_rate),
              std::tie(b.view.quantity, b.view.purchase, b.view.decommissioning, b.view.annual_kwh,
                       b.view.usage_rate));
    return Flow::proceed;
  }));
  EXPECT_GT(accepted, 500U);
  EXPECT_GT(refused, 500U);
  ASSERT_EQ(quick.classes().size(), slow.classes().size());
  for (std::size_t i = 0; i < slow.classes().size(); ++i)
    EXPECT_EQ(quick.classes()[i].model + later.classes()[i].type,
              slow.classes()[i].model + slow.classes()[i].type);
}
