// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <vector>

#include "publish/review.h"
#include "publish/terminal.h"

// What a review still lacks before the debate on the budget.

namespace capnr {

/// The headings of decree 2022-1084, in its order.
enum class ReviewHeading : std::uint8_t {
  impact,
  uses,
  actions,
  actors,
  objectives,
  indicators,
  measures,
  means
};
inline constexpr std::size_t review_heading_count = 8;
std::string_view code(ReviewHeading heading);
std::string_view name(ReviewHeading heading, Language language);

struct MissingPiece {
  ReviewHeading heading = ReviewHeading::impact;
  std::string id;         ///< "no_inventory"
  bool required = false;  ///< the heading has nothing to say without it
  std::string message;    ///< a sentence: what is missing
  std::string command =
      {};  ///< what mends it in a terminal, in words: "capnr import FOLDER"; empty where none does
};

struct ReviewCheck {
  int year = 0;
  Date as_of;
  std::string city;
  std::vector<MissingPiece> pieces;  ///< by heading, those required first

  bool answers(ReviewHeading heading) const;  ///< nothing required is missing
  std::size_t answered() const;               ///< headings, of review_heading_count: the indicator I-L.3b
  bool complete() const { return answered() == review_heading_count; }
};

/// Its sentences in that language.
ReviewCheck check_review(const Review& review, Language language);

std::string review_check_text(const ReviewCheck& check, const TerminalOptions& options);
std::string review_check_json(const ReviewCheck& check);

/// Whether the rule is what the measure must keep.
bool is_judged_by(const Standing& standing, const DatedRule& rule);
/// Whether the commitment speaks of how people use digital services, rather than of machines: what the decree calls uses.
bool is_about_uses(const Commitment& commitment);

}  // namespace capnr
