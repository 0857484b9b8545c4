// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "inventory/file_rows.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/pages/import_batch.h"
#include "web/pages/import_pages.h"

// One file of a batch: what each column was taken for, the first rows as they would be read, and the form that corrects it.

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

struct Looked {
  std::shared_ptr<const ImportTools> tools;
  Upload upload;
  Preview preview;
};

Result<Looked> look(const Exchange& exchange) {
  TRY(std::vector<Upload> files, load_uploads(exchange.database, exchange.org(), exchange.values[0]));
  const std::string& text = exchange.values[1];
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > files.size())
    return fail(Kind::not_found, "there is no such file among those that were sent");
  Looked looked{{}, std::move(files[number - 1]), {}};
  TRY(looked.tools, exchange.services.work.import_tools());
  TRY(looked.preview, preview_of(*looked.tools, looked.upload));
  return looked;
}

// Rows of several kinds in one file: its mapping is more than one column after the other.
bool can_be_corrected(const Preview& preview) {
  return preview.mapping.tables.size() == 1;
}

std::string field_name(std::size_t column) {
  return "colonne-" + std::to_string(column + 1);
}

std::vector<Field> column_fields(const Exchange& exchange, const Preview& preview) {
  std::vector<Field> fields;
  const auto known = fields_of(preview.entity);
  for (const ColumnGuess& column : preview.columns) {
    Field field;
    field.name = field_name(column.column);
    field.label = column.header.empty() ? "#" + std::to_string(column.column + 1) : column.header;
    field.list = "champs";
    field.hint = column.sample.empty()
                     ? std::string(exchange.in_words("empty in the first rows"))
                     : exchange.in_words("for example: {value}", {{"value", column.sample.substr(0, 80)}});
    field.value = column.field ? std::string(known[*column.field].name) : std::string();
    if (exchange.request.method == Method::post) field.value = exchange.field(field.name);
    fields.push_back(std::move(field));
  }
  return fields;
}

Html known_fields(const Exchange& exchange, Entity entity) {
  std::vector<html::Choice> choices;
  for (const capnr::Field& one : fields_of(entity)) {
    if (one.kind == FieldKind::source_file || one.kind == FieldKind::source_row) continue;
    choices.push_back(
        {std::string(one.name),
         std::string(exchange.language == Language::fr ? one.description_fr : one.description_en)});
  }
  return html::data_list("champs", choices);
}

Html first_rows(const Exchange& exchange, const Preview& preview) {
  if (!preview.readable || preview.rows.empty())
    return html::paragraph(exchange.in_words("No row can be shown before a column is the name."));
  html::Table table;
  table.id = "lignes";
  table.caption = exchange.in_words("The first rows, as they would be read");
  for (const std::string& field : preview.fields)
    table.columns.push_back(
        {field == "→" ? std::string(exchange.in_words("Recognised as")) : field, "", false});
  for (const auto& row : preview.rows) {
    std::vector<Html> cells;
    cells.reserve(row.size());
    for (const std::string& cell : row) cells.push_back(html::text(cell));
    table.rows.push_back(std::move(cells));
  }
  return html::render(table);
}

Html rejected_rows(const Exchange& exchange, const Preview& preview) {
  if (preview.rejects.empty()) return {};
  std::vector<Html> items;
  items.reserve(preview.rejects.size());
  for (const Reject& reject : preview.rejects)
    items.push_back(html::text(describe(reject, exchange.language)));
  return html::section("rejets", exchange.in_words("Rows that would be rejected"), html::bullet_list(items));
}

Result<Response> show(const Exchange& exchange, const Looked& looked, const std::vector<Field>& fields,
                      int status) {
  const Preview& preview = looked.preview;
  PageContent content;
  content.title = looked.upload.name;
  content.subtitle =
      std::string(name(preview.entity, exchange.language)) + ", " + format_text(preview.format);
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")},
                   {std::string(exchange.in_words("Look at the files, then import")),
                    exchange.url("/inventaire/importer/{lot}", {exchange.values[0]})}};
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += first_rows(exchange, preview);
  content.main += rejected_rows(exchange, preview);
  Html correction;
  if (can_be_corrected(preview)) {
    html::Form form{
        exchange.url("/inventaire/importer/{lot}/{fichier}", {exchange.values[0], exchange.values[1]})};
    form.hidden = {csrf_of(exchange)};
    for (const Field& field : fields) form.inside += html::field(field);
    form.inside += known_fields(exchange, preview.entity);
    form.button = exchange.in_words("Read it so");
    correction = html::paragraph(exchange.in_words(
        "Say what a column holds, or leave it empty: it is then left aside. Only the name is needed."));
    correction += html::render(form);
  } else {
    correction =
        html::paragraph(exchange.in_words("This file has rows of several kinds: its mapping is corrected in "
                                          "a file, with capnr import --preview."));
  }
  content.main += html::section("colonnes", exchange.in_words("What the columns hold"), correction);
  return page(exchange, std::move(content));
}

// The mapping with the columns that the form names; an error stands beside its field.
std::optional<Mapping> corrected(const Exchange& exchange, const Preview& preview,
                                 std::vector<Field>& fields) {
  Mapping mapping = preview.mapping;
  TableMapping& table = mapping.tables.front();
  const std::vector<FieldMapping> before = std::exchange(table.fields, {});
  const bool has_header = table.columns.empty();
  if (!has_header) table.columns.assign(table.columns.size(), "");
  std::set<std::size_t> taken;
  bool good = true;
  for (std::size_t i = 0; i < preview.columns.size(); ++i) {
    const ColumnGuess& column = preview.columns[i];
    const std::string& wanted = fields[i].value;
    if (wanted.empty()) continue;
    const auto field = find_field(preview.entity, wanted);
    if (!field || !taken.insert(*field).second) {
      fields[i].error = field ? exchange.in_words("Another column is this already.")
                              : exchange.in_words("There is no such field: choose one of the list.");
      good = false;
      continue;
    }
    if (!has_header) {
      if (column.column < table.columns.size()) table.columns[column.column] = wanted;
      continue;
    }
    const auto same = std::ranges::find_if(before, [&](const FieldMapping& one) {
      return one.field == *field && std::ranges::any_of(one.headers, [&](const std::string& header) {
               return folded(header) == folded(column.header);
             });
    });
    FieldMapping one = same == before.end() ? FieldMapping{} : *same;
    one.field = *field;
    if (same == before.end()) one.headers = {column.header};
    table.fields.push_back(std::move(one));
  }
  for (const FieldMapping& one : before)  // what is the same for every row
    if (one.constant && one.headers.empty() && taken.insert(one.field).second) table.fields.push_back(one);
  if (good && !taken.contains(*find_field(preview.entity, "name"))) {
    fields.front().error =
        exchange.in_words("No column is the name, which each row needs: write “name” beside one.");
    good = false;
  }
  return good ? std::optional(std::move(mapping)) : std::nullopt;
}

}  // namespace

Result<Response> file_page(Exchange& exchange) {
  TRY(const Looked looked, look(exchange));
  return show(exchange, looked, column_fields(exchange, looked.preview), 200);
}

Result<Response> file_sent(Exchange& exchange) {
  TRY(const Looked looked, look(exchange));
  std::vector<Field> fields = column_fields(exchange, looked.preview);
  if (!can_be_corrected(looked.preview) || fields.empty()) return show(exchange, looked, fields, 400);
  const std::optional<Mapping> mapping = corrected(exchange, looked.preview, fields);
  if (!mapping) return show(exchange, looked, fields, 400);
  Upload tried = looked.upload;
  tried.mapping = write_mapping(*mapping);
  if (const auto preview = preview_of(*looked.tools, tried); !preview) {
    fields.front().error = describe(preview.error(), exchange.language);
    return show(exchange, looked, fields, 400);
  }
  TRY_VOID(
      set_upload_mapping(exchange.database, exchange.org(), exchange.values[0], tried.name, tried.mapping));
  return redirect(
      exchange.path("/inventaire/importer/{lot}/{fichier}", {exchange.values[0], exchange.values[1]}));
}

}  // namespace capnr::web
