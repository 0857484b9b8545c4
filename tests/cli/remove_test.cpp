// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr inventories --remove: the undo of an import, on each database.

#include <cstdlib>
#include <map>

#include "inventory/repository.h"
#include "program.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class RemovedInventory : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    if (!sqlite()) make_postgres_durable();  // doctor asks for it
    import_demo(where_, folder_);
  }
  std::string digest() const {
    auto database = Database::open(where_);
    return state_digest(*database, list_orgs(*database)->at(0).id).value();
  }
  Ran remove(std::vector<std::string> more, const RunOptions& options = {}) const {
    std::vector<std::string> all = {"inventories", "--database", where_, "--remove"};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }
  Ran import(const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"import",           demo_sample.string(), "--database",      where_,
                                    "--accept-partial", "--rejects",          folder_ / "rejets"};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  }
  /// Every file of an export, by its path.
  std::map<std::string, std::string> exported(const std::string& name) const {
    const Ran ran = run({"export", "--database", where_, (folder_ / name).string()});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / name)) {
      if (entry.is_regular_file())
        files[std::filesystem::relative(entry.path(), folder_ / name).string()] = slurp(entry.path());
    }
    return files;
  }
};
CAPNR_ON_EACH_DATABASE(RemovedInventory);

TEST_P(RemovedInventory, SaysWhatItHeldAndLeavesTheOthers) {
  const Ran ran = remove({"2025-12-31", "--yes"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  for (const char* word :
       {"2025-12-31", "Ville-démo", "524 physical equipment", "virtual machines", "16 files"})
    EXPECT_NE(ran.out.find(word), ran.out.npos) << word << "\n" << ran.out;
  const Ran list = run({"inventories", "--database", where_});
  EXPECT_EQ(list.out.find("2025-12-31"), list.out.npos);
  EXPECT_NE(list.out.find("2024-12-31"), list.out.npos);
  EXPECT_NE(list.out.find("2026-10-31"), list.out.npos);
  EXPECT_EQ(run({"doctor", "--database", where_}).code, 0) << "nothing is left behind";
}

TEST_P(RemovedInventory, ImportedAgainGivesTheSameStateAndTheSameExport) {
  const std::string before = digest();
  const auto files = exported("before");
  ASSERT_EQ(remove({"2025-12-31", "--yes"}).code, 0);
  EXPECT_NE(digest(), before);
  auto without = exported("without");
  EXPECT_LT(without.size(), files.size());
  for (const auto& [path, text] : without) {
    EXPECT_TRUE(path == "city.toml" || text == files.at(path)) << path;
    EXPECT_EQ(path.find("2025"), path.npos) << path;
  }
  EXPECT_EQ(without.at("city.toml").find("2025-12-31"), std::string::npos);
  ASSERT_EQ(import({"--date", "2025-12-31"}).code, 0);
  EXPECT_EQ(digest(), before);
  EXPECT_EQ(exported("after"), files);
}

TEST_P(RemovedInventory, TheExportWithoutItImportsToTheSameState) {
  ASSERT_EQ(remove({"2024", "--yes"}).code, 0);
  const std::string state = digest();
  exported("export");
  where_ = new_database("copy");
  ASSERT_EQ(run({"import", (folder_ / "export").string(), "--database", where_}).code, 0);
  EXPECT_EQ(digest(), state);
}

TEST_P(RemovedInventory, IsNotRemovedWhereNobodyCanAnswer) {
  const std::string before = digest();
  const Ran ran = remove({"2025-12-31"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("say --yes to do it"), ran.errors.npos) << ran.errors;
  EXPECT_EQ(remove({"1999", "--yes"}).code, 4);
  EXPECT_EQ(digest(), before);
}

TEST_P(RemovedInventory, AsksOnATerminal) {
  const std::string before = digest();
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  ASSERT_TRUE(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
  const std::string name = ::ptsname(terminal);
  const int held = ::open(name.c_str(), O_RDWR | O_NOCTTY);  // what is typed before the program starts stays
  const auto answer = [&](std::string_view line) {
    EXPECT_EQ(::write(terminal, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    RunOptions options;
    options.input = name;
    return remove({"2025-12-31"}, options);
  };
  const Ran no = answer("no\n");
  EXPECT_EQ(no.code, 2);
  EXPECT_NE(no.errors.find("Remove the inventory of 2025-12-31"), no.errors.npos) << no.errors;
  EXPECT_EQ(digest(), before);
  const Ran yes = answer("yes\n");
  EXPECT_EQ(yes.code, 0) << yes.errors;
  EXPECT_NE(digest(), before);
  ::close(held);
  ::close(terminal);
}

}  // namespace
}  // namespace capnr::test
