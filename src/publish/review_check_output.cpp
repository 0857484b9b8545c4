// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/review_check.h"
#include "publish/terminal_text.h"
#include "publish/words.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, review_heading_count> codes = {
    "impact", "uses", "actions", "actors", "objectives", "indicators", "measures", "means"};

}  // namespace

std::string_view code(ReviewHeading heading) {
  return codes.at(static_cast<std::size_t>(heading));
}

std::string_view name(ReviewHeading heading, Language language) {
  switch (heading) {
    case ReviewHeading::impact:
      return tr(language, "Environmental impact of digital technology");
    case ReviewHeading::uses:
      return tr(language, "Uses of digital technology");
    case ReviewHeading::actions:
      return tr(language, "Actions already taken");
    case ReviewHeading::actors:
      return tr(language, "Who takes part");
    case ReviewHeading::objectives:
      return tr(language, "Objectives and trajectory");
    case ReviewHeading::indicators:
      return tr(language, "Indicators");
    case ReviewHeading::measures:
      return tr(language, "Measures planned");
    case ReviewHeading::means:
      return tr(language, "Means");
  }
  return {};
}

std::string review_check_text(const ReviewCheck& check, const TerminalOptions& options) {
  TerminalText to(options);
  const Language language = options.language;
  to.title(to.in_words("{city}: review of {year}, on {date}", {{"city", check.city},
                                                               {"year", std::to_string(check.year)},
                                                               {"date", shown_date(check.as_of, language)}}));
  to.paragraph(to.in_words(
      "Headings of decree 2022-1084 that are answered: {count} of {all}",
      {{"count", std::to_string(check.answered())}, {"all", std::to_string(review_heading_count)}}));
  for (std::size_t i = 0; i < review_heading_count; ++i) {
    const auto heading = static_cast<ReviewHeading>(i);
    to.heading(std::string(name(heading, language)) +
               (check.answers(heading) ? "" : " – " + to.in_words("missing")));
    for (const MissingPiece& piece : check.pieces) {
      if (piece.heading != heading) continue;
      const std::string what =
          piece.message + (piece.command.empty() ? "" : to.in_words(": {what}", {{"what", piece.command}}));
      to.item(piece.required ? to.in_words("required: {what}", {{"what", what}}) : what);
    }
  }
  return to.taken();
}

std::string review_check_json(const ReviewCheck& check) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("city").text(check.city).key("year").integer(check.year);
  json.key("as_of").text(to_string(check.as_of)).key("complete").boolean(check.complete());
  json.key("answered").integer(static_cast<std::int64_t>(check.answered()));
  json.key("headings").begin_array();
  for (std::size_t i = 0; i < review_heading_count; ++i) {
    const auto heading = static_cast<ReviewHeading>(i);
    json.begin_object().key("heading").text(code(heading)).key("answered").boolean(check.answers(heading));
    json.key("missing").begin_array();
    for (const MissingPiece& piece : check.pieces) {
      if (piece.heading != heading) continue;
      json.begin_object().key("id").text(piece.id).key("required").boolean(piece.required);
      json.key("message").text(piece.message);
      if (!piece.command.empty()) json.key("command").text(piece.command);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace capnr
