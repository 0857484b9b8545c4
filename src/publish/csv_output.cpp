// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/csv_output.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "footprint/result_rows.h"
#include "publish/coverage_gaps.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

constexpr std::size_t piece = 64U << 10U;

std::string gap_words(Gaps gaps) {
  std::string words;
  for (std::size_t g = 1; g < gap_count; ++g) {
    const Gap gap = static_cast<Gap>(g);
    if ((gaps & gap_bit(gap)) != 0) (words += words.empty() ? "" : "+") += code(gap);
  }
  return words;
}

std::string pack_words(const Footprint& footprint, const std::vector<PackIndex>& packs) {
  std::string words;
  for (const PackIndex pack : packs) (words += words.empty() ? "" : "+") += footprint.packs[pack].id;
  return words;
}

// A text as a cell, with the separator that follows it.
std::string cell_of(std::string_view text) {
  std::string out;
  CsvWriter(out, ';', true).text("-").text(text);
  out.erase(0, out.find(';') + 1);
  return out + ';';
}

// A number as a cell with the separator that follows it. In the rows of a group the same one comes again and again: it is put into
// digits once.
class NumberCell {
 public:
  std::string_view of(double value) {
    if (!made_ || std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(last_)) {
      cell_.clear();
      CsvWriter(cell_).number(value);
      cell_ += ';';
      last_ = value;
      made_ = true;
    }
    return cell_;
  }

 private:
  double last_ = 0;
  bool made_ = false;
  std::string cell_;
};

// Rows into pieces. A result has few different words, units, packs and reasons: each is put into CSV once.
class CsvRows {
 public:
  CsvRows(std::span<const Dimension> dimensions, Sink sink) : sink_(sink) {
    for (std::size_t g = 0; g < gap_texts_.size(); ++g)
      gap_texts_[g] = gap_words(static_cast<Gaps>(g)) + '\n';
    for (std::size_t c = 0; c < criterion_count; ++c)
      units_[c] = ';' + cell_of(unit(static_cast<Criterion>(c)));
    CsvWriter header(out_);
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      header.text(code(dimensions[d]));
      if (dimensions[d] == Dimension::criterion) criterion_at_ = d;
    }
    for (const std::string_view name : {"value", "unit", "quantity", "covered", "p5", "p95", "pack", "gap"})
      header.text(name);
    header.end_row();
    out_.reserve(2 * piece);
  }

  void cell(std::string_view written) { out_ += written; }
  void figures(std::optional<Criterion> criterion, double value, double quantity, double covered,
               std::string_view interval, std::string_view packs, Gaps gaps) {
    CsvWriter(out_).number(value);
    out_ += criterion ? units_[static_cast<std::size_t>(*criterion)] : std::string_view(";;");
    out_ += quantity_.of(quantity);
    out_ += covered_.of(covered);
    out_ += interval;
    out_ += packs;
    out_ += gap_texts_[gaps];
  }
  std::optional<std::size_t> criterion_at() const { return criterion_at_; }
  Result<> flush_full() { return out_.size() < piece ? Result<>() : flush(); }
  Result<> flush() {
    TRY_VOID(sink_(out_));
    out_.clear();
    return {};
  }

 private:
  Sink sink_;
  std::string out_;
  NumberCell quantity_, covered_;
  std::array<std::string, 1U << (gap_count - 1)> gap_texts_;  // each with the end of the line
  std::array<std::string, criterion_count> units_;            // each with the separators around it
  std::optional<std::size_t> criterion_at_;
};

std::string interval_cells(const std::optional<double>& p5, const std::optional<double>& p95) {
  std::string cells;
  CsvWriter(cells, ';').number(p5.value_or(unknown)).number(p95.value_or(unknown));
  return cells + ';';
}

// The words of the footprint as cells, made when they are first met.
class WordCells {
 public:
  explicit WordCells(const Footprint& footprint) : footprint_(footprint), texts_(footprint.texts.size()) {}
  std::string_view of(Dimension dimension, std::uint32_t value) {
    if (dimension == Dimension::phase) return made(phases_[value], dimension, value);
    if (dimension == Dimension::criterion) return made(criteria_[value], dimension, value);
    return made(texts_[value], dimension, value);
  }

 private:
  std::string_view made(std::string& cell, Dimension dimension, std::uint32_t value) {
    if (cell.empty()) cell = cell_of(word_of(footprint_, dimension, value));
    return cell;
  }
  const Footprint& footprint_;
  std::vector<std::string> texts_;
  std::array<std::string, phase_count> phases_;
  std::array<std::string, criterion_count> criteria_;
};

// The first cells of a row, which are those of the row before when its words are: a group has a row for each phase and criterion.
class FirstCells {
 public:
  FirstCells(std::span<const Dimension> dimensions, WordCells& words)
      : dimensions_(dimensions), words_(words) {
    while (count_ < dimensions.size() && dimensions[count_] != Dimension::phase &&
           dimensions[count_] != Dimension::criterion)
      ++count_;
  }
  std::size_t count() const { return count_; }
  std::string_view of(std::span<const std::uint32_t> key) {
    if (!std::equal(last_.begin(), last_.end(), key.begin(),
                    key.begin() + static_cast<std::ptrdiff_t>(count_))) {
      last_.assign(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(count_));
      cells_.clear();
      for (std::size_t d = 0; d < count_; ++d) cells_ += words_.of(dimensions_[d], key[d]);
    }
    return cells_;
  }

 private:
  std::span<const Dimension> dimensions_;
  WordCells& words_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> last_;
  std::string cells_;
};

// Which cells of a table by phase and criterion are holes, and the units that they concern.
class Holes {
 public:
  Holes(const Footprint& head, const GroupSequence& groups, std::span<const Dimension> dimensions)
      : dimensions_(dimensions) {
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (dimensions[d] == Dimension::phase) phase_at_ = d;
      if (dimensions[d] == Dimension::criterion) criterion_at_ = d;
    }
    if (!phase_at_ || !criterion_at_ || dimensions.size() == 2) return;
    HoleFinder finder;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const Group& group = groups[i];
      finder.see(group);
      quantity_ += group.quantity;
    }
    holes_ = finder.holes(head);
  }

  bool holds(std::uint32_t phase, std::uint32_t criterion) const {
    return std::any_of(holes_.begin(), holes_.end(), [&](const Hole& hole) {
      return hole.criterion == static_cast<Criterion>(criterion) &&
             std::find(hole.phases.begin(), hole.phases.end(), static_cast<Phase>(phase)) !=
                 hole.phases.end();
    });
  }

  // The year is that of the footprint: tables of several years stand one below the other.
  void write(CsvRows& rows, std::string_view year) const {
    for (const Hole& hole : holes_) {
      for (const Phase phase : hole.phases) {
        for (const Dimension dimension : dimensions_) {
          rows.cell(cell_of(dimension == Dimension::phase       ? code(phase)
                            : dimension == Dimension::criterion ? code(hole.criterion)
                            : dimension == Dimension::year      ? year
                                                                : std::string_view("*")));
        }
        rows.figures(hole.criterion, unknown, quantity_, 0, ";;", ";", gap_bit(Gap::no_factor));
      }
    }
  }

  std::uint32_t phase(const ResultCell& cell) const { return cell.key[*phase_at_]; }
  std::uint32_t criterion(const ResultCell& cell) const { return cell.key[*criterion_at_]; }
  bool any() const { return !holes_.empty(); }

 private:
  std::span<const Dimension> dimensions_;
  std::optional<std::size_t> phase_at_, criterion_at_;
  std::vector<Hole> holes_;
  double quantity_ = 0;
};

// holds() of each phase and criterion, for the hot loop.
std::array<std::array<bool, criterion_count>, phase_count> mask_of(const Holes& holes) {
  std::array<std::array<bool, criterion_count>, phase_count> mask = {};
  for (std::uint32_t p = 0; p < phase_count; ++p) {
    for (std::uint32_t c = 0; c < criterion_count; ++c) mask[p][c] = holes.holds(p, c);
  }
  return mask;
}

Result<> write_table(CsvRows& rows, const Footprint& footprint, const ResultTable& table,
                     std::string_view year) {
  const Holes holes(footprint, GroupSequence(footprint), table.dimensions);
  for (const ResultRow& row : table.rows) {
    std::optional<Criterion> criterion;
    std::optional<Phase> phase;
    for (std::size_t d = 0; d < row.key.size(); ++d) {
      if (table.dimensions[d] == Dimension::criterion) criterion = criterion_from(row.key[d]);
      if (table.dimensions[d] == Dimension::phase) phase = phase_from(row.key[d]);
    }
    if (phase && criterion &&
        holes.holds(static_cast<std::uint32_t>(*phase), static_cast<std::uint32_t>(*criterion)))
      continue;
    for (const std::string& word : row.key) rows.cell(cell_of(word));
    rows.figures(criterion, row.value, row.quantity, row.covered, interval_cells(row.p5, row.p95),
                 cell_of(pack_words(footprint, row.packs)), row.gaps);
    TRY_VOID(rows.flush_full());
  }
  holes.write(rows, year);
  return {};
}

std::string year_word(const Footprint& footprint) {
  return std::to_string(year_of(footprint.as_of));
}

// `head`: the footprint of the groups, without them.
Result<> write_rows(const Footprint& head, const GroupSequence& groups, std::span<const Dimension> dimensions,
                    Sink sink) {
  CsvRows rows(dimensions, sink);
  const Holes holes(head, groups, dimensions);
  const auto is_hole = mask_of(holes);
  WordCells words(head);
  FirstCells first(dimensions, words);
  PackCombinations packs;
  std::vector<std::string> pack_cells;
  TRY_VOID(each_result_row(head, groups, dimensions, packs, [&](const ResultCell& cell) -> Result<> {
    if (holes.any() && is_hole[holes.phase(cell)][holes.criterion(cell)]) return {};
    rows.cell(first.of(cell.key));
    for (std::size_t d = first.count(); d < dimensions.size(); ++d)
      rows.cell(words.of(dimensions[d], cell.key[d]));
    while (pack_cells.size() <= cell.packs)
      pack_cells.push_back(
          cell_of(pack_words(head, packs.packs(static_cast<PackCombinations::Id>(pack_cells.size())))));
    std::optional<Criterion> criterion;
    if (rows.criterion_at()) criterion = static_cast<Criterion>(cell.key[*rows.criterion_at()]);
    rows.figures(criterion, cell.value, cell.quantity, cell.covered, ";;", pack_cells[cell.packs], cell.gaps);
    return rows.flush_full();
  }));
  holes.write(rows, year_word(head));
  return rows.flush();
}

}  // namespace

Result<> write_csv(const Footprint& footprint, std::span<const Dimension> dimensions, Sink sink) {
  return write_rows(footprint, GroupSequence(footprint), dimensions, sink);
}

Result<> write_csv(const StreamedFootprint& footprint, std::span<const Dimension> dimensions, Sink sink) {
  return write_rows(footprint.head(), GroupSequence(footprint), dimensions, sink);
}

Result<> write_csv(const Footprint& footprint, const ResultTable& table, Sink sink) {
  CsvRows rows(table.dimensions, sink);
  TRY_VOID(write_table(rows, footprint, table, year_word(footprint)));
  return rows.flush();
}

Result<> write_csv(std::span<const YearFootprint> years, Sink sink) {
  if (years.empty()) return {};
  CsvRows rows(years.front().document.table.dimensions, sink);
  for (const YearFootprint& year : years)
    TRY_VOID(write_table(rows, year.footprint, year.document.table, year.word));
  return rows.flush();
}

}  // namespace capnr
