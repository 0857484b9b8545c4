// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/basic_parser_impl.hpp>

#include "base/error.h"

// Private to the sources that read JSON: Boost.JSON's incremental parser, with whole strings, numbers that
// are read exactly (those of Boost 1.81 may be a unit in the last place away) and errors that say where.

namespace capnr {

/// Events has begin_object(), end_object(), begin_array(), end_array(), key(std::string&),
/// text(std::string&), number(std::string& as_written, double), boolean(bool), null(), each giving Result<>;
/// the strings may be moved from.
template <class Events>
class JsonHandler {
 public:
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  JsonHandler(Events& events, std::uint64_t text_limit) : events_(events), text_limit_(text_limit) {}
  const std::optional<Error>& error() const { return error_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& code) { return pass(events_.begin_object(), code); }
  bool on_object_end(std::size_t, error_code& code) { return pass(events_.end_object(), code); }
  bool on_array_begin(error_code& code) { return pass(events_.begin_array(), code); }
  bool on_array_end(std::size_t, error_code& code) { return pass(events_.end_array(), code); }
  bool on_key_part(string_view part, std::size_t, error_code& code) { return append(part, code); }
  bool on_key(string_view part, std::size_t, error_code& code) {
    if (!append(part, code)) return false;
    const bool good = pass(events_.key(text_), code);
    text_.clear();
    return good;
  }
  bool on_string_part(string_view part, std::size_t, error_code& code) { return append(part, code); }
  bool on_string(string_view part, std::size_t, error_code& code) {
    if (!append(part, code)) return false;
    const bool good = pass(events_.text(text_), code);
    text_.clear();
    return good;
  }
  bool on_number_part(string_view part, error_code& code) { return append(part, code); }
  bool on_int64(std::int64_t value, string_view part, error_code& code) {
    return number(static_cast<double>(value), part, code);
  }
  bool on_uint64(std::uint64_t value, string_view part, error_code& code) {
    return number(static_cast<double>(value), part, code);
  }
  bool on_double(double value, string_view part, error_code& code) { return number(value, part, code); }
  bool on_bool(bool value, error_code& code) { return pass(events_.boolean(value), code); }
  bool on_null(error_code& code) { return pass(events_.null(), code); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  bool pass(Result<> result, error_code& code) {
    if (result) return true;
    error_ = std::move(result).error();
    code = boost::json::error::syntax;
    return false;
  }

  bool append(string_view part, error_code& code) {
    if (text_.size() + part.size() > text_limit_) {
      return pass(
          fail(Kind::limit, "a cell is larger than {limit} bytes", {{"limit", std::to_string(text_limit_)}}),
          code);
    }
    text_.append(part.data(), part.size());
    return true;
  }

  bool number(double approximate, string_view part, error_code& code) {
    if (!append(part, code)) return false;
    double value = 0;
    const auto [end, status] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (status == std::errc::result_out_of_range) value = std::abs(approximate) < 1 ? 0 : approximate;
    const bool good = std::isfinite(value) ? pass(events_.number(text_, value), code)
                                           : pass(fail(Kind::bad_input, "the number {number} is too large",
                                                       {{"number", text_.substr(0, 40)}}),
                                                  code);
    text_.clear();
    return good;
  }

  Events& events_;
  std::uint64_t text_limit_;
  std::string text_;
  std::optional<Error> error_;
};

/// Takes a document in pieces; place() is the line and the character of the last error.
template <class Events>
class JsonFeed {
 public:
  JsonFeed(Events& events, std::uint32_t depth, std::uint64_t text_limit)
      : parser_(options(depth), events, text_limit), depth_(depth) {}

  Result<> write(std::string_view piece) { return put(piece, true); }
  Result<> finish() { return put({}, false); }

  std::int64_t line() const { return line_; }
  std::int64_t character() const { return character_; }

 private:
  static boost::json::parse_options options(std::uint32_t depth) {
    boost::json::parse_options chosen;
    chosen.max_depth = depth;
    return chosen;
  }

  Result<> put(std::string_view piece, bool more) {
    boost::json::error_code code;
    // After the end of the document only blanks may come; the parser stops at the first byte of it.
    std::size_t read = parser_.write_some(more, piece.data(), piece.size(), code);
    if (!code && read < piece.size()) code = boost::json::error::extra_data;
    read = std::min(read, piece.size());
    const std::string_view done = piece.substr(0, read);
    line_ += std::count(done.begin(), done.end(), '\n');
    const std::size_t last = done.rfind('\n');
    character_ = last == std::string_view::npos ? character_ + static_cast<std::int64_t>(read)
                                                : static_cast<std::int64_t>(read - last);
    if (!code) return {};
    if (parser_.handler().error()) return tl::unexpected(*parser_.handler().error());
    if (code == boost::json::error::too_deep) {
      return fail(Kind::limit, "the JSON text is nested more than {depth} levels deep",
                  {{"depth", std::to_string(depth_)}});
    }
    if (code == boost::json::error::incomplete) {
      return fail(Kind::bad_input, "the JSON text ends before it is complete; the file may have been cut");
    }
    return fail(Kind::bad_input, "this is not valid JSON: line {line}, character {character}",
                {{"line", std::to_string(line_)}, {"character", std::to_string(character_)}});
  }

  boost::json::basic_parser<JsonHandler<Events>> parser_;
  std::uint32_t depth_;
  std::int64_t line_ = 1, character_ = 1;
};

}  // namespace capnr
