// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/json_table.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <vector>

#include "table/json_events.h"
#include "table/row_builder.h"

namespace capnr {
namespace {

using Columns = std::unordered_map<std::string, std::size_t>;

// Where the parser is inside a row: an object with the keys that it has had, or an array.
struct Level {
  std::vector<std::string> keys;
  std::size_t key_count = 0;
  std::size_t path_length = 0;  // of the dotted name outside this level
  bool is_array = false;
};

// One pass over the document: rows come out when `give`, else only the columns are found.
class JsonRows {
 public:
  JsonRows(Columns& columns, std::vector<std::string>& names, const ReadLimits& limits, bool give,
           FunctionRef<Result<Flow>(const Row&)> on_row)
      : columns_(columns),
        names_(names),
        limits_(limits),
        give_(give),
        on_row_(on_row),
        row_(limits, std::numeric_limits<std::uint64_t>::max()) {}

  bool stopped() const { return stopped_; }
  bool found_rows() const { return found_rows_; }
  std::int64_t number() const { return number_; }

  Result<> begin_object();
  Result<> end_object();
  Result<> begin_array();
  Result<> end_array();
  Result<> key(std::string& name);
  Result<> text(std::string& value) { return scalar(value); }
  Result<> number(std::string& written, double) { return scalar(written); }
  Result<> boolean(bool value) { return scalar(value ? "true" : "false"); }
  Result<> null() { return scalar({}); }

 private:
  // outside: of the array of rows; between: in it; inside: in a row.
  enum class At : std::uint8_t { outside, between, inside };
  Result<> scalar(std::string_view value);
  Result<> open_level(bool is_array);
  Result<> close_level();
  Result<> end_row();
  tl::unexpected<Error> not_an_object() const {
    return fail(Kind::bad_input, "each row of a JSON table is an object between braces; this one is not", {},
                {.row = number_ + 1});
  }
  Where row() const { return {.row = number_}; }

  Columns& columns_;
  std::vector<std::string>& names_;
  const ReadLimits& limits_;
  bool give_;
  FunctionRef<Result<Flow>(const Row&)> on_row_;
  RowBuilder row_;
  At at_ = At::outside;
  std::uint32_t outside_depth_ = 0;
  std::string outside_key_, path_;
  std::vector<Level> levels_;
  std::size_t depth_ = 0;             // levels in use
  std::vector<std::int64_t> filled_;  // by column: the row that last filled it
  std::int64_t number_ = 1;           // the header is row 1
  bool found_rows_ = false, stopped_ = false;
};

Result<> JsonRows::begin_object() {
  if (stopped_) return {};
  if (at_ == At::inside) return open_level(false);
  if (at_ == At::outside) {
    ++outside_depth_;
    return {};
  }
  at_ = At::inside;
  ++number_;
  path_.clear();
  return open_level(false);
}

Result<> JsonRows::begin_array() {
  if (stopped_) return {};
  if (at_ == At::inside) return open_level(true);
  if (at_ == At::between) return not_an_object();
  const bool is_rows =
      outside_depth_ == 0 ||
      (outside_depth_ == 1 && (outside_key_ == "rows" || outside_key_ == "data") && !found_rows_);
  ++outside_depth_;
  if (is_rows) {
    found_rows_ = true;
    at_ = At::between;
  }
  return {};
}

Result<> JsonRows::end_object() {
  if (stopped_) return {};
  if (at_ == At::outside) {
    --outside_depth_;
    return {};
  }
  TRY_VOID(close_level());
  return depth_ == 0 ? end_row() : Result<>{};
}

Result<> JsonRows::end_array() {
  if (stopped_) return {};
  if (at_ == At::inside) return close_level();
  at_ = At::outside;
  --outside_depth_;
  return {};
}

Result<> JsonRows::open_level(bool is_array) {
  if (depth_ == levels_.size()) levels_.emplace_back();
  Level& level = levels_[depth_++];
  level.key_count = 0;
  level.path_length = path_.size();
  level.is_array = is_array;
  return {};
}

Result<> JsonRows::close_level() {
  Level& level = levels_[--depth_];
  path_.resize(level.path_length);
  if (level.is_array) return {};
  const auto keys = std::span(level.keys).first(level.key_count);
  std::sort(keys.begin(), keys.end());
  if (const auto twice = std::adjacent_find(keys.begin(), keys.end()); twice != keys.end()) {
    return fail(Kind::bad_input, "the key {key} is given twice in the same object", {{"key", *twice}}, row());
  }
  return {};
}

Result<> JsonRows::key(std::string& name) {
  if (stopped_) return {};
  if (at_ == At::outside) {
    if (outside_depth_ == 1) outside_key_ = name;
    return {};
  }
  Level& level = levels_[depth_ - 1];
  path_.resize(level.path_length);
  if (level.path_length > 0) path_ += '.';
  path_ += name;
  if (path_.size() > limits_.cell_bytes || level.key_count >= limits_.columns) {
    return fail(Kind::limit, "there are more than {limit} columns",
                {{"limit", std::to_string(limits_.columns)}}, row());
  }
  if (level.key_count == level.keys.size()) level.keys.emplace_back();
  level.keys[level.key_count++].swap(name);
  return {};
}

Result<> JsonRows::scalar(std::string_view value) {
  if (stopped_ || at_ == At::outside) return {};
  if (at_ == At::between) return not_an_object();
  auto found = columns_.find(path_);
  if (found == columns_.end()) {
    if (names_.size() >= limits_.columns) {
      return fail(Kind::limit, "there are more than {limit} columns",
                  {{"limit", std::to_string(limits_.columns)}}, row());
    }
    found = columns_.emplace(path_, names_.size()).first;
    names_.push_back(path_);
  }
  if (filled_.size() <= found->second) filled_.resize(found->second + 1);
  std::int64_t& filled = filled_[found->second];
  const bool again = filled == number_;
  filled = number_;
  if (again) {
    const bool in_array = std::any_of(levels_.begin(), levels_.begin() + static_cast<std::ptrdiff_t>(depth_),
                                      [](const Level& level) { return level.is_array; });
    if (!in_array) {
      return fail(Kind::bad_input, "the key {key} is given twice in the same object", {{"key", path_}},
                  row());
    }
  }
  if (!give_) return {};
  return again ? row_.append_line(found->second, value) : row_.set(found->second, value);
}

Result<> JsonRows::end_row() {
  at_ = At::between;
  if (!give_) return {};
  row_.widen(names_.size());
  TRY(const Flow flow, row_.give(number_, on_row_));
  row_.clear();
  stopped_ = flow == Flow::stop;
  return {};
}

Result<> run_pass(JsonRows& rows, ByteSource source, const ReadOptions& options, std::uint64_t done_before) {
  constexpr std::uint64_t progress_bytes = 8U << 20U;
  JsonFeed<JsonRows> feed(rows, options.limits.depth, options.limits.cell_bytes);
  std::string buffer(256U << 10U, '\0');
  std::uint64_t shown = 0;
  for (bool first = true;; first = false) {
    TRY(const std::size_t got, source.read(buffer.data(), buffer.size()));
    std::string_view piece(buffer.data(), got);
    if (first && piece.starts_with("\xEF\xBB\xBF")) piece.remove_prefix(3);
    const auto fed = got == 0 ? feed.finish() : feed.write(piece);
    if (!fed) return tl::unexpected(fed.error().at({.row = rows.number()}));
    if (got == 0 || rows.stopped()) return {};
    if (options.progress && source.position() - shown >= progress_bytes) {
      shown = source.position();
      (*options.progress)(done_before + shown, 2 * source.size());
    }
  }
}

}  // namespace

Result<TableFormat> read_json_table(FunctionRef<Result<ByteSource>()> open, const ReadOptions& options,
                                    FunctionRef<Result<Flow>(const Row&)> on_row) {
  Columns columns;
  std::vector<std::string> names;
  JsonRows first(columns, names, options.limits, false, on_row);
  TRY(ByteSource source, open());
  TRY_VOID(run_pass(first, std::move(source), options, 0));
  if (!first.found_rows()) {
    return fail(
        Kind::bad_input,
        "this JSON is no table: it must be an array of objects, or have one under \"rows\" or \"data\"");
  }
  const std::vector<std::string_view> header(names.begin(), names.end());
  if (!header.empty()) {
    TRY(const Flow flow, on_row(Row{.cells = header, .number = 1}));
    if (flow == Flow::stop) return TableFormat{.format = FileFormat::json};
    JsonRows second(columns, names, options.limits, true, on_row);
    TRY(ByteSource again, open());
    const std::uint64_t size = again.size();
    TRY_VOID(run_pass(second, std::move(again), options, size));
  }
  return TableFormat{.format = FileFormat::json};
}

}  // namespace capnr
