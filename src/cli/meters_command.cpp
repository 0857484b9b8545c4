// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/output.h"
#include "cli/register_command.h"
#include "inventory/meter.h"
#include "publish/meter_output.h"

namespace capnr::cli {
namespace {

struct Options {
  RegisterOptions files;
  std::string format = "table", output;
};

const RegisterBook<MeterReading> book{RegisterKind::meter_reading, meter_columns(), meter_reading_of,
                                      keep_meter_readings, load_meter_readings};

Result<> record(const Context& context, const Options& options, OpenCity& city) {
  std::string text;
  TRY(Database::Transaction transaction, city.database.begin());
  for (const std::string& path : options.files.files) {
    TRY(const std::string line, record_file(context, options.files, book, city, path));
    text += line;
  }
  // The readings of all files together: those of a year continue those of the year before.
  TRY(const MeterRegister all, load_meter_readings(city.database, city.org.id));
  TRY([[maybe_unused]] const std::vector<Meter> meters, meters_of(all.rows));
  TRY_VOID(transaction.commit());
  return print(text);
}

Result<> list(const Context& context, const Options& options, OpenCity& city) {
  TRY(const MeterRegister all, load_meter_readings(city.database, city.org.id));
  TRY(const std::vector<Meter> meters, meters_of(all.rows));
  const MeterDocument document{city.org.city.name, city.org.city.insee_code, all.files, yearly(meters)};
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "json") {
    TRY_VOID(write_json(document, sink));
  } else if (options.format == "csv") {
    TRY_VOID(write_csv(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

Result<> run(const Context& context, const Options& options) {
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  TRY(OpenCity city, open_city(options.files.where));
  if (!options.files.remove.empty())
    TRY_VOID(remove_register_file(city.database, city.org.id, RegisterKind::meter_reading,
                                  std::filesystem::path(options.files.remove).lexically_normal().string()));
  return options.files.files.empty() ? list(context, options, city) : record(context, options, city);
}

}  // namespace

Action declare_meters(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_register(app, context, options->files);
  app.add_option("--format", options->format, std::string(tr(context.language, "table, json or csv")))
      ->capture_default_str();
  app.add_option("--output", options->output,
                 std::string(tr(context.language, "File to write, instead of the standard output")));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
