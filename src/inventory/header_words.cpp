// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/header_words.h"

#include <algorithm>

#include "base/text.h"
#include "table/table.h"

namespace capnr {
namespace {

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const bool starts = at == 0 || text[at - 1] == ' ';
    const bool ends = at + words.size() == text.size() || text[at + words.size()] == ' ';
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

void HeaderWords::add(Entity entity, std::size_t field, std::string_view word) {
  std::string text = folded(word);
  if (!text.empty()) words_.push_back({entity, field, std::move(text)});
}

Result<HeaderWords> HeaderWords::load(const std::filesystem::path& path) {
  HeaderWords out;
  ReadOptions options;
  options.separator = ';';
  const auto read = read_table(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty()) return Flow::proceed;
    const Where where{.file = path.filename().string(), .row = row.number};
    if (row.cells.size() < 3)
      return fail(Kind::bad_input, "the columns must be {columns}", {{"columns", "entity;field;words"}},
                  where);
    bool known = false;
    for (std::size_t i = 0; i < entity_count; ++i) {
      const auto entity = static_cast<Entity>(i);
      const auto field = find_field(entity, row.cells[1]);
      if (!field || (row.cells[0] != "*" && row.cells[0] != code(entity))) continue;
      known = true;
      for (const std::string_view word : split(row.cells[2], '|')) out.add(entity, *field, word);
    }
    if (known) return Flow::proceed;
    return fail(Kind::bad_input, "there is no field {field} for {entity}",
                {{"field", std::string(row.cells[1])}, {"entity", std::string(row.cells[0])}}, where);
  });
  if (!read) return tl::unexpected(read.error());
  for (std::size_t i = 0; i < entity_count; ++i) {
    const auto fields = fields_of(static_cast<Entity>(i));
    for (std::size_t f = 0; f < fields.size(); ++f) out.add(static_cast<Entity>(i), f, fields[f].name);
  }
  return out;
}

void HeaderWords::add(const std::vector<Mapping>& mappings) {
  for (const Mapping& mapping : mappings) {
    for (const TableMapping& table : mapping.tables) {
      for (const FieldMapping& field : table.fields) {
        for (const std::string& header : field.headers) add(table.entity, field.field, header);
      }
    }
  }
}

double HeaderWords::score(Entity entity, std::size_t field, std::string_view header) const {
  const std::string text = folded(header);
  double best = 0;
  for (const Word& word : words_) {
    if (word.entity != entity || word.field != field) continue;
    if (word.text == text) return 1;
    if (!holds_words(text, word.text)) continue;
    // The more of the header it explains, the better: "date d achat" in "date d achat du poste".
    best = std::max(best,
                    0.45 + 0.45 * static_cast<double>(word.text.size()) / static_cast<double>(text.size()));
  }
  return best;
}

}  // namespace capnr
