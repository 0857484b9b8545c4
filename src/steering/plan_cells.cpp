// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_cells.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

// The pieces between any of these marks, without the empty ones.
std::vector<std::string_view> pieces(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> list;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of(marks), text.size());
    if (const std::string_view piece = trimmed(text.substr(0, at)); !piece.empty()) list.push_back(piece);
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return list;
}

}  // namespace

std::string plan_cell(const std::string& text) {
  return text;
}
std::string plan_cell(double number) {
  return to_text(number);
}
std::string plan_cell(const std::optional<double>& number) {
  return number ? to_text(*number) : "";
}
std::string plan_cell(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}
std::string plan_cell(const std::vector<std::string>& words) {
  std::string cell;
  for (const std::string& word : words) cell += (cell.empty() ? "" : ", ") + word;
  return cell;
}
std::string plan_cell(const std::vector<Milestone>& milestones) {
  std::string cell;
  for (const Milestone& one : milestones)
    cell += (cell.empty() ? "" : " | ") + to_string(one.due) + " " + one.label;
  return cell;
}

std::vector<std::string> plan_words(std::string_view cell) {
  std::vector<std::string> words;
  for (const std::string_view piece : pieces(cell, ",;|\n")) words.emplace_back(piece);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

Result<std::vector<Milestone>> plan_milestones(std::string_view cell) {
  std::vector<Milestone> milestones;
  for (const std::string_view piece : pieces(cell, "|\n")) {
    const std::size_t space = piece.find(' ');
    const auto date = parse_date(piece.substr(0, space));
    const std::string_view label =
        space == std::string_view::npos ? std::string_view() : trimmed(piece.substr(space));
    if (!date || label.empty())
      return fail(
          Kind::bad_input,
          "{value} is not a milestone: write its date, then what it is, as 2026-03-31 Contract signed; "
          "| between two of them",
          {{"value", std::string(piece)}});
    milestones.push_back({*date, std::string(label)});
  }
  std::ranges::sort(milestones);
  return milestones;
}

}  // namespace capnr
