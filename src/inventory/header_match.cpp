// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/header_match.h"

#include <algorithm>
#include <unordered_map>

#include "base/date.h"
#include "base/text.h"
#include "inventory/reject.h"

namespace capnr {
namespace {

using Headers = std::unordered_map<std::string, int>;  // folded → first column that has it

Headers index_of(const std::vector<std::string>& header) {
  Headers headers;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (std::string key = folded(header[i]); !key.empty() && !is_reject_column(header[i]))
      headers.emplace(std::move(key), static_cast<int>(i));
  }
  return headers;
}

int column_of(const Headers& headers, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (const auto found = headers.find(folded(name)); found != headers.end()) return found->second;
  }
  return -1;
}

std::size_t trailing_width(const std::vector<std::string>& row) {
  std::size_t width = row.size();
  while (width > 0 && trimmed(row[width - 1]).empty()) --width;
  return width;
}

struct Candidate {
  const Mapping* mapping = nullptr;
  ColumnPlan plan;
  std::size_t row = 0;
  bool named = false;  // the file is called as an export calls it
  bool better_than(const Candidate& other) const { return rank() > other.rank(); }
  std::tuple<bool, bool, double, int, std::size_t> rank() const {
    return {named, mapping->own, plan.score, plan.matched, plan.table->recognise.size()};
  }
};

std::string header_list(const std::vector<std::string>& header) {
  std::string out;
  for (const std::string& cell : header) {
    if (trimmed(cell).empty()) continue;
    if (out.size() > 200) return out + ", …";
    out += (out.empty() ? "" : ", ") + std::string(trimmed(cell));
  }
  return out;
}

// The mapping that knows most of the headers, to help who wrote a mapping that does not match.
std::string nearest(const std::vector<Mapping>& mappings, const std::vector<std::string>& header) {
  const Headers headers = index_of(header);
  std::string best;
  int most = 0;
  for (const Mapping& mapping : mappings) {
    for (const TableMapping& table : mapping.tables) {
      const auto matched = static_cast<int>(
          std::count_if(table.fields.begin(), table.fields.end(),
                        [&](const FieldMapping& f) { return column_of(headers, f.headers) >= 0; }));
      if (matched > most) {
        most = matched;
        best = mapping.name;
        for (const std::string& name : table.recognise) {
          if (!headers.contains(folded(name))) best += " (–" + name + ")";
        }
      }
    }
  }
  return best.empty() ? "–" : best;
}

FilePlan positional_plan(const Mapping& mapping, const TableMapping& table) {
  ColumnPlan plan;
  plan.table = &table;
  plan.column.assign(table.fields.size(), -1);
  plan.times_column.assign(table.fields.size(), -1);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    for (std::size_t f = 0; f < table.fields.size(); ++f) {
      if (fields_of(table.entity)[table.fields[f].field].name == table.columns[i])
        plan.column[f] = static_cast<int>(i);
    }
  }
  FilePlan out;
  out.tables.push_back(std::move(plan));
  out.mapping = mapping.name;
  return out;
}

// A file whose rows have one empty cell more, or less, than its header: a known fault of list exports.
void find_shift(FilePlan& plan, const FileSample& sample, std::size_t header_index) {
  const std::size_t header_width = trailing_width(sample.rows[header_index]);
  const bool empty_first =
      !sample.rows[header_index].empty() && trimmed(sample.rows[header_index][0]).empty();
  std::size_t longer = 0, shorter = 0, rows = 0;
  for (std::size_t i = header_index + 1; i < sample.rows.size(); ++i) {
    const auto& row = sample.rows[i];
    const std::size_t width = trailing_width(row);
    if (width == 0) continue;
    ++rows;
    if (width == header_width + 1 && trimmed(row[0]).empty()) ++longer;
    if (empty_first && !trimmed(row[0]).empty() && width < header_width) ++shorter;
  }
  if (rows > 0 && longer == rows && !empty_first) plan.shift = 1;
  if (rows > 0 && shorter == rows) {
    plan.header.erase(plan.header.begin());
    for (ColumnPlan& table : plan.tables) {
      for (int& column : table.column) column -= column > 0 ? 1 : 0;
      for (int& column : table.times_column) column -= column > 0 ? 1 : 0;
      table.when_column -= table.when_column > 0 ? 1 : 0;
    }
  }
}

Result<FilePlan> finish_plan(const Candidate& best, const FileSample& sample) {
  FilePlan plan;
  plan.mapping = best.mapping->name;
  plan.header = sample.rows[best.row];
  plan.header_row = sample.numbers[best.row];
  if (best.plan.table->when_header.empty()) {
    plan.tables.push_back(best.plan);
  } else {
    for (const TableMapping& table : best.mapping->tables) {
      if (table.when_header.empty()) continue;
      if (auto sibling = match_header(table, plan.header)) plan.tables.push_back(std::move(*sibling));
    }
  }
  find_shift(plan, sample, best.row);
  return plan;
}

bool same_reading(const ColumnPlan& a, const ColumnPlan& b) {
  if (a.table->entity != b.table->entity || a.column.size() != b.column.size()) return false;
  for (std::size_t i = 0; i < a.column.size(); ++i) {
    if (a.table->fields[i].field != b.table->fields[i].field || a.column[i] != b.column[i]) return false;
  }
  return true;
}

}  // namespace

Result<FileSample> read_sample(const std::filesystem::path& path, const ReadOptions& options) {
  FileSample sample;
  ReadOptions quiet = options;
  quiet.progress = {};
  TRY(sample.format, read_rows(path, quiet, [&](const Row& row) -> Result<Flow> {
        sample.rows.emplace_back(row.cells.begin(), row.cells.end());
        sample.numbers.push_back(row.number);
        return sample.rows.size() < sampled_rows ? Flow::proceed : Flow::stop;
      }));
  return sample;
}

std::optional<ColumnPlan> match_header(const TableMapping& table, const std::vector<std::string>& header) {
  const Headers headers = index_of(header);
  for (const std::string& name : table.recognise) {
    if (!headers.contains(folded(name))) return std::nullopt;
  }
  ColumnPlan plan;
  plan.table = &table;
  std::vector<bool> used(header.size(), false);
  for (const FieldMapping& field : table.fields) {
    const int column = column_of(headers, field.headers);
    const int times = column_of(headers, field.times);
    if (column < 0 && !field.constant && fields_of(table.entity)[field.field].required) return std::nullopt;
    plan.column.push_back(column);
    plan.times_column.push_back(times);
    for (const int at : {column, times}) {
      if (at >= 0) used[static_cast<std::size_t>(at)] = true;
    }
  }
  for (const Field& field : fields_of(table.entity)) {
    const bool mapped = std::any_of(table.fields.begin(), table.fields.end(), [&](const FieldMapping& f) {
      return &fields_of(table.entity)[f.field] == &field;
    });
    if (field.required && !mapped) return std::nullopt;
  }
  if (!table.when_header.empty()) {
    plan.when_column = column_of(headers, {table.when_header});
    if (plan.when_column >= 0) used[static_cast<std::size_t>(plan.when_column)] = true;
  }
  plan.matched = static_cast<int>(std::count(used.begin(), used.end(), true));
  if (plan.matched == 0) return std::nullopt;
  plan.score = static_cast<double>(plan.matched) / static_cast<double>(headers.size());
  return plan;
}

bool looks_like_data(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(),
                     [](const std::string& cell) { return parse_date(cell) || parse_number(cell); });
}

Result<FilePlan> choose_plan(const std::filesystem::path& path, const FileSample& sample,
                             const std::vector<Mapping>& mappings, std::string_view wanted) {
  const Where where{.file = path.string()};
  if (!wanted.empty() && find_mapping(mappings, wanted) == nullptr) {
    return fail(Kind::not_found, "there is no mapping called {name}", {{"name", std::string(wanted)}}, where);
  }
  std::vector<Candidate> best;
  for (std::size_t row = 0; row < std::min(sample.rows.size(), header_rows); ++row) {
    for (const Mapping& mapping : mappings) {
      if (!wanted.empty() && mapping.name != wanted) continue;
      for (const TableMapping& table : mapping.tables) {
        auto plan = match_header(table, sample.rows[row]);
        if (!plan) continue;
        Candidate found{&mapping, std::move(*plan), row,
                        mapping.name == "capnr" && path.filename() == canonical_file(table.entity)};
        if (!best.empty() && found.better_than(best.front())) best.clear();
        if (best.empty() || found.rank() == best.front().rank()) best.push_back(std::move(found));
      }
    }
  }
  if (!wanted.empty() && best.empty()) {
    const Mapping& mapping = *find_mapping(mappings, wanted);
    const auto positional = std::find_if(mapping.tables.begin(), mapping.tables.end(),
                                         [](const TableMapping& t) { return !t.columns.empty(); });
    if (positional != mapping.tables.end()) {
      FilePlan plan = positional_plan(mapping, *positional);
      plan.format = sample.format;
      return plan;
    }
  }
  if (best.empty()) {
    std::size_t first = 0;
    while (first < sample.rows.size() && trailing_width(sample.rows[first]) == 0) ++first;
    if (first == sample.rows.size()) return fail(Kind::bad_input, "the file has no row", {}, where);
    const auto& row = sample.rows[first];
    if (looks_like_data(row)) {
      return fail(Kind::bad_input,
                  "the header is missing: the first row looks like data ({cells}). Add a header, or give the "
                  "position of each column in a mapping: columns = [\"name\", \"type\", …]",
                  {{"cells", header_list(row)}}, {.file = path.string(), .row = sample.numbers[first]});
    }
    return fail(Kind::bad_input,
                "no mapping knows these columns: {headers}. Nearest: {nearest}. Write one with: capnr import "
                "--preview",
                {{"headers", header_list(row)}, {"nearest", nearest(mappings, row)}},
                {.file = path.string(), .row = sample.numbers[first]});
  }
  for (const Candidate& other : best) {
    if (other.mapping == best.front().mapping && !other.plan.table->when_header.empty()) continue;
    if (same_reading(other.plan, best.front().plan)) continue;
    return fail(
        Kind::conflict,
        "these columns can be read by {first} and by {second}: choose with --mapping, or in city.toml",
        {{"first",
          best.front().mapping->name + " (" + std::string(code(best.front().plan.table->entity)) + ")"},
         {"second", other.mapping->name + " (" + std::string(code(other.plan.table->entity)) + ")"}},
        where);
  }
  TRY(FilePlan plan, finish_plan(best.front(), sample));
  plan.format = sample.format;
  return plan;
}

}  // namespace capnr
