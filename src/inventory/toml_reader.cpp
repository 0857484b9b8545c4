// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/toml_reader.h"

#include <algorithm>
#include <sstream>

#include <toml++/toml.h>

#include "base/text.h"

namespace capnr {
namespace {

// The parser recurses for each bracket: a file of brackets must not exhaust the stack. Strings may hold some, hence the margin.
bool nested_too_deep(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (c == '\n' && depth < 8) depth = 0;
    if (depth > 64) return true;
  }
  return false;
}

}  // namespace

Result<toml::table> parse_toml(std::string_view text, const std::string& file) {
  if (!is_utf8(text)) return fail(Kind::bad_input, "the file is not UTF-8 text", {}, {.file = file});
  if (nested_too_deep(text)) return fail(Kind::limit, "the file is nested too deeply", {}, {.file = file});
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return fail(Kind::bad_input, "this is not TOML: {reason}", {{"reason", std::string(error.description())}},
                {.file = file, .row = static_cast<std::int64_t>(error.source().begin.line)});
  }
}

const toml::node* TomlReader::find(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

Where TomlReader::where(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : table_.get(key);
  const toml::source_region& source = node != nullptr ? node->source() : table_.source();
  return {.file = file_, .row = static_cast<std::int64_t>(source.begin.line)};
}

tl::unexpected<Error> TomlReader::wrong(std::string_view key, std::string message) const {
  return fail(Kind::bad_input, std::move(message), {{"key", std::string(key)}}, where(key));
}

Result<std::optional<std::string>> TomlReader::text(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_string()) return std::optional(value->get());
  return wrong(key, "the key {key} must be a text");
}

Result<std::optional<double>> TomlReader::number(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<double>()) return value;
  if (const auto value = node->value_exact<std::int64_t>()) return static_cast<double>(*value);
  return wrong(key, "the key {key} must be a number");
}

Result<std::optional<bool>> TomlReader::boolean(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value_exact<bool>()) return value;
  return wrong(key, "the key {key} must be true or false");
}

Result<std::vector<std::string>> TomlReader::texts(std::string_view key) {
  std::vector<std::string> all;
  const toml::node* node = find(key);
  if (node == nullptr) return all;
  if (const auto* one = node->as_string()) return std::vector{one->get()};
  const toml::array* array = node->as_array();
  if (array == nullptr) return wrong(key, "the key {key} must be a list of texts");
  for (const toml::node& item : *array) {
    const auto* text = item.as_string();
    if (text == nullptr) return wrong(key, "the key {key} must be a list of texts");
    all.push_back(text->get());
  }
  return all;
}

Result<const toml::table*> TomlReader::table(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (node->as_table() == nullptr) return wrong(key, "the key {key} must be a table");
  return node->as_table();
}

Result<std::vector<const toml::table*>> TomlReader::tables(std::string_view key) {
  std::vector<const toml::table*> all;
  const toml::node* node = find(key);
  if (node == nullptr) return all;
  const toml::array* array = node->as_array();
  if (array == nullptr) return wrong(key, "the key {key} must be a list of tables");
  for (const toml::node& item : *array) {
    if (item.as_table() == nullptr) return wrong(key, "the key {key} must be a list of tables");
    all.push_back(item.as_table());
  }
  return all;
}

Result<std::optional<std::string>> TomlReader::date(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* text = node->as_string()) return std::optional(text->get());
  if (const auto* value = node->as_date()) {
    std::ostringstream out;
    out << value->get();
    return std::optional(out.str());
  }
  return wrong(key, "the key {key} must be a date");
}

Result<> TomlReader::finish() const {
  for (const auto& [key, node] : table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) == known_.end()) {
      return fail(Kind::bad_input, "unknown key {key}: check its spelling", {{"key", std::string(key.str())}},
                  {.file = file_, .row = static_cast<std::int64_t>(node.source().begin.line)});
    }
  }
  return {};
}

std::string toml_quoted(std::string_view text) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace capnr
