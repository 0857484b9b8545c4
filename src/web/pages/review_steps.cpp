// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/review_steps.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "html/components.h"
#include "html/form.h"
#include "people/audit.h"
#include "publish/document_html.h"
#include "publish/review_check.h"
#include "publish/review_files.h"
#include "publish/words.h"
#include "web/city.h"
#include "web/document_frame.h"
#include "web/form_fields.h"
#include "web/frame.h"
#include "web/pages/review_versions.h"
#include "web/review_of_address.h"

namespace capnr::web {
namespace {

using html::element;
using html::Field;
using html::Html;
using html::link;

std::vector<std::pair<std::string, html::Url>> trail_of(const Exchange& exchange) {
  return {{std::string(exchange.in_words("Reviews")), exchange.url("/bilans")},
          {exchange.values[0], exchange.url("/bilans/{annee}", {exchange.values[0]})}};
}

// ---- The check ----------------------------------------------------------------------------------------------------------

/// Where what is missing is mended: the route, and whether it is that of the year.
struct Mending {
  std::string_view piece, path;
  bool of_year = false;
};
constexpr std::string_view import_path = "/inventaire/importer", explorer = "/empreinte/explorer",
                           indicators = "/indicateurs", plans = "/plans", plan = "/plans/{annee}",
                           targets = "/cibles";
constexpr std::array mendings = {Mending{"no_inventory", import_path},
                                 Mending{"no_footprint", explorer},
                                 Mending{"little_coverage", explorer},
                                 Mending{"no_earlier_inventory", import_path},
                                 Mending{"no_value_of_uses", indicators},
                                 Mending{"uses_without_value", indicators},
                                 Mending{"no_plan", plans},
                                 Mending{"plan_not_voted", plan, true},
                                 Mending{"no_progress", plan, true},
                                 Mending{"progress_untold", plan, true},
                                 Mending{"late_milestones", plan, true},
                                 Mending{"no_actor", plan, true},
                                 Mending{"no_partner", plan, true},
                                 Mending{"no_budget", plan, true},
                                 Mending{"budget_missing", plan, true},
                                 Mending{"commitments_without_action", plan, true},
                                 Mending{"no_measure", plans},
                                 Mending{"no_next_plan", plans},
                                 Mending{"no_target", targets},
                                 Mending{"perimeter_without_target", targets},
                                 Mending{"target_not_voted", targets},
                                 Mending{"target_without_evidence", indicators},
                                 Mending{"no_value", indicators},
                                 Mending{"without_evidence", indicators},
                                 Mending{"stale", indicators},
                                 Mending{"rule_without_value", indicators}};

std::string_view page_words(const Exchange& exchange, std::string_view path) {
  if (path == import_path) return exchange.in_words("Import files");
  if (path == explorer) return exchange.in_words("Explore the footprint");
  if (path == indicators) return exchange.in_words("Indicators");
  if (path == plans) return exchange.in_words("Plans");
  if (path == plan) return exchange.in_words("The plan of this year");
  return exchange.in_words("Targets");
}

// The sentence, and the page where it is mended; what no page mends yet, a command does.
Html piece_line(const Exchange& exchange, const MissingPiece& piece) {
  Html line = html::text(piece.message);
  const auto found = std::ranges::find(mendings, piece.id, &Mending::piece);
  if (found == mendings.end()) {
    if (piece.command.empty()) return line;
    line += " – ";
    line += exchange.in_words("in a terminal: {command}", {{"command", piece.command}});
    return line;
  }
  line += " – ";
  line += link(found->of_year ? exchange.url(found->path, {exchange.values[0]}) : exchange.url(found->path),
               page_words(exchange, found->path));
  return line;
}

Html pieces_of(const Exchange& exchange, const ReviewCheck& check, ReviewHeading heading, bool required) {
  std::vector<Html> items;
  for (const MissingPiece& piece : check.pieces)
    if (piece.heading == heading && piece.required == required) items.push_back(piece_line(exchange, piece));
  return items.empty() ? Html() : html::bullet_list(items);
}

Html heading_of_check(const Exchange& exchange, const ReviewCheck& check, ReviewHeading heading) {
  const bool answers = check.answers(heading);
  Html inside = element("p", {},
                        element("span", {{"class", answers ? "state good" : "state bad"}},
                                exchange.in_words(answers ? "answered" : "something required is missing")));
  const Html required = pieces_of(exchange, check, heading, true),
             advised = pieces_of(exchange, check, heading, false);
  if (!required.empty()) {
    inside += element("h3", {}, exchange.in_words("Required"));
    inside += required;
  }
  if (!advised.empty()) {
    inside += element("h3", {}, exchange.in_words("To complete if possible"));
    inside += advised;
  }
  return html::section(code(heading), name(heading, exchange.language), inside);
}

std::string answered_words(const Exchange& exchange, const ReviewCheck& check) {
  return exchange.in_words(
      "{count} of the {all} headings of the decree are answered",
      {{"count", std::to_string(check.answered())}, {"all", std::to_string(review_heading_count)}});
}

// ---- Publishing ---------------------------------------------------------------------------------------------------------

/// The last text that was written for the year, whatever its section; 0 for none: what is published is what was looked at.
Result<std::int64_t> last_revision(const Exchange& exchange, int year) {
  TRY(const std::vector<ReviewText> texts, last_review_texts(exchange.database, exchange.org()));
  const auto found = std::ranges::find(texts, year, &ReviewText::year);
  return found == texts.end() ? std::int64_t{0} : found->revision;
}

std::vector<Field> publish_fields(const Exchange& exchange, const ReviewCheck& check) {
  if (check.complete()) return {};
  Field field{"incomplet", std::string(exchange.in_words("Publish it although it does not answer them")),
              Field::Kind::check};
  field.hint = exchange.in_words("The review says at its head that it is a draft, and what is missing.");
  field.value = exchange.field("incomplet");
  return {field};
}

Html what_is_missing(const Exchange& exchange, const ReviewCheck& check) {
  if (check.complete()) return html::paragraph(exchange.in_words("It answers every heading of the decree."));
  std::vector<Html> items;
  for (std::size_t i = 0; i < review_heading_count; ++i) {
    const auto heading = static_cast<ReviewHeading>(i);
    if (!check.answers(heading)) items.push_back(html::text(name(heading, exchange.language)));
  }
  Html inside = element("p", {}, exchange.in_words("These headings of the decree are not answered:"));
  inside += html::bullet_list(items);
  inside += element("p", {},
                    link(exchange.url("/bilans/{annee}/verification", {exchange.values[0]}),
                         exchange.in_words("Check what is missing")));
  return html::flag(inside);
}

Result<Response> show_publish(const Exchange& exchange, int year, const ReviewCheck& check,
                              const std::vector<Field>& fields, const Html& told, int status) {
  TRY(const std::vector<PublishedReview> published, published_reviews(exchange.database, exchange.org()));
  TRY(const std::int64_t revision, last_revision(exchange, year));
  PageContent content;
  content.title = exchange.in_words("Publish the review of {year}", {{"year", exchange.values[0]}});
  content.subtitle = answered_words(exchange, check);
  content.trail = trail_of(exchange);
  content.status = status;
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += told;
  content.main += what_is_missing(exchange, check);
  content.main += html::paragraph(exchange.in_words(
      "Published, it is read by everybody without an account, as it is on this day: nothing changes it any "
      "more. Its files are kept with their SHA-256; the PDF is made beside, in a few seconds."));
  const auto before = std::ranges::find_if(published.rbegin(), published.rend(),
                                           [year](const PublishedReview& one) { return one.year == year; });
  if (before != published.rend())
    content.main += html::paragraph(exchange.in_words(
        "Version {version} of {date} stays readable; this one is read in its place.",
        {{"version", std::to_string(before->version)}, {"date", before->at.substr(0, 10)}}));
  html::Form form{exchange.url("/bilans/{annee}/publier", {exchange.values[0]})};
  form.hidden = {csrf_of(exchange), {"revision", std::to_string(revision)}};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Publish this review");
  content.main += html::render(form);
  return page(exchange, std::move(content));
}

Result<std::vector<ReviewBytes>> files_of(const Exchange& exchange, const Review& in_readers_language) {
  std::vector<ReviewBytes> files;
  for (const Language language : {Language::fr, Language::en}) {
    const int year = in_readers_language.year;
    std::optional<Review> other;
    if (language != exchange.language) {
      TRY(Review told, review_now(exchange, year, language));
      other.emplace(std::move(told));
    }
    const doc::Document document = review_document(other ? *other : in_readers_language, language);
    TRY(std::vector<ReviewBytes> made, review_files(document, review_name(year, language)));
    std::ranges::move(made, std::back_inserter(files));
  }
  return files;
}

// The version with its files, its line in the audit log and the job of its PDF, or nothing.
Result<> publish(Exchange& exchange, const Review& review, const ReviewCheck& check) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const std::vector<ReviewBytes> files, files_of(exchange, review));
  PublishedReview published{review.year,
                            0,
                            utc_text(exchange.now),
                            exchange.visitor->account().name,
                            review.as_of,
                            static_cast<int>(check.answered())};
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY(published.version, publish_review(exchange.database, exchange.org(), published, files));
  for (const ReviewBytes& file : files) published.files.push_back({file.name, ""});
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "review.published", "review " + std::to_string(review.year),
                         "version " + std::to_string(published.version)}));
  TRY_VOID(ask_review_pdf(exchange, published, city.city.name));
  TRY_VOID(transaction.commit());
  exchange.services.work.wake();
  return {};
}

}  // namespace

Result<Response> review_preview(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const Review review, review_now(exchange, year, exchange.language));
  Html notice = element("p", {}, element("strong", {}, exchange.in_words("Draft")), " – ",
                        exchange.in_words("this is the review as it would be published on this day."));
  notice += element(
      "p", {},
      link(exchange.url("/bilans/{annee}", {exchange.values[0]}), exchange.in_words("Back to its sections")),
      " · ",
      link(exchange.url("/bilans/{annee}/publier", {exchange.values[0]}), exchange.in_words("Publish it")));
  return framed_document(exchange, doc::to_html(review_document(review, exchange.language)), notice);
}

Result<Response> review_check_page(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const Review review, review_now(exchange, year, exchange.language));
  const ReviewCheck check = check_review(review, exchange.language);
  PageContent content;
  content.title = exchange.in_words("What the review of {year} still lacks", {{"year", exchange.values[0]}});
  content.subtitle = answered_words(exchange, check);
  content.trail = trail_of(exchange);
  for (std::size_t i = 0; i < review_heading_count; ++i)
    content.main += heading_of_check(exchange, check, static_cast<ReviewHeading>(i));
  return page(exchange, std::move(content));
}

Result<Response> review_publish_page(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const Review review, review_now(exchange, year, exchange.language));
  const ReviewCheck check = check_review(review, exchange.language);
  return show_publish(exchange, year, check, publish_fields(exchange, check), {}, 200);
}

Result<Response> review_published(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const Review review, review_now(exchange, year, exchange.language));
  TRY(const std::int64_t revision, last_revision(exchange, year));
  const ReviewCheck check = check_review(review, exchange.language);
  std::vector<Field> fields = publish_fields(exchange, check);
  if (exchange.field("revision") != std::to_string(revision)) {
    const Html told = html::flag(element(
        "p", {},
        exchange.in_words("Somebody wrote in this review meanwhile: nothing was published. Look at it again "
                          "before you publish it.")));
    return show_publish(exchange, year, check, fields, told, 409);
  }
  if (!check.complete() && exchange.field("incomplet").empty()) {
    fields.front().error = exchange.in_words(
        "Nothing was published: complete the review, or say that it is published as it is.");
    return show_publish(exchange, year, check, fields, {}, 409);
  }
  TRY_VOID(publish(exchange, review, check));
  return redirect(exchange.path("/bilans/{annee}", {exchange.values[0]}));
}

}  // namespace capnr::web
