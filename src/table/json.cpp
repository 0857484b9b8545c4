// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/json.h"

#include <algorithm>
#include <limits>

#include <boost/json/src.hpp>

#include "table/json_events.h"

namespace capnr {
namespace {

class JsonTree {
 public:
  Result<> begin_object() { return open(Json::Object{}); }
  Result<> begin_array() { return open(Json::Array{}); }
  Result<> end_object() {
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : *stack_.back().object()) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    if (const auto twice = std::adjacent_find(keys.begin(), keys.end()); twice != keys.end()) {
      return fail(Kind::bad_input, "the key {key} is given twice in the same object",
                  {{"key", std::string(*twice)}});
    }
    return close();
  }
  Result<> end_array() { return close(); }
  Result<> key(std::string& name) {
    std::get<Json::Object>(stack_.back().value).emplace_back(std::move(name), Json{});
    return {};
  }
  Result<> text(std::string& value) { return add(Json{std::move(value)}); }
  Result<> number(std::string&, double value) { return add(Json{value}); }
  Result<> boolean(bool value) { return add(Json{value}); }
  Result<> null() { return add(Json{}); }

  Json take() { return std::move(root_); }

 private:
  template <class Container>
  Result<> open(Container container) {
    stack_.push_back(Json{std::move(container)});
    return {};
  }
  Result<> close() {
    Json done = std::move(stack_.back());
    stack_.pop_back();
    return add(std::move(done));
  }
  Result<> add(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (auto* const array = std::get_if<Json::Array>(&stack_.back().value)) {
      array->push_back(std::move(value));
    } else {
      std::get<Json::Object>(stack_.back().value).back().second = std::move(value);
    }
    return {};
  }

  Json root_;
  std::vector<Json> stack_;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
  if (const Object* const members = object()) {
    for (const auto& [name, member] : *members) {
      if (name == key) return &member;
    }
  }
  return nullptr;
}

Result<Json> parse_json(std::string_view text, std::uint32_t depth) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  JsonTree tree;
  JsonFeed<JsonTree> feed(tree, depth, std::numeric_limits<std::uint64_t>::max());
  Result<> done = feed.write(text);
  if (done) done = feed.finish();
  if (!done) {
    return tl::unexpected(done.error().at({.row = feed.line(), .column = std::to_string(feed.character())}));
  }
  return tree.take();
}

}  // namespace capnr
