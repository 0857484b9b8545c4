// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/published_reviews.h"

#include <algorithm>
#include <array>

#include "evidence/ledger.h"
#include "evidence/publication.h"
#include "html/components.h"
#include "html/table.h"
#include "publish/words.h"
#include "web/document_frame.h"
#include "web/frame.h"
#include "web/pages/review_versions.h"
#include "web/review_of_address.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

std::string day_of(const Exchange& exchange, const std::string& at) {
  const auto day = parse_date(at.substr(0, 10));
  return day ? shown_date(*day, exchange.language) : at;
}

bool is_last(const std::vector<PublishedReview>& all, const PublishedReview& review) {
  return std::ranges::none_of(all, [&](const PublishedReview& other) {
    return other.year == review.year && other.version > review.version;
  });
}

Html reviews_table(const Exchange& exchange, const std::vector<PublishedReview>& all) {
  html::Table table;
  table.id = "bilans";
  table.caption = exchange.in_words("The reviews that the city published");
  table.columns = {{std::string(exchange.in_words("Year")), "", false},
                   {std::string(exchange.in_words("Version")), "", false},
                   {std::string(exchange.in_words("Published on")), "", false},
                   {std::string(exchange.in_words("Files")), "", false}};
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const std::string year = std::to_string(one->year), version = std::to_string(one->version);
    const bool last = is_last(all, *one);
    table.rows.push_back(
        {link(last ? exchange.url("/bilans-publies/{annee}", {year})
                   : exchange.url("/bilans-publies/{annee}/{version}", {year, version}),
              last ? year
                   : exchange.in_words("{year}, version {version}", {{"year", year}, {"version", version}})),
         html::text(last ? version : exchange.in_words("{version}, replaced since", {{"version", version}})),
         html::text(day_of(exchange, one->at)), review_downloads(exchange, *one)});
  }
  return html::render(table);
}

Html open_data(const Exchange& exchange, const std::vector<Publication>& publications) {
  std::vector<Html> items;
  for (const Publication* one : last_versions(publications)) {
    const std::string year = std::to_string(one->year);
    Html item = html::text(exchange.in_words("Open data of {year}, version {version}",
                                             {{"year", year}, {"version", std::to_string(one->version)}}));
    item += exchange.language == Language::fr ? "\u00a0: " : ": ";
    bool first = true;
    for (const PublicationFile& file : one->files) {
      if (!first) item += ", ";
      first = false;
      item += link(exchange.url("/donnees-publiees/{annee}/{fichier}", {year, file.name}), file.name);
    }
    items.push_back(std::move(item));
  }
  return html::section("donnees", exchange.in_words("Open data"),
                       items.empty() ? html::paragraph(exchange.in_words("No open data was published yet."))
                                     : html::bullet_list(items));
}

tl::unexpected<Error> not_published(const Exchange& exchange) {
  return fail(Kind::not_found, "the city has published no such review of {year}",
              {{"year", exchange.values[0]}});
}

// The version that the address names, the last of its year when it names none.
Result<PublishedReview> review_of_address(const Exchange& exchange, const std::vector<PublishedReview>& all) {
  TRY(const int year, year_of_address(exchange));
  for (const PublishedReview& one : all) {
    if (one.year != year) continue;
    const bool asked =
        exchange.values.size() > 1 ? std::to_string(one.version) == exchange.values[1] : is_last(all, one);
    if (asked) return one;
  }
  return not_published(exchange);
}

Html notice_of(const Exchange& exchange, const std::vector<PublishedReview>& all,
               const PublishedReview& review, const ReviewFile& file) {
  Html notice;
  const std::string year = std::to_string(review.year);
  if (!is_last(all, review))
    notice +=
        element("p", {}, element("strong", {}, exchange.in_words("This version was replaced since.")), " ",
                link(exchange.url("/bilans-publies/{annee}", {year}),
                     exchange.in_words("The review of {year}", {{"year", year}})));
  notice += element(
      "p", {},
      exchange.in_words("Version {version}, published on {date}. Files:",
                        {{"version", std::to_string(review.version)}, {"date", day_of(exchange, review.at)}}),
      " ", review_downloads(exchange, review));
  notice += element("p", {{"class", "note"}}, "SHA-256 ", element("span", {{"class", "hash"}}, file.sha256));
  return notice;
}

struct MediaType {
  std::string_view ending, type;
};

// By what a file is called, never by what somebody said that it is: none of these runs in a browser.
std::string_view media_type_of(std::string_view name) {
  constexpr std::array types = {MediaType{".html", "text/html; charset=utf-8"},
                                MediaType{".odt", "application/vnd.oasis.opendocument.text"},
                                MediaType{".pdf", "application/pdf"},
                                MediaType{".csv", "text/csv; charset=utf-8"},
                                MediaType{".json", "application/json"},
                                MediaType{".jsonld", "application/ld+json"},
                                MediaType{".ttl", "text/turtle; charset=utf-8"},
                                MediaType{".rdf", "application/rdf+xml"}};
  const auto found =
      std::ranges::find_if(types, [name](const MediaType& one) { return name.ends_with(one.ending); });
  return found == types.end() ? "application/octet-stream" : found->type;
}

Result<Response> download(const Exchange& exchange, const std::string& name, const std::string& sha256) {
  TRY(Document document, find_document(exchange.database, exchange.org(), sha256));
  Response response;
  response.content_type = media_type_of(name);
  // Quotes and letters that headers do not carry would end its name early.
  response.download = name;
  std::ranges::replace_if(response.download, [](char c) { return c == '"' || c < 0x20 || c > 0x7E; }, '_');
  response.body = body_of(std::move(document.bytes));
  return response;
}

}  // namespace

Result<Response> published_reviews_page(Exchange& exchange) {
  TRY(const std::vector<PublishedReview> all, published_reviews(exchange.database, exchange.org()));
  TRY(const std::vector<Publication> publications, list_publications(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Yearly reviews");
  content.main = html::paragraph(exchange.in_words(
      "Every year, before the debate on its budget, the city says where its strategy for responsible digital "
      "technology stands (law of 15 November 2021, article 35)."));
  content.main += all.empty() ? html::paragraph(exchange.in_words("The city has not published a review yet."))
                              : reviews_table(exchange, all);
  content.main += open_data(exchange, publications);
  return page(exchange, std::move(content));
}

Result<Response> published_review_page(Exchange& exchange) {
  TRY(const std::vector<PublishedReview> all, published_reviews(exchange.database, exchange.org()));
  TRY(const PublishedReview review, review_of_address(exchange, all));
  const ReviewFile* const file = review.file(review_name(review.year, exchange.language) + ".html");
  if (file == nullptr) return not_published(exchange);
  TRY(const Document document, find_document(exchange.database, exchange.org(), file->sha256));
  return framed_document(exchange, document.bytes, notice_of(exchange, all, review, *file));
}

Result<Response> published_review_file(Exchange& exchange) {
  TRY(const std::vector<PublishedReview> all, published_reviews(exchange.database, exchange.org()));
  TRY(const PublishedReview review, review_of_address(exchange, all));
  const ReviewFile* const file = review.file(exchange.values[2]);
  if (file == nullptr) return not_published(exchange);
  return download(exchange, file->name, file->sha256);
}

Result<Response> published_data_file(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const std::vector<Publication> all, list_publications(exchange.database, exchange.org()));
  for (const Publication* one : last_versions(all)) {
    const PublicationFile* const file = one->year == year ? one->file(exchange.values[1]) : nullptr;
    if (file != nullptr) return download(exchange, file->name, file->sha256);
  }
  return fail(Kind::not_found, "the open data of {year} have no file {name}",
              {{"year", exchange.values[0]}, {"name", exchange.values[1]}});
}

}  // namespace capnr::web
