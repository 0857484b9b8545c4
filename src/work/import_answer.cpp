// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/json.h"
#include "work/import_job.h"

namespace capnr {
namespace {

tl::unexpected<Error> not_ours() {
  return fail(Kind::bad_input, "what is kept of this job is not understood by this program");
}

std::string text_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  const std::string* text = member == nullptr ? nullptr : member->text();
  return text == nullptr ? std::string() : *text;
}

std::int64_t count_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  const double* number = member == nullptr ? nullptr : member->number();
  return number == nullptr ? 0 : static_cast<std::int64_t>(*number);
}

bool is_true(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  const bool* value = member == nullptr ? nullptr : member->boolean();
  return value != nullptr && *value;
}

const Json::Array& list_of(const Json& object, std::string_view key) {
  static const Json::Array nothing;
  const Json* member = object.find(key);
  const Json::Array* list = member == nullptr ? nullptr : member->array();
  return list == nullptr ? nothing : *list;
}

std::vector<std::string> texts_of(const Json& object, std::string_view key) {
  std::vector<std::string> texts;
  for (const Json& one : list_of(object, key))
    if (one.text() != nullptr) texts.push_back(*one.text());
  return texts;
}

ImportAnswer::File file_of(const Json& json) {
  return {text_of(json, "path"),        text_of(json, "format"),    text_of(json, "mapping"),
          count_of(json, "rows"),       count_of(json, "rejected"), texts_of(json, "first_rejects"),
          text_of(json, "rejects_file")};
}

ImportAnswer::Inventory inventory_of(const Json& json) {
  ImportAnswer::Inventory inventory;
  inventory.date = text_of(json, "date");
  inventory.label = text_of(json, "label");
  inventory.stored = is_true(json, "stored");
  inventory.unchanged = is_true(json, "unchanged");
  if (const Json* rows = json.find("rows"); rows != nullptr && rows->object() != nullptr)
    for (const auto& [entity, count] : *rows->object())
      inventory.rows.emplace_back(entity, count_of(*rows, entity));
  inventory.rejected = count_of(json, "rejected");
  inventory.recognised = count_of(json, "recognised");
  inventory.unrecognised = count_of(json, "unrecognised");
  for (const Json& file : list_of(json, "files")) inventory.files.push_back(file_of(file));
  inventory.left_aside = texts_of(json, "left_aside");
  inventory.gone = texts_of(json, "gone");
  return inventory;
}

}  // namespace

std::string to_json(const ImportRequest& request) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("batch").text(request.batch);
  if (request.date) json.key("date").text(to_string(*request.date));
  json.key("accept_partial").boolean(request.accept_partial);
  json.key("language").text(request.language == Language::fr ? "fr" : "en").end_object();
  return out;
}

Result<ImportRequest> import_request_from(std::string_view text) {
  TRY(const Json json, parse_json(text));
  if (json.object() == nullptr) return not_ours();
  ImportRequest request;
  request.batch = text_of(json, "batch");
  if (request.batch.empty()) return not_ours();
  if (const std::string date = text_of(json, "date"); !date.empty()) {
    request.date = parse_date(date);
    if (!request.date) return not_ours();
  }
  request.accept_partial = is_true(json, "accept_partial");
  request.language = text_of(json, "language") == "en" ? Language::en : Language::fr;
  return request;
}

Result<ImportAnswer> import_answer_from(std::string_view text) {
  TRY(const Json json, parse_json(text));
  if (json.object() == nullptr) return not_ours();
  ImportAnswer answer;
  for (const Json& inventory : list_of(json, "inventories"))
    answer.inventories.push_back(inventory_of(inventory));
  answer.sections = texts_of(json, "sections");
  return answer;
}

}  // namespace capnr
