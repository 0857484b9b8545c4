// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/review.h"
#include "publish/review_check.h"

// Inside of review_document(): what every section needs to say a figure with its source, and the sections.

namespace capnr {

class ReviewWriter {
 public:
  ReviewWriter(const Review& review, Language language);
  doc::Document take();

 private:
  using Words = std::vector<std::pair<std::string, std::string>>;
  using Blocks = std::vector<doc::Block>;

  // ---- figures, words and sources (review_words.cpp) ----
  std::string in_words(std::string_view message, const Words& parameters = {}) const {
    return tr(language_, message, parameters);
  }
  std::string date(Date day) const;
  doc::Number number(double value) const;
  doc::Line figure(const Figure& figure, std::string_view unit);  ///< with its interval, and its note
  doc::Line interval(const std::optional<double>& low, const std::optional<double>& high) const;
  doc::Line euros(const std::optional<double>& amount, doc::NoteCall source) const;
  doc::Line value_of(const Standing& standing);  ///< with its interval and its note
  std::string name_of(const Standing& standing) const;
  std::string limit_of(const Standing& standing) const;
  std::string percent_change(double before, double after) const;
  static doc::Paragraph plain(doc::Line line) { return {doc::Paragraph::Kind::plain, std::move(line)}; }
  static doc::Paragraph aside(doc::Line line) { return {doc::Paragraph::Kind::aside, std::move(line)}; }
  const Unit& unit_of(const Measure& measure) const;
  // What a note says.
  doc::NoteCall note_of(const LedgerEntry& entry);
  doc::NoteCall footprint_note();
  doc::NoteCall city_note();
  doc::NoteCall plan_note(const YearPlan& plan);
  doc::NoteCall vote_note(const TargetEntry& entry);
  doc::NoteCall journal_note(const YearPlan& plan);
  doc::NoteCall files_note(const std::vector<RegisterFile>& files);

  // ---- sections ----
  Blocks written(std::string_view section);  ///< what people wrote of it (review_texts.cpp)
  Blocks missing();                          ///< review_opening.cpp
  Blocks identity();
  Blocks summary();
  Blocks impact();  ///< review_impact.cpp
  doc::Table totals();
  doc::Table contributors();
  void change(Blocks& blocks);
  Blocks uses();     ///< review_uses.cpp
  Blocks actions();  ///< review_plan.cpp
  Blocks actors();
  Blocks measures();
  Blocks means();
  void registers(Blocks& blocks);  ///< review_uses.cpp
  Blocks objectives();             ///< review_objectives.cpp
  void trajectory(Blocks& blocks, const JudgedTarget& judged);
  void commitments(Blocks& blocks) const;
  Blocks indicators();  ///< review_indicators.cpp
  Blocks rules();
  Blocks method();  ///< review_method.cpp
  doc::Table standing_table(std::string_view id, std::string_view caption,
                            const std::function<bool(const Standing&)>& wanted);
  doc::List without_value(const std::function<bool(const Standing&)>& wanted) const;
  void add_heading(Blocks& blocks, std::string_view words) const;
  bool has_footprint() const;
  const ResultDocument& footprint() const { return review_.footprint->document; }
  const CriterionResult& main() const { return footprint().criteria[footprint().main]; }

  const Review& review_;
  Language language_;
  ReviewCheck check_;
  doc::Document document_;
};

}  // namespace capnr
