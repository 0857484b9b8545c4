// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/examination.h"
#include "cli/exit_status.h"
#include "inventory/check_inventories.h"
#include "table/json.h"

namespace capnr::cli {
namespace {

constexpr int found_something = 1;

struct Options {
  DatabaseOptions where;
  std::string city_folder, set = "open", format = "text";
  bool repair = false;
};

std::vector<Diagnosis> examine(const Context& context, const Options& options) {
  std::vector<Diagnosis> all = examine_database(context, options.where);
  const std::vector<Diagnosis> catalogue = examine_catalogue(context, options.city_folder, options.set);
  all.insert(all.end(), catalogue.begin(), catalogue.end());
  return all;
}

// Only what is made from something else: caches and indexes from the rows, and the room that nothing holds.
Result<std::vector<std::string>> repair(const Context& context, const Options& options) {
  std::vector<std::string> done;
  OpenOptions as_it_is;
  as_it_is.migrate = false;
  TRY(Database database, Database::open(options.where.database, as_it_is));
  TRY(const auto findings, database.check());
  if (database.engine() == Engine::sqlite && !findings.empty()) {
    TRY_VOID(database.execute("REINDEX"));
    TRY_VOID(database.execute("VACUUM"));
    done.emplace_back(tr(context.language, "the indexes are made again and unused room is given back"));
  }
  TRY(const std::int64_t caches, repair_caches(database));
  if (caches > 0)
    done.push_back(tr(context.language, "{count} columnar caches are made again or removed",
                      {{"count", std::to_string(caches)}}));
  return done;
}

std::string as_text(const Context& context, const std::vector<Diagnosis>& found,
                    const std::vector<std::string>& repaired) {
  std::string text;
  for (const std::string& what : repaired)
    text += tr(context.language, "Repaired: {what}", {{"what", what}}) + "\n";
  for (const Diagnosis& one : found) {
    text += std::string(one.serious ? tr(context.language, "Fault") : tr(context.language, "Remark")) +
            " – " + one.message + "\n  → " + one.remedy + "\n";
  }
  if (found.empty())
    text += std::string(tr(context.language,
                           "All is well: the database, its inventories, the catalogue, the disk.")) +
            "\n";
  return text;
}

std::string as_json(const std::vector<Diagnosis>& found, const std::vector<std::string>& repaired) {
  std::string text;
  JsonWriter json(text, 1);
  json.begin_object().key("format").text("capnr-doctor").key("version").integer(1);
  json.key("clean").boolean(found.empty()).key("findings").begin_array();
  for (const Diagnosis& one : found) {
    json.begin_object().key("subject").text(one.subject).key("serious").boolean(one.serious);
    json.key("message").text(one.message).key("remedy").text(one.remedy).end_object();
  }
  json.end_array().key("repaired").begin_array();
  for (const std::string& what : repaired) json.text(what);
  json.end_array().end_object();
  return text + "\n";
}

Result<> run(const Context& context, const Options& options) {
  if (options.format != "text" && options.format != "json")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "text, json"}});
  std::vector<Diagnosis> found = examine(context, options);
  std::vector<std::string> repaired;
  if (options.repair && !found.empty()) {
    auto done = repair(context, options);
    if (done) repaired = std::move(*done);
    found = examine(context, options);
    if (!done)
      found.push_back({"repair", true, describe(done.error(), context.language),
                       std::string(tr(context.language, "nothing was repaired: see what else is found"))});
  }
  if (!found.empty()) exit_status() = found_something;
  return print(options.format == "json" ? as_json(found, repaired) : as_text(context, found, repaired));
}

}  // namespace

Action declare_doctor(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  declare_database(app, context, options->where);
  app.add_option("--city-folder", options->city_folder, said("Folder with the city's own packs/ and sets/"));
  app.add_option("--set", options->set, said("Factor set: see capnr factors"))->capture_default_str();
  app.add_option("--format", options->format, said("text or json"))->capture_default_str();
  app.add_flag(
      "--repair", options->repair,
      said("Make caches and indexes again from the rows, give unused room back; rows are never touched"));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
