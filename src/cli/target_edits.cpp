// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/target_edits.h"

#include <algorithm>

#include "base/text.h"
#include "cli/output.h"
#include "cli/register_command.h"
#include "publish/target_list.h"

namespace capnr::cli {
namespace {

class TargetRecorder {
 public:
  static Result<TargetRecorder> open(OpenSteering& opened) {
    TargetRecorder recorder(opened);
    TRY(recorder.entries_, current_values(recorder.database(), recorder.org()));
    TRY(recorder.versions_, scope_versions(recorder.database(), recorder.org()));
    return recorder;
  }

  Result<Target> record(const DeclaredTarget& declared) {
    TRY(Target target, target_of(declared, known()));
    TRY_VOID(record({.target = target, .recorded_by = declared.by, .reason = declared.reason}));
    return target;
  }
  Result<> record(TargetEntry entry, std::optional<TargetId> expected = std::nullopt) {
    entry.recorded_at = now_;
    entry.recorded_by = who(entry.recorded_by);
    TRY(const RecordedTarget recorded, record_target(database(), org(), std::move(entry), expected));
    ++(recorded.outcome == Recorded::Outcome::added        ? added_
       : recorded.outcome == Recorded::Outcome::superseded ? changed_
                                                           : unchanged_);
    return {};
  }
  Result<TargetEntry> find(const std::string& key) {
    TRY(std::vector<TargetEntry> all, load_targets(database(), org()));
    const auto found = std::ranges::find(all, key, [](const TargetEntry& entry) { return entry.target.key; });
    if (found != all.end()) return std::move(*found);
    return fail(Kind::not_found, "there is no target {key}: capnr targets lists them", {{"key", key}});
  }
  std::string line(const Target& target, Language language) const {
    return target.key + ": " + shown_target(target, unit_of(opened_->programme, target), language) + "\n";
  }
  std::string outcome(Language language) const {
    return tr(language, "{added} targets recorded, {changed} changed, {unchanged} were there already",
              {{"added", std::to_string(added_)},
               {"changed", std::to_string(changed_)},
               {"unchanged", std::to_string(unchanged_)}}) +
           "\n";
  }
  TargetContext known() const { return {opened_->programme, entries_, versions_}; }
  Database& database() { return opened_->city.database; }
  OrgId org() const { return opened_->city.org.id; }

 private:
  explicit TargetRecorder(OpenSteering& opened) : opened_(&opened), now_(now_utc()) {}

  OpenSteering* opened_;
  std::string now_;
  std::vector<LedgerEntry> entries_;
  std::vector<ScopeVersion> versions_;
  int added_ = 0, changed_ = 0, unchanged_ = 0;
};

Result<double> number_option(const std::string& option, const std::string& text) {
  if (const auto number = parse_number(text)) return *number;
  return fail(Kind::usage, "{option}: {text} is not a number", {{"option", option}, {"text", text}});
}

}  // namespace

Result<> set_target(const Context& context, OpenSteering& opened, const DeclaredTarget& declared) {
  if (declared.key.empty() || declared.indicator.empty())
    return fail(Kind::usage,
                "say which target: capnr targets set carbon-2030 I-1.1a --baseline-year 2022 --baseline 5400 "
                "--target-year 2030 --target 3240");
  TRY(Database::Transaction transaction, opened.city.database.begin());
  TRY(TargetRecorder recorder, TargetRecorder::open(opened));
  TRY(const Target target, recorder.record(declared));
  TRY_VOID(transaction.commit());
  return print(recorder.line(target, context.language) + recorder.outcome(context.language));
}

Result<> import_targets(const Context& context, OpenSteering& opened, const ImportTargetsOptions& options) {
  RegisterOptions as_register;
  as_register.rejects = options.rejects;
  as_register.accept_partial = options.accept_partial;
  TRY(const RegisterTable table, read_register(options.file, target_columns()));
  TRY(Database::Transaction transaction, opened.city.database.begin());
  TRY(TargetRecorder recorder, TargetRecorder::open(opened));
  RejectSink rejects = sink_for(context, as_register, options.file, table);
  for (const RegisterRow& row : table.rows) {
    DeclaredTarget declared = declared_target(row);
    if (declared.by.empty()) declared.by = options.by;
    const Result<Target> target = recorder.record(declared);
    if (target) continue;
    const Error& error = target.error();
    if (error.kind == Kind::unavailable) return tl::unexpected(error);
    TRY_VOID(rejects.add(
        {options.file, row.number, error.where.column, error.message, error.parameters, row.cells}));
  }
  TRY_VOID(judge_rejects(context, as_register, options.file, rejects));
  TRY_VOID(transaction.commit());
  return print(recorder.outcome(context.language));
}

Result<> rebase_target(const Context& context, OpenSteering& opened, const RebaseOptions& options) {
  TRY(const double value, number_option("--value", options.value));
  Rebase rebase{.value = value, .scope_version = options.scope_version, .scale = options.scale};
  if (!options.year.empty()) {
    TRY(const double year, number_option("--year", options.year));
    rebase.year = static_cast<int>(year);
  }
  TRY(Database::Transaction transaction, opened.city.database.begin());
  TRY(TargetRecorder recorder, TargetRecorder::open(opened));
  TRY(TargetEntry entry, recorder.find(options.key));
  TRY(entry.target, rebased(std::move(entry.target), rebase, recorder.known()));
  entry.reason = options.reason;
  entry.recorded_by = options.by;
  const TargetId seen = entry.id;
  const Target target = entry.target;
  TRY_VOID(recorder.record(std::move(entry), seen));
  TRY_VOID(transaction.commit());
  return print(recorder.line(target, context.language) + recorder.outcome(context.language));
}

Result<> close_target(const Context& context, OpenSteering& opened, const CloseOptions& options) {
  if (options.withdraw != options.on.empty())
    return fail(Kind::usage,
                "say from which day the target is no longer pursued, --on DATE, or that it was a mistake, "
                "--withdraw");
  TRY(Database::Transaction transaction, opened.city.database.begin());
  TRY(TargetRecorder recorder, TargetRecorder::open(opened));
  TRY(TargetEntry entry, recorder.find(options.key));
  entry.state = options.withdraw ? TargetState::withdrawn : TargetState::closed;
  entry.closed_on.reset();
  if (!options.withdraw) {
    TRY(entry.closed_on, date_option("--on", options.on));
  }
  entry.reason = options.reason;
  entry.recorded_by = options.by;
  const TargetId seen = entry.id;
  TRY_VOID(recorder.record(std::move(entry), seen));
  TRY_VOID(transaction.commit());
  return print(recorder.outcome(context.language));
}

Result<> edit_scope_versions(const Context& context, OpenSteering& opened, const ScopeOptions& options) {
  Database& database = opened.city.database;
  const OrgId org = opened.city.org.id;
  if (!options.remove.empty()) TRY_VOID(remove_scope_version(database, org, options.remove));
  if (options.version.empty() != options.from.empty())
    return fail(Kind::usage,
                "a scope version has a name and the day from which it holds: capnr targets scope 2025-1 "
                "--from 2025-01-01");
  if (!options.version.empty()) {
    TRY(const Date from, date_option("--from", options.from));
    TRY_VOID(record_scope_version(database, org,
                                  {options.version, from, options.description, now_utc(), who(options.by)}));
  }
  TRY(const std::vector<ScopeVersion> versions, scope_versions(database, org));
  if (versions.empty())
    return print(
        std::string(tr(context.language,
                       "No scope version: what is measured is taken to be the same in every year.")) +
        "\n");
  TRY(Output output, Output::open(""));
  return print(scope_versions_text(versions, output.terminal(context.language)));
}

}  // namespace capnr::cli
