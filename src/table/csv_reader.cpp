// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "table/row_builder.h"
#include "table/text_stream.h"

namespace capnr {
namespace {

constexpr std::size_t sample_bytes = 64U << 10U;
constexpr std::uint32_t window_bytes =
    8U
    << 10U;  // text and marks of a window stay in the cache between scan and use, with the words of the reader
constexpr std::size_t padding =
    64;  // the wide scanners read a little further, and so may who is given a cell
constexpr std::uint64_t progress_bytes = 8U << 20U;

class CsvReader {
 public:
  CsvReader(TextStream stream, const CsvSettings& settings, FunctionRef<Result<Flow>(const Row&)> on_row);
  Result<> begin();
  Result<> read_all();
  TableFormat format() const;

 private:
  enum class Next : std::uint8_t { more, stopped, failed };  // failed: failure_ says why
  Result<> refill(std::size_t at_least);
  Next take_chunk();
  template <bool quotes>
  Next take_marks(const std::uint32_t* mark, const std::uint32_t* end, bool one_record);
  Next take_stray_record();
  Next make_room();
  Next end_record(std::uint32_t position);
  void unquote(std::span<std::string_view> cells);
  Result<> finish();
  Result<> check_unfinished() const;
  Next failed(tl::unexpected<Error> error) {
    failure_ = std::move(error).value();
    return Next::failed;
  }

  Where row() const { return {.row = number_ + 1}; }
  tl::unexpected<Error> cell_too_large(bool quoted) const;

  TextStream stream_;
  const CsvSettings& settings_;
  FunctionRef<Result<Flow>(const Row&)> on_row_;
  CsvScan scan_;
  char separator_;
  std::vector<char> buffer_;
  std::uint32_t size_ = 0;    // of the text in the buffer
  std::uint32_t record_ = 0;  // where the current record begins,
  std::uint32_t cell_ = 0;    // and its current cell
  bool at_end_ = false, after_return_ = false, has_quotes_ = false;
  std::int64_t number_ = 0;
  std::vector<std::string_view> cells_;
  std::size_t cell_count_ = 0;
  std::vector<std::uint32_t> marks_;
  std::uint64_t record_limit_, last_progress_ = 0;
  Error failure_;
};

CsvReader::CsvReader(TextStream stream, const CsvSettings& settings,
                     FunctionRef<Result<Flow>(const Row&)> on_row)
    : stream_(std::move(stream)),
      settings_(settings),
      on_row_(on_row),
      scan_(settings.scan != nullptr ? settings.scan : best_csv_scan()),
      separator_(settings.separator.value_or(';')),
      cells_(std::clamp<std::size_t>(settings.limits.columns, 1, 64)),
      marks_(window_bytes + padding),
      record_limit_(row_limit(settings.limits)) {}

TableFormat CsvReader::format() const {
  return {.format = FileFormat::csv,
          .separator = separator_,
          .encoding = stream_.encoding(),
          .byte_order_mark = stream_.byte_order_mark()};
}

Result<> CsvReader::begin() {
  TRY_VOID(refill(settings_.separator ? 0 : sample_bytes));
  const std::string_view sample(buffer_.data(), size_);
  if (!settings_.separator)
    separator_ = likely_separator(sample.substr(0, sample_bytes), at_end_ && size_ <= sample_bytes);
  return {};
}

// Keeps the unfinished record and reads on: as much again when it is long, so that looking at it again from
// its beginning costs, all in all, a constant times its length.
Result<> CsvReader::refill(std::size_t at_least) {
  const std::uint32_t kept = size_ - record_;
  if (kept > 0) std::memmove(buffer_.data(), buffer_.data() + record_, kept);
  const std::size_t wanted = std::max({std::size_t{16}, settings_.chunk_bytes, std::size_t{kept}, at_least});
  if (buffer_.size() < kept + wanted + padding) buffer_.resize(kept + wanted + padding);
  TRY(const std::size_t got, stream_.read(buffer_.data() + kept, wanted));
  size_ = kept + static_cast<std::uint32_t>(got);
  record_ = cell_ = 0;
  cell_count_ = 0;
  has_quotes_ = false;
  at_end_ = got == 0;
  if (settings_.progress && stream_.position() - last_progress_ >= progress_bytes) {
    last_progress_ = stream_.position();
    (*settings_.progress)(stream_.position(), stream_.size());
  }
  return {};
}

Result<> CsvReader::read_all() {
  if (has_separator_line(std::string_view(buffer_.data(), size_))) {
    record_ = cell_ = 6;
    after_return_ = buffer_[5] == '\r';
    ++number_;
  }
  while (!at_end_) {
    const Next next = take_chunk();
    if (next == Next::failed) return tl::unexpected(failure_);
    if (next == Next::stopped) return {};
    TRY_VOID(check_unfinished());
    TRY_VOID(refill(0));
  }
  return finish();
}

// Every record that ends in the buffer.
CsvReader::Next CsvReader::take_chunk() {
  CsvScanState state;
  for (std::uint32_t from = record_; from < size_;) {
    const std::uint32_t to = std::min(size_, from + window_bytes);
    const CsvScanned scanned = scan_(buffer_.data(), from, to, separator_, state, marks_.data());
    // A cell that was begun before may have a quote.
    const Next taken = scanned.quotes || has_quotes_ || buffer_[cell_] == '"'
                           ? take_marks<true>(marks_.data(), scanned.end, false)
                           : take_marks<false>(marks_.data(), scanned.end, false);
    if (taken != Next::more) return taken;
    from = to;
    if (scanned.stray) {
      const std::int64_t before = number_;
      if (const Next next = take_stray_record(); next != Next::more || number_ == before) return next;
      from = record_;
      state = {};
    }
  }
  return Next::more;
}

// The record that holds a stray quote, by the scanner that understands it.
CsvReader::Next CsvReader::take_stray_record() {
  cell_ = record_;
  cell_count_ = 0;
  has_quotes_ = false;
  CsvScanState state;
  const std::int64_t before = number_;
  for (std::uint32_t from = record_; from < size_ && number_ == before;) {
    const std::uint32_t to = std::min(size_, from + 1024);
    const CsvScanned scanned = scan_scalar(buffer_.data(), from, to, separator_, state, marks_.data());
    if (const Next next = take_marks<true>(marks_.data(), scanned.end, true); next != Next::more) return next;
    from = to;
  }
  return Next::more;
}

// The hot loop: what it touches for each mark is in local variables. `quotes`: whether cells may begin with one.
template <bool quotes>
CsvReader::Next CsvReader::take_marks(const std::uint32_t* mark, const std::uint32_t* end, bool one_record) {
  const char* const text = buffer_.data();
  const char separator = separator_;
  while (mark != end) {
    std::string_view* out = cells_.data() + cell_count_;
    const std::string_view* const full = cells_.data() + cells_.size();
    std::uint32_t cell = cell_, position = *mark;
    bool has_quotes = has_quotes_;
    while (text[position] == separator && out != full) {
      if constexpr (quotes) has_quotes |= text[cell] == '"';
      *out++ = {text + cell, position - cell};
      cell = position + 1;
      if (++mark == end) break;
      position = *mark;
    }
    cell_ = cell;
    cell_count_ = static_cast<std::size_t>(out - cells_.data());
    has_quotes_ = has_quotes;
    if (mark == end) break;
    if (out == full) {
      if (const Next next = make_room(); next != Next::more) return next;
      continue;
    }
    ++mark;
    if (text[position] == '\n' && after_return_ && position == record_) {  // the end of a \r\n
      record_ = cell_ = position + 1;
      after_return_ = false;
      continue;
    }
    if (const Next next = end_record(position); next != Next::more || one_record) return next;
  }
  return Next::more;
}

CsvReader::Next CsvReader::make_room() {
  if (cell_count_ >= settings_.limits.columns) {
    return failed(fail(Kind::limit, "there are more than {limit} columns; check the separator and the quotes",
                       {{"limit", std::to_string(settings_.limits.columns)}}, row()));
  }
  cells_.resize(std::min<std::size_t>(cells_.size() * 2, settings_.limits.columns));
  return Next::more;
}

CsvReader::Next CsvReader::end_record(std::uint32_t position) {
  const char* const text = buffer_.data();
  if (text[position] == '\0') {
    return failed(fail(Kind::bad_input,
                       "there is a NUL byte: this is no text file, or it was damaged; export it again as CSV",
                       {}, row()));
  }
  cells_[cell_count_] = {text + cell_, position - cell_};
  const auto cells = std::span(cells_).first(cell_count_ + 1);
  if (position - record_ > settings_.limits.cell_bytes) {
    for (const std::string_view cell : cells) {
      if (cell.size() > settings_.limits.cell_bytes) return failed(cell_too_large(cell.front() == '"'));
    }
  }
  if (has_quotes_ || text[cell_] == '"') unquote(cells);
  const bool nothing = position == record_;
  record_ = cell_ = position + 1;
  cell_count_ = 0;
  has_quotes_ = false;
  after_return_ = text[position] == '\r';
  ++number_;
  if (nothing) return Next::more;
  const auto flow = on_row_(Row{.cells = cells, .number = number_, .padded = true});
  if (!flow) return failed(tl::unexpected(flow.error()));
  return *flow == Flow::proceed ? Next::more : Next::stopped;
}

// In place: "say ""yes""" becomes say "yes". What follows the closing quote is text, as spreadsheets read it.
void CsvReader::unquote(std::span<std::string_view> cells) {
  for (std::string_view& cell : cells) {
    if (cell.empty() || cell.front() != '"') continue;
    cell.remove_prefix(1);
    const std::size_t first = cell.find('"');
    if (first == std::string_view::npos) continue;
    if (first + 1 == cell.size()) {
      cell.remove_suffix(1);
      continue;
    }
    char* const begin = buffer_.data() + (cell.data() - buffer_.data());
    char* out = begin + first;
    bool open = true;
    for (std::size_t i = first; i < cell.size(); ++i) {
      if (!open || cell[i] != '"') {
        *out++ = cell[i];
      } else if (i + 1 < cell.size() && cell[i + 1] == '"') {
        *out++ = cell[i++];
      } else {
        open = false;
      }
    }
    cell = {begin, static_cast<std::size_t>(out - begin)};
  }
}

tl::unexpected<Error> CsvReader::cell_too_large(bool quoted) const {
  return fail(Kind::limit,
              quoted ? "a cell is larger than {limit} bytes; the quote that opens it may never be closed"
                     : "a cell is larger than {limit} bytes",
              {{"limit", std::to_string(settings_.limits.cell_bytes)}}, row());
}

Result<> CsvReader::check_unfinished() const {
  if (size_ - record_ <= settings_.limits.cell_bytes) return {};
  if (size_ - cell_ > settings_.limits.cell_bytes + 2) return cell_too_large(buffer_[cell_] == '"');
  if (size_ - record_ > record_limit_) {
    return fail(Kind::limit, "the row is larger than {limit} bytes",
                {{"limit", std::to_string(record_limit_)}}, row());
  }
  return {};
}

// The last record, which no line end closes.
Result<> CsvReader::finish() {
  if (stream_.fault()) {
    return fail(
        Kind::bad_input,
        "the text is not valid {encoding} here, though what comes before is; save the file again as UTF-8",
        {{"encoding", stream_.encoding() == Encoding::utf8 ? "UTF-8" : "UTF-16"}}, row());
  }
  if (size_ == 0) return {};
  buffer_[size_++] = '\n';
  const std::int64_t before = number_;
  const Next next = take_chunk();
  if (next == Next::failed) return tl::unexpected(failure_);
  if (next == Next::more && number_ == before && record_ < size_) {
    return fail(Kind::bad_input, "a quote is opened in this row and never closed", {}, row());
  }
  return {};
}

}  // namespace

Result<TableFormat> read_csv(ByteSource source, const CsvSettings& settings,
                             FunctionRef<Result<Flow>(const Row&)> on_row) {
  TRY(TextStream stream, TextStream::open(std::move(source), settings.encoding));
  CsvReader reader(std::move(stream), settings, on_row);
  TRY_VOID(reader.begin());
  TRY_VOID(reader.read_all());
  return reader.format();
}

Result<TableFormat> sniff_csv(ByteSource source, const CsvSettings& settings) {
  auto nothing = [](const Row&) -> Result<Flow> { return Flow::stop; };
  TRY(TextStream stream, TextStream::open(std::move(source), settings.encoding));
  CsvReader reader(std::move(stream), settings, nothing);
  TRY_VOID(reader.begin());
  return reader.format();
}

}  // namespace capnr
