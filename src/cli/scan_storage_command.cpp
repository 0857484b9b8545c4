// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <CLI/App.hpp>
#include <unistd.h>

#include "base/text.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/steering_options.h"
#include "inventory/department_names.h"
#include "inventory/register_table.h"
#include "inventory/storage_scan_store.h"
#include "publish/storage_output.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::vector<std::string> folders, excluded;
  std::string department, departments_file, share, date, remove, by, format = "table", output;
  bool no_duplicates = false, dry_run = false;
};

constexpr std::array<RegisterColumn, 2> map_columns = {
    {{"folder|dossier", true}, {"department|direction", true}}};

Result<std::map<std::string, std::string>> read_map(const std::string& path, const DepartmentNames& names) {
  std::map<std::string, std::string> map;
  if (path.empty()) return map;
  TRY(const RegisterTable table, read_register(path, map_columns));
  for (const RegisterRow& row : table.rows) {
    const std::string folder = folded(row.cell(0));
    if (folder.empty() || row.cell(1).empty())
      return fail(Kind::bad_input, "a row needs a folder and its department", {},
                  {.file = path, .row = row.number});
    if (!map.emplace(folder, names.name(row.cell(1))).second)
      return fail(Kind::bad_input, "the folder {folder} has two departments", {{"folder", row.cell(0)}},
                  {.file = path, .row = row.number});
  }
  return map;
}

// One line of the terminal, written over a few times a second; nothing elsewhere.
class ScanLine {
 public:
  explicit ScanLine(Language language) : language_(language), shown_(isatty(STDERR_FILENO) == 1) {}
  ~ScanLine() {
    if (drawn_) put("\r\x1b[K");
  }
  ScanLine(const ScanLine&) = delete;
  ScanLine& operator=(const ScanLine&) = delete;

  void show(const ScanProgress& progress) {
    const auto now = Clock::now();
    if (!shown_ || (drawn_ && now - last_ < std::chrono::milliseconds(200))) return;
    last_ = now;
    drawn_ = true;
    const std::string files =
        tr(language_, "{count} files", {{"count", count_text(progress.files, language_)}});
    const std::string compared =
        progress.to_compare == 0
            ? ""
            : "  " + tr(language_, "looking for copies: {percent} %",
                        {{"percent", std::to_string(100 * progress.compared / progress.to_compare)}});
    put("\r\x1b[K" + files + "  " + shown_bytes(progress.bytes, language_) + compared);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static void put(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
  }
  Language language_;
  bool shown_, drawn_ = false;
  Clock::time_point last_;
};

void tell(const Context& context, const ScannedStorage& scanned, const StorageScan& scan) {
  const StorageSums total = scan.total();
  if (total.unread_folders > 0)
    note(tr(context.language, "{count} folders could not be read: what they hold is not counted",
            {{"count", std::to_string(total.unread_folders)}}));
  if (total.unread_files > 0)
    note(tr(context.language, "{count} files could not be read: they were not compared with the others",
            {{"count", std::to_string(total.unread_files)}}));
  if (scanned.links > 0)
    note(tr(context.language, "{count} symbolic links were not followed",
            {{"count", std::to_string(scanned.links)}}));
  if (scanned.traced > 0)
    note(tr(context.language,
            "reading {count} files may have changed the time of their last access: next time, scan as their "
            "owner, on a "
            "mount with noatime, or with --no-duplicates",
            {{"count", std::to_string(scanned.traced)}}));
}

Result<> write(const Context& context, const Options& options, const StorageDocument& document) {
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

Result<StorageScan> scan(const Context& context, const Options& options, const City& city) {
  const DepartmentNames names(city.departments);
  ScanOptions how;
  TRY(how.date, as_of_or_today(options.date));
  how.department = names.name(options.department);
  TRY(how.departments, read_map(options.departments_file, names));
  how.excluded = options.excluded;
  how.duplicates = !options.no_duplicates;
  const std::vector<std::filesystem::path> folders(options.folders.begin(), options.folders.end());
  ScannedStorage scanned;
  {
    ScanLine line(context.language);
    TRY(scanned, scan_storage(folders, how, [&](const ScanProgress& progress) { line.show(progress); }));
  }
  StorageScan result{how.date, options.share, std::move(scanned.departments), now_utc(), who(options.by)};
  tell(context, scanned, result);
  return result;
}

Result<> run(const Context& context, const Options& options) {
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  TRY(OpenCity city, open_city(options.where));
  StorageDocument document{city.org.city.name, city.org.city.insee_code, {}};
  if (!options.remove.empty()) {
    TRY(const Date date, date_option("--remove", options.remove));
    TRY_VOID(remove_storage_scan(city.database, city.org.id, date, options.share));
  }
  if (options.folders.empty()) {
    TRY(document.scans, load_storage_scans(city.database, city.org.id));
    return write(context, options, document);
  }
  TRY(StorageScan found, scan(context, options, city.org.city));
  if (!options.dry_run) {
    TRY(const bool replaces, keep_storage_scan(city.database, city.org.id, found));
    if (replaces)
      note(tr(context.language, "this scan replaces the one of {date}", {{"date", to_string(found.date)}}));
  }
  document.scans.push_back(std::move(found));
  return write(context, options, document);
}

}  // namespace

Action declare_scan_storage(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  CLI::Option* folders = app.add_option(
      "folder", options->folders,
      in_words("Folders of a file share; only sums are kept, no name. Without one, lists the scans"));
  app.add_option("--department", options->department,
                 in_words("Department that the folders belong to, its code or its name"));
  app.add_option(
      "--departments", options->departments_file,
      in_words("Table with the columns folder and department: whose each folder directly within is"));
  app.add_option("--share", options->share, in_words("What you call this share, when there are several"));
  app.add_option("--date", options->date,
                 in_words("Day of the scan, at which ages are told; today by default"));
  app.add_option("--exclude", options->excluded,
                 in_words("Name of folders not to look into, such as .snapshot; as often as wanted"));
  app.add_flag("--no-duplicates", options->no_duplicates,
               in_words("Open no file: copies are not looked for"));
  app.add_flag("--dry-run", options->dry_run, in_words("Show the sums, record nothing"));
  app.add_option("--remove", options->remove, in_words("Remove the scan of this day"))->excludes(folders);
  app.add_option("--format", options->format, in_words("table, json or csv"))->capture_default_str();
  app.add_option("--output", options->output, in_words("File to write, instead of the standard output"));
  app.add_option("--by", options->by, in_words("Who does it; the name of the account by default"));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
