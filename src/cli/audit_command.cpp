// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/exit_status.h"
#include "cli/options.h"
#include "cli/output.h"
#include "publish/people_output.h"

namespace capnr::cli {
namespace {

constexpr int found_something = 1;

struct Options {
  DatabaseOptions where;
  std::string since, until, action, account, witness, format = "table", output;
  std::size_t limit = 100;
  bool verify = false;
};

Result<std::optional<Moment>> start_of(std::string_view option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  TRY(const Date date, date_option(option, text));
  return std::optional(Moment(std::chrono::days(date.days)));
}

Result<AuditFilter> filter_of(const Options& options, Database& database) {
  AuditFilter filter;
  TRY(filter.since, start_of("--since", options.since));
  TRY(filter.until, start_of("--until", options.until));
  filter.action = options.action;
  filter.limit = options.limit;
  if (!options.where.city.empty()) {
    TRY(const OpenCity city, open_city(options.where));
    filter.org = city.org.id;
  }
  if (options.account.empty()) return filter;
  TRY(const std::optional<Account> account, find_account(database, options.account));
  if (!account)
    return fail(Kind::not_found, "there is no account {login}: capnr user list shows them",
                {{"login", options.account}});
  filter.account = account->id;
  return filter;
}

Result<> verify(const Context& context, const Options& options, Database& database) {
  std::optional<AuditWitness> witness;
  if (!options.witness.empty()) {
    TRY(witness, audit_witness_from(options.witness));
  }
  TRY(const AuditVerdict verdict, verify_audit(database, witness));
  if (verdict.fault) exit_status() = found_something;
  return print(verdict_text(verdict, context.language));
}

Result<> show(const Context& context, const Options& options, Database& database) {
  TRY(const AuditFilter filter, filter_of(options, database));
  TRY(const std::vector<AuditEntry> entries, list_audit(database, filter));
  TRY(const std::vector<Account> accounts, list_accounts(database));
  TRY(Output output, Output::open(options.output));
  TRY_VOID(output.write(options.format == "json" ? audit_log_json(entries)
                        : options.format == "csv"
                            ? audit_log_csv(entries)
                            : audit_log_text(entries, accounts, output.terminal(context.language))));
  return output.commit();
}

}  // namespace

Action declare_audit(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  app.add_flag("--verify", options->verify,
               in_words("Read the whole log and say whether it was tampered with"));
  app.add_option("--witness", options->witness,
                 in_words("With --verify: NUMBER:HASH of an entry, as --verify printed it earlier"));
  app.add_option("--since", options->since, in_words("First day to show"));
  app.add_option("--until", options->until, in_words("First day not to show"));
  app.add_option("--action", options->action,
                 in_words("Only this action; a beginning ends with a point: account."));
  app.add_option("--account", options->account, in_words("Only what this account did"));
  app.add_option("--limit", options->limit, in_words("How many entries, from the last one"))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--format", options->format, in_words("table, json or csv"))
      ->check(CLI::IsMember({"table", "json", "csv"}));
  app.add_option("--output", options->output, in_words("File to write; the standard output by default"));
  return [options, context]() -> Result<> {
    if (!options->witness.empty() && !options->verify)
      return fail(Kind::usage, "--witness goes with --verify");
    TRY(OpenDatabase opened, open_database(options->where));
    return options->verify ? verify(context, *options, opened.database)
                           : show(context, *options, opened.database);
  };
}

}  // namespace capnr::cli
