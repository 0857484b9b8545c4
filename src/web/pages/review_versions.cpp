// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/review_versions.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "publish/review_check.h"
#include "publish/words.h"
#include "web/frame.h"
#include "work/review_job.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

// The last job that prints this version, if the list of jobs still has it.
Result<std::optional<Job>> pdf_job_of(const Exchange& exchange, const PublishedReview& review) {
  TRY(const std::vector<Job> jobs, list_jobs(exchange.database, exchange.org()));
  for (const Job& job : jobs) {
    if (job.kind != review_pdf_kind) continue;
    const auto request = review_pdf_request_from(job.request);
    if (request && request->year == review.year && request->version == review.version)
      return std::optional(job);
  }
  return std::optional<Job>();
}

bool has_pdf(const PublishedReview& review) {
  return std::ranges::any_of(review.files,
                             [](const ReviewFile& file) { return file.name.ends_with(".pdf"); });
}

Html ask_again(const Exchange& exchange, const PublishedReview& review) {
  return html::button_form(exchange.url("/bilans/{annee}", {std::to_string(review.year)}),
                           {csrf_of(exchange), {"etape", "pdf"}, {"version", std::to_string(review.version)}},
                           exchange.in_words("Make the PDF"));
}

// How far the PDF is, and why it is not there.
Result<Html> pdf_words(const Exchange& exchange, const PublishedReview& review) {
  if (has_pdf(review)) return Html();
  TRY(const std::optional<Job> job, pdf_job_of(exchange, review));
  if (!job) {
    Html out = html::paragraph(exchange.in_words("The PDF of version {version} was not made.",
                                                 {{"version", std::to_string(review.version)}}));
    out += ask_again(exchange, review);
    return out;
  }
  const Html to_job = link(exchange.url("/travaux/{numero}", {std::to_string(job->id.value)}),
                           exchange.in_words("See this work"));
  if (!is_over(job->state))
    return element("p", {},
                   exchange.in_words("The PDF of version {version} is being made: it is here in a few "
                                     "seconds, once the page is refreshed.",
                                     {{"version", std::to_string(review.version)}}),
                   " ", to_job);
  Html out = html::flag(element(
      "p", {},
      exchange.in_words(
          "The PDF of version {version} could not be made on this machine: {why}",
          {{"version", std::to_string(review.version)},
           {"why", job->answer.empty() ? std::string(exchange.in_words("it was stopped")) : job->answer}}),
      " ", to_job));
  out += ask_again(exchange, review);
  return out;
}

}  // namespace

std::string review_name(int year, Language language) {
  return "review-" + std::to_string(year) + (language == Language::fr ? "-fr" : "-en");
}

Html review_downloads(const Exchange& exchange, const PublishedReview& review) {
  Html out;
  for (const ReviewFile& file : review.files) {
    if (!out.empty()) out += ", ";
    out += link(exchange.url("/bilans-publies/{annee}/{version}/{fichier}",
                             {std::to_string(review.year), std::to_string(review.version), file.name}),
                file.name);
  }
  return out;
}

Result<Html> review_versions(const Exchange& exchange, const std::vector<PublishedReview>& versions) {
  if (versions.empty()) return Html();
  html::Table table;
  table.id = "versions-publiees";
  table.caption = exchange.in_words("What was published, the last first");
  table.columns = {{std::string(exchange.in_words("Version")), "", false},
                   {std::string(exchange.in_words("Published on")), "", false},
                   {std::string(exchange.in_words("By")), "", false},
                   {std::string(exchange.in_words("Headings answered"))},
                   {std::string(exchange.in_words("Files")), "", false}};
  for (auto one = versions.rbegin(); one != versions.rend(); ++one)
    table.rows.push_back(
        {link(exchange.url("/bilans-publies/{annee}/{version}",
                           {std::to_string(one->year), std::to_string(one->version)}),
              std::to_string(one->version)),
         html::text(one->at.substr(0, 10)), html::text(one->by),
         html::text(std::to_string(one->answered) + "/" + std::to_string(review_heading_count)),
         review_downloads(exchange, *one)});
  Html out = html::render(table);
  TRY(const Html pdf, pdf_words(exchange, versions.back()));
  out += pdf;
  return html::section("publie", exchange.in_words("Published versions"), out);
}

Result<> ask_review_pdf(Exchange& exchange, const PublishedReview& review, const std::string& city) {
  if (has_pdf(review)) return {};
  TRY(const std::optional<Job> job, pdf_job_of(exchange, review));
  if (job && !is_over(job->state)) return {};
  ReviewPdfRequest request{review.year, review.version, {}};
  for (const Language language : {Language::fr, Language::en}) {
    const std::string name = review_name(review.year, language) + ".html";
    if (review.file(name) == nullptr) continue;
    request.files.push_back({name, tr(language, "Yearly review of responsible digital technology – {year}",
                                      {{"year", std::to_string(review.year)}}) +
                                       " – " + city});
  }
  TRY([[maybe_unused]] const JobId asked,
      ask_job(exchange.database, {exchange.org(), std::string(review_pdf_kind), to_json(request)},
              exchange.actor()));
  return {};
}

}  // namespace capnr::web
