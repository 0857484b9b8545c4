// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/query_names.h"

#include <algorithm>
#include <map>
#include <string>

namespace capnr {
namespace {

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The end of a quoted piece that begins at `at`; a doubled quote does not end it.
std::size_t end_of_quoted(std::string_view sql, std::size_t at, char closing) {
  for (std::size_t i = at + 1; i < sql.size(); ++i) {
    if (sql[i] != closing) continue;
    if (closing == ']' || i + 1 >= sql.size() || sql[i + 1] != closing) return i + 1;
    ++i;
  }
  return sql.size();
}

std::size_t after(std::string_view sql, std::string_view mark, std::size_t from) {
  const std::size_t found = sql.find(mark, from);
  return found == std::string_view::npos ? sql.size() : found + mark.size();
}

bool is_word(const QueryToken& token, std::string_view word) {
  return token.is_name && lower(token.text) == word;
}

std::size_t closing_of(const std::vector<QueryToken>& tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].is_name) continue;
    if (tokens[i].text == "(") ++depth;
    if (tokens[i].text == ")" && --depth == 0) return i;
  }
  return tokens.size();
}

bool opens(const std::vector<QueryToken>& tokens, std::size_t at) {
  return at < tokens.size() && !tokens[at].is_name && tokens[at].text == "(";
}

// "name AS (", "name (a, b) AS NOT MATERIALIZED (": where its parenthesis opens, if it is one.
std::optional<std::size_t> definition_at(const std::vector<QueryToken>& tokens, std::size_t at) {
  if (!tokens[at].is_name) return std::nullopt;
  std::size_t next = at + 1;
  if (opens(tokens, next)) next = closing_of(tokens, next) + 1;
  if (next >= tokens.size() || !is_word(tokens[next], "as")) return std::nullopt;
  ++next;
  if (next < tokens.size() && is_word(tokens[next], "not")) ++next;
  if (next < tokens.size() && is_word(tokens[next], "materialized")) ++next;
  return opens(tokens, next) ? std::optional(next) : std::nullopt;
}

class Expansion {
 public:
  Expansion(std::string_view sql, std::int64_t most) : most_(most) {
    const std::vector<QueryToken> tokens = query_tokens(sql);
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (definition_at(tokens, i)) named_[lower(tokens[i].text)];
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].is_name) continue;
      if (named_.contains(lower(tokens[i].text))) all_.push_back(lower(tokens[i].text));
      if (const auto open = definition_at(tokens, i)) define(tokens, i, *open);
    }
  }

  std::int64_t size() { return sum(all_); }

 private:
  struct Named {
    std::vector<std::string> uses;
    std::optional<std::int64_t> size;
    bool being_counted = false;  // names itself: a recursive one
  };

  void define(const std::vector<QueryToken>& tokens, std::size_t at, std::size_t open) {
    Named& named = named_[lower(tokens[at].text)];
    for (std::size_t i = open, end = closing_of(tokens, open); i < end; ++i)
      if (tokens[i].is_name && named_.contains(lower(tokens[i].text)))
        named.uses.push_back(lower(tokens[i].text));
  }

  std::int64_t sum(const std::vector<std::string>& names) {
    std::int64_t total = 0;
    for (const std::string& name : names) {
      total += size_of(named_.at(name));
      if (total >= most_) return most_;
    }
    return total;
  }

  std::int64_t size_of(Named& named) {
    if (named.being_counted) return 1;
    if (!named.size) {
      named.being_counted = true;
      named.size = std::min(most_, 1 + sum(named.uses));
      named.being_counted = false;
    }
    return *named.size;
  }

  std::int64_t most_;
  std::map<std::string, Named> named_;
  std::vector<std::string> all_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view sql) {
  std::vector<QueryToken> tokens;
  for (std::size_t at = 0; at < sql.size();) {
    const std::string_view two = sql.substr(at, 2);
    const char c = sql[at];
    if (two == "--") {
      at = after(sql, "\n", at);
    } else if (two == "/*") {
      at = after(sql, "*/", at + 2);
    } else if (c == '\'') {
      at = end_of_quoted(sql, at, '\'');
    } else if (c == '"' || c == '`' || c == '[') {
      const std::size_t end = end_of_quoted(sql, at, c == '[' ? ']' : c);
      if (end > at + 1) tokens.push_back({sql.substr(at + 1, end - at - 2), true});
      at = end;
    } else if (in_name(c)) {
      const std::size_t from = at;
      while (at < sql.size() && in_name(sql[at])) ++at;
      tokens.push_back({sql.substr(from, at - from), true});
    } else {
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') tokens.push_back({sql.substr(at, 1), false});
      ++at;
    }
  }
  return tokens;
}

std::optional<std::size_t> place_of_name(std::string_view sql, std::string_view name) {
  const std::string wanted = lower(name);
  for (const QueryToken& token : query_tokens(sql))
    if (token.is_name && lower(token.text) == wanted)
      return static_cast<std::size_t>(token.text.data() - sql.data());
  return std::nullopt;
}

std::int64_t expanded_size(std::string_view sql, std::int64_t most) {
  return Expansion(sql, most).size();
}

}  // namespace capnr
