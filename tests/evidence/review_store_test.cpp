// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/review_store.h"

#include <array>
#include <optional>

#include "evidence/ledger.h"
#include "evidence/sha256.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class Reviews : public test::OnEachDatabase {
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
  Result<std::int64_t> write(const std::string& content, std::int64_t base,
                             const std::string& section = "impact", const std::string& by = "alice") {
    return write_review_text(database(), city, {0, 2026, section, content, "2026-11-30T12:00:00Z", by}, base);
  }
  int publish(const std::string& bytes, int year = 2026) {
    return good(publish_review(database(), city,
                               {year, 0, "2026-12-01T09:00:00Z", "alice", date_of(2026, 12, 1), 7},
                               std::array{ReviewBytes{"review-fr.html", bytes}}));
  }

  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Reviews);

TEST_P(Reviews, KeepTheLastTextOfEachSection) {
  const std::int64_t first = good(write("Un début.", 0));
  const std::int64_t second = good(write("Une suite.", first));
  EXPECT_GT(second, first);
  good(write("Des gens.", 0, "actors"));
  const std::vector<ReviewText> texts = good(review_texts(database(), city, 2026));
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0].section, "actors");
  EXPECT_EQ(texts[1].content, "Une suite.");
  EXPECT_EQ(texts[1].revision, second);
  EXPECT_EQ(texts[1].by, "alice");
  EXPECT_TRUE(good(review_texts(database(), city, 2025)).empty());
  EXPECT_TRUE(good(review_texts(database(), other, 2026)).empty());
  EXPECT_TRUE(good(last_review_texts(database(), other)).empty());
}

TEST_P(Reviews, AreNotWrittenOverWhatSomebodyElseWroteMeanwhile) {
  const std::int64_t read = good(write("Un début.", 0));
  good(write("Celui d’Alice.", read));
  const auto late = write("Celui de Bob.", read, "impact", "bob");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, Kind::conflict);
  EXPECT_EQ(late.error().where.column, "texte");
  EXPECT_EQ(good(review_texts(database(), city, 2026)).at(0).content, "Celui d’Alice.");
}

TEST_P(Reviews, DoNotCountTheSameTextTwice) {
  const std::int64_t first = good(write("Un début.", 0));
  EXPECT_EQ(good(write("Un début.", 0)), first) << "sent twice by a browser";
  EXPECT_EQ(good(write("", 0, "means")), 0) << "nothing, where there was nothing";
}

TEST_P(Reviews, TakeATextBackAndKnowThatItWas) {
  const std::int64_t first = good(write("Un début.", 0));
  const std::int64_t second = good(write("", first));
  EXPECT_TRUE(good(review_texts(database(), city, 2026)).empty());
  EXPECT_EQ(good(last_review_revision(database(), city, 2026, "impact")), second);
  EXPECT_FALSE(write("Encore.", first));
  good(write("Encore.", second));
}

TEST_P(Reviews, RefuseATextWithoutEnd) {
  std::string long_text;
  for (std::size_t i = 0; i < longest_review_text; ++i) long_text += "é";
  good(write(long_text, 0));
  const auto longer = write(long_text + "é", 0, "means");
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().kind, Kind::bad_input);
  EXPECT_EQ(good(review_texts(database(), city, 2026)).size(), 1U);
}

TEST_P(Reviews, ThatArePublishedAgainAreOneVersionMoreAndTheFirstStays) {
  EXPECT_EQ(publish("<one>"), 1);
  EXPECT_EQ(publish("<two>"), 2);
  EXPECT_EQ(publish("<three>", 2025), 1);
  const std::vector<PublishedReview> all = good(published_reviews(database(), city));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].year, 2025);
  EXPECT_EQ(all[1].answered, 7);
  EXPECT_EQ(all[1].as_of, date_of(2026, 12, 1));
  EXPECT_EQ(good(find_document(database(), city, all[1].files.at(0).sha256)).bytes, "<one>");
  EXPECT_EQ(all[2].files.at(0).sha256, sha256_of("<two>"));
  const auto last = last_review_versions(all);
  ASSERT_EQ(last.size(), 2U);
  EXPECT_EQ(last[1]->version, 2);
  EXPECT_TRUE(good(published_reviews(database(), other)).empty());
}

TEST_P(Reviews, GetTheirPdfOnce) {
  publish("<one>");
  const ReviewBytes pdf{"review-fr.pdf", "%PDF"};
  good(add_review_file(database(), city, 2026, 1, pdf, "2026-12-01T09:00:05Z"));
  good(add_review_file(database(), city, 2026, 1, {"review-fr.pdf", "%PDF again"}, "2026-12-01T09:01:00Z"));
  const PublishedReview review = good(published_reviews(database(), city)).at(0);
  ASSERT_EQ(review.files.size(), 2U);
  EXPECT_EQ(review.file("review-fr.pdf")->sha256, sha256_of("%PDF"));
  const auto nowhere = add_review_file(database(), city, 2026, 2, pdf, "2026-12-01T09:00:05Z");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().kind, Kind::not_found);
  EXPECT_FALSE(add_review_file(database(), other, 2026, 1, pdf, "2026-12-01T09:00:05Z"));
}

}  // namespace
}  // namespace capnr
