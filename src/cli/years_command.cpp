// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/steering_options.h"
#include "evidence/ledger.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string by;
  int close = 0, reopen = 0;
};

Result<> list(const Context& context, OpenCity& city) {
  TRY(const std::vector<ClosedYear> years, closed_years(city.database, city.org.id));
  std::string text;
  for (const ClosedYear& year : years)
    text += tr(context.language, "{year}: closed on {date} by {who}",
               {{"year", std::to_string(year.year)},
                {"date", year.closed_at.substr(0, 10)},
                {"who", year.closed_by}}) +
            "\n";
  if (years.empty())
    text = std::string(
               tr(context.language, "No year is closed: values of every year can be added and corrected.")) +
           "\n";
  return print(text);
}

Result<> run_years(const Context& context, const Options& options) {
  if (options.close != 0 && options.reopen != 0) return fail(Kind::usage, "give either --close or --reopen");
  TRY(OpenCity city, open_city(options.where));
  if (options.close != 0)
    TRY_VOID(close_year(city.database, city.org.id, {options.close, now_utc(), who(options.by)}));
  if (options.reopen != 0) TRY_VOID(reopen_year(city.database, city.org.id, options.reopen));
  return list(context, city);
}

}  // namespace

Action declare_years(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  app.add_option("--close", options->close, in_words("Close this year: its values can no longer change"))
      ->check(CLI::Range(1900, 2200));
  app.add_option("--reopen", options->reopen, in_words("Open a closed year again"))
      ->check(CLI::Range(1900, 2200));
  app.add_option("--by", options->by, in_words("Who does it; the name of the account by default"));
  return [options, context] { return run_years(context, *options); };
}

}  // namespace capnr::cli
