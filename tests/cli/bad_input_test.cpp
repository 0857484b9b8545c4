// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What a city's files should never hold, given to the program itself: each is refused with its file, its row, its column and the reason;
// nothing is stored; the rejected rows come back in the format they came in, and are taken once corrected.

#include <array>
#include <map>

#include <zip.h>

#include "base/text.h"
#include "program.h"
#include "store/database.h"
#include "table/table.h"

namespace capnr::test {
namespace {

using Files = std::map<std::string, std::string>;

constexpr std::string_view city_toml =
    "name = \"Ville\"\ninsee_code = \"13055\"\n\n[[inventories]]\ndate = 2026-12-31\nfolder = \"2026\"\n";

class BadInput : public OwnFolder {
 protected:
  std::filesystem::path city() const { return folder_ / "ville"; }
  Ran import(std::vector<std::string> more = {}) const {
    std::vector<std::string> all = {"import",  city().string(), "--database",
                                    database_, "--rejects",     (folder_ / "rejets").string()};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  }
  void put(const Files& files) const {
    std::filesystem::remove_all(city());
    write(city() / "city.toml", city_toml);
    for (const auto& [name, text] : files) write(city() / "2026" / name, text);
  }
  /// Rows of equipment that are stored.
  std::int64_t stored() const {
    if (!std::filesystem::exists(database_)) return 0;
    auto database = Database::open(database_);
    auto count = database->prepare("SELECT count(*) FROM equipment");
    EXPECT_TRUE(count->bind() && count->step());
    return count->integer(0);
  }
};

struct Case {
  const char* name;
  Files files;
  int code;          ///< 3: rows are rejected or the file cannot be read; 6: a limit
  const char* said;  ///< somewhere in what the program says
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

const std::string parc = "name;type\nSRV-1;Serveur\nSRV-2;Serveur\n";

class Refused : public BadInput, public testing::WithParamInterface<Case> {};

TEST_P(Refused, WithItsPlaceAndTheReasonAndNothingIsStored) {
  const Case& one = GetParam();
  put(one.files);
  const Ran ran = import();
  EXPECT_EQ(ran.code, one.code) << ran.out << ran.errors;
  EXPECT_NE((ran.out + ran.errors).find(one.said), std::string::npos) << one.said << "\nis not in:\n"
                                                                      << ran.out << ran.errors;
  EXPECT_EQ(stored(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    OfARow, Refused,
    testing::Values(
        Case{"nul", {{"parc.csv", std::string("name;type\nA\0B;Portable\n", 23)}}, 3, "row 2"},
        Case{"negative_quantity",
             {{"parc.csv", "name;type;quantity\nA;Portable;-3\n"}},
             3,
             "row 2, column quantity: -3 must be more than zero"},
        Case{"date_of_1900",
             {{"parc.csv", "name;type;purchase_date\nA;Portable;01/01/1900\n"}},
             3,
             "row 2, column purchase_date: the date 1900-01-01 is before 1980"},
        Case{"date_of_2099",
             {{"parc.csv", "name;type;purchase_date\nA;Portable;2099-01-01\n"}},
             3,
             "row 2, column purchase_date: the date 2099-01-01 is more than ten years after the inventory"},
        Case{"purchase_after_disposal",
             {{"parc.csv",
               "name;type;purchase_date;decommissioning_date\nA;Portable;2022-01-01;2020-01-01\n"}},
             3,
             "row 2: withdrawn on 2020-01-01, before it was bought on 2022-01-01"},
        Case{"pue_under_one",
             {{"parc.csv", parc}, {"datacentres.csv", "name;country;pue\nNORD;France;0,8\n"}},
             3,
             "row 2, column pue"},
        Case{"name_twice",
             {{"parc.csv", "name;type\nA;Portable\nB;Portable\nA;Portable\n"}},
             3,
             "row 4, column name: the name A is that of another equipment"},
        Case{"host_that_is_not_there",
             {{"parc.csv", parc}, {"vm.csv", "name;host;vcpu\nvm-1;SRV-9;2\n"}},
             3,
             "row 2, column host: there is no equipment called SRV-9"},
        Case{"datacentre_that_is_not_there",
             {{"parc.csv", "name;type;datacentre\nA;Serveur;SUD\n"}, {"datacentres.csv", "name\nNORD\n"}},
             3,
             "row 2, column datacentre"},
        Case{"machines_that_host_each_other",
             {{"parc.csv", parc}, {"vm.csv", "name;host;vcpu\nvm-1;vm-2;2\nvm-2;vm-1;2\n"}},
             3,
             "a cyclic reference"},
        Case{"application_on_nothing",
             {{"parc.csv", parc},
              {"vm.csv", "name;host;vcpu\nvm-1;SRV-1;2\n"},
              {"applications.csv", "name;environment;virtual_machine\nPaie;Production;vm-7\n"}},
             3,
             "row 2, column virtual_machine"},
        Case{"application_on_itself",
             {{"parc.csv", parc}, {"applications.csv", "name;environment;host\nPaie;Production;Paie\n"}},
             3,
             "row 2, column host: there is no equipment called Paie"}),
    [](const auto& which) { return which.param.name; });

TEST_F(BadInput, ACellOfAHundredMegabytesIsALimitWithItsRow) {
  put({{"parc.csv", "name;type\nA;Portable\nB;" + std::string(100U << 20U, 'x') + "\n"}});
  const Ran ran = import();
  EXPECT_EQ(ran.code, 6) << ran.errors;
  EXPECT_NE(ran.errors.find("parc.csv, row 3"), ran.errors.npos) << ran.errors;
  EXPECT_EQ(stored(), 0);
}

void zip(const std::filesystem::path& path, const Files& parts) {
  std::filesystem::remove(path);
  std::filesystem::create_directories(path.parent_path());
  int code = 0;
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  ASSERT_NE(archive, nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  }
  ASSERT_EQ(zip_close(archive), 0);
}

Files xlsx(const std::string& sheet) {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + relation +
                          "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Parc\" r:id=\"s\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"s\" Type=\"" + relation +
                                         "worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml", sheet}};
}

Files ods(const std::string& content) {
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
          {"content.xml", content},
          {"META-INF/manifest.xml", "<manifest:manifest/>"}};
}

std::string sheet_of(const std::vector<std::vector<std::string>>& rows) {
  std::string sheet = "<worksheet><sheetData>";
  for (const auto& row : rows) {
    sheet += "<row>";
    for (const std::string& cell : row) sheet += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    sheet += "</row>";
  }
  return sheet + "</sheetData></worksheet>";
}

const std::string entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

TEST_F(BadInput, ExternalEntitiesOfSpreadsheetsAreRefusedAndNothingIsReadThroughThem) {
  put({});
  zip(city() / "2026/parc.xlsx",
      xlsx(entity + "<worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"));
  const Ran of_xlsx = import();
  put({});
  zip(city() / "2026/parc.ods",
      ods(entity +
          "<office:document-content><table:table><table:table-row><table:table-cell><text:p>&e;</text:p>"
          "</table:table-cell></table:table-row></table:table></office:document-content>"));
  const Ran of_ods = import();
  for (const Ran* ran : {&of_xlsx, &of_ods}) {
    EXPECT_EQ(ran->code, 3) << ran->errors;
    EXPECT_NE(ran->errors.find("document type declaration"), ran->errors.npos) << ran->errors;
    EXPECT_EQ((ran->out + ran->errors).find("root:"), std::string::npos);
  }
  EXPECT_EQ(stored(), 0);
}

TEST_F(BadInput, SpreadsheetsThatUnpackToFarMoreThanTheyAreAreALimit) {
  put({});
  zip(city() / "2026/parc.xlsx", xlsx("<worksheet><sheetData>" + std::string(300'000'000, ' ')));
  ASSERT_LT(std::filesystem::file_size(city() / "2026/parc.xlsx"), 1U << 20U);
  const Ran of_xlsx = import();
  put({});
  zip(city() / "2026/parc.ods", ods("<office:document-content>" + std::string(300'000'000, ' ')));
  const Ran of_ods = import();
  for (const Ran* ran : {&of_xlsx, &of_ods}) {
    EXPECT_EQ(ran->code, 6) << ran->errors;
    EXPECT_NE(ran->errors.find("parc."), ran->errors.npos) << ran->errors;
  }
}

Files::value_type line_of(const std::string& name, const std::string& text) {
  return {name, text};
}

TEST_F(BadInput, RejectedRowsComeBackInTheirFormatAndAreTakenOnceCorrected) {
  put({line_of("parc.csv", "name;type;quantity\nA;Portable;2\nB;Portable;-2\n"),
       line_of("trafic.json", R"([{"name": "a", "kind": "fixed", "annual_gb": -1}])")});
  zip(city() / "2026/ecrans.xlsx",
      xlsx(
          sheet_of({{"name", "type", "purchase_date"}, {"E1", "Ecran", "2099-01-01"}, {"E2", "Ecran", ""}})));
  ASSERT_EQ(import().code, 3);
  EXPECT_EQ(stored(), 0);
  const auto rejects = folder_ / "rejets";
  EXPECT_EQ(slurp(rejects / "2026_parc.rejets.csv"),
            "name;type;quantity;capnr_motif;capnr_ligne;capnr_colonne\r\n"
            "B;Portable;-2;'-2 must be more than zero;3;quantity\r\n");
  EXPECT_NE(slurp(rejects / "2026_trafic.rejets.json").find("\"capnr_colonne\""), std::string::npos);
  std::vector<std::vector<std::string>> cells;
  ASSERT_TRUE(read_table(rejects / "2026_ecrans.rejets.xlsx", {}, [&](const Row& row) -> Result<Flow> {
    cells.emplace_back(row.cells.begin(), row.cells.end());
    return Flow::proceed;
  }));
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0], (std::vector<std::string>{"name", "type", "purchase_date", "capnr_motif", "capnr_ligne",
                                                "capnr_colonne"}));
  EXPECT_EQ(cells[1][4], "2");
  EXPECT_EQ(cells[1][5], "purchase_date");

  // Everything else is taken, then the corrected files join the inventory.
  ASSERT_EQ(import({"--accept-partial"}).code, 0);
  EXPECT_EQ(stored(), 2);
  std::string csv = slurp(rejects / "2026_parc.rejets.csv");
  csv.replace(csv.find(";-2;"), 4, ";2;");
  const auto corrected = write(folder_ / "parc_corrige.csv", csv);
  const auto sheet = folder_ / "ecrans_corrige.xlsx";
  zip(sheet,
      xlsx(sheet_of({cells[0], {"E1", "Ecran", "2019-01-01", cells[1][3], cells[1][4], cells[1][5]}})));
  const Ran again = run({"import", corrected.string(), sheet.string(), "--date", "2026-12-31", "--database",
                         database_, "--rejects", (folder_ / "encore").string()});
  EXPECT_EQ(again.code, 0) << again.out << again.errors;
  EXPECT_EQ(stored(), 4);
}

TEST_F(BadInput, CellsThatASpreadsheetWouldRunAreHarmlessInEveryCsvAndComeBackAsTheyWere) {
  const std::array<std::string, 6> dangerous = {"=1+1", "+33 4 91", "-HP", "@SUM(A1)", "\ttab", "'quoted"};
  std::string text = "name,type,model,department\n";
  for (std::size_t i = 0; i < dangerous.size(); ++i)
    text += "\"" + dangerous[i] + std::to_string(i) + "\",Portable,\"" + dangerous[i] + "\",\"" +
            dangerous[i] + "\"\n";
  put({{"parc.csv", text}});
  ASSERT_EQ(import().code, 0);
  const auto harmless = [&](const std::string& csv, const char* what) {
    for (const std::string_view line : split(csv, '\n')) {
      for (std::string_view cell : split(line, csv.find(';') < csv.find(',') ? ';' : ',')) {
        if (!cell.empty() && cell.front() == '"') cell.remove_prefix(1);
        if (cell.empty() || parse_number(cell, true)) continue;
        EXPECT_EQ(std::string_view("=+-@\t\r").find(cell.front()), std::string_view::npos)
            << what << ": " << cell;
      }
    }
  };
  const auto written = [&](const std::vector<std::string>& arguments) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.code, 0) << ran.errors;
    harmless(ran.out, arguments[0].c_str());
    return ran.out;
  };
  const std::string by = "department,type";
  EXPECT_NE(written({"footprint", "--database", database_, "--by", by, "--format", "csv"}).find("'=1+1"),
            std::string::npos);
  written({"footprint", "--database", database_, "--format", "csv", "--detail"});
  written({"footprint", "--database", database_, "--by", by, "--format", "csv", "--draws", "50"});
  written({"footprint", "--database", database_, "--by", by, "--format", "csv", "--compare-sets",
           "open,boavizta"});
  written({"compare", "--database", database_, "--sets", "open,boavizta", "--by", "department", "--format",
           "csv"});
  const auto export_folder = folder_ / "export";
  ASSERT_EQ(run({"export", "--database", database_, export_folder.string()}).code, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(export_folder)) {
    if (entry.path().extension() == ".csv") harmless(slurp(entry.path()), entry.path().filename().c_str());
  }
  const std::string copy = (folder_ / "copy.db").string();
  ASSERT_EQ(run({"import", export_folder.string(), "--database", copy}).code, 0);
  auto database = Database::open(copy);
  auto names = database->prepare("SELECT name FROM equipment ORDER BY id");
  ASSERT_TRUE(names->bind());
  for (std::size_t i = 0; i < dangerous.size(); ++i) {
    ASSERT_TRUE(names->step().value_or(false));
    EXPECT_EQ(names->text(0), trimmed(dangerous[i] + std::to_string(i)));
  }
}

}  // namespace
}  // namespace capnr::test
