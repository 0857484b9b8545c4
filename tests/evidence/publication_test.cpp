// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/publication.h"

#include "evidence/ledger.h"
#include "evidence/sha256.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class Publications : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Database& database() { return *database_; }
  Result<> publish(OrgId org, int year, int version, const std::vector<FileToPublish>& files) {
    return record_publication(database(), org,
                              {{},
                               year,
                               version,
                               "2026-03-0" + std::to_string(version) + "T09:00:00Z",
                               "alice",
                               content_digest(files),
                               {}},
                              files);
  }

  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Publications);

std::vector<FileToPublish> files_saying(const std::string& content) {
  std::vector<FileToPublish> files;
  files.push_back(file_to_publish("impact.csv", "impact", "text/csv", content));
  files.back().file.schema = "impact-service-public-numerique v0.5.0";
  files.back().file.valid = true;
  files.push_back(file_to_publish("manifest.json", "", "application/json", "{}"));
  return files;
}

TEST_P(Publications, ComeBackWithTheirFilesAndBytes) {
  good(publish(city, 2025, 1, files_saying("a,b\n1,2\n")));
  const std::vector<Publication> all = good(list_publications(database(), city));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].published_by, "alice");
  EXPECT_EQ(publication_path(all[0]), "open-data/2025/v1");
  ASSERT_EQ(all[0].files.size(), 2U);
  EXPECT_EQ(all[0].files[0].name, "impact.csv");
  EXPECT_EQ(all[0].files[0].sha256, sha256_of("a,b\n1,2\n"));
  EXPECT_EQ(all[0].files[0].bytes, 8);
  EXPECT_EQ(all[0].files[0].valid, true);
  EXPECT_EQ(all[0].files[1].valid, std::nullopt);
  EXPECT_EQ(good(find_document(database(), city, all[0].files[0].sha256)).bytes, "a,b\n1,2\n");
}

TEST_P(Publications, NeverReplaceAVersion) {
  good(publish(city, 2025, 1, files_saying("one")));
  const auto again = publish(city, 2025, 1, files_saying("two"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Kind::conflict);
  good(publish(city, 2025, 2, files_saying("two")));
  const std::vector<Publication> all = good(list_publications(database(), city));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].digest, content_digest(files_saying("one")));
  EXPECT_EQ(good(find_document(database(), city, all[0].files[0].sha256)).bytes, "one");
}

TEST_P(Publications, OfACityAreNotThoseOfAnother) {
  good(publish(city, 2025, 1, files_saying("one")));
  good(publish(other, 2025, 1, files_saying("one")));
  EXPECT_EQ(good(list_publications(database(), city)).size(), 1U);
  EXPECT_EQ(good(list_publications(database(), OrgId{3})).size(), 0U);
}

TEST_P(Publications, LastOfEachYearIsTheHighestVersion) {
  for (const auto& [year, version] : {std::pair{2025, 1}, std::pair{2024, 1}, std::pair{2025, 2}})
    good(publish(city, year, version, files_saying(std::to_string(year) + std::to_string(version))));
  const std::vector<Publication> all = good(list_publications(database(), city));
  std::string last;
  for (const Publication* one : last_versions(all)) last += publication_path(*one) + " ";
  EXPECT_EQ(last, "open-data/2024/v1 open-data/2025/v2 ");
}

TEST_P(Publications, TellWhatIsPublishedFromWhoPublishesIt) {
  const std::string digest = content_digest(files_saying("one"));
  EXPECT_EQ(digest, content_digest(files_saying("one")));
  EXPECT_NE(digest, content_digest(files_saying("two")));
  std::vector<FileToPublish> renamed = files_saying("one");
  renamed[0].file.name = "other.csv";
  EXPECT_NE(digest, content_digest(renamed));
}

}  // namespace
}  // namespace capnr
