// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "base/error.h"
#include "footprint/engine.h"
#include "web/figures.h"
#include "web/http.h"

// What the server shows of a city. The figures are computed once for a state of the database, by the functions that the commands call, and
// kept until the database changes: the page, the JSON and the CSV of one moment are of one state.

namespace capnr::web {

struct Snapshot {
  std::string city;       ///< "Marseille (13055)"
  std::string inventory;  ///< "2026-11-01, parc 2026"
  /// The report, written when it is first asked for: its intervals cost more than all the rest.
  std::function<Result<std::shared_ptr<const Body>>(Language)> report;
  /// The results by these dimensions, none meaning the command's own choice.
  std::function<Result<std::string>(std::span<const Dimension>)> json, csv;
};

/// Where snapshots come from. Both are called from several threads, one at a time.
struct SnapshotSource {
  std::function<Result<std::string>()> state;  ///< cheap: a text that changes when the database does
  std::function<Result<Snapshot>()> take;
};

class Site {
 public:
  Site(SnapshotSource source, FiguresMethod method)
      : source_(std::move(source)), figures_(std::move(method)) {}
  /// The snapshot of the present state; taken when there is none yet, or when the state has changed.
  Result<std::shared_ptr<const Snapshot>> current();
  /// Any inventory under any factor set, for the pages that look into them.
  Figures& figures() { return figures_; }

 private:
  SnapshotSource source_;
  Figures figures_;
  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace capnr::web
