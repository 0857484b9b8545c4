// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/backup_page.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "inventory/repository.h"
#include "people/audit.h"
#include "web/frame.h"
#include "web/pages/job_pages.h"
#include "work/backup_job.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

// A backup holds every city of the database: it is for who administers them all.
Result<> check_may_take_all(const Exchange& exchange) {
  TRY(const std::vector<StoredOrg> orgs, list_orgs(exchange.database));
  const Account& account = exchange.visitor->account();
  if (std::ranges::all_of(
          orgs, [&](const StoredOrg& org) { return may_act_as(account, org.id, Role::administrator); }))
    return {};
  return fail(
      Kind::conflict,
      "this database holds other cities, which you do not administer: who runs the server makes its backups, "
      "with capnr backup");
}

std::string size_text(std::int64_t bytes, Language language) {
  constexpr double kilo = 1000;
  const bool large = static_cast<double>(bytes) >= kilo * kilo;
  const double shown = static_cast<double>(bytes) / (large ? kilo * kilo : kilo);
  const std::string_view unit = language == Language::fr ? (large ? "Mo" : "ko") : (large ? "MB" : "kB");
  return format_number(shown, language, 3) + "\u00a0" + std::string(unit);
}

Result<Html> last_made(const Exchange& exchange) {
  AuditFilter filter;
  filter.org = exchange.org();
  filter.general = false;
  filter.action = "backup.made";
  filter.limit = 1;
  TRY(const std::vector<AuditEntry> entries, list_audit(exchange.database, filter));
  if (entries.empty()) return html::paragraph(exchange.in_words("No backup was made from this page yet."));
  return html::paragraph(exchange.in_words("The last backup that this page made: {moment}",
                                           {{"moment", utc_text(entries.front().at)}}));
}

// The backups that are being made, or are there to be fetched.
Result<Html> to_fetch(const Exchange& exchange) {
  TRY(const std::vector<Job> jobs, list_jobs(exchange.database, exchange.org()));
  std::vector<Html> items;
  for (const Job& job : jobs) {
    if (job.kind != backup_kind) continue;
    const std::string number = std::to_string(job.id.value);
    if (!is_over(job.state))
      items.push_back(link(exchange.url("/travaux/{numero}", {number}),
                           exchange.in_words("A backup is being made: see how far it is")));
    TRY(const std::optional<KeptBackup> kept, kept_backup(exchange.database, exchange.org(), job.id));
    if (kept)
      items.push_back(link(
          exchange.url("/administration/sauvegarde/{numero}", {number}),
          exchange.in_words("Download {file} ({size})",
                            {{"file", kept->name}, {"size", size_text(kept->bytes, exchange.language)}})));
  }
  return items.empty() ? Html() : html::bullet_list(items);
}

Html making(const Exchange& exchange) {
  Html inside =
      html::paragraph(exchange.in_words("A backup is the whole database in one file, checked once it is "
                                        "written. People go on working meanwhile. It holds "
                                        "accounts and all that the city keeps: put it where only they read "
                                        "it who may read the database. Here it stays for "
                                        "24 hours, or until the next one."));
  inside += html::button_form(exchange.url("/administration/sauvegarde"), {csrf_of(exchange)},
                              exchange.in_words("Make a backup"));
  return inside;
}

Html restoring(const Exchange& exchange) {
  Html inside =
      html::paragraph(exchange.in_words("A backup is not restored from the browser: it takes the place of "
                                        "all that people are working on, accounts "
                                        "included. Who runs the server does it, once the site is stopped:"));
  for (const std::string_view command :
       {"capnr restore capnr-….zip --check", "capnr restore capnr-….zip --database ville.db --replace"})
    inside += element("p", {}, element("code", {}, command));
  inside +=
      html::paragraph(exchange.in_words("The first line reads the file to its end and touches no database. "
                                        "The second changes the database as a whole, or "
                                        "not at all. Save its present state before."));
  return inside;
}

Result<Response> show(const Exchange& exchange, std::string_view refusal, int status) {
  PageContent content;
  content.title = exchange.in_words("Backup and restoration");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")}};
  if (refusal.empty()) {
    TRY(Html inside, last_made(exchange));
    TRY(const Html files, to_fetch(exchange));
    inside += files;
    inside += making(exchange);
    content.main += html::section("sauvegarder", exchange.in_words("Back up"), inside);
  } else {
    content.main += html::flag(html::text(refusal));
  }
  content.main += html::section("chaque-nuit", exchange.in_words("Every night"),
                                html::paragraph(exchange.in_words(
                                    "A backup that somebody must think of is forgotten: the Debian package "
                                    "makes one every night and keeps the "
                                    "last thirty; elsewhere, capnr backup FOLDER --keep 30 does the same.")));
  content.main += html::section("restaurer", exchange.in_words("Restore"), restoring(exchange));
  return page(exchange, std::move(content));
}

Result<JobId> job_of_address(const Exchange& exchange) {
  const std::string& text = exchange.values[0];
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return JobId{number};
  return fail(Kind::not_found, "there is no backup to download here any more: make another one");
}

}  // namespace

Result<Response> backup_page(Exchange& exchange) {
  TRY_VOID(remove_kept_backups(exchange.database, exchange.now - backup_kept));
  const auto may = check_may_take_all(exchange);
  if (may) return show(exchange, {}, 200);
  if (may.error().kind != Kind::conflict) return tl::unexpected(may.error());
  return show(exchange, describe(may.error(), exchange.language), 200);
}

// One at a time: who asks again while one is being made is led to it.
Result<Response> backup_asked(Exchange& exchange) {
  TRY_VOID(check_may_take_all(exchange));
  TRY(const std::vector<Job> jobs, list_jobs(exchange.database, exchange.org()));
  const auto under_way = std::ranges::find_if(
      jobs, [](const Job& job) { return job.kind == backup_kind && !is_over(job.state); });
  if (under_way != jobs.end())
    return redirect(exchange.path("/travaux/{numero}", {std::to_string(under_way->id.value)}));
  TRY(const JobId id,
      ask_job(exchange.database, {exchange.org(), std::string(backup_kind), "{}"}, exchange.actor()));
  exchange.services.work.wake();
  return redirect(exchange.path("/travaux/{numero}", {std::to_string(id.value)}));
}

Result<Response> backup_file(Exchange& exchange) {
  TRY_VOID(check_may_take_all(exchange));
  TRY(const JobId id, job_of_address(exchange));
  TRY(const std::optional<KeptBackup> kept, kept_backup(exchange.database, exchange.org(), id));
  if (!kept) return fail(Kind::not_found, "there is no backup to download here any more: make another one");
  TRY(std::string bytes, load_job_file(exchange.database, exchange.org(), id, kept->name));
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "backup.downloaded", "job " + std::to_string(id.value)}));
  Response response;
  response.content_type = "application/zip";
  response.download = kept->name;
  response.body = std::make_shared<Body>(Body{std::move(bytes), {}, "\"" + kept->name + "\""});
  return response;
}

}  // namespace capnr::web
