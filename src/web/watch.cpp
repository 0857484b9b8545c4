// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/watch.h"

#include "people/open_sessions.h"
#include "people/token.h"
#include "store/whole_database.h"
#include "web/client_address.h"
#include "work/job_counts.h"

namespace capnr::web {
namespace {

bool is_this_machine(std::string_view address) {
  static const Networks loopback = *Networks::of(std::vector<std::string>{"127.0.0.0/8", "::1"});
  return loopback.contains(address);
}

Result<> write_database(MetricsText& text, Exchange& exchange) {
  TRY(const std::int64_t bytes, bytes_of(exchange.database));
  text.family("capnr_database_size_bytes", "gauge", "Size of the database.");
  text.sample("capnr_database_size_bytes", {}, static_cast<double>(bytes));
  TRY(const std::int64_t sessions, count_open_sessions(exchange.database, exchange.now));
  text.family("capnr_sessions", "gauge", "Sessions that are not over.");
  text.sample("capnr_sessions", {}, static_cast<double>(sessions));
  TRY(const auto jobs, count_jobs(exchange.database));
  text.family("capnr_jobs", "gauge", "Jobs that the database keeps, by state.");
  for (const auto& [state, count] : jobs) {
    text.sample("capnr_jobs", {{"state", state}}, static_cast<double>(count));
  }
  return {};
}

}  // namespace

bool may_watch(const Watch& watch, const Request& request) {
  if (!watch.token.empty()) return same_secret(request.authorization, "Bearer " + watch.token);
  return !watch.behind_proxy && is_this_machine(request.address);
}

Result<Response> metrics_answer(const Watch& watch, Exchange& exchange) {
  if (watch.metrics == nullptr) return fail(Kind::not_found, "this server counts nothing");
  MetricsText text;
  watch.metrics->write(text, exchange.now);
  TRY_VOID(write_database(text, exchange));
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = body_of(text.take());
  response.personal = true;  // no cache on the way keeps it
  return response;
}

}  // namespace capnr::web
