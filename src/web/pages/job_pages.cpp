// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/job_pages.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "html/components.h"
#include "html/form.h"
#include "html/table.h"
#include "inventory/fields.h"
#include "publish/words.h"
#include "table/json.h"
#include "web/frame.h"
#include "web/script.h"
#include "work/backup_job.h"
#include "work/review_job.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

Html state_words(const Exchange& exchange, JobState state) {
  const std::string_view mark = state == JobState::running  ? "state doubt"
                                : state == JobState::done   ? "state good"
                                : state == JobState::failed ? "state bad"
                                                            : "state";
  return element("span", {{"class", mark}}, state_name(exchange, state));
}

Result<Job> job_of(const Exchange& exchange) {
  const std::string& text = exchange.values[0];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    return fail(Kind::not_found, "there is no job {number}", {{"number", text}});
  TRY(Job job, find_job(exchange.database, exchange.org(), {number}));
  if (const auto now = exchange.services.work.board->progress(job.id)) job.progress = *now;
  return job;
}

std::string percent_of(const JobProgress& progress) {
  if (progress.total <= 0) return {};
  const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
  return std::to_string(std::lround(100 * std::min(share, 1.0)));
}

std::string progress_words(const Exchange& exchange, const Job& job) {
  if (job.state == JobState::waiting) return std::string(exchange.in_words("It waits for its turn."));
  const std::string percent = percent_of(job.progress);
  if (percent.empty()) return std::string(exchange.in_words("It has begun."));
  return exchange.in_words("{percent} %: {step}", {{"percent", percent}, {"step", job.progress.step}});
}

// What the script follows; without it, the link asks again.
Html under_way(const Exchange& exchange, const Job& job) {
  const std::string number = std::to_string(job.id.value);
  const std::string percent = percent_of(job.progress);
  html::Attributes bar = {{"max", 100}, {"aria-label", exchange.in_words("How far it is")}};
  if (!percent.empty()) bar.push_back({"value", percent});
  Html out = element("div", {{"data-follow", exchange.path("/travaux/{numero}/suivi", {number})}},
                     element("progress", bar, percent),
                     element("p", {{"role", "status"}}, progress_words(exchange, job)));
  out += element("p", {}, link(exchange.url("/travaux/{numero}", {number}), exchange.in_words("Refresh")));
  out += html::button_form(exchange.url("/travaux/{numero}", {number}), {csrf_of(exchange)},
                           exchange.in_words("Stop it: nothing will be recorded"));
  return out;
}

// ---- What came of an import ---------------------------------------------------------------------------------------------

std::string_view verdict(const Exchange& exchange, const ImportAnswer::Inventory& one) {
  if (one.unchanged) return exchange.in_words("unchanged: these files are stored already");
  if (!one.stored) return exchange.in_words("refused: nothing is stored");
  return one.rejected > 0 ? exchange.in_words("stored, without the rejected rows")
                          : exchange.in_words("stored");
}

Html rows_of(const Exchange& exchange, const ImportAnswer::Inventory& one) {
  std::vector<Html> items;
  for (const auto& [entity, count] : one.rows)
    if (const auto known = entity_from(entity))
      items.push_back(
          html::text(std::string(name(*known, exchange.language)) + ": " + std::to_string(count)));
  return items.empty() ? Html() : html::bullet_list(items);
}

Html file_lines(const Exchange& exchange, const Job& job, const ImportAnswer::File& file) {
  Html out = html::text(exchange.in_words(
      "{file}: {rows} rows, read with {mapping}",
      {{"file", file.path}, {"rows", std::to_string(file.rows)}, {"mapping", file.mapping}}));
  if (file.rejected == 0) return out;
  out += exchange.in_words("; {count} rejected:", {{"count", std::to_string(file.rejected)}});
  std::vector<Html> rejects;
  rejects.reserve(file.first_rejects.size());
  for (const std::string& words : file.first_rejects) rejects.push_back(html::text(words));
  out += html::bullet_list(rejects);
  if (!file.rejects_file.empty())
    out +=
        link(exchange.url("/travaux/{numero}/{fichier}", {std::to_string(job.id.value), file.rejects_file}),
             exchange.in_words("Download the rejected rows of {file}, to correct and send again",
                               {{"file", file.path}}));
  return out;
}

Html inventory_section(const Exchange& exchange, const Job& job, const ImportAnswer::Inventory& one) {
  Html inside = element("p", {},
                        element("span", {{"class", one.stored || one.unchanged ? "state good" : "state bad"}},
                                verdict(exchange, one)));
  inside += rows_of(exchange, one);
  std::vector<Html> files;
  files.reserve(one.files.size());
  for (const ImportAnswer::File& file : one.files) files.push_back(file_lines(exchange, job, file));
  if (!files.empty()) inside += html::bullet_list(files);
  if (one.stored || one.unchanged)
    inside += element(
        "p", {},
        link(exchange.url("/inventaire/{date}", {one.date}), exchange.in_words("See this inventory")));
  if (one.unrecognised > 0 && (one.stored || one.unchanged))
    inside += element("p", {},
                      link(exchange.url("/inventaire/{date}/a-reconnaitre", {one.date}),
                           exchange.in_words("{count} models are not recognised: say what they are",
                                             {{"count", std::to_string(one.unrecognised)}})));
  std::string title = exchange.in_words("Inventory of {date}", {{"date", one.date}});
  if (!one.label.empty()) title += " (" + one.label + ")";
  return html::section("i-" + one.date, title, inside);
}

Result<Html> back_to_files(const Exchange& exchange, const Job& job) {
  TRY(const ImportRequest request, import_request_from(job.request));
  Html next = html::paragraph(exchange.in_words(
      "Correct the rejected rows and send the file again, or go back and import without them."));
  next += element("p", {},
                  link(exchange.url("/inventaire/importer/{lot}", {request.batch}),
                       exchange.in_words("Back to these files")));
  return html::section("suite", exchange.in_words("And now"), next);
}

Result<Html> import_came_to(const Exchange& exchange, const Job& job) {
  TRY(const ImportAnswer answer, import_answer_from(job.answer));
  Html out;
  bool refused = false;
  for (const ImportAnswer::Inventory& one : answer.inventories) {
    out += inventory_section(exchange, job, one);
    refused |= !one.stored && !one.unchanged;
  }
  if (!answer.sections.empty()) {
    std::vector<Html> items;
    items.reserve(answer.sections.size());
    for (const std::string& section : answer.sections)
      items.push_back(html::text(tr(exchange.language, section)));
    out += html::section("reste", exchange.in_words("Brought by the folder too"), html::bullet_list(items));
  }
  if (refused) {
    TRY(const Html back, back_to_files(exchange, job));
    out += back;
  }
  return out;
}

// To the review whose PDF it is.
Result<Html> back_to_review(const Exchange& exchange, const Job& job) {
  TRY(const ReviewPdfRequest request, review_pdf_request_from(job.request));
  const std::string year = std::to_string(request.year);
  return element("p", {},
                 link(exchange.url("/bilans/{annee}", {year}),
                      exchange.in_words("The review of {year}", {{"year", year}})));
}

// Who may fetch it finds it on the page of backups: it is no file of this page, which pilots open.
Html backup_came_to(const Exchange& exchange) {
  if (!exchange.may(Access::administrator)) return {};
  return element(
      "p", {}, link(exchange.url("/administration/sauvegarde"), exchange.in_words("Backup and restoration")));
}

Result<Html> why_it_failed(const Exchange& exchange, const Job& job) {
  Html out = html::flag(
      html::text(job.answer.empty()
                     ? exchange.in_words("The program ended each time that it worked on it: it was given up.")
                     : std::string_view(job.answer)));
  if (job.kind == import_kind) {
    TRY(const ImportRequest request, import_request_from(job.request));
    out += element("p", {},
                   link(exchange.url("/inventaire/importer/{lot}", {request.batch}),
                        exchange.in_words("Back to these files")));
  }
  if (job.kind == review_pdf_kind) {
    TRY(const Html back, back_to_review(exchange, job));
    out += back;
  }
  return out;
}

Result<Html> what_came(const Exchange& exchange, const Job& job) {
  switch (job.state) {
    case JobState::done:
      if (job.kind == review_pdf_kind) return back_to_review(exchange, job);
      if (job.kind == import_kind) return import_came_to(exchange, job);
      return job.kind == backup_kind ? backup_came_to(exchange) : Html();
    case JobState::failed:
      return why_it_failed(exchange, job);
    case JobState::cancelled:
      return html::paragraph(exchange.in_words("It was stopped: nothing was recorded."));
    default:
      return under_way(exchange, job);
  }
}

}  // namespace

std::string_view kind_words(const Exchange& exchange, const Job& job) {
  if (job.kind == import_kind) return exchange.in_words("Import of files");
  if (job.kind == review_pdf_kind) return exchange.in_words("PDF of a review");
  if (job.kind == backup_kind) return exchange.in_words("Backup of the database");
  return job.kind;
}

std::string_view state_name(const Exchange& exchange, JobState state) {
  switch (state) {
    case JobState::waiting:
      return exchange.in_words("waiting");
    case JobState::running:
      return exchange.in_words("under way");
    case JobState::done:
      return exchange.in_words("done");
    case JobState::failed:
      return exchange.in_words("failed");
    case JobState::cancelled:
      return exchange.in_words("cancelled");
  }
  return {};
}

Result<Response> jobs_page(Exchange& exchange) {
  TRY(const std::vector<Job> jobs, list_jobs(exchange.database, exchange.org()));
  PageContent content;
  content.title = exchange.in_words("Long work");
  html::Table table;
  table.id = "travaux";
  table.caption = exchange.in_words("What was asked for, the last first");
  table.columns = {{std::string(exchange.in_words("Number")), "", false},
                   {std::string(exchange.in_words("Work")), "", false},
                   {std::string(exchange.in_words("Asked")), "", false},
                   {std::string(exchange.in_words("State")), "", false}};
  for (const Job& job : jobs)
    table.rows.push_back({link(exchange.url("/travaux/{numero}", {std::to_string(job.id.value)}),
                               std::to_string(job.id.value)),
                          html::text(kind_words(exchange, job)), html::text(utc_text(job.asked_at)),
                          state_words(exchange, job.state)});
  content.main =
      jobs.empty()
          ? html::paragraph(exchange.in_words("Nothing was asked for yet: an import begins in Inventory."))
          : html::render(table);
  return page(exchange, std::move(content));
}

Result<Response> job_page(Exchange& exchange) {
  TRY(const Job job, job_of(exchange));
  PageContent content;
  content.title = std::string(kind_words(exchange, job)) + " " + std::to_string(job.id.value);
  content.trail = {{std::string(exchange.in_words("Long work")), exchange.url("/travaux")}};
  TRY(Html came, what_came(exchange, job));
  content.main = element("p", {}, state_words(exchange, job.state));
  content.main += came;
  content.script = !is_over(job.state);
  return page(exchange, std::move(content));
}

Result<Response> job_sent(Exchange& exchange) {
  TRY(const Job job, job_of(exchange));
  exchange.services.work.board->ask_to_stop(job.id);  // at once, where it is of this process
  TRY_VOID(cancel_job(exchange.database, exchange.org(), job.id, exchange.actor()));
  return redirect(exchange.path("/travaux/{numero}", {exchange.values[0]}));
}

Result<Response> job_events(Exchange& exchange) {
  TRY(const Job job, job_of(exchange));
  std::string data;
  JsonWriter json(data);
  json.begin_object().key("over").boolean(is_over(job.state));
  json.key("percent")
      .text(percent_of(job.progress))
      .key("words")
      .text(progress_words(exchange, job))
      .end_object();
  Response response;
  response.content_type = "text/event-stream; charset=utf-8";
  response.body = body_of("retry: 700\ndata: " + data + "\n\n");
  return response;
}

Result<Response> job_file(Exchange& exchange) {
  TRY(const Job job, job_of(exchange));
  if (job.kind == backup_kind)
    return fail(Kind::not_found, "a backup is downloaded from its own page, by administrators");
  TRY(std::string bytes, load_job_file(exchange.database, exchange.org(), job.id, exchange.values[1]));
  Response response;
  response.content_type = "application/octet-stream";
  // Quotes and letters that headers do not carry would end its name early.
  response.download = exchange.values[1];
  std::ranges::replace_if(response.download, [](char c) { return c == '"' || c < 0x20 || c > 0x7E; }, '_');
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web
