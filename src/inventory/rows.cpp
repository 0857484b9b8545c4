// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/rows.h"

#include <algorithm>
#include <unordered_map>

#include "base/file.h"
#include "base/text.h"

namespace capnr {
namespace {

constexpr std::uint64_t document_limit = 256U << 20U;  // a JSON document is read whole

std::string scalar(const Json& value) {
  if (const auto* text = value.text()) return *text;
  if (const auto* number = value.number()) return to_text(*number);
  if (const auto* truth = value.boolean()) return *truth ? "true" : "false";
  return {};
}

struct Flattener {
  CellTable table = CellTable(1);
  std::unordered_map<std::string, std::size_t> columns;

  void put(const std::string& key, std::string text) {
    const auto [found, fresh] = columns.emplace(key, columns.size());
    if (fresh) table[0].push_back(key);
    auto& row = table.back();
    if (row.size() <= found->second) row.resize(found->second + 1);
    row[found->second] = std::move(text);
  }
  void add(const std::string& prefix, const Json& value) {
    if (const auto* object = value.object()) {
      for (const auto& [key, member] : *object) add(prefix.empty() ? key : prefix + "." + key, member);
    } else if (const auto* array = value.array()) {
      std::string joined;
      for (const Json& item : *array) {
        const std::string text = scalar(item);
        if (!text.empty()) joined += (joined.empty() ? "" : " | ") + text;
      }
      put(prefix, joined);
    } else {
      put(prefix, scalar(value));
    }
  }
};

const Json::Array* list_in(const Json& document) {
  for (const std::string_view key : {"rows", "inventory"}) {
    if (const Json* member = document.find(key); member != nullptr && member->array() != nullptr)
      return member->array();
  }
  return nullptr;
}

char first_letter(std::string_view text) {
  text = trimmed(text.substr(0, 4096));
  return text.empty() ? '\0' : text.front();
}

Result<bool> opens_with_brace(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return fail(Kind::not_found, "no such file or folder", {}, {.file = path.string()});
  char buffer[256];
  const std::size_t got = std::fread(buffer, 1, sizeof buffer, file);
  std::fclose(file);
  return first_letter(std::string_view(buffer, got)) == '{';
}

Result<CellTable> read_document(const std::filesystem::path& path, const ReadLimits& limits) {
  TRY(const std::string text, read_file(path, std::min(document_limit, limits.file_bytes)));
  auto document = parse_json(text, limits.depth);
  if (!document) return tl::unexpected(document.error().at({.file = path.string()}));
  if (const Json* content = document->find("content"); content != nullptr && content->object() != nullptr)
    return glpi_inventory(*document);
  if (const Json::Array* list = list_in(*document)) return flatten(*list);
  return fail(Kind::bad_input,
              "this JSON is none that is known: expected a list of objects, a GLPI inventory (content), an "
              "answer of Snipe-IT (rows) or a PCR-SI request (inventory)",
              {}, {.file = path.string()});
}

}  // namespace

CellTable flatten(const Json::Array& objects) {
  Flattener flattener;
  for (const Json& object : objects) {
    flattener.table.emplace_back();
    flattener.add("", object);
  }
  for (auto& row : flattener.table) row.resize(flattener.table[0].size());
  return std::move(flattener.table);
}

Result<TableFormat> read_rows(const std::filesystem::path& path, const ReadOptions& options,
                              FunctionRef<Result<Flow>(const Row&)> on_row) {
  TRY(const bool document, opens_with_brace(path));
  if (!document) return read_table(path, options, on_row);
  TRY(const CellTable table, read_document(path, options.limits));
  std::vector<std::string_view> cells;
  std::int64_t number = 0;
  for (const auto& row : table) {
    cells.assign(row.begin(), row.end());
    auto flow = on_row(Row{cells, ++number});
    if (!flow) return tl::unexpected(flow.error().at({.file = path.string(), .row = number}));
    if (*flow == Flow::stop) break;
  }
  TableFormat format;
  format.format = FileFormat::json;
  return format;
}

}  // namespace capnr
