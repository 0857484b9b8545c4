// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "base/file.h"
#include "cli/lever_file.h"
#include "cli/output.h"
#include "cli/plan_command.h"
#include "cli/register_command.h"
#include "publish/plan_output.h"
#include "steering/plan_table.h"

// capnr plan import: a table of actions, as departments give it back.

namespace capnr::cli {
namespace {

struct Options : PlanOptions {
  std::string file, levers, rejects, date;
  std::int64_t revision = 0;
  bool preview = false, replace = false, accept_partial = false;
};

// Who wrote last what is in conflict.
Result<PlanStamp> author_of(OpenCity& city, int year, std::int64_t since, const PlanConflict& conflict) {
  TRY(const std::vector<PlanRevision> revisions, plan_revisions(city.database, city.org.id, year));
  PlanStamp author;
  std::optional<Plan> before;
  for (const PlanRevision& revision : revisions) {
    if (revision.number < since) continue;
    TRY(Plan plan, parse_plan(revision.text));
    if (before)
      for (const ActionChange& change : compare_plans(*before, plan))
        if (change.action == conflict.action &&
            (conflict.field.empty() || change.kind != ActionChangeKind::changed ||
             std::ranges::find(change.fields, conflict.field, &FieldChange::field) != change.fields.end()))
          author = revision.stamp;
    before = std::move(plan);
  }
  return author;
}

class PlanImporter {
 public:
  PlanImporter(const Context& context, const Options& options, OpenSteering& opened)
      : context_(context), options_(options), opened_(opened), city_(opened.city) {}

  Result<> run() {
    TRY(now_, chosen_plan(city_.database, city_.org.id, options_.year));
    TRY(const RegisterTable table, read_register(options_.file, plan_columns()));
    TRY_VOID(find_base(table));
    TRY(PlanImport import, read(table));
    MergedPlan merged = merge_plans(base_, now_.plan, import.plan);
    if (!merged.conflicts.empty()) return refuse(merged.conflicts);
    merged.plan.words.reset();
    const std::vector<ActionChange> changes = compare_plans(now_.plan, merged.plan);
    TRY_VOID(say_changes(changes));
    if (options_.preview) {
      say(tr(context_.language, "nothing was recorded: this is a preview", {}));
      return {};
    }
    if (!changes.empty()) {
      const std::string name = std::filesystem::path(options_.file).filename().string();
      TRY(now_.revision, write_draft(city_.database, city_.org.id, now_.plan.year, now_.revision,
                                     plan_text(merged.plan), stamp_of(options_, name)));
    }
    TRY(const std::size_t told, follow(import));
    say(tr(context_.language,
           "plan of {year}, revision {revision}: {changed} actions changed, {told} entries of follow-up "
           "recorded",
           {{"year", std::to_string(now_.plan.year)},
            {"revision", std::to_string(now_.revision)},
            {"changed", std::to_string(changes.size())},
            {"told", std::to_string(told)}}));
    return {};
  }

  const std::string& text() const { return text_; }

 private:
  Result<> find_base(const RegisterTable& table) {
    base_number_ = options_.revision;
    if (base_number_ == 0) {
      const Result<std::optional<std::int64_t>> told = revision_of(table);
      if (!told) return tl::unexpected(told.error().at({.file = options_.file}));
      base_number_ = told->value_or(now_.revision);
    }
    base_ = now_.plan;
    if (base_number_ == now_.revision) return {};
    TRY(const PlanRevision revision,
        plan_revision(city_.database, city_.org.id, now_.plan.year, base_number_));
    TRY(base_, parse_plan(revision.text));
    if (now_.plan.actions != base_.actions)
      note(tr(context_.language,
              "{who} wrote revision {now} on {date}, and this table was made from revision {base}: what each "
              "changed is kept",
              {{"who", now_.stamp.by},
               {"now", std::to_string(now_.revision)},
               {"date", now_.stamp.at},
               {"base", std::to_string(base_number_)}}));
    return {};
  }

  Result<PlanImport> read(const RegisterTable& table) {
    RegisterOptions rejected;
    rejected.rejects = options_.rejects;
    rejected.accept_partial = options_.accept_partial;
    RejectSink sink = sink_for(context_, rejected, options_.file, table);
    TRY(const LeverBook book, city_levers(context_, options_.levers, now_.plan.year));
    TRY(const Date today, as_of_or_today(options_.date));
    const PlanTableContext against{opened_.programme, city_.org.city.departments,
                                   options_.levers.empty() ? nullptr : &book, today};
    TRY(PlanImport import,
        read_plan_table(table, base_, now_, against, [&](const RegisterRow& row, const Error& error) {
          return sink.add(
              {options_.file, row.number, error.where.column, error.message, error.parameters, row.cells});
        }));
    TRY_VOID(judge_rejects(context_, rejected, options_.file, sink));
    if (options_.replace)
      std::erase_if(import.plan.actions,
                    [&](const capnr::Action& action) { return !import.named.contains(action.id); });
    return import;
  }

  // Nothing is lost: the table is where it was, and each conflict is told.
  Result<> refuse(const std::vector<PlanConflict>& conflicts) {
    for (const PlanConflict& one : conflicts) {
      TRY(const PlanStamp author, author_of(city_, now_.plan.year, base_number_, one));
      note(tr(context_.language,
              "{action}, {field}: {who} wrote « {theirs} » on {date}; the table says « {ours} »",
              {{"action", one.action},
               {"field", std::string(tr(context_.language, one.field.empty() ? "action" : one.field))},
               {"who", author.by},
               {"theirs", one.theirs},
               {"date", author.at},
               {"ours", one.ours}}));
    }
    return fail(
        Kind::conflict,
        "{count} changes of {file} contradict what was written meanwhile: nothing was recorded, the table is "
        "as it was. Correct it, or import it again with --revision {revision} to put it over what is there",
        {{"count", std::to_string(conflicts.size())},
         {"file", options_.file},
         {"revision", std::to_string(now_.revision)}});
  }

  Result<> say_changes(const std::vector<ActionChange>& changes) {
    TRY(Output output, Output::open(""));
    text_ += changes_text(changes, output.terminal(context_.language));
    return {};
  }

  // What is told of the actions, once their revision is written.
  Result<std::size_t> follow(const PlanImport& import) {
    std::size_t told = 0;
    const PlanStamp stamp = stamp_of(options_);
    const auto record = [&](PlanEntry entry) -> Result<> {
      entry.at = stamp.at;
      entry.by = stamp.by;
      TRY(const bool added, record_entry(city_.database, city_.org.id, entry));
      told += added ? 1 : 0;
      return {};
    };
    for (const PlanEntry& entry : import.entries) TRY_VOID(record(entry));
    TRY(const Date today, as_of_or_today(options_.date));
    for (const NamedEvidence& one : import.evidence) {
      const std::filesystem::path path = std::filesystem::path(options_.file).parent_path() / one.file;
      const Result<std::string> bytes = read_file(path, largest_document + 1);
      if (!bytes) return tl::unexpected(bytes.error().at({.file = options_.file, .row = one.row}));
      TRY(std::string sha256, keep_document(city_.database, city_.org.id, one.file, *bytes, stamp.at));
      TRY_VOID(record({now_.plan.year, one.action, PlanEntryKind::evidence, today, std::nullopt, one.file,
                       std::move(sha256)}));
    }
    return told;
  }

  void say(const std::string& words) { text_ += words + "\n"; }

  const Context& context_;
  const Options& options_;
  OpenSteering& opened_;
  OpenCity& city_;
  YearPlan now_;
  Plan base_;
  std::int64_t base_number_ = 0;
  std::string text_;
};

Result<> run_import(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  TRY(Database::Transaction transaction, opened.city.database.begin());
  PlanImporter importer(context, options, opened);
  TRY_VOID(importer.run());
  TRY_VOID(transaction.commit());
  return print(importer.text());
}

}  // namespace

void add_plan_import(CLI::App& app, const Context& context, PlanCommands& commands) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  auto options = std::make_shared<Options>();
  CLI::App& command = *app.add_subcommand(
      "import", in_words("Read actions from a table: CSV, XLSX, ODS or JSON; say what changes"));
  declare_year(command, context, *options, false);
  command.add_option("file", options->file, in_words("A table with a row for each action"))->required();
  command.add_flag("--preview", options->preview, in_words("Show what would change, record nothing"));
  command.add_flag("--replace", options->replace,
                   in_words("Remove the actions that the table does not name"));
  command.add_option("--revision", options->revision,
                     in_words("Revision that the table was made from; its own column by default"));
  command.add_option("--levers", options->levers,
                     in_words("The city's levers.toml: the levers must be there"));
  command.add_option("--as-of", options->date, in_words("Date of progress that says none; today by default"));
  command.add_flag("--accept-partial", options->accept_partial,
                   in_words("Record the good rows, leave the others out"));
  command.add_option("--rejects", options->rejects, in_words("Folder for the rejected rows"));
  declare_by(command, context, *options);
  commands.emplace_back(&command, [options, context] { return run_import(context, *options); });
}

}  // namespace capnr::cli
