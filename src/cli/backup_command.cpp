// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>

#include <CLI/App.hpp>

#include "backup/backup.h"
#include "backup/rotation.h"
#include "cli/backup_progress.h"
#include "cli/options.h"
#include "cli/steering_options.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string file;
  std::int64_t keep = 0;
};

/// As it is: a backup is what one takes before an update, too.
Result<Database> open_as_it_is(const std::string& where) {
  const bool server = where.starts_with("postgresql://") || where.starts_with("postgres://");
  std::error_code error;
  if (!server && !std::filesystem::exists(where, error))
    return fail(Kind::not_found, "there is no database {path} yet: there is nothing to save",
                {{"path", where}});
  OpenOptions options;
  options.migrate = false;
  return Database::open(where, options);
}

Result<> back_up(const Context& context, const Options& options) {
  std::error_code error;
  const bool folder = std::filesystem::is_directory(options.file, error);
  if (options.keep < 0 || (options.keep > 0 && !folder)) {
    return fail(Kind::usage, "--keep: give the number of backups to keep, and a folder that exists for them");
  }
  const std::string now = now_utc();
  std::filesystem::path path = options.file;
  if (folder) path /= dated_backup_name(now);
  TRY(Database database, open_as_it_is(options.where.database));
  BackupProgressLine line(context.language);
  TRY(const BackupManifest saved, write_backup(database, path, {CAPNR_VERSION, now},
                                               [&](std::string_view table, std::int64_t done,
                                                   std::int64_t all) { line.show(table, done, all); }));
  line.finish();
  TRY_VOID(print(tr(context.language, "The database is saved and checked in {path}: {contents}",
                    {{"path", path.string()}, {"contents", contents_of(saved, context.language)}}) +
                 "\n"));
  if (options.keep == 0) return {};
  TRY(const auto removed, remove_older_backups(options.file, static_cast<std::size_t>(options.keep)));
  for (const auto& old : removed)
    TRY_VOID(print(tr(context.language, "Removed: {what}", {{"what", old.string()}}) + "\n"));
  return {};
}

}  // namespace

Action declare_backup(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_option("file", options->file,
                 said("File to write, or folder where a file named after the date is written"))
      ->required();
  app.add_option("--database", options->where.database, said("SQLite file, or postgresql://…"))
      ->envname("CAPNR_DATABASE")
      ->capture_default_str();
  app.add_option(
      "--keep", options->keep,
      said("In a folder: keep that many dated backups, remove the older ones once this one is good"));
  return [options, context] { return back_up(context, *options); };
}

}  // namespace capnr::cli
