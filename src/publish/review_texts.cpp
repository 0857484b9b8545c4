// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/text.h"
#include "publish/review_writer.h"

// What people write in the review, before what the program says: each line a paragraph, those that begin with a dash a list.

namespace capnr {
namespace {

constexpr std::array<std::string_view, review_heading_count + 1> sections = {
    "summary", "impact", "uses", "actions", "actors", "objectives", "indicators", "measures", "means"};

/// The words after the mark of a list, or nothing.
std::string_view list_item(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "• ", "– "})
    if (line.starts_with(mark)) return trimmed(line.substr(mark.size()));
  return {};
}

}  // namespace

std::span<const std::string_view> review_text_sections() {
  return sections;
}

ReviewWriter::Blocks ReviewWriter::written(std::string_view section) {
  Blocks blocks;
  const auto text = std::ranges::find(review_.texts, section, &ReviewText::section);
  if (text == review_.texts.end()) return blocks;
  for (const std::string_view raw : split(text->content, '\n')) {
    const std::string_view line = trimmed(raw);
    if (line.empty()) continue;
    const std::string_view item = list_item(line);
    if (item.empty()) {
      blocks.emplace_back(plain(std::string(line)));
    } else {
      if (blocks.empty() || !std::holds_alternative<doc::List>(blocks.back()))
        blocks.emplace_back(doc::List{});
      std::get<doc::List>(blocks.back()).items.emplace_back(std::string(item));
    }
  }
  if (blocks.empty()) return blocks;
  const doc::NoteCall source =
      document_.note(in_words("Text of the city, written on {date}.",
                              {{"date", date(parse_date(text->at.substr(0, 10)).value_or(review_.as_of))}}));
  if (auto* paragraph = std::get_if<doc::Paragraph>(&blocks.back())) paragraph->line += source;
  if (auto* list = std::get_if<doc::List>(&blocks.back())) list->items.back() += source;
  return blocks;
}

}  // namespace capnr
