// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "web/exchange.h"
#include "work/job.h"

// Long work: what was asked for, how far it is, what came of it.

namespace capnr::web {

Result<Response> jobs_page(Exchange& exchange);
Result<Response> job_page(Exchange& exchange);
/// Stops it.
Result<Response> job_sent(Exchange& exchange);
/// How far it is, as one server-sent event; the browser asks again by itself until it is over.
Result<Response> job_events(Exchange& exchange);
/// A file that came out of it.
Result<Response> job_file(Exchange& exchange);

/// What a job is, and how it stands, in the reader's language.
std::string_view kind_words(const Exchange& exchange, const Job& job);
std::string_view state_name(const Exchange& exchange, JobState state);

}  // namespace capnr::web
