// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/terminal_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "publish/words.h"

namespace capnr {
namespace {

std::string first_types(const Missing& missing, const TerminalText& text) {
  std::string words;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, missing.types.size()); ++i) {
    const auto& [type, quantity] = missing.types[i];
    words +=
        (i == 0 ? "" : ", ") + (type.empty() ? std::string("–") : type) + " (" + text.number(quantity) + ")";
  }
  return words + (missing.types.size() > 3 ? ", …" : "");
}

// Criteria that lack the same phases are told together.
void add_holes(const ResultDocument& document, const TerminalText& text,
               std::vector<std::string>& sentences) {
  std::vector<std::pair<std::vector<Phase>, std::string>> told;
  for (const Hole& hole : document.holes) {
    const auto found =
        std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.first == hole.phases; });
    const std::string criterion(name(hole.criterion, text.language()));
    if (found == told.end()) {
      told.emplace_back(hole.phases, criterion);
    } else {
      found->second += ", " + criterion;
    }
  }
  for (const auto& [phases_of, criteria] : told) {
    std::string words;
    for (const Phase phase : phases_of)
      words += (words.empty() ? "" : ", ") + std::string(name(phase, text.language()));
    sentences.push_back(
        text.in_words("the set {set} has no factor for {phases}: {criteria}",
                      {{"set", document.set_name}, {"phases", words}, {"criteria", criteria}}));
  }
}

void add_unrecognised_models(const ResultDocument& document, const TerminalText& text,
                             std::vector<std::string>& sentences) {
  if (document.unrecognised.empty()) return;
  std::string models;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, document.unrecognised.size()); ++i) {
    const UnrecognisedModel& model = document.unrecognised[i];
    std::string words = model.type;
    for (const std::string* more : {&model.manufacturer, &model.model})
      words += more->empty() ? "" : " " + *more;
    models += (i == 0 ? "" : ", ") + words + " (" + text.number(model.quantity) + ")";
  }
  sentences.push_back(text.in_words(
      "models not recognised, counted by the default of their type where it has one: {units}, of which "
      "{models}",
      {{"units", text.units(document.unrecognised_quantity)}, {"models", models}}));
}

}  // namespace

TextTable table_of_rows(std::span<const Dimension> dimensions, std::span<const ResultRow> rows,
                        const TerminalText& text) {
  const bool intervals =
      std::any_of(rows.begin(), rows.end(), [](const ResultRow& row) { return row.p5.has_value(); });
  TextTable table;
  table.columns.reserve(dimensions.size() + 5);
  for (const Dimension dimension : dimensions)
    table.columns.push_back({std::string(title(dimension, text.language())), false, true});
  table.columns.push_back({text.in_words("Value"), true});
  table.columns.push_back({text.in_words("Unit")});
  if (intervals) table.columns.push_back({"p5 – p95", true});
  table.columns.push_back({text.in_words("Quantity"), true});
  table.columns.push_back({text.in_words("Covered"), true});
  for (const ResultRow& row : rows) {
    std::vector<std::string> cells;
    std::optional<Criterion> criterion;
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      if (dimensions[i] == Dimension::criterion) criterion = criterion_from(row.key[i]);
      cells.push_back(shown_word(dimensions[i], row.key[i], text.language()));
    }
    cells.push_back(text.value(row.value));
    cells.emplace_back(criterion ? shown_unit(*criterion, text.language()) : "");
    if (intervals) cells.push_back(text.interval(row.p5, row.p95));
    cells.push_back(text.number(row.quantity));
    cells.push_back(shown_share(row.quantity > 0 ? row.covered / row.quantity : 0, text.language()));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::vector<std::string> not_covered_sentences(const ResultDocument& document, const TerminalText& text) {
  std::vector<std::string> sentences;
  sentences.reserve(document.missing.size() + 2);
  for (const Missing& missing : document.missing) {
    sentences.push_back(text.in_words("{reason}: {units}, of which {types}",
                                      {{"reason", std::string(name(missing.gap, text.language()))},
                                       {"units", text.units(missing.quantity)},
                                       {"types", first_types(missing, text)}}));
  }
  add_holes(document, text, sentences);
  add_unrecognised_models(document, text, sentences);
  return sentences;
}

}  // namespace capnr
