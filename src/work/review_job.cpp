// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/review_job.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "browser/pdf.h"
#include "evidence/ledger.h"
#include "evidence/review_store.h"
#include "table/json.h"

namespace capnr {
namespace {

std::optional<int> integer_of(const Json& object, std::string_view key) {
  const Json* const member = object.find(key);
  const double* const number = member == nullptr ? nullptr : member->number();
  return number == nullptr ? std::nullopt : std::optional(static_cast<int>(*number));
}

std::string text_of(const Json& object, std::string_view key) {
  const Json* const member = object.find(key);
  const std::string* const text = member == nullptr ? nullptr : member->text();
  return text == nullptr ? std::string() : *text;
}

Result<PublishedReview> version_of(Database& database, OrgId org, const ReviewPdfRequest& request) {
  TRY(std::vector<PublishedReview> all, published_reviews(database, org));
  for (PublishedReview& one : all)
    if (one.year == request.year && one.version == request.version) return std::move(one);
  return fail(Kind::not_found, "there is no published review of {year}, version {version}",
              {{"year", std::to_string(request.year)}, {"version", std::to_string(request.version)}});
}

Result<std::string> print(JobUnderWay& under_way, const std::string& program) {
  TRY(const ReviewPdfRequest request, review_pdf_request_from(under_way.job.request));
  Database& database = under_way.database;
  const OrgId org = under_way.job.org;
  TRY(const PublishedReview review, version_of(database, org, request));
  std::vector<ReviewBytes> printed;
  for (const ReviewPdfRequest::File& file : request.files) {
    const JobProgress progress{file.html, static_cast<std::int64_t>(printed.size()),
                               static_cast<std::int64_t>(request.files.size())};
    if (!under_way.tell(progress)) return fail(Kind::unavailable, "the work was stopped");
    const ReviewFile* const from = review.file(file.html);
    if (from == nullptr)
      return fail(Kind::not_found, "the published review has no file {name}", {{"name", file.html}});
    TRY(const Document document, find_document(database, org, from->sha256));
    TRY(std::string pdf, browser::pdf_of(document.bytes, {.program = program, .footer = file.footer}));
    printed.push_back({std::filesystem::path(file.html).replace_extension(".pdf").string(), std::move(pdf)});
  }
  TRY(Database::Transaction transaction, database.begin());
  for (const ReviewBytes& file : printed)
    TRY_VOID(add_review_file(database, org, request.year, request.version, file, utc_text(under_way.now)));
  TRY_VOID(transaction.commit());
  return std::string("{}");
}

}  // namespace

std::string to_json(const ReviewPdfRequest& request) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("year").integer(request.year).key("version").integer(request.version);
  json.key("files").begin_array();
  for (const ReviewPdfRequest::File& file : request.files)
    json.begin_object().key("html").text(file.html).key("footer").text(file.footer).end_object();
  json.end_array().end_object();
  return out;
}

Result<ReviewPdfRequest> review_pdf_request_from(std::string_view json) {
  const auto not_ours = [] {
    return fail(Kind::bad_input, "what is kept of this job is not understood by this program");
  };
  const auto parsed = parse_json(json);
  if (!parsed) return not_ours();
  const std::optional<int> year = integer_of(*parsed, "year"), version = integer_of(*parsed, "version");
  const Json* const files = parsed->find("files");
  if (!year || !version || files == nullptr || files->array() == nullptr) return not_ours();
  ReviewPdfRequest request{*year, *version, {}};
  for (const Json& file : *files->array())
    request.files.push_back({text_of(file, "html"), text_of(file, "footer")});
  return request;
}

JobKind review_pdf_job(std::string program) {
  return [program = std::move(program)](JobUnderWay& under_way) { return print(under_way, program); };
}

}  // namespace capnr
