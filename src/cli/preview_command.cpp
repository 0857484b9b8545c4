// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/preview_command.h"

#include <algorithm>

#include <CLI/App.hpp>

#include "base/file.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/products.h"
#include "inventory/file_rows.h"
#include "inventory/import_files.h"
#include "inventory/preview.h"

namespace capnr::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t widest_cell = 28;

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string shortened(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  if (width_of(text) <= widest_cell) return text;
  std::size_t at = 0;
  for (std::size_t seen = 0; seen + 1 < widest_cell; ++seen) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return text.substr(0, at) + "…";
}

std::string table_text(std::vector<std::vector<std::string>> rows) {
  std::vector<std::size_t> widths;
  for (auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], width_of(row[i] = shortened(row[i])));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i)
      line += " " + row[i] + std::string(widths[i] - width_of(row[i]) + 1, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string columns_text(const Preview& preview, Language language) {
  const auto fields = fields_of(preview.entity);
  std::vector<std::vector<std::string>> rows;
  for (const ColumnGuess& column : preview.columns) {
    const std::string header =
        column.header.empty() ? "#" + std::to_string(column.column + 1) : column.header;
    rows.push_back({header,
                    "→ " + (column.field ? std::string(fields[*column.field].name)
                                         : std::string(tr(language, "left aside"))),
                    column.sample});
  }
  return table_text(std::move(rows));
}

std::string preview_text(const Preview& preview, const fs::path& path, Language language) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"format", format_text(preview.format)},
      {"entity", std::string(name(preview.entity, language))},
      {"mapping", preview.known}};
  std::string out = path.string() + "\n";
  out += preview.known.empty() ? tr(language, "{format}; guessed: {entity}", names)
                               : tr(language, "{format}; {entity}, known by the mapping {mapping}", names);
  out += "\n\n" + columns_text(preview, language);
  if (!preview.readable) return out;
  out += "\n" + std::string(tr(language, "The first rows, as they would be read:")) + "\n";
  std::vector<std::vector<std::string>> rows = {preview.fields};
  rows.insert(rows.end(), preview.rows.begin(), preview.rows.end());
  out += table_text(std::move(rows));
  for (std::size_t i = 0; i < std::min<std::size_t>(5, preview.rejects.size()); ++i)
    out += "  " + tr(language, "rejected: {reason}", {{"reason", describe(preview.rejects[i], language)}}) +
           "\n";
  return out;
}

fs::path output_of(const PreviewOptions& options, const fs::path& path) {
  fs::path output = options.output;
  std::error_code ignored;
  if (output.empty()) return path.parent_path() / (mapping_name_for(path) + ".mapping.toml");
  return fs::is_directory(output, ignored) ? output / (mapping_name_for(path) + ".toml") : output;
}

Result<std::string> write_and_say(const Context& context, const PreviewOptions& options,
                                  const Preview& preview, const fs::path& path) {
  const fs::path output = output_of(options, path);
  const std::vector<std::pair<std::string, std::string>> names = {{"file", output.string()},
                                                                  {"path", path.string()}};
  std::error_code ignored;
  if (fs::exists(output, ignored) && !options.force) {
    return tr(context.language,
              "{file} is there already and stays as it is; --force replaces it. To import with it: capnr "
              "import {path} --mapping {file}",
              names);
  }
  TRY_VOID(write_file(output, preview_mapping_text(preview, context.language)));
  if (preview.readable)
    return tr(context.language,
              "Mapping written: {file}. Correct it, then: capnr import {path} --mapping {file}", names);
  return tr(context.language,
            "Mapping written: {file}. No column looks like a name, which each row needs: say which one it is "
            "under [table.fields.name], then look again",
            names);
}

Result<> preview_one(const Context& context, const PreviewOptions& options, const InventoryCatalog& catalog,
                     const std::vector<Mapping>& mappings, const RecognitionTable& products,
                     const fs::path& path, const std::string& mapping) {
  PreviewRequest request;
  request.path = path;
  request.wanted = mapping;
  request.date = date_of(2100, 1, 1);  // which inventory it will be is not known yet
  request.name = mapping_name_for(path);
  std::error_code ignored;
  if (!options.output.empty() && !fs::is_directory(options.output, ignored))
    request.name = mapping_name_for(options.output);
  TRY(const Preview preview, preview_file(catalog, mappings, products, request));
  TRY_VOID(print(preview_text(preview, path, context.language)));
  if (!mapping.empty() && options.output.empty()) return {};  // it is looked at, not to be written
  TRY(const std::string said, write_and_say(context, options, preview, path));
  return print("\n" + said + "\n\n");
}

}  // namespace

void declare_preview(CLI::App& app, const Context& context, PreviewOptions& options) {
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_flag("--preview", options.wanted,
               said("Show how files would be read and write a mapping to correct; import nothing"));
  app.add_option("--mapping-output", options.output,
                 said("File or folder for the mapping that --preview writes; beside the file by default"));
  app.add_flag("--force", options.force,
               said("With --preview: replace a mapping file that is there already"));
}

Result<> preview(const Context& context, const PreviewOptions& options, const std::vector<std::string>& paths,
                 const std::string& mapping, const std::string& mappings) {
  TRY(const InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  std::vector<Mapping> known = catalog.mappings;
  if (!mappings.empty()) {
    TRY(known, with_own_mappings(known, mappings));
  }
  TRY(const std::string wanted, choose_mapping(mapping, known));
  TRY(const FactorSet set, load_set(context, {}, "open"));
  const RecognitionTable products = products_of(set);
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
      return fail(Kind::usage, "--preview looks at files: name them", {}, {.file = path});
    TRY_VOID(preview_one(context, options, catalog, known, products, path, wanted));
  }
  return {};
}

}  // namespace capnr::cli
