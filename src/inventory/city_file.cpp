// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_file.h"

#include <algorithm>
#include <cmath>

#include <toml++/toml.h>

#include "base/file.h"
#include "base/text.h"
#include "inventory/cell.h"
#include "inventory/toml_reader.h"

namespace capnr {
namespace {

tl::unexpected<Error> missing(const TomlReader& reader, std::string_view key) {
  return fail(Kind::bad_input, "the key {key} is missing", {{"key", std::string(key)}}, reader.where());
}

Result<std::string> short_text(TomlReader& reader, std::string_view key) {
  TRY(std::optional<std::string> value, reader.text(key));
  if (!value) return std::string();
  std::string text(trimmed(*value));
  if (check_text(text) || text.find('\n') != std::string::npos) {
    return fail(
        Kind::bad_input, "the key {key} must be {expected}",
        {{"key", std::string(key)}, {"expected", "a text on one line, of a thousand characters at most"}},
        reader.where(key));
  }
  return text;
}

Result<std::string> required_text(TomlReader& reader, std::string_view key) {
  TRY(std::string value, short_text(reader, key));
  if (value.empty()) return missing(reader, key);
  return value;
}

Result<std::optional<double>> head_count(TomlReader& reader, std::string_view key) {
  TRY(const std::optional<double> value, reader.number(key));
  if (value && (!std::isfinite(*value) || *value < 0)) {
    return fail(Kind::bad_input, "the key {key} must be {expected}",
                {{"key", std::string(key)}, {"expected", "a number, zero or more"}}, reader.where(key));
  }
  return value;
}

// A path that stays in the city's folder, without "./" and with "/".
Result<std::string> inner_path(TomlReader& reader, std::string_view key, std::string_view otherwise) {
  TRY(std::string value, short_text(reader, key));
  if (value.empty()) value = otherwise;
  std::filesystem::path path = std::filesystem::path(value).lexically_normal();
  if (!path.has_filename() && path.has_parent_path()) path = path.parent_path();  // "2026/"
  if (path.is_absolute() || path.begin() == path.end() || *path.begin() == "..") {
    return fail(Kind::bad_input, "{path} leads out of the city's folder: give a path inside it",
                {{"path", value}}, reader.where(key));
  }
  return path.generic_string();
}

Result<CityInventory> read_inventory(const toml::table& node, const std::string& file) {
  TomlReader reader(node, file);
  CityInventory inventory;
  TRY(const std::optional<std::string> text, reader.date("date"));
  TRY(inventory.header.label, short_text(reader, "label"));
  TRY(inventory.folder, inner_path(reader, "folder", "."));
  TRY_VOID(reader.finish());
  if (!text) return missing(reader, "date");
  const auto date = parse_date(*text);
  if (!date || year_of(*date) < 2000 || year_of(*date) > 2100) {
    return fail(Kind::bad_input, "{value} is not the date of an inventory: write it as 2026-12-31",
                {{"value", *text}}, reader.where("date"));
  }
  inventory.header.date = *date;
  return inventory;
}

Result<Department> read_department(const toml::table& node, const std::string& file) {
  TomlReader reader(node, file);
  Department department;
  TRY(department.code, required_text(reader, "code"));
  TRY(department.name, short_text(reader, "name"));
  TRY(department.fte, head_count(reader, "fte"));
  TRY_VOID(reader.finish());
  return department;
}

Result<FileChoice> read_choice(const toml::table& node, const std::string& file) {
  TomlReader reader(node, file);
  FileChoice choice;
  TRY(const std::string path, required_text(reader, "path"));
  TRY(choice.path, inner_path(reader, "path", ""));
  TRY(choice.mapping, short_text(reader, "mapping"));
  TRY(const std::optional<bool> skip, reader.boolean("skip"));
  choice.skip = skip.value_or(false);
  TRY_VOID(reader.finish());
  if (choice.skip != choice.mapping.empty()) {
    return fail(Kind::bad_input, "[[files]] {path}: give either mapping or skip = true",
                {{"path", choice.path}}, reader.where());
  }
  return choice;
}

tl::unexpected<Error> twice(const toml::table& node, const std::string& file, std::string_view what,
                            const std::string& value) {
  return fail(Kind::bad_input, "{what} {value} is there twice",
              {{"what", std::string(what)}, {"value", value}},
              {.file = file, .row = static_cast<std::int64_t>(node.source().begin.line)});
}

Result<> read_inventories(TomlReader& reader, const std::string& file, CityFile& out) {
  TRY(const std::vector<const toml::table*> nodes, reader.tables("inventories"));
  for (const toml::table* node : nodes) {
    TRY(CityInventory inventory, read_inventory(*node, file));
    for (const CityInventory& other : out.inventories) {
      if (other.header.date == inventory.header.date)
        return twice(*node, file, "date", to_string(inventory.header.date));
      if (other.folder == inventory.folder) return twice(*node, file, "folder", inventory.folder);
    }
    out.inventories.push_back(std::move(inventory));
  }
  return {};
}

Result<> read_departments(TomlReader& reader, const std::string& file, City& out) {
  TRY(const std::vector<const toml::table*> nodes, reader.tables("departments"));
  for (const toml::table* node : nodes) {
    TRY(Department department, read_department(*node, file));
    for (const Department& other : out.departments) {
      if (other.code == department.code) return twice(*node, file, "code", department.code);
    }
    out.departments.push_back(std::move(department));
  }
  return {};
}

Result<> read_choices(TomlReader& reader, const std::string& file, CityFile& out) {
  TRY(const std::vector<const toml::table*> nodes, reader.tables("files"));
  for (const toml::table* node : nodes) {
    TRY(FileChoice choice, read_choice(*node, file));
    for (const FileChoice& other : out.files) {
      if (other.path == choice.path) return twice(*node, file, "path", choice.path);
    }
    out.files.push_back(std::move(choice));
  }
  return {};
}

void write_number(std::string& out, std::string_view key, std::optional<double> value) {
  if (!value) return;
  out += std::string(key) + " = " + to_text(*value) + "\n";  // "1e+20" is TOML too
}

}  // namespace

bool is_insee_code(std::string_view text) {
  if (text.size() != 5) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!digit(text[0]) || !(digit(text[1]) || text[1] == 'A' || text[1] == 'B')) return false;
  return std::all_of(text.begin() + 2, text.end(), digit);
}

const FileChoice* CityFile::choice_of(std::string_view path) const {
  const std::string_view name =
      path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const FileChoice* by_name = nullptr;
  for (const FileChoice& choice : files) {
    if (choice.path == path) return &choice;
    if (choice.path == name) by_name = &choice;
  }
  return by_name;
}

Result<CityFile> parse_city_file(std::string_view toml, const std::string& file) {
  TRY(const toml::table root, parse_toml(toml, file));
  TomlReader reader(root, file);
  CityFile out;
  TRY(out.city.name, required_text(reader, "name"));
  TRY(out.city.insee_code, short_text(reader, "insee_code"));
  if (!out.city.insee_code.empty() && !is_insee_code(out.city.insee_code)) {
    return fail(Kind::bad_input, "{value} is not an INSEE code: five digits, or 2A or 2B and three digits",
                {{"value", out.city.insee_code}}, reader.where("insee_code"));
  }
  TRY(out.city.population, head_count(reader, "population"));
  TRY(out.city.fte, head_count(reader, "fte"));
  TRY(out.mappings, inner_path(reader, "mappings", "mappings"));
  TRY_VOID(read_inventories(reader, file, out));
  TRY_VOID(read_departments(reader, file, out.city));
  TRY_VOID(read_choices(reader, file, out));
  TRY_VOID(reader.finish());
  return out;
}

Result<CityFile> read_city_file(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / city_file_name;
  TRY(const std::string text, read_file(path, 4U << 20U));
  return parse_city_file(text, path.string());
}

std::string write_city_file(const CityFile& file) {
  const City& city = file.city;
  std::string out =
      "name = " + toml_quoted(city.name) + "\ninsee_code = " + toml_quoted(city.insee_code) + "\n";
  write_number(out, "population", city.population);
  write_number(out, "fte", city.fte);
  if (file.mappings != "mappings") out += "mappings = " + toml_quoted(file.mappings) + "\n";
  for (const CityInventory& inventory : file.inventories) {
    out += "\n[[inventories]]\ndate = " + to_string(inventory.header.date) + "\n";
    if (!inventory.header.label.empty()) out += "label = " + toml_quoted(inventory.header.label) + "\n";
    out += "folder = " + toml_quoted(inventory.folder) + "\n";
  }
  for (const Department& department : city.departments) {
    out += "\n[[departments]]\ncode = " + toml_quoted(department.code) + "\n";
    if (!department.name.empty()) out += "name = " + toml_quoted(department.name) + "\n";
    write_number(out, "fte", department.fte);
  }
  for (const FileChoice& choice : file.files) {
    out += "\n[[files]]\npath = " + toml_quoted(choice.path) + "\n";
    out += choice.skip ? std::string("skip = true\n") : "mapping = " + toml_quoted(choice.mapping) + "\n";
  }
  return out;
}

}  // namespace capnr
