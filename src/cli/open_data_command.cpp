// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/open_data_check.h"
#include "cli/open_data_folder.h"
#include "cli/steering_options.h"
#include "publish/city_report.h"
#include "publish/open_data.h"
#include "steering/stored_plans.h"
#include "table/schema_check.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  MethodOptions method;
  int year = 0;
  std::string output, by, check, schema = std::string(impact_schema_name);
  std::string base_url, contact, service, siret;
  unsigned draws = 10000;
};

class Publisher {
 public:
  Publisher(const Context& context, const Options& options, OpenSteering& opened, OpenDataChoices choices,
            TableSchema schema)
      : context_(context),
        options_(options),
        opened_(opened),
        choices_(std::move(choices)),
        schema_(std::move(schema)) {}

  /// Adds a version, unless the last one holds the same; says which.
  Result<> publish() {
    TRY_VOID(compute_inventories());
    TRY(const std::vector<LedgerEntry> entries, current_values(database(), org()));
    TRY(const std::vector<TargetEntry> entered, load_targets(database(), org()));
    const std::vector<PublishedTarget> targets = published_targets(entered, *parse_date(now_utc()));
    TRY(const std::optional<YearPlan> plan, plan_of_year(database(), org(), options_.year));
    const OpenDataInput input{opened_.programme,
                              choices_,
                              opened_.city.org.city,
                              options_.year,
                              entries,
                              targets,
                              inventories_,
                              plan && plan->voted() ? &*plan : nullptr,
                              options_.method.set,
                              options_.method.profile};
    std::vector<FileToPublish> files = open_data_files(input);
    TRY_VOID(judge(files.front()));
    TRY(const std::vector<Publication> all, list_publications(database(), org()));
    Publication next{{}, options_.year, 1, now_utc(), who(options_.by), content_digest(files), {}};
    for (const Publication& one : all) {
      if (one.year != options_.year) continue;
      if (next.version == one.version) next.version = one.version + 1;
      if (one.digest == next.digest && &one == last_of(all))
        return print(tr(context_.language, "{path} holds the same already: nothing new is published",
                        {{"path", publication_path(one)}}) +
                     "\n");
    }
    TRY_VOID(check_is_free(options_.output, next));
    std::string manifest = manifest_json(input, next, files);
    files.push_back(file_to_publish("manifest.json", "", "application/json", std::move(manifest)));
    TRY_VOID(record_publication(database(), org(), next, files));
    return print(tr(context_.language, "{path} is published", {{"path", publication_path(next)}}) + "\n");
  }

  Result<> write() {
    TRY(const std::vector<Publication> all, list_publications(database(), org()));
    if (all.empty())
      return fail(Kind::not_found, "nothing is published yet: capnr open-data YEAR --output FOLDER");
    const OpenDataCatalog catalog{choices_, opened_.city.org.city, all, schema_.address};
    return write_open_data(database(), org(), catalog, options_.output);
  }

 private:
  Database& database() { return opened_.city.database; }
  OrgId org() const { return opened_.city.org.id; }
  const Publication* last_of(std::span<const Publication> all) const {
    for (const Publication* one : last_versions(all))
      if (one->year == options_.year) return one;
    return nullptr;
  }

  // Nothing that the schema refuses is published.
  Result<> judge(FileToPublish& impact) const {
    TRY(const TableCheck check, check_csv(schema_, impact.content, impact.file.name, 1));
    if (!check.is_valid()) return tl::unexpected(check.first.front().error);
    impact.file.schema = schema_.name + " " + schema_.version;
    impact.file.valid = true;
    return {};
  }

  Result<> compute_inventories() {
    TRY(const std::vector<StoredInventory> stored, list_inventories(database(), org()));
    std::optional<FactorSet> set;
    for (const StoredInventory& one : stored) {
      if (year_of(one.header.date) != options_.year) continue;
      if (!set) {
        TRY(set, load_set(context_, options_.method, options_.method.set));
      }
      TRY(const MethodProfile profile, method_profile(options_.method));
      std::optional<UncertaintyOptions> uncertainty;
      if (options_.draws > 0) uncertainty = UncertaintyOptions{.draws = options_.draws};
      TRY(const ComputedInventory computed, compute_inventory(database(), org(), one, one.header.date, *set,
                                                              profile, uncertainty, Language::fr));
      inventories_.push_back(year_of(computed.document));
    }
    return {};
  }

  const Context& context_;
  const Options& options_;
  OpenSteering& opened_;
  OpenDataChoices choices_;
  TableSchema schema_;
  std::vector<YearResult> inventories_;
};

Result<OpenDataChoices> choices_of(const Context& context, const Options& options) {
  TRY(OpenDataChoices choices, load_open_data_choices(context.catalog, options.method.city_folder));
  for (const auto& [said, member] :
       {std::pair{&options.base_url, &choices.base_url}, std::pair{&options.contact, &choices.contact},
        std::pair{&options.service, &choices.service}, std::pair{&options.siret, &choices.siret}})
    if (!said->empty()) *member = *said;
  TRY_VOID(check_publisher(choices));
  return choices;
}

Result<> list(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const std::vector<Publication> all, list_publications(city.database, city.org.id));
  std::string text;
  for (const Publication& one : all) {
    text += publication_path(one) + "  " +
            tr(context.language, "published on {date} by {who}",
               {{"date", one.published_at.substr(0, 10)}, {"who", one.published_by}}) +
            "\n";
    for (const PublicationFile& file : one.files) text += "  " + file.sha256 + "  " + file.name + "\n";
  }
  return print(all.empty() ? std::string(tr(context.language, "Nothing is published yet.")) + "\n" : text);
}

Result<> run_open_data(const Context& context, const Options& options) {
  if (!options.check.empty()) return check_against_schema(context, options.check, options.schema);
  if (options.output.empty() && options.year == 0) return list(context, options);
  if (options.output.empty())
    return fail(Kind::usage, "say where to write: capnr open-data {year} --output FOLDER",
                {{"year", std::to_string(options.year)}});
  TRY(OpenDataChoices choices, choices_of(context, options));
  TRY(TableSchema schema, open_schema(context, std::string(impact_schema_name)));
  TRY(OpenSteering opened, open_steering(context, {options.where, options.method.city_folder}));
  Publisher publisher(context, options, opened, std::move(choices), std::move(schema));
  if (options.year != 0) TRY_VOID(publisher.publish());
  return publisher.write();
}

}  // namespace

Action declare_open_data(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  declare_method(app, context, options->method);
  app.add_option(
         "year", options->year,
         in_words("Publish the values of this year; without it, write again what is published, or list it"))
      ->check(CLI::Range(1900, 2200));
  app.add_option("--output", options->output, in_words("Folder that is served: open-data/ is written in it"));
  app.add_option("--base-url", options->base_url, in_words("Address at which that folder is served"));
  app.add_option("--contact", options->contact, in_words("E-mail address for questions about the data"));
  app.add_option("--service", options->service, in_words("Service of the city that produces the data"));
  app.add_option("--siret", options->siret, in_words("SIRET of the city"));
  app.add_option("--draws", options->draws, in_words("Draws for the intervals; 0 for none"))
      ->capture_default_str();
  app.add_option("--by", options->by, in_words("Who does it; the name of the account by default"));
  CLI::Option* check =
      app.add_option("--check", options->check, in_words("Only check this table against a schema"));
  app.add_option(
         "--schema", options->schema,
         in_words("Schema for --check: impact-service-public-numerique, catalogue-donnees, or a file"))
      ->capture_default_str()
      ->needs(check);
  return [options, context] { return run_open_data(context, *options); };
}

}  // namespace capnr::cli
