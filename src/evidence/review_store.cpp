// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/review_store.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "evidence/ledger.h"
#include "evidence/sha256.h"

namespace capnr {
namespace {

// Every text of the organisation in the order in which it was written.
Result<std::vector<ReviewText>> all_texts(Database& database, OrgId org) {
  std::vector<ReviewText> texts;
  TRY(Statement rows, database.prepare("SELECT id, year, section, content, recorded_at, recorded_by "
                                       "FROM review_text WHERE org_id = ? ORDER BY id"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return texts;
    texts.push_back({rows.integer(0), static_cast<int>(rows.integer(1)), std::string(rows.text(2)),
                     std::string(rows.text(3)), std::string(rows.text(4)), std::string(rows.text(5))});
  }
}

Result<std::vector<ReviewText>> last_of_each_section(Database& database, OrgId org, int year) {
  TRY(std::vector<ReviewText> all, all_texts(database, org));
  std::map<std::string, ReviewText, std::less<>> last;
  for (ReviewText& one : all)
    if (one.year == year) last[one.section] = std::move(one);
  std::vector<ReviewText> texts;
  texts.reserve(last.size());
  for (auto& [section, one] : last) texts.push_back(std::move(one));
  return texts;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<> keep_file(Database& database, OrgId org, int year, int version, const ReviewBytes& file,
                   std::string_view at) {
  const std::string path =
      "reviews/" + std::to_string(year) + "/v" + std::to_string(version) + "/" + file.name;
  TRY(const std::string sha256, keep_document(database, org, path, file.bytes, at));
  return database.run("INSERT INTO review_file (org_id, year, version, name, sha256) VALUES (?, ?, ?, ?, ?)",
                      org, year, version, file.name, sha256);
}

Result<> add_files(Database& database, OrgId org, std::vector<PublishedReview>& reviews) {
  TRY(Statement rows, database.prepare("SELECT year, version, name, sha256 FROM review_file "
                                       "WHERE org_id = ? ORDER BY year, version, id"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    const auto of = std::ranges::find_if(reviews, [&](const PublishedReview& one) {
      return one.year == rows.integer(0) && one.version == rows.integer(1);
    });
    if (of != reviews.end()) of->files.push_back({std::string(rows.text(2)), std::string(rows.text(3))});
  }
}

}  // namespace

const ReviewFile* PublishedReview::file(std::string_view wanted) const {
  const auto found = std::ranges::find(files, wanted, &ReviewFile::name);
  return found == files.end() ? nullptr : &*found;
}

Result<std::vector<ReviewText>> review_texts(Database& database, OrgId org, int year) {
  TRY(std::vector<ReviewText> texts, last_of_each_section(database, org, year));
  std::erase_if(texts, [](const ReviewText& one) { return one.content.empty(); });
  return texts;
}

Result<std::int64_t> last_review_revision(Database& database, OrgId org, int year, std::string_view section) {
  TRY(const std::vector<ReviewText> texts, last_of_each_section(database, org, year));
  const auto found = std::ranges::find(texts, section, &ReviewText::section);
  return found == texts.end() ? std::int64_t{0} : found->revision;
}

Result<std::vector<ReviewText>> last_review_texts(Database& database, OrgId org) {
  TRY(std::vector<ReviewText> all, all_texts(database, org));
  std::map<int, ReviewText> last;
  for (ReviewText& one : all) last[one.year] = std::move(one);
  std::vector<ReviewText> texts;
  texts.reserve(last.size());
  for (auto& [year, one] : last) texts.push_back(std::move(one));
  return texts;
}

Result<std::int64_t> write_review_text(Database& database, OrgId org, const ReviewText& text,
                                       std::int64_t base) {
  if (characters(text.content) > longest_review_text)
    return fail(
        Kind::bad_input, "a text of the review has {most} characters at most, and this one {count}",
        {{"most", std::to_string(longest_review_text)}, {"count", std::to_string(characters(text.content))}},
        {.column = "texte"});
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ReviewText> texts, last_of_each_section(database, org, text.year));
  const auto now = std::ranges::find(texts, text.section, &ReviewText::section);
  const bool there = now != texts.end();
  const std::string_view before = there ? std::string_view(now->content) : std::string_view();
  if (before == text.content) return there ? now->revision : std::int64_t{0};
  if (there && now->revision != base)
    return fail(Kind::conflict,
                "{who} wrote this text meanwhile: open the page again to see it. Nothing was recorded",
                {{"who", now->by}}, {.column = "texte"});
  TRY_VOID(
      database.run("INSERT INTO review_text (org_id, year, section, content, recorded_at, recorded_by) "
                   "VALUES (?, ?, ?, ?, ?, ?)",
                   org, text.year, text.section, text.content, text.at, text.by));
  TRY(const std::int64_t revision, last_review_revision(database, org, text.year, text.section));
  TRY_VOID(transaction.commit());
  return revision;
}

Result<int> publish_review(Database& database, OrgId org, const PublishedReview& review,
                           std::span<const ReviewBytes> files) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<PublishedReview> there, published_reviews(database, org));
  int version = 1;
  for (const PublishedReview& one : there)
    if (one.year == review.year) version = one.version + 1;
  TRY_VOID(
      database.run("INSERT INTO review_version (org_id, year, version, as_of, answered, published_at, "
                   "published_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                   org, review.year, version, review.as_of, review.answered, review.at, review.by));
  for (const ReviewBytes& file : files)
    TRY_VOID(keep_file(database, org, review.year, version, file, review.at));
  TRY_VOID(transaction.commit());
  return version;
}

Result<> add_review_file(Database& database, OrgId org, int year, int version, const ReviewBytes& file,
                         std::string_view at) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<PublishedReview> there, published_reviews(database, org));
  const auto of = std::ranges::find_if(
      there, [&](const PublishedReview& one) { return one.year == year && one.version == version; });
  if (of == there.end())
    return fail(Kind::not_found, "there is no published review of {year}, version {version}",
                {{"year", std::to_string(year)}, {"version", std::to_string(version)}});
  if (of->file(file.name) != nullptr) return {};
  TRY_VOID(keep_file(database, org, year, version, file, at));
  return transaction.commit();
}

Result<std::vector<PublishedReview>> published_reviews(Database& database, OrgId org) {
  std::vector<PublishedReview> reviews;
  TRY(Statement rows, database.prepare("SELECT year, version, published_at, published_by, as_of, answered "
                                       "FROM review_version WHERE org_id = ? ORDER BY year, version"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    reviews.push_back({static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1)),
                       std::string(rows.text(2)), std::string(rows.text(3)),
                       Date{static_cast<std::int32_t>(rows.integer(4))}, static_cast<int>(rows.integer(5))});
  }
  TRY_VOID(add_files(database, org, reviews));
  return reviews;
}

std::vector<const PublishedReview*> last_review_versions(std::span<const PublishedReview> reviews) {
  std::vector<const PublishedReview*> last;
  for (const PublishedReview& one : reviews) {
    if (last.empty() || last.back()->year != one.year) last.push_back(nullptr);
    last.back() = &one;
  }
  return last;
}

}  // namespace capnr
