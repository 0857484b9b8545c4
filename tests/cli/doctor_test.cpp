// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr doctor on databases that are really damaged: what it says, and that it never fails itself.

#include <algorithm>

#include "program.h"
#include "store/database.h"
#include "table/json.h"

namespace capnr::test {
namespace {

class Doctor : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    import_demo(database_, folder_);
  }
  Ran doctor(std::vector<std::string> more = {}, const RunOptions& options = {}) const {
    std::vector<std::string> all = {"doctor", "--database", database_};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }
  /// Behind the program's back: no key is checked.
  void damage(std::string_view sql) {
    OpenOptions as_it_is;
    as_it_is.migrate = false;
    auto database = Database::open(database_, as_it_is);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->execute("PRAGMA foreign_keys = OFF"));
    ASSERT_TRUE(database->execute(sql));
  }
  void overwrite(std::streamoff at, const std::string& bytes) {
    std::fstream file(database_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::string totals() const { return run({"footprint", "--database", database_, "--format", "csv"}).out; }
};

void expect_found(const Ran& ran, const std::string& what, const std::string& remedy) {
  EXPECT_EQ(ran.code, 1) << ran.out << ran.errors;
  EXPECT_NE(ran.out.find(what), ran.out.npos) << what << " is not in:\n" << ran.out << ran.errors;
  EXPECT_NE(ran.out.find(remedy), ran.out.npos) << remedy << " is not in:\n" << ran.out;
}

TEST_F(Doctor, FindsNothingInASoundDatabase) {
  const Ran text = doctor();
  EXPECT_EQ(text.code, 0) << text.out << text.errors;
  EXPECT_NE(text.out.find("All is well"), text.out.npos);
  const Ran json = doctor({"--format", "json"});
  EXPECT_EQ(json.code, 0);
  const auto document = parse_json(json.out);
  ASSERT_TRUE(document);
  EXPECT_TRUE(*document->find("clean")->boolean());
  EXPECT_TRUE(document->find("findings")->array()->empty());
}

TEST_F(Doctor, SpeaksFrench) {
  damage("DELETE FROM inventory_cache");
  const Ran ran = doctor({}, {.language = "fr"});
  EXPECT_NE(ran.out.find("Remarque – le cache en colonnes de l’inventaire du 2026-10-31 manque"),
            ran.out.npos)
      << ran.out;
}

TEST_F(Doctor, SaysThatATruncatedFileIsDamaged) {
  std::filesystem::resize_file(database_, std::filesystem::file_size(database_) / 2);
  expect_found(doctor(), "is damaged", "restore the last copy");
}

TEST_F(Doctor, FindsEveryPageThatIsOverwritten) {
  constexpr std::streamoff page = 16384;
  const std::string sound = slurp(database_);
  const auto pages = static_cast<std::streamoff>(sound.size()) / page;
  ASSERT_GT(pages, 20);
  for (std::streamoff at = 0; at < pages; at += std::max<std::streamoff>(pages / 7, 1)) {
    write(database_, sound);
    overwrite(at * page, std::string(page, '\xA5'));
    const Ran ran = doctor();
    EXPECT_EQ(ran.code, 1) << "page " << at << "\n" << ran.out << ran.errors;
    EXPECT_EQ(ran.signal, 0);
  }
}

TEST_F(Doctor, SurvivesBytesFlippedAnywhere) {
  const std::string sound = slurp(database_);
  unsigned long long state = 20261124;
  for (int i = 0; i < 12; ++i) {
    std::string flipped = sound;
    for (int f = 0; f < 64; ++f) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      flipped[(state >> 20) % flipped.size()] ^= static_cast<char>(1U << (state >> 61));
    }
    write(database_, flipped);
    const Ran ran = doctor({"--format", "json"});
    EXPECT_EQ(ran.signal, 0);
    EXPECT_TRUE(ran.code == 0 || ran.code == 1) << ran.errors;
    EXPECT_TRUE(parse_json(ran.out)) << ran.out;
  }
}

TEST_F(Doctor, SaysThatAFileIsNoDatabaseAndLeavesItAsItIs) {
  write(database_, "name;type\nPC-1;Portable\n");
  expect_found(doctor(), "is not a database", "import the city's folder again");
  EXPECT_EQ(slurp(database_), "name;type\nPC-1;Portable\n");
  write(database_, "");
  expect_found(doctor(), "is an empty file, no database", "import the city's folder again");
  EXPECT_EQ(std::filesystem::file_size(database_), 0U);
  std::filesystem::remove(database_);
  expect_found(doctor(), "there is no database", "capnr import FOLDER makes it");
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(Doctor, MakesAMissingCacheAgain) {
  const std::string before = totals();
  damage("DELETE FROM inventory_cache WHERE part >= 1");
  expect_found(doctor(), "is missing or damaged", "capnr doctor --repair");
  const Ran repaired = doctor({"--repair"});
  EXPECT_EQ(repaired.code, 0) << repaired.out;
  EXPECT_NE(repaired.out.find("Repaired: 3 columnar caches"), repaired.out.npos) << repaired.out;
  EXPECT_EQ(doctor().code, 0);
  EXPECT_EQ(totals(), before);
}

TEST_F(Doctor, FindsACacheThatDoesNotSayWhatTheRowsSay) {
  const std::string before = totals();
  damage("UPDATE equipment SET quantity = quantity + 1000 WHERE id = (SELECT max(id) FROM equipment)");
  expect_found(doctor(), "does not say what its rows say", "capnr doctor --repair");
  EXPECT_EQ(totals(), before) << "figures come from the cache";
  EXPECT_EQ(doctor({"--repair"}).code, 0);
  EXPECT_NE(totals(), before);
}

TEST_F(Doctor, FindsWordsThatTheCacheDoesNotHave) {
  damage("UPDATE equipment_class SET item = 'laptop' WHERE id = (SELECT max(id) FROM equipment_class)");
  expect_found(doctor(), "does not say what its rows say", "capnr doctor --repair");
}

TEST_F(Doctor, FindsRowsThatNothingHoldsAndRepairsNoRow) {
  damage("DELETE FROM equipment_class WHERE id = (SELECT max(class_id) FROM equipment)");
  expect_found(doctor(), "have no class", "capnr import FOLDER --again");
  EXPECT_EQ(doctor({"--repair"}).code, 1);
}

TEST_F(Doctor, FindsRowsThatAreMissing) {
  damage("DELETE FROM equipment WHERE id % 7 = 0");
  expect_found(doctor(), "rows of equipment, and has", "capnr import FOLDER --again");
}

TEST_F(Doctor, FindsWhatAnInventoryLeavesBehind) {
  damage("DELETE FROM inventory WHERE date = (SELECT max(date) FROM inventory)");
  const Ran ran = doctor();
  expect_found(ran, "rows of the table equipment belong to no inventory", "capnr import FOLDER --again");
  expect_found(ran, "parts of columnar caches belong to no inventory", "capnr doctor --repair removes them");
}

TEST_F(Doctor, FindsAnInventoryThatHoldsNothing) {
  damage("INSERT INTO inventory (org_id, date, label) VALUES ((SELECT min(id) FROM org), 7000, 'vide')");
  expect_found(doctor(), "the inventory of 1989-03-02 holds nothing", "capnr inventories --remove DATE");
}

TEST_F(Doctor, FindsADatabaseOfANewerProgram) {
  damage("INSERT INTO schema_version (version) VALUES (99)");
  expect_found(doctor(), "was written by a newer version of capnr (schema 99", "update capnr");
}

TEST_F(Doctor, LooksAtTheCatalogueToo) {
  const auto catalogue = folder_ / "catalogue";
  const RunOptions elsewhere{.in_child = [&] { ::setenv("CAPNR_CATALOG", catalogue.c_str(), 1); }};
  expect_found(doctor({}, elsewhere), "catalogue", "set CAPNR_CATALOG");
  std::filesystem::copy(source_dir / "catalog", catalogue, std::filesystem::copy_options::recursive);
  EXPECT_EQ(doctor({}, elsewhere).code, 0);
  write(catalogue / "packs/ademe/factors.csv", "this is no pack\n");
  expect_found(doctor({}, elsewhere), "ademe/factors.csv, row 1", "see capnr factors");
}

TEST_F(Doctor, FindsAFileThatMayNotBeWritten) {
  std::filesystem::permissions(database_, std::filesystem::perms::owner_read);
  std::filesystem::permissions(folder_,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const RunOptions nobody{.in_child = [&] {
    if (::getuid() == 0 &&
        (::chown(folder_.c_str(), 65534, 65534) != 0 || ::chown(database_.c_str(), 65534, 65534) != 0 ||
         ::setgid(65534) != 0 || ::setuid(65534) != 0))
      ::_exit(125);
    if (::access(CAPNR_PROGRAM, X_OK) != 0) ::_exit(124);
  }};
  const Ran ran = doctor({}, nobody);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  if (ran.code == 124) GTEST_SKIP() << "another user may not run what this one has built";
  expect_found(ran, "may not be read and written by this user", "chmod u+rw");
  expect_found(ran, "where the database keeps its journal", "write in the folder");
}

}  // namespace
}  // namespace capnr::test
