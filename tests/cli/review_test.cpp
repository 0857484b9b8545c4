// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr {
namespace {

using test::Ran;
using test::run;

// A small city with two inventories, one value declared.
class ReviewCommand : public test::OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    test::import_demo(database_, folder_);
  }
  Ran review(std::vector<std::string> words) {
    words.insert(words.begin(), "review");
    words.insert(words.end(), {"--database", database_, "--draws", "200"});
    if (std::ranges::find(words, "--as-of") == words.end())
      words.insert(words.end(), {"--as-of", "2026-12-01"});
    return run(words);
  }
  std::string written(const std::string& name) const { return test::slurp(folder_ / "out" / name); }
  std::set<std::string> names() const {
    std::set<std::string> all;
    if (std::filesystem::exists(folder_ / "out"))
      for (const auto& one : std::filesystem::directory_iterator(folder_ / "out"))
        all.insert(one.path().filename());
    return all;
  }
  std::string out() const { return (folder_ / "out").string(); }
};

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

TEST_F(ReviewCommand, WritesItsFilesUnderTheHeadingsOfTheDecree) {
  const Ran ran = review({"2026", "--output", out(), "--no-pdf"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(names(), (std::set<std::string>{"review-2026.html", "review-2026.odt"}));
  const std::string html = written("review-2026.html");
  for (const char* heading :
       {"impact", "uses", "actions", "actors", "objectives", "indicators", "measures", "means"})
    EXPECT_EQ(count_of(html, "<section id=\"" + std::string(heading) + "\""), 1U) << heading;
  EXPECT_NE(html.find("Environmental impact of digital technology"), std::string::npos);
  EXPECT_LT(html.size(), 150'000U);
  EXPECT_TRUE(written("review-2026.odt").starts_with("PK"));
}

TEST_F(ReviewCommand, GivesANoteToEveryTotalAndTheNoteNamesTheInventory) {
  ASSERT_EQ(review({"2026", "--output", out(), "--no-pdf"}).code, 0);
  const std::string html = written("review-2026.html");
  const std::size_t from = html.find("<table id=\"totals\">"), until = html.find("</table>", from);
  const std::string table = html.substr(from, until - from);
  EXPECT_EQ(count_of(table, "role=\"doc-noteref\""), count_of(table, "<th scope=\"row\">"));
  EXPECT_NE(html.find("(16 files, whose SHA-256"), std::string::npos);
}

TEST_F(ReviewCommand, SaysWhoDeclaredAValueAndWhen) {
  ASSERT_EQ(
      run({"declare", "I-1.6a", "41", "--period", "2026", "--by", "Alice <A>", "--database", database_}).code,
      0);
  ASSERT_EQ(review({"2026", "--output", out(), "--no-pdf"}).code, 0);
  EXPECT_NE(written("review-2026.html").find("Declared by Alice &lt;A&gt; on "), std::string::npos);
}

TEST_F(ReviewCommand, TakesNoValueOfALaterYear) {
  ASSERT_EQ(run({"declare", "I-1.6a", "41", "--period", "2026", "--by", "A", "--database", database_}).code,
            0);
  const Ran ran = review({"2025", "--output", out(), "--no-pdf"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(written("review-2025.html").find("Declared by A"), std::string::npos);
}

TEST_F(ReviewCommand, IsInFrenchWhenAsked) {
  ASSERT_EQ(review({"2026", "--output", out(), "--no-pdf", "--lang", "fr"}).code, 0);
  const std::string html = written("review-2026.html");
  EXPECT_NE(html.find("<html lang=\"fr\">"), std::string::npos);
  EXPECT_NE(html.find("Impact environnemental du numérique"), std::string::npos);
}

TEST_F(ReviewCommand, ChecksWhatIsMissingAndItsExitCodeSaysSo) {
  const Ran ran = review({"2026", "--check", "--format", "json"});
  EXPECT_EQ(ran.code, 1) << ran.errors;
  const Json check = *parse_json(ran.out);
  EXPECT_FALSE(*check.find("complete")->boolean());
  EXPECT_EQ(check.find("headings")->array()->size(), 8U);
  const Json& impact = check.find("headings")->array()->front();
  EXPECT_TRUE(*impact.find("answered")->boolean()) << "there is an inventory of 2026";
  const Ran text = review({"2026", "--check"});
  EXPECT_NE(text.out.find("Headings of decree 2022-1084 that are answered"), std::string::npos);
}

TEST_F(ReviewCommand, OfAYearWithoutAnInventorySaysThatItIsMissing) {
  const Ran ran = review({"2023", "--check"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("no inventory is dated of 2023"), std::string::npos) << ran.out;
  ASSERT_EQ(review({"2023", "--output", out(), "--no-pdf"}).code, 0) << "a draft all the same";
  EXPECT_NE(written("review-2023.html").find("no inventory is dated of 2023"), std::string::npos);
}

TEST_F(ReviewCommand, WritesNothingWhenItCannotWriteAll) {
  const Ran both = review({"2026", "--output", out(), "--check"});
  EXPECT_EQ(both.code, 2);
  const Ran neither = review({"2026"});
  EXPECT_EQ(neither.code, 2);
  std::filesystem::create_directories(folder_ / "out/review-2026.odt/in the way");
  const Ran ran = review({"2026", "--output", out(), "--no-pdf"});
  EXPECT_EQ(ran.code, 7) << ran.errors;
  EXPECT_EQ(names(), (std::set<std::string>{"review-2026.odt"})) << "the folder in the way, and nothing else";
}

TEST_F(ReviewCommand, WithoutChromiumNamesThePackageAndWritesNothing) {
  ::setenv("CAPNR_CHROMIUM", "no-such-browser", 1);
  const Ran ran = review({"2026", "--output", out()});
  ::unsetenv("CAPNR_CHROMIUM");
  EXPECT_EQ(ran.code, 4);
  EXPECT_NE(ran.errors.find("apt install chromium"), std::string::npos) << ran.errors;
  EXPECT_TRUE(names().empty());
}

}  // namespace
}  // namespace capnr
