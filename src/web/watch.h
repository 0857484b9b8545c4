// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "web/exchange.h"
#include "web/metrics.h"

namespace capnr::web {

/// Who may read /metrics: who has the token; without a token, who asks from this machine, unless a proxy is on it, whose requests all come from this machine.
struct Watch {
  std::shared_ptr<Metrics> metrics;  ///< nothing is counted without
  std::string token;
  bool behind_proxy = false;
};

bool may_watch(const Watch& watch, const Request& request);

/// The figures of this moment in the text format of Prometheus; of the database, how large it is, its sessions and jobs.
Result<Response> metrics_answer(const Watch& watch, Exchange& exchange);

}  // namespace capnr::web
