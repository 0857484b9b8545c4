// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/meetings.h"
#include "evidence/review_store.h"
#include "inventory/disposal.h"
#include "inventory/purchase.h"
#include "publish/document.h"
#include "publish/report.h"
#include "publish/target_list.h"
#include "steering/plan.h"
#include "steering/standing.h"

// The yearly review that article 35 of the law of 15 November 2021 (REEN) asks of towns of more than 50,000 inhabitants before the debate on their
// budget, under the headings of decree 2022-1084: impact, uses, actions and who takes part, objectives, indicators, measures, means.
// docs/review.md says what each heading holds. Every figure calls a note that names its source.
//
//   const doc::Document document = review_document(review, Language::fr);      // then doc::to_html(document), doc::to_odt(document)
//   const ReviewCheck check = check_review(review);                            // review_check.h: what is missing
//
// Pure: what the database and the clock say is given.

namespace capnr {

struct Review {
  int year = 0;
  Date as_of;  ///< when it is made: staleness is judged on that day
  City city;
  const Programme& programme;
  std::vector<Standing> standings;  ///< review_standings()
  /// Of the last inventory of the year, with those before it; its comparison is with the last inventory of the year before, or of an earlier one.
  std::optional<Report> footprint;
  std::optional<Date> compared_from;  ///< date of that other inventory
  PurchaseRegister purchases;
  DisposalRegister disposals;
  std::optional<YearPlan> plan, next_plan;  ///< of the year, and of the next one
  std::vector<Meeting> meetings;            ///< of the year's plan
  std::vector<Decision> decisions;
  std::vector<JudgedTarget> targets;
  bool closed = false;            ///< whether the values of the year are closed
  std::vector<ReviewText> texts;  ///< what people wrote, by section
};

/// The last value that each measure had at the end of the year: one of a later period is not this year's.
std::vector<Standing> review_standings(const Programme& programme, std::span<const LedgerEntry> entries,
                                       int year, Date as_of);

/// The sections of the document that begin with a text that people write, in their order: "summary", then the codes of the headings of the decree.
std::span<const std::string_view> review_text_sections();

doc::Document review_document(const Review& review, Language language);

}  // namespace capnr
