// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "backup/backup.h"
#include "cli/backup_progress.h"
#include "cli/examination.h"
#include "cli/exit_status.h"

namespace capnr::cli {
namespace {

constexpr int found_something = 1;

struct Options {
  DatabaseOptions where;
  std::string file;
  bool replace = false, check = false;
};

Result<> check(const Context& context, const Options& options) {
  BackupProgressLine line(context.language);
  TRY(const BackupManifest found,
      check_backup(options.file, [&](std::string_view table, std::int64_t done, std::int64_t all) {
        line.show(table, done, all);
      }));
  line.finish();
  return print(tr(context.language, "The backup {path} is whole: {contents}",
                  {{"path", options.file}, {"contents", contents_of(found, context.language)}}) +
               "\n");
}

/// What capnr doctor says of the restored database; what was saved is restored all the same.
Result<> examine(const Context& context, const DatabaseOptions& where) {
  std::string text;
  for (const Diagnosis& one : examine_database(context, where)) {
    exit_status() = found_something;
    text += std::string(one.serious ? tr(context.language, "Fault") : tr(context.language, "Remark")) +
            " – " + one.message + "\n  → " + one.remedy + "\n";
  }
  if (text.empty())
    text =
        std::string(tr(context.language, "capnr doctor finds nothing to say about the restored database.")) +
        "\n";
  return print(text);
}

Result<> restore(const Context& context, const Options& options) {
  if (options.check) return check(context, options);
  BackupProgressLine line(context.language);
  TRY(const BackupManifest found, restore_backup(options.file, options.where.database, {options.replace},
                                                 [&](std::string_view table, std::int64_t done,
                                                     std::int64_t all) { line.show(table, done, all); }));
  line.finish();
  TRY_VOID(print(tr(context.language, "The backup {path} is restored and checked: {contents}",
                    {{"path", options.file}, {"contents", contents_of(found, context.language)}}) +
                 "\n"));
  return examine(context, options.where);
}

}  // namespace

Action declare_restore(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_option("file", options->file, said("Backup to read, as capnr backup wrote it"))->required();
  app.add_option("--database", options->where.database, said("SQLite file, or postgresql://…"))
      ->envname("CAPNR_DATABASE")
      ->capture_default_str();
  app.add_flag("--replace", options->replace,
               said("Replace all that the database holds, as a whole, once the restored rows are checked"));
  app.add_flag("--check", options->check, said("Only check the backup; no database is touched"));
  return [options, context] { return restore(context, *options); };
}

}  // namespace capnr::cli
