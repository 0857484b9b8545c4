// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/table_rows.h"

#include <algorithm>
#include <map>

namespace capnr {
namespace {

using Words = std::vector<std::uint32_t>;

std::uint32_t index_of_text(const Footprint& footprint, const std::string& text) {
  const auto at = std::lower_bound(footprint.texts.begin(), footprint.texts.end(), text);
  return at == footprint.texts.end() || *at != text
             ? no_index
             : static_cast<std::uint32_t>(at - footprint.texts.begin());
}

// The place of a row among the phases and criteria, by its words for them; nothing for a word unknown.
std::optional<std::size_t> cell_of(const ResultTable& table, const ResultRow& row, std::size_t phase_step,
                                   std::size_t criterion_step) {
  std::size_t cell = 0;
  for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
    if (table.dimensions[d] == Dimension::phase) {
      const auto phase = phase_from(row.key[d]);
      if (!phase) return std::nullopt;
      cell += phase_step * static_cast<std::size_t>(*phase);
    } else if (table.dimensions[d] == Dimension::criterion) {
      const auto criterion = criterion_from(row.key[d]);
      if (!criterion) return std::nullopt;
      cell += criterion_step * static_cast<std::size_t>(*criterion);
    }
  }
  return cell;
}

}  // namespace

TableRows::TableRows(const Footprint& footprint, const ResultTable& table) {
  std::vector<std::size_t> word_dimensions;  // places in the key that are neither a phase nor a criterion
  for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
    if (table.dimensions[d] == Dimension::criterion) {
      criterion_step_ = 1;
    } else if (table.dimensions[d] == Dimension::phase) {
      phase_step_ = criterion_count;
    } else {
      word_dimensions.push_back(d);
    }
  }
  cells_ = (criterion_step_ > 0 ? criterion_count : 1) * (phase_step_ > 0 ? phase_count : 1);
  if (criterion_step_ == 0 && phase_step_ > 0) phase_step_ = 1;

  std::map<Words, std::uint32_t> combinations;
  for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
    const auto cell = cell_of(table, table.rows[r], phase_step_, criterion_step_);
    if (!cell) continue;
    Words words;
    for (const std::size_t d : word_dimensions)
      words.push_back(index_of_text(footprint, table.rows[r].key[d]));
    const auto [at, added] =
        combinations.try_emplace(std::move(words), static_cast<std::uint32_t>(combinations.size()));
    if (added) rows_.resize(rows_.size() + cells_, no_index);
    rows_[at->second * cells_ + *cell] = r;
  }
  for (const Group& group : footprint.groups) {
    Words words;
    for (const std::size_t d : word_dimensions)
      words.push_back(group.key[static_cast<std::size_t>(table.dimensions[d])]);
    const auto at = combinations.find(words);
    words_of_group_.push_back(at == combinations.end() ? no_index : at->second);
  }
}

}  // namespace capnr
