// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/import_pages.h"

#include <algorithm>

#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "inventory/city_file.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/pages/import_batch.h"
#include "work/job.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

// ---- Sending files ------------------------------------------------------------------------------------------------------

std::vector<Field> sending_fields(const Exchange& exchange) {
  Field files;
  files.name = "fichiers";
  files.label = exchange.in_words("Files");
  files.kind = Field::Kind::file;
  files.many = true;
  files.required = exchange.in_words("required");
  files.hint = exchange.in_words(
      "Lists of equipment, servers, applications… as your tools export them (CSV, XLSX, ODS, JSON), or a zip "
      "of a city's "
      "folder with its city.toml. 64 MB at most at once. Nothing is recorded yet: the next page shows how "
      "they would "
      "be read.");
  return {files};
}

Result<Response> sending_page(const Exchange& exchange, const std::vector<Field>& fields, int status) {
  PageContent content;
  content.title = exchange.in_words("Import files");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")}};
  html::Form form{exchange.url("/inventaire/importer")};
  form.files = true;
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Look at these files");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::render(form);
  return page(exchange, std::move(content));
}

// ---- Looking at them ----------------------------------------------------------------------------------------------------

Html mark(std::string_view kind, std::string_view words) {
  return element("span", {{"class", "state " + std::string(kind)}}, words);
}

// What is known of a file in a few words, its mark first.
Html how_read(const Exchange& exchange, const BatchFile& file) {
  if (!file.is_table) return mark("doubt", exchange.in_words("left aside: it is no table"));
  if (!file.preview) return mark("bad", describe(file.preview.error(), exchange.language));
  const Preview& preview = *file.preview;
  if (!preview.readable) return mark("bad", exchange.in_words("to be told: which column is the name"));
  const auto read = static_cast<std::size_t>(
      std::ranges::count_if(preview.columns, [](const ColumnGuess& one) { return one.field.has_value(); }));
  const std::vector<std::pair<std::string, std::string>> counts = {
      {"read", std::to_string(read)},
      {"all", std::to_string(preview.columns.size())},
      {"mapping", preview.known}};
  return file.upload.mapping.empty()
             ? mark("good", exchange.in_words("known format {mapping}: {read} columns of {all}", counts))
             : mark("doubt",
                    exchange.in_words("guessed or chosen: {read} columns of {all}, to be looked at", counts));
}

Html files_table(const Exchange& exchange, const std::vector<BatchFile>& files) {
  html::Table table;
  table.id = "fichiers";
  table.caption = exchange.in_words("The files that were sent");
  table.columns = {{std::string(exchange.in_words("File")), "", false},
                   {std::string(exchange.in_words("What it holds")), "", false},
                   {std::string(exchange.in_words("How it is read")), "", false}};
  for (std::size_t i = 0; i < files.size(); ++i) {
    const BatchFile& file = files[i];
    const bool seen = file.is_table && file.preview;
    table.rows.push_back(
        {seen ? link(exchange.url("/inventaire/importer/{lot}/{fichier}",
                                  {exchange.values[0], std::to_string(i + 1)}),
                     file.upload.name)
              : html::text(file.upload.name),
         html::text(seen ? name(file.preview->entity, exchange.language) : std::string_view("–")),
         how_read(exchange, file)});
  }
  return html::render(table);
}

Field date_field(const Exchange& exchange) {
  Field date;
  date.name = "date";
  date.label = exchange.in_words("Date of the inventory");
  date.hint =
      exchange.in_words("The day on which these files show the equipment: 2026-12-31, or 31/12/2026.");
  date.required = exchange.in_words("required");
  date.value = to_string(exchange.today);
  return date;
}

Field partial_field(const Exchange& exchange) {
  Field partial;
  partial.name = "partiel";
  partial.label = exchange.in_words("Import without the rows that are rejected");
  partial.kind = Field::Kind::check;
  partial.hint = exchange.in_words(
      "Otherwise nothing is imported while a row is rejected. In both cases the rejected rows come back as a "
      "file to "
      "correct and send again.");
  return partial;
}

std::vector<Field> importing_fields(const Exchange& exchange, bool is_city) {
  std::vector<Field> fields;
  if (!is_city) fields.push_back(date_field(exchange));
  fields.push_back(partial_field(exchange));
  for (Field& field : fields) {
    if (exchange.request.method != Method::post) break;
    field.value = exchange.field(field.name);
  }
  return fields;
}

Html city_words(const Exchange& exchange, const std::vector<Upload>& files) {
  return html::paragraph(exchange.in_words(
      "These {count} files are a city's folder: city.toml says which inventories they make, at which dates.",
      {{"count", std::to_string(files.size())}}));
}

Result<std::vector<BatchFile>> look_at(const Exchange& exchange, std::vector<Upload> files) {
  TRY(const std::shared_ptr<const ImportTools> tools, exchange.services.work.import_tools());
  std::vector<BatchFile> looked_at;
  looked_at.reserve(files.size());
  for (Upload& file : files) looked_at.push_back(batch_file(*tools, std::move(file)));
  return looked_at;
}

// What must be told before anything is imported: the files that cannot be read yet.
Html not_readable(const Exchange& exchange, const std::vector<BatchFile>& files) {
  std::vector<Html> items;
  for (const BatchFile& file : files)
    if (file.is_table && !(file.preview && file.preview->readable))
      items.push_back(html::text(file.upload.name));
  if (items.empty()) return {};
  Html inside = html::text(exchange.in_words(
      "These files cannot be read yet: open each to say what its columns hold, or send the others alone."));
  inside += html::bullet_list(items);
  return html::flag(inside);
}

Result<Response> show_batch(const Exchange& exchange, const std::vector<Field>& fields, Html told,
                            int status) {
  TRY(std::vector<Upload> files, load_uploads(exchange.database, exchange.org(), exchange.values[0]));
  PageContent content;
  content.title = exchange.in_words("Look at the files, then import");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Inventory")), exchange.url("/inventaire")},
                   {std::string(exchange.in_words("Import files")), exchange.url("/inventaire/importer")}};
  html::Form form{exchange.url("/inventaire/importer/{lot}", {exchange.values[0]})};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Import");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += told;
  if (city_folder_of(files)) {
    content.main += city_words(exchange, files);
  } else {
    TRY(const std::vector<BatchFile> looked_at, look_at(exchange, std::move(files)));
    content.main += files_table(exchange, looked_at);
  }
  content.main += html::render(form);
  return page(exchange, std::move(content));
}

}  // namespace

Result<Response> import_page(Exchange& exchange) {
  return sending_page(exchange, sending_fields(exchange), 200);
}

Result<Response> files_sent(Exchange& exchange) {
  std::vector<Field> fields = sending_fields(exchange);
  const auto again = [&](const Error& error) {
    fields[0].error = describe(error, exchange.language);
    return sending_page(exchange, fields, http_status(error.kind));
  };
  auto files = unpacked(exchange.files);
  if (!files) return again(files.error());
  if (files->empty()) return again(Error{Kind::usage, "choose at least one file"});
  if (!city_folder_of(*files)) {
    TRY(const std::shared_ptr<const ImportTools> tools, exchange.services.work.import_tools());
    guess_mappings(*tools, *files);
  }
  const auto batch = keep_uploads(exchange.database, exchange.org(), *files, exchange.now);
  if (!batch) return again(batch.error());
  return redirect(exchange.path("/inventaire/importer/{lot}", {*batch}));
}

Result<Response> batch_page(Exchange& exchange) {
  TRY(const std::vector<Upload> files, load_uploads(exchange.database, exchange.org(), exchange.values[0]));
  return show_batch(exchange, importing_fields(exchange, city_folder_of(files).has_value()), {}, 200);
}

Result<Response> batch_sent(Exchange& exchange) {
  TRY(const std::vector<Upload> files, load_uploads(exchange.database, exchange.org(), exchange.values[0]));
  const bool is_city = city_folder_of(files).has_value();
  std::vector<Field> fields = importing_fields(exchange, is_city);
  ImportRequest request{exchange.values[0], std::nullopt, !exchange.field("partiel").empty(),
                        exchange.language};
  if (!is_city) {
    request.date = parse_date(exchange.field("date"));
    if (!request.date) {
      fields[0].error = exchange.in_words("This is no date: write it as 2026-12-31, or 31/12/2026.");
      return show_batch(exchange, fields, {}, 400);
    }
    TRY(const std::vector<BatchFile> looked_at, look_at(exchange, files));
    if (Html told = not_readable(exchange, looked_at); !told.empty())
      return show_batch(exchange, fields, std::move(told), 400);
  }
  TRY(const JobId job,
      ask_job(exchange.database, {exchange.org(), std::string(import_kind), to_json(request)},
              exchange.actor()));
  exchange.services.work.wake();
  return redirect(exchange.path("/travaux/{numero}", {std::to_string(job.value)}));
}

}  // namespace capnr::web
