// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "inventory/recognise.h"
#include "table/table.h"

namespace capnr {
namespace {

using Rules = RecognitionRules;

// Folded, with the two marks that have a meaning in a pattern kept.
std::vector<std::string> pattern_words(std::string_view phrase) {
  std::vector<std::string> words;
  for (const std::string_view word : split(trimmed(phrase), ' ')) {
    std::string out;
    for (const char c : word) {
      const bool lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (lower || c == '*' || c == '#') out += c;
    }
    if (!out.empty()) words.push_back(std::move(out));
  }
  return words;
}

Result<Rules::Rule> read_rule(const Row& row, const Where& where) {
  Rules::Rule rule;
  if (row.cells.size() < 4)
    return fail(Kind::bad_input, "a rule needs four columns: item;field;pattern;score", {}, where);
  rule.item = std::string(row.cells[0]);
  const std::string_view field = row.cells[1];
  if (field != "type" && field != "model" && field != "any") {
    return fail(Kind::bad_input, "{value} is not one of: {choices}",
                {{"value", std::string(field)}, {"choices", "type, model, any"}}, where);
  }
  rule.where = field == "type"    ? Rules::Where::type
               : field == "model" ? Rules::Where::model
                                  : Rules::Where::any;
  for (const std::string_view text : split(row.cells[2], '|')) {
    Rules::Alternative alternative;
    for (const std::string_view phrase : split(text, '&')) {
      Rules::Phrase words{pattern_words(phrase)};
      alternative.words += words.words.size();
      if (!words.words.empty()) alternative.phrases.push_back(std::move(words));
    }
    if (alternative.phrases.empty())
      return fail(Kind::bad_input, "the pattern has an empty alternative", {}, where);
    rule.alternatives.push_back(std::move(alternative));
  }
  const auto score = parse_number(row.cells[3], true);
  if (!score || *score <= 0 || *score > 1)
    return fail(Kind::bad_input, "the score must be above 0 and at most 1", {}, where);
  rule.score = *score;
  return rule;
}

}  // namespace

Result<RecognitionRules> RecognitionRules::load(const std::filesystem::path& path) {
  RecognitionRules rules;
  ReadOptions options;
  options.separator = ';';
  TRY_VOID(read_table(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty() || (row.cells.size() == 1 && row.cells[0].empty()))
      return Flow::proceed;
    TRY(Rule rule, read_rule(row, {.file = path.filename().string(), .row = row.number}));
    rules.rules_.push_back(std::move(rule));
    return Flow::proceed;
  }));
  return rules;
}

}  // namespace capnr
