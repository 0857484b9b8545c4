// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/review_pages.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "people/audit.h"
#include "publish/document_html.h"
#include "publish/review_check.h"
#include "publish/words.h"
#include "steering/stored_plans.h"
#include "web/city.h"
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

Html state(std::string_view kind, std::string_view words) {
  return element("span", {{"class", kind.empty() ? "state" : "state " + std::string(kind)}}, words);
}

// ---- The list -----------------------------------------------------------------------------------------------------------

struct ReviewOfYear {
  const PublishedReview* published = nullptr;
  const ReviewText* text = nullptr;  ///< the last that was written
};

Html state_of(const Exchange& exchange, const ReviewOfYear& one) {
  if (one.published != nullptr && (one.text == nullptr || one.text->at <= one.published->at))
    return state("good", exchange.in_words("published, version {version}",
                                           {{"version", std::to_string(one.published->version)}}));
  if (one.published != nullptr)
    return state("doubt", exchange.in_words("published, version {version}, and written again since",
                                            {{"version", std::to_string(one.published->version)}}));
  return one.text != nullptr ? state("doubt", exchange.in_words("being composed"))
                             : state("", exchange.in_words("not begun"));
}

Html reviews_table(const Exchange& exchange, const std::map<int, ReviewOfYear>& years) {
  html::Table table;
  table.id = "bilans";
  table.caption = exchange.in_words("A review a year");
  table.columns = {{std::string(exchange.in_words("Year")), "", false},
                   {std::string(exchange.in_words("State")), "", false},
                   {std::string(exchange.in_words("Published on")), "", false},
                   {std::string(exchange.in_words("By")), "", false},
                   {std::string(exchange.in_words("Read")), "", false}};
  for (auto one = years.rbegin(); one != years.rend(); ++one) {
    const std::string year = std::to_string(one->first);
    const PublishedReview* const published = one->second.published;
    table.rows.push_back(
        {exchange.may(Access::pilot) ? link(exchange.url("/bilans/{annee}", {year}), year) : html::text(year),
         state_of(exchange, one->second),
         html::text(published == nullptr ? "–" : published->at.substr(0, 10)),
         html::text(published == nullptr ? "–" : published->by),
         published == nullptr ? html::text("–")
                              : link(exchange.url("/bilans-publies/{annee}", {year}),
                                     exchange.in_words("The review of {year}", {{"year", year}}))});
  }
  return html::render(table);
}

// ---- One review ---------------------------------------------------------------------------------------------------------

// "summary" has no heading of the decree.
std::optional<ReviewHeading> heading_of(std::string_view section) {
  for (std::size_t i = 0; i < review_heading_count; ++i)
    if (code(static_cast<ReviewHeading>(i)) == section) return static_cast<ReviewHeading>(i);
  return std::nullopt;
}

std::string section_name(const Exchange& exchange, std::string_view section) {
  const auto heading = heading_of(section);
  return std::string(heading ? name(*heading, exchange.language) : exchange.in_words("Where we stand"));
}

Html answered(const Exchange& exchange, const ReviewCheck& check, std::string_view section) {
  const auto heading = heading_of(section);
  if (!heading) return html::text("–");
  return check.answers(*heading) ? state("good", exchange.in_words("answered"))
                                 : state("bad", exchange.in_words("something required is missing"));
}

std::string text_words(const Exchange& exchange, const ReviewText* text) {
  if (text == nullptr) return std::string(exchange.in_words("none yet"));
  return exchange.in_words("written on {date} by {who}",
                           {{"date", text->at.substr(0, 10)}, {"who", text->by}});
}

const ReviewText* text_of(const Review& review, std::string_view section) {
  const auto found = std::ranges::find(review.texts, section, &ReviewText::section);
  return found == review.texts.end() ? nullptr : &*found;
}

Html sections_table(const Exchange& exchange, const Review& review, const ReviewCheck& check) {
  html::Table table;
  table.id = "rubriques";
  table.caption = exchange.in_words("Its sections");
  table.note = exchange.in_words("The program fills in the figures; the words are yours.");
  table.columns = {{std::string(exchange.in_words("Section")), "", false},
                   {std::string(exchange.in_words("What the decree asks")), "", false},
                   {std::string(exchange.in_words("Your text")), "", false}};
  for (const std::string_view section : review_text_sections())
    table.rows.push_back({link(exchange.url("/bilans/{annee}/rubriques/{rubrique}",
                                            {std::to_string(review.year), std::string(section)}),
                               section_name(exchange, section)),
                          answered(exchange, check, section),
                          html::text(text_words(exchange, text_of(review, section)))});
  return html::render(table);
}

Html ways_on(const Exchange& exchange, const std::string& year) {
  return html::bullet_list(
      {link(exchange.url("/bilans/{annee}/verification", {year}), exchange.in_words("Check what is missing")),
       link(exchange.url("/bilans/{annee}/apercu", {year}), exchange.in_words("See it as it will be read")),
       link(exchange.url("/bilans/{annee}/publier", {year}), exchange.in_words("Publish it"))});
}

std::vector<PublishedReview> of_year(std::vector<PublishedReview> all, int year) {
  std::erase_if(all, [year](const PublishedReview& one) { return one.year != year; });
  return all;
}

// ---- One section --------------------------------------------------------------------------------------------------------

Result<std::string> section_of_address(const Exchange& exchange) {
  const auto all = review_text_sections();
  if (std::ranges::find(all, exchange.values[1]) == all.end())
    return fail(Kind::not_found, "the review has no section {name}", {{"name", exchange.values[1]}});
  return exchange.values[1];
}

Field text_field(const Exchange& exchange, const ReviewText* text) {
  Field field{"texte", std::string(exchange.in_words("Your text")), Field::Kind::area};
  field.rows = 12;
  field.hint = exchange.in_words(
      "It stands at the head of the section. Each line is a paragraph; lines that begin with a dash make a "
      "list. {most} characters at most; leave it empty to take the text back.",
      {{"most", std::to_string(longest_review_text)}});
  if (text != nullptr) field.value = text->content;
  if (exchange.request.method == Method::post) field.value = exchange.field("texte");
  return field;
}

Html missing_here(const Exchange& exchange, const ReviewCheck& check, std::string_view section) {
  const auto heading = heading_of(section);
  if (!heading || check.answers(*heading)) return {};
  return html::flag(element("p", {}, exchange.in_words("Something that the decree asks is missing here."),
                            " ",
                            link(exchange.url("/bilans/{annee}/verification", {exchange.values[0]}),
                                 exchange.in_words("Check what is missing"))));
}

Result<Response> show_section(const Exchange& exchange, Review review, const std::string& section,
                              const std::vector<Field>& fields, std::int64_t base, int status) {
  const ReviewCheck check = check_review(review, exchange.language);
  review.texts.clear();  // what follows the form is what the program says
  const Html filled_in = doc::section_html(review_document(review, exchange.language), section);
  PageContent content;
  content.title = section_name(exchange, section);
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Reviews")), exchange.url("/bilans")},
                   {exchange.values[0], exchange.url("/bilans/{annee}", {exchange.values[0]})}};
  html::Form form{exchange.url("/bilans/{annee}/rubriques/{rubrique}", {exchange.values[0], section})};
  form.hidden = {csrf_of(exchange), {"revision", std::to_string(base)}};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Keep this text as a draft");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::render(form);
  content.main += missing_here(exchange, check, section);
  content.main += html::paragraph(
      exchange.in_words("What follows is filled in by the program, after your text, and cannot be written "
                        "here: the figures are corrected where they come from."));
  content.main += filled_in;
  return page(exchange, std::move(content));
}

std::int64_t base_of_form(const Exchange& exchange) {
  const std::string text = exchange.field("revision");
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Result<> write(Exchange& exchange, int year, const std::string& section) {
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY(const std::int64_t before, last_review_revision(exchange.database, exchange.org(), year, section));
  TRY(const std::int64_t after, write_review_text(exchange.database, exchange.org(),
                                                  {0, year, section, exchange.field("texte"),
                                                   utc_text(exchange.now), exchange.visitor->account().name},
                                                  base_of_form(exchange)));
  if (after == before) return {};
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "review.written", "review " + std::to_string(year), section}));
  return transaction.commit();
}

}  // namespace

Result<Response> reviews_page(Exchange& exchange) {
  TRY(const std::vector<PublishedReview> published, published_reviews(exchange.database, exchange.org()));
  TRY(const std::vector<ReviewText> texts, last_review_texts(exchange.database, exchange.org()));
  TRY(const std::vector<StoredInventory> inventories, list_inventories(exchange.database, exchange.org()));
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  std::map<int, ReviewOfYear> years;
  years[year_of(exchange.today)];
  for (const StoredInventory& one : inventories) years[year_of(one.header.date)];
  for (const YearPlan& one : plans) years[one.plan.year];
  for (const PublishedReview* one : last_review_versions(published)) years[one->year].published = one;
  for (const ReviewText& one : texts) years[one.year].text = &one;
  PageContent content;
  content.title = exchange.in_words("Yearly reviews");
  content.main = html::paragraph(exchange.in_words(
      "Towns and groups of towns of more than 50,000 inhabitants review their strategy for responsible "
      "digital technology every year, before the debate on the budget. The program fills in the figures; "
      "people write the words."));
  if (published.empty() && texts.empty())
    content.main +=
        html::paragraph(exchange.may(Access::pilot)
                            ? exchange.in_words("No review was begun yet: choose a year below to compose it.")
                            : exchange.in_words("No review was begun yet: a pilot composes it."));
  content.main += reviews_table(exchange, years);
  content.main += element(
      "p", {},
      link(exchange.url("/bilans-publies"), exchange.in_words("The reviews as everybody reads them")));
  return page(exchange, std::move(content));
}

Result<Response> review_page(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const Review review, review_now(exchange, year, exchange.language));
  TRY(std::vector<PublishedReview> published, published_reviews(exchange.database, exchange.org()));
  const ReviewCheck check = check_review(review, exchange.language);
  PageContent content;
  content.title = exchange.in_words("Review of {year}", {{"year", exchange.values[0]}});
  content.subtitle = exchange.in_words(
      "{count} of the {all} headings of the decree are answered",
      {{"count", std::to_string(check.answered())}, {"all", std::to_string(review_heading_count)}});
  content.trail = {{std::string(exchange.in_words("Reviews")), exchange.url("/bilans")}};
  content.main = sections_table(exchange, review, check);
  content.main +=
      html::section("suite", exchange.in_words("What comes next"), ways_on(exchange, exchange.values[0]));
  TRY(const Html versions, review_versions(exchange, of_year(std::move(published), year)));
  content.main += versions;
  return page(exchange, std::move(content));
}

Result<Response> review_sent(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  if (exchange.field("etape") != "pdf")
    return fail(Kind::usage, "nothing of the kind can be done with a review");
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const std::vector<PublishedReview> published, published_reviews(exchange.database, exchange.org()));
  const std::string version = exchange.field("version");
  const auto found = std::ranges::find_if(published, [&](const PublishedReview& one) {
    return one.year == year && std::to_string(one.version) == version;
  });
  if (found == published.end())
    return fail(Kind::not_found, "there is no published review of {year}, version {version}",
                {{"year", exchange.values[0]}, {"version", version}});
  TRY_VOID(ask_review_pdf(exchange, *found, city.city.name));
  exchange.services.work.wake();
  return redirect(exchange.path("/bilans/{annee}", {exchange.values[0]}));
}

Result<Response> review_section_page(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const std::string section, section_of_address(exchange));
  TRY(Review review, review_now(exchange, year, exchange.language));
  TRY(const std::int64_t base, last_review_revision(exchange.database, exchange.org(), year, section));
  const std::vector<Field> fields = {text_field(exchange, text_of(review, section))};
  return show_section(exchange, std::move(review), section, fields, base, 200);
}

Result<Response> review_section_sent(Exchange& exchange) {
  TRY(const int year, year_of_address(exchange));
  TRY(const std::string section, section_of_address(exchange));
  const auto written = write(exchange, year, section);
  if (written) return redirect(exchange.path("/bilans/{annee}", {exchange.values[0]}));
  TRY(Review review, review_now(exchange, year, exchange.language));
  std::vector<Field> fields = {text_field(exchange, nullptr)};
  put_error(exchange, written.error(), fields, "texte");
  return show_section(exchange, std::move(review), section, fields, base_of_form(exchange),
                      http_status(written.error().kind));
}

}  // namespace capnr::web
