// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/ids.h"
#include "store/database.h"

// The yearly reviews of a city: what people write in them, and those that were published. Nothing is overwritten: a text that is written again follows the one of
// before, and a review that is published again is one version more. What was published is frozen, its bytes kept as documents by their hash.
//
//   TRY(const std::int64_t revision, write_review_text(database, org, {0, 2026, "impact", "…", now, who}, 0));
//   TRY(const std::vector<ReviewText> texts, review_texts(database, org, 2026));   // the last of each section

namespace capnr {

struct ReviewText {
  std::int64_t revision = 0;  ///< of its section: greater than that of the text that it follows
  int year = 0;
  std::string section;  ///< "impact": see review_text_sections() (publish/review.h)
  std::string content;  ///< empty when it was taken back
  std::string at, by;   ///< "2026-11-24T18:07:58Z"
};
/// Of one text, in characters.
inline constexpr std::size_t longest_review_text = 10'000;

/// The last text of each section, those taken back left out.
Result<std::vector<ReviewText>> review_texts(Database& database, OrgId org, int year);
/// `base`: the revision that who writes has read, 0 for none. Its own revision; the same text is not written again. Kind::conflict when somebody else wrote meanwhile,
/// Kind::bad_input above longest_review_text; where.column is "texte".
Result<std::int64_t> write_review_text(Database& database, OrgId org, const ReviewText& text,
                                       std::int64_t base);
/// The revision of a section's last text, whether it was taken back or not; 0 when it has none.
Result<std::int64_t> last_review_revision(Database& database, OrgId org, int year, std::string_view section);
/// The years that somebody has written for, each with the last text of the year.
Result<std::vector<ReviewText>> last_review_texts(Database& database, OrgId org);

struct ReviewFile {
  std::string name;  ///< "review-2026-fr.html"
  std::string sha256;
};

struct PublishedReview {
  int year = 0;
  int version = 0;  ///< 1, 2, 3…
  std::string at, by;
  Date as_of;        ///< the day on which it was judged
  int answered = 0;  ///< headings of the decree that it answers
  std::vector<ReviewFile> files = {};

  const ReviewFile* file(std::string_view name) const;
};

struct ReviewBytes {
  std::string name, bytes;
};

/// Publishes a version: its number, one more than the last of the year.
Result<int> publish_review(Database& database, OrgId org, const PublishedReview& review,
                           std::span<const ReviewBytes> files);
/// One file more, made from those of the version: the PDF. Kind::not_found when there is no such version; nothing happens when it has a file of that name.
Result<> add_review_file(Database& database, OrgId org, int year, int version, const ReviewBytes& file,
                         std::string_view at);
/// By year, then version, with their files.
Result<std::vector<PublishedReview>> published_reviews(Database& database, OrgId org);
/// The last version of each year.
std::vector<const PublishedReview*> last_review_versions(std::span<const PublishedReview> reviews);

}  // namespace capnr
