// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/import_job.h"

#include "people/audit.h"
#include "tests/work/work_database.h"

namespace capnr {
namespace {

using test::good;
using test::noon;

const std::string header = "name;type;manufacturer;model;quantity\n";

class ImportJobs : public test::Work {
 protected:
  Job import(const std::vector<Upload>& files, bool partial = false,
             std::optional<Date> date = date_of(2026, 11, 30)) {
    batch_ = good(keep_uploads(*database_, city_, files, noon));
    const JobId id = ask(std::string(import_kind), to_json({batch_, date, partial, Language::en}));
    Worker worker({where_, "one", [] { return noon; }, Language::en},
                  {{std::string(import_kind), import_job([] {
                      auto tools = std::make_shared<ImportTools>();
                      tools->catalog =
                          good(load_inventory_catalog(std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog"));
                      return Result<std::shared_ptr<const ImportTools>>(std::move(tools));
                    })}});
    EXPECT_EQ(good(worker.work()), 1U);
    return find(id);
  }
  std::size_t inventories() { return good(list_inventories(*database_, city_)).size(); }
  std::string batch_;
};
CAPNR_ON_EACH_DATABASE(ImportJobs);

TEST_P(ImportJobs, StoreWhatWasSentAndSayWhatCameOfIt) {
  const Job job = import(
      {{"parc.csv", "", header + "PC1;Portable;HP;EliteBook;1\nX1;Machin;;;2\n"}, {"lisez.md", "", "x"}});
  ASSERT_EQ(job.state, JobState::done) << job.answer;
  const ImportAnswer answer = good(import_answer_from(job.answer));
  ASSERT_EQ(answer.inventories.size(), 1U);
  const ImportAnswer::Inventory& one = answer.inventories[0];
  EXPECT_TRUE(one.stored);
  EXPECT_EQ(one.date, "2026-11-30");
  EXPECT_EQ(one.rows, (std::vector<std::pair<std::string, std::int64_t>>{{"equipment", 2}}));
  EXPECT_EQ(one.recognised, 1);
  EXPECT_EQ(one.unrecognised, 1);
  ASSERT_EQ(one.files.size(), 1U);
  EXPECT_EQ(one.files[0].path, "parc.csv");
  EXPECT_EQ(one.left_aside, (std::vector<std::string>{"lisez.md"}));
  EXPECT_EQ(inventories(), 1U);
  EXPECT_FALSE(load_uploads(*database_, city_, batch_)) << "what was imported is not kept twice";
  EXPECT_EQ(good(list_audit(*database_))[0].action, "inventory.imported");
}

TEST_P(ImportJobs, WithARejectedRowStoreNothingAndGiveItBack) {
  const std::string bytes = header + "PC1;Portable;HP;EliteBook;1\nPC1;Portable;HP;EliteBook;1\n";
  const Job job = import({{"parc.csv", "", bytes}});
  ASSERT_EQ(job.state, JobState::done) << job.answer;
  const ImportAnswer::Inventory one = good(import_answer_from(job.answer)).inventories.at(0);
  EXPECT_FALSE(one.stored);
  EXPECT_EQ(one.rejected, 1);
  EXPECT_EQ(inventories(), 0U);
  const std::string& name = one.files.at(0).rejects_file;
  EXPECT_EQ(good(list_job_files(*database_, city_, job.id)), (std::vector<std::string>{name}));
  EXPECT_NE(good(load_job_file(*database_, city_, job.id, name)).find("PC1;Portable"), std::string::npos);
  EXPECT_TRUE(load_uploads(*database_, city_, batch_)) << "to be imported without the row, if so wished";
  const Job partial = import({{"parc.csv", "", bytes}}, true);
  EXPECT_TRUE(good(import_answer_from(partial.answer)).inventories.at(0).stored);
  EXPECT_EQ(inventories(), 1U);
}

TEST_P(ImportJobs, ReadAFileWithTheMappingThatWasChosenForIt) {
  const std::string mapping =
      "name = \"ecoles\"\n[[table]]\nentity = \"equipment\"\nrecognise = "
      "[\"Machine\"]\n[table.fields.name]\nheaders = [\"Machine\"]\n"
      "[table.fields.type]\nheaders = [\"Sorte\"]\n";
  const std::string bytes = "Machine;Sorte\nA1;Portable\n";
  EXPECT_EQ(import({{"ecoles.csv", "", bytes}}).state, JobState::failed);
  const Job job = import({{"ecoles.csv", mapping, bytes}});
  ASSERT_EQ(job.state, JobState::done) << job.answer;
  EXPECT_EQ(good(import_answer_from(job.answer)).inventories.at(0).files.at(0).mapping, "ecoles");
}

TEST_P(ImportJobs, TakeACitysFolderOfTheSameCityOnly) {
  const auto folder = [](const std::string& code) {
    return std::vector<Upload>{{"ville/city.toml", "",
                                "name = \"Sainte-Forêt\"\ninsee_code = \"" + code +
                                    "\"\n[[inventories]]\ndate = 2025-12-31\nfolder = \"2025\"\n"},
                               {"ville/2025/parc.csv", "", header + "PC1;Portable;HP;EliteBook;1\n"}};
  };
  const Job other = import(folder("13998"), false, std::nullopt);
  EXPECT_EQ(other.state, JobState::failed);
  EXPECT_NE(other.answer.find("13998"), std::string::npos);
  const Job job = import(folder("13999"), false, std::nullopt);
  ASSERT_EQ(job.state, JobState::done) << job.answer;
  EXPECT_EQ(good(import_answer_from(job.answer)).inventories.at(0).date, "2025-12-31");
}

TEST(ImportRequest, IsReadBackAndNothingElseIsTaken) {
  const ImportRequest asked{"abc", date_of(2026, 1, 2), true, Language::en};
  const ImportRequest back = good(import_request_from(to_json(asked)));
  EXPECT_EQ(back.batch, "abc");
  EXPECT_EQ(back.date, asked.date);
  EXPECT_TRUE(back.accept_partial);
  EXPECT_EQ(back.language, Language::en);
  for (const char* text : {"", "[]", "{}", "{\"batch\":\"a\",\"date\":\"demain\"}"})
    EXPECT_FALSE(import_request_from(text)) << text;
}

}  // namespace
}  // namespace capnr
