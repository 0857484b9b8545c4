// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack_toml.h"

#include <algorithm>
#include <array>

// With its default settings, as in every other source: a program whose sources choose others breaks the rule of one definition.
#include <toml++/toml.h>

#include "base/file.h"

namespace capnr {
namespace {

// A table of a TOML file with its place for messages. Errors are collected: the first one wins, the reading
// code stays a list of keys.
class Reader {
 public:
  Reader(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

  void only(std::initializer_list<std::string_view> known) {
    std::string list;
    for (const std::string_view key : known) list += (list.empty() ? "" : ", ") + std::string(key);
    for (const auto& [key, node] : table_) {
      if (std::ranges::find(known, key.str()) == known.end()) {
        say(node, std::string(key.str()), "this key is not known; known keys: {known}", {{"known", list}});
      }
    }
  }

  void text(std::string_view key, std::string& out, bool required = false) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
      if (required) say(table_, std::string(key), "this key is missing");
    } else if (const auto* value = node->as_string()) {
      out = value->get();
    } else {
      say(*node, std::string(key), "this key must be a text between quotes");
    }
  }

  void boolean(std::string_view key, bool& out) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto* value = node->as_boolean()) {
      out = value->get();
    } else {
      say(*node, std::string(key), "this key must be true or false");
    }
  }

  void texts(std::string_view key, std::vector<std::string>& out) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return say(*node, std::string(key), "this key must be a list of texts");
    for (const toml::node& element : *list) {
      const auto* value = element.as_string();
      if (value == nullptr) return say(element, std::string(key), "this key must be a list of texts");
      out.push_back(value->get());
    }
  }

  const toml::table* table(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return nullptr;
    if (node->as_table() == nullptr)
      say(*node, std::string(key), "this key must be a table: write [{key}]", {{"key", std::string(key)}});
    return node->as_table();
  }

  const std::optional<Error>& error() const { return error_; }
  void take(const Reader& other) {
    if (!error_) error_ = other.error_;
  }

 private:
  void say(const toml::node& node, std::string key, std::string message,
           std::vector<std::pair<std::string, std::string>> parameters = {}) {
    if (error_) return;
    error_ = Error{Kind::bad_input, std::move(message), std::move(parameters),
                   Where{file_, static_cast<std::int64_t>(node.source().begin.line), std::move(key)}};
  }

  const toml::table& table_;
  std::string file_;
  std::optional<Error> error_;
};

Result<toml::table> parse(const std::filesystem::path& file, const std::string& shown_name) {
  TRY(const std::string text, read_file(file, 1U << 20U));
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return fail(Kind::bad_input, "this is not TOML: {reason}", {{"reason", std::string(error.description())}},
                Where{shown_name, static_cast<std::int64_t>(error.source().begin.line), ""});
  }
}

}  // namespace

Result<PackManifest> read_manifest(const std::filesystem::path& file) {
  const std::string folder = file.parent_path().filename().string();
  const std::string shown_name = folder + "/pack.toml";
  TRY(const toml::table table, parse(file, shown_name));
  PackManifest manifest;
  PackInfo& info = manifest.info;
  Reader reader(table, shown_name);
  reader.only({"id", "name", "version", "licence", "licence_file", "source", "source_url", "commit", "date",
               "note", "redistributable", "hidden", "defaults"});
  info.id = folder;
  reader.text("id", info.id);
  reader.text("name", info.name, true);
  reader.text("version", info.version, true);
  reader.text("licence", info.licence, true);
  reader.text("licence_file", manifest.licence_file);
  reader.text("source", info.source, true);
  reader.text("source_url", manifest.source_url);
  reader.text("commit", manifest.commit);
  reader.text("date", manifest.date);
  reader.text("note", manifest.note);
  reader.boolean("redistributable", info.redistributable);
  reader.boolean("hidden", info.hidden);
  if (const toml::table* defaults = reader.table("defaults")) {
    Reader nested(*defaults, shown_name);
    nested.only({"quality", "source"});
    nested.text("quality", manifest.default_quality);
    nested.text("source", manifest.default_source);
    reader.take(nested);
  }
  if (reader.error()) return tl::unexpected(*reader.error());
  if (info.id != folder) {
    return fail(Kind::bad_input, "the pack is named {id} but its folder is {folder}: they must be the same",
                {{"id", info.id}, {"folder", folder}}, Where{shown_name, 0, "id"});
  }
  if (!manifest.default_quality.empty() && !sigma_of_quality(manifest.default_quality)) {
    return fail(Kind::bad_input, "{quality} is not a quality; write high, medium, low or very_low",
                {{"quality", manifest.default_quality}}, Where{shown_name, 0, "quality"});
  }
  return manifest;
}

Result<SetDefinition> read_set(const std::filesystem::path& file) {
  const std::string shown_name = "sets/" + file.filename().string();
  TRY(const toml::table table, parse(file, shown_name));
  SetDefinition set;
  Reader reader(table, shown_name);
  reader.only({"name", "description_fr", "description_en", "geography", "packs", "allow"});
  reader.text("name", set.name, true);
  reader.text("description_fr", set.description_fr);
  reader.text("description_en", set.description_en);
  reader.text("geography", set.geography);
  reader.texts("packs", set.packs);
  reader.texts("allow", set.allow);
  if (reader.error()) return tl::unexpected(*reader.error());
  if (set.packs.empty()) {
    return fail(Kind::bad_input, "a factor set names at least one pack", {}, Where{shown_name, 0, "packs"});
  }
  return set;
}

}  // namespace capnr
