// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/steering_options.h"

#include <ctime>

#include <CLI/App.hpp>
#include <pwd.h>
#include <unistd.h>

namespace capnr::cli {

void declare_steering(CLI::App& app, const Context& context, SteeringOptions& options) {
  declare_database(app, context, options.where);
  app.add_option("--city-folder", options.city_folder,
                 std::string(tr(context.language,
                                "Folder with the city's own commitments/, rules/ and thresholds.toml")));
}

Result<OpenSteering> open_steering(const Context& context, const SteeringOptions& options) {
  TRY(Programme programme, load_programme(context.catalog, options.city_folder));
  TRY(OpenCity city, open_city(options.where));
  return OpenSteering{std::move(city), std::move(programme)};
}

Result<Date> as_of_or_today(const std::string& as_of) {
  if (!as_of.empty()) return date_option("--as-of", as_of);
  return *parse_date(now_utc());
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[32];
  return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts));
}

std::string who(const std::string& by) {
  if (!by.empty()) return by;
  passwd entry{};
  passwd* found = nullptr;
  char buffer[4096];
  if (::getpwuid_r(::getuid(), &entry, buffer, sizeof buffer, &found) == 0 && found != nullptr)
    return entry.pw_name;
  return "uid " + std::to_string(::getuid());
}

}  // namespace capnr::cli
