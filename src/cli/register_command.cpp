// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/register_command.h"

#include <algorithm>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/steering_options.h"
#include "publish/text_table.h"

namespace capnr::cli {
namespace {

std::string normal(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

}  // namespace

void declare_register(CLI::App& app, const Context& context, RegisterOptions& options) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options.where);
  CLI::Option* files = app.add_option("file", options.files,
                                      in_words("Tables: CSV, XLSX, ODS or JSON; each replaces what the same "
                                               "path brought before. Without one, lists the files"));
  app.add_option("--remove", options.remove, in_words("Remove what this file brought"))->excludes(files);
  app.add_flag("--accept-partial", options.accept_partial,
               in_words("Record the good rows, leave the others out"));
  app.add_option("--rejects", options.rejects, in_words("Folder for the rejected rows"));
  app.add_option("--by", options.by, in_words("Who does it; the name of the account by default"));
}

void RegisterSum::add(Date date, double quantity) {
  from = any ? std::min(from, date) : date;
  until = any ? std::max(until, date) : date;
  units += quantity;
  any = true;
}

std::string register_listing(const Context& context, const std::vector<RegisterFile>& files,
                             const std::map<std::int64_t, RegisterSum>& sums) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  if (files.empty()) return in_words("No file was given yet.") + "\n";
  TextTable table;
  table.columns = {{in_words("file"), false, true},
                   {in_words("rows"), true},
                   {in_words("rejected"), true},
                   {in_words("from")},
                   {in_words("until")},
                   {in_words("units"), true},
                   {in_words("recorded")},
                   {in_words("by")}};
  for (const RegisterFile& file : files) {
    const auto found = sums.find(file.id.value);
    const RegisterSum sum = found == sums.end() ? RegisterSum{} : found->second;
    table.rows.push_back({file.path, std::to_string(file.rows), std::to_string(file.rejected),
                          sum.any ? to_string(sum.from) : "", sum.any ? to_string(sum.until) : "",
                          format_number(sum.units, context.language, 9), file.recorded_at.substr(0, 10),
                          file.recorded_by});
  }
  return render(table, 120);
}

std::string kept_line(const Context& context, const RegisterFile& file, const KeptFile& kept) {
  const std::vector<std::pair<std::string, std::string>> words = {
      {"file", file.path}, {"rows", std::to_string(file.rows)}, {"rejected", std::to_string(file.rejected)}};
  const Language language = context.language;
  switch (kept.outcome) {
    case KeptFile::Outcome::unchanged:
      return tr(language, "{file}: {rows} rows were there already, {rejected} rejected", words) + "\n";
    case KeptFile::Outcome::replaced:
      return tr(language, "{file}: {rows} rows replace those that it brought before, {rejected} rejected",
                words) +
             "\n";
    case KeptFile::Outcome::added:
      break;
  }
  return tr(language, "{file}: {rows} rows recorded, {rejected} rejected", words) + "\n";
}

Result<> judge_rejects(const Context& context, const RegisterOptions& options, const std::string& file,
                       RejectSink& rejects) {
  TRY_VOID(rejects.finish());
  for (const Reject& reject : rejects.first()) note(describe(reject, context.language));
  const auto shown = static_cast<std::int64_t>(rejects.first().size());
  if (rejects.count() > shown)
    note(
        tr(context.language, "… {count} rejected rows in all", {{"count", std::to_string(rejects.count())}}));
  if (rejects.count() == 0 || options.accept_partial) return {};
  return fail(
      Kind::bad_input,
      "nothing was recorded: {count} rows of {file} must be corrected, or left out with --accept-partial",
      {{"count", std::to_string(rejects.count())}, {"file", file}});
}

Result<RegisterFile> described_file(const RegisterOptions& options, const std::string& path) {
  RegisterFile file;
  file.path = normal(path);
  TRY(file.sha256, sha256_of_file(path));
  file.recorded_at = now_utc();
  file.recorded_by = who(options.by);
  return file;
}

RejectSink sink_for(const Context& context, const RegisterOptions& options, const std::string& path,
                    const RegisterTable& table) {
  const std::filesystem::path to =
      options.rejects.empty()
          ? std::filesystem::path()
          : rejects_path(options.rejects, std::filesystem::path(path).filename().string(), table.format);
  RejectSink sink(to, table.format, context.language);
  sink.set_header(table.header);
  return sink;
}

}  // namespace capnr::cli
