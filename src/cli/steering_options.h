// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/options.h"
#include "steering/programme.h"

// What the commands that steer share. The clock is read here, at the edge, and nowhere below.

namespace capnr::cli {

/// --database, --city, --city-folder (own commitments, rules and thresholds).
struct SteeringOptions {
  DatabaseOptions where;
  std::string city_folder;
};
void declare_steering(CLI::App& app, const Context& context, SteeringOptions& options);

struct OpenSteering {
  OpenCity city;
  Programme programme;
};
Result<OpenSteering> open_steering(const Context& context, const SteeringOptions& options);

/// Today, or --as-of.
Result<Date> as_of_or_today(const std::string& as_of);
/// "2026-11-24T18:07:58Z"
std::string now_utc();
/// --by, else the name of the account that runs the program.
std::string who(const std::string& by);

}  // namespace capnr::cli
