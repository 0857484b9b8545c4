// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "base/file.h"
#include "cli/steering_options.h"
#include "steering/declared_values.h"

namespace capnr::cli {
namespace {

struct Options {
  SteeringOptions where;
  DeclaredValue one;
  std::string file, rejects;
  bool withdraw = false, accept_partial = false;
};

struct Outcome {
  std::int64_t added = 0, superseded = 0, unchanged = 0;
};

class Recorder {
 public:
  Recorder(OpenSteering& opened, std::filesystem::path documents)
      : opened_(opened), documents_(std::move(documents)), now_(now_utc()) {}

  Result<> record(const DeclaredValue& declared) {
    TRY(LedgerEntry entry, entry_of(declared, opened_.programme));
    TRY_VOID(keep(declared.document, entry));
    entry.recorded_at = now_;
    entry.recorded_by = who(declared.by);
    TRY(const Recorded recorded, record_value(database(), opened_.city.org.id, std::move(entry)));
    ++(recorded.outcome == Recorded::Outcome::added        ? outcome.added
       : recorded.outcome == Recorded::Outcome::superseded ? outcome.superseded
                                                           : outcome.unchanged);
    return {};
  }
  Database& database() { return opened_.city.database; }
  Outcome outcome;

 private:
  // A document is named as it stands beside the table.
  Result<> keep(const std::string& document, LedgerEntry& entry) {
    if (document.empty()) return {};
    const std::filesystem::path path = documents_ / document;
    TRY(const std::string bytes, read_file(path, largest_document + 1));
    const std::string name = path.filename().string();
    TRY(const std::string sha256, keep_document(database(), opened_.city.org.id, name, bytes, now_));
    entry.sources.push_back({name, sha256, 0, 0});
    return {};
  }

  OpenSteering& opened_;
  std::filesystem::path documents_;
  std::string now_;
};

Result<> say_outcome(const Context& context, const Outcome& outcome) {
  return print(tr(context.language,
                  "{added} values recorded, {superseded} corrected, {unchanged} were there already",
                  {{"added", std::to_string(outcome.added)},
                   {"superseded", std::to_string(outcome.superseded)},
                   {"unchanged", std::to_string(outcome.unchanged)}}) +
               "\n");
}

Reject reject_of(const std::string& file, const DeclaredValue& value, const Error& error) {
  return {file, value.row, error.where.column, error.message, error.parameters, value.cells};
}

Result<> say_rejects(const Context& context, const RejectSink& sink) {
  for (const Reject& reject : sink.first()) note(describe(reject, context.language));
  if (sink.count() > static_cast<std::int64_t>(sink.first().size()))
    note(tr(context.language, "… {count} rejected rows in all", {{"count", std::to_string(sink.count())}}));
  return {};
}

Result<> declare_table(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  TRY(const DeclaredTable table, read_declared_values(options.file));
  const std::filesystem::path file = options.file;
  RejectSink rejects(options.rejects, table.format, context.language);
  rejects.set_header(table.header);
  Recorder recorder(opened, file.parent_path());
  TRY(Database::Transaction transaction, recorder.database().begin());
  for (const DeclaredValue& value : table.values) {
    Result<> done = recorder.record(value);
    if (done) continue;
    if (done.error().kind == Kind::unavailable) return done;
    TRY_VOID(rejects.add(reject_of(file.filename().string(), value, done.error())));
  }
  TRY_VOID(rejects.finish());
  TRY_VOID(say_rejects(context, rejects));
  if (rejects.count() > 0 && !options.accept_partial)
    return fail(
        Kind::bad_input,
        "nothing was recorded: {count} rows of {file} must be corrected, or left out with --accept-partial",
        {{"count", std::to_string(rejects.count())}, {"file", options.file}});
  TRY_VOID(transaction.commit());
  return say_outcome(context, recorder.outcome);
}

Result<> declare_one(const Context& context, const Options& options) {
  const DeclaredValue& one = options.one;
  if (one.indicator.empty() || one.period.empty() || one.value.empty() != options.withdraw)
    return fail(Kind::usage,
                "say what is declared: capnr declare I-1.8c 63.5 --period 2025, or --file TABLE; to take a "
                "value back, "
                "capnr declare I-1.8c --period 2025 --withdraw --reason WHY");
  TRY(OpenSteering opened, open_steering(context, options.where));
  Recorder recorder(opened, "");
  TRY(Database::Transaction transaction, recorder.database().begin());
  TRY_VOID(recorder.record(one));
  TRY_VOID(transaction.commit());
  return say_outcome(context, recorder.outcome);
}

}  // namespace

Action declare_declare(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  DeclaredValue& one = options->one;
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_steering(app, context, options->where);
  app.add_option("indicator", one.indicator,
                 in_words("An indicator, or one of its measures: I-1.8c, I-1.7a/screens"));
  app.add_option("value", one.value, in_words("The number, or yes or no"));
  app.add_option("--period", one.period,
                 in_words("2025, 2025-T1, 2025-03, 2025-03-14, 2025-03-14..2025-04-02"));
  app.add_option("--unit", one.unit, in_words("Unit of the value, to be checked against the indicator's"));
  app.add_option("--scope", one.scope,
                 in_words("city (by default), department:NAME, site:NAME or service:NAME"));
  app.add_option("--low", one.low, in_words("Lower end of the interval"));
  app.add_option("--high", one.high, in_words("Upper end of the interval"));
  app.add_option("--grade", one.grade, in_words("measured, imported, declared (by default) or estimated"));
  app.add_option("--source", one.source, in_words("Where the value comes from, in words or an address"));
  app.add_option("--document", one.document,
                 in_words("Supporting document: a file, which is kept by its hash"));
  app.add_option("--reason", one.reason, in_words("Why a value that is there already changes"));
  app.add_option("--by", one.by, in_words("Who declares it; the name of the account by default"));
  app.add_flag("--withdraw", options->withdraw, in_words("Take a value back; the history keeps it"));
  app.add_option("--file", options->file, in_words("A table of values: CSV, XLSX, ODS or JSON"));
  app.add_flag("--accept-partial", options->accept_partial,
               in_words("With --file: record the good rows, leave the others out"));
  app.add_option("--rejects", options->rejects, in_words("With --file: where to write the rejected rows"));
  return [options, context] {
    return options->file.empty() ? declare_one(context, *options) : declare_table(context, *options);
  };
}

}  // namespace capnr::cli
