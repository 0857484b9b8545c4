// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/import.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "inventory/export_files.h"
#include "inventory/import_inventory.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

// Everything that an import reads before it writes anything.
struct Plan {
  City city;
  bool known_city = false;  // the city is in the database and is not to be written
  std::vector<Correction> corrections;
  std::vector<Mapping> mappings;  // the plans of files point into it
  std::vector<InventoryJob> jobs;
  fs::path sections;  // the folder that has them; empty for none
};

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

Result<std::vector<Mapping>> mappings_for(const InventoryCatalog& catalog, const ImportOptions& options,
                                          const fs::path& of_city) {
  std::vector<Mapping> all = catalog.mappings;
  if (!of_city.empty() && is_folder(of_city)) {
    TRY(all, with_own_mappings(all, of_city));
  }
  if (!options.mappings.empty()) {
    TRY(all, with_own_mappings(all, options.mappings));
  }
  return all;
}

// ---- a city's folder ----------------------------------------------------------------------------------------------

std::vector<std::string> not_of(const CityFile& city, const CityInventory& inventory) {
  std::vector<std::string> excluded = {"packs",     "sets",  "ledger",  "purchases",
                                       "disposals", "plans", "targets", city.mappings};
  for (const CityInventory& other : city.inventories) {
    if (&other != &inventory && other.folder != ".") excluded.push_back(other.folder);
  }
  if (inventory.folder == ".") return excluded;
  std::vector<std::string> inside;
  for (const std::string& folder : excluded) {
    if (folder.starts_with(inventory.folder + "/"))
      inside.push_back(folder.substr(inventory.folder.size() + 1));
  }
  return inside;
}

Result<> mark_exported(InventoryJob& job, const fs::path& folder) {
  if (!is_sources_file(folder / sources_file_name)) return {};
  TRY(job.origins, read_sources_file(folder / sources_file_name));
  TRY(const auto checksums, read_checksums(folder / checksums_file_name));
  for (ImportFile& file : job.files) {
    const auto found = checksums.find(file.path.lexically_relative(folder).generic_string());
    file.exported = found != checksums.end() && found->second == file.source.sha256 && !job.origins.empty();
  }
  return {};
}

Result<InventoryJob> plan_inventory(const CityFile& city, const CityInventory& inventory,
                                    const fs::path& root, const std::vector<Mapping>& mappings,
                                    const std::string& wanted, const ImportOptions& options) {
  const fs::path folder = inventory.folder == "." ? root : root / inventory.folder;
  if (!is_folder(folder)) {
    return fail(Kind::not_found, "city.toml names the folder {folder}, which is not there",
                {{"folder", inventory.folder}}, {.file = (root / city_file_name).string()});
  }
  InventoryJob job;
  job.header = inventory.header;
  job.whole = true;
  TRY(FoundFiles found, files_of_folder(folder, inventory.folder == "." ? "" : inventory.folder + "/",
                                        not_of(city, inventory)));
  std::erase_if(found.files, [&](const ImportFile& file) {
    const FileChoice* choice = city.choice_of(file.source.path);
    return choice != nullptr && choice->skip;
  });
  job.files = std::move(found.files);
  job.left_aside = std::move(found.left_aside);
  TRY_VOID(plan_files(job.files, mappings, wanted, &city));
  TRY_VOID(mark_exported(job, folder));
  const fs::path rejects = options.rejects.empty() ? root / rejects_folder_name : options.rejects;
  for (ImportFile& file : job.files) file.rejects = rejects_path(rejects, file.source.path, file.plan.format);
  return job;
}

Result<Plan> plan_city(const InventoryCatalog& catalog, const fs::path& root, const ImportOptions& options) {
  Plan plan;
  TRY(const CityFile city, read_city_file(root));
  plan.city = city.city;
  TRY(plan.mappings, mappings_for(catalog, options, root / city.mappings));
  TRY(const std::string wanted, choose_mapping(options.mapping, plan.mappings));
  std::error_code ignored;
  if (fs::exists(root / corrections_file_name, ignored)) {
    TRY(plan.corrections, read_corrections_file(root / corrections_file_name));
  }
  for (const FileChoice& choice : city.files) {
    if (choice.skip || find_mapping(plan.mappings, choice.mapping) != nullptr) continue;
    return fail(Kind::not_found, "there is no mapping called {name}", {{"name", choice.mapping}},
                {.file = (root / city_file_name).string()});
  }
  for (const CityInventory& inventory : city.inventories) {
    if (options.date && inventory.header.date != *options.date) continue;
    TRY(InventoryJob job, plan_inventory(city, inventory, root, plan.mappings, wanted, options));
    plan.jobs.push_back(std::move(job));
  }
  if (options.date && plan.jobs.empty()) {
    return fail(Kind::not_found, "city.toml has no inventory dated {date}",
                {{"date", to_string(*options.date)}}, {.file = (root / city_file_name).string()});
  }
  if (!options.date && has_sections(root)) plan.sections = root;
  return plan;
}

// ---- files given alone --------------------------------------------------------------------------------------------

Result<City> city_of_files(const std::vector<StoredOrg>& orgs, const ImportOptions& options, bool& known) {
  known = true;
  std::string names;
  for (const StoredOrg& org : orgs) {
    if (options.city.empty() ? orgs.size() == 1
                             : (org.city.insee_code == options.city || org.city.name == options.city))
      return org.city;
    names += (names.empty() ? "" : ", ") + org.city.insee_code + " (" + org.city.name + ")";
  }
  known = false;
  if (options.city.empty() && !orgs.empty()) {
    return fail(Kind::usage, "the database holds several cities: choose one with --city: {cities}",
                {{"cities", names}});
  }
  if (!options.city.empty() && !is_insee_code(options.city)) {
    return fail(Kind::usage, "{value} is not an INSEE code: five digits, or 2A or 2B and three digits",
                {{"value", options.city}});
  }
  City city;
  city.name = options.city_name.empty() ? "Ville" : options.city_name;
  city.insee_code = options.city;
  return city;
}

// A path as it is kept: relative to the current folder where the file is under it, so that the database does not tell where a machine has its files.
std::string kept_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error), here = fs::current_path(error);
  if (error) return path.lexically_normal().generic_string();
  const fs::path relative = whole.lexically_relative(here);
  return relative.empty() || *relative.begin() == ".." ? whole.generic_string() : relative.generic_string();
}

void place_rejects(std::vector<ImportFile>& files, const ImportOptions& options) {
  std::set<fs::path> taken;
  for (ImportFile& file : files) {
    fs::path folder = options.rejects;
    if (folder.empty())
      folder = file.path.parent_path().filename() == rejects_folder_name
                   ? file.path.parent_path()
                   : file.path.parent_path() / rejects_folder_name;
    file.rejects = rejects_path(folder, file.path.filename().string(), file.plan.format);
    if (!taken.insert(file.rejects).second)
      file.rejects = rejects_path(folder, file.source.path, file.plan.format);
  }
}

Result<InventoryJob> files_alone(const std::vector<fs::path>& paths) {
  InventoryJob job;
  std::set<std::string> taken;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (is_folder(path)) {
      return fail(Kind::usage, "give one folder, or files: {path} is a folder among several paths",
                  {{"path", path.string()}});
    }
    if (!fs::exists(path, error))
      return fail(Kind::not_found, "no such file or folder", {}, {.file = path.string()});
    ImportFile file;
    file.path = path;
    file.source.path = kept_path(path);
    if (!is_utf8(file.source.path)) {
      return fail(Kind::bad_input, "the name of the file is not UTF-8: rename it", {},
                  {.file = path.string()});
    }
    file.bytes = fs::file_size(path, error);
    if (taken.insert(file.source.path).second) job.files.push_back(std::move(file));
  }
  return job;
}

Result<Plan> plan_alone(const InventoryCatalog& catalog, const std::vector<StoredOrg>& orgs,
                        const std::vector<fs::path>& paths, const ImportOptions& options) {
  if (!options.date)
    return fail(Kind::usage, "say at which date these files show the equipment: --date 2026-12-31");
  Plan plan;
  TRY(plan.city, city_of_files(orgs, options, plan.known_city));
  TRY(plan.mappings, mappings_for(catalog, options, {}));
  TRY(const std::string wanted, choose_mapping(options.mapping, plan.mappings));
  InventoryJob job;
  if (paths.size() == 1 && is_folder(paths.front())) {
    TRY(FoundFiles found, files_of_folder(paths.front(), "", {"packs", "sets", "mappings"}));
    if (found.files.empty()) {
      return fail(Kind::not_found,
                  "the folder holds no table (.csv, .tsv, .txt, .xlsx, .ods, .json) and no city.toml", {},
                  {.file = paths.front().string()});
    }
    job.files = std::move(found.files);
    job.left_aside = std::move(found.left_aside);
  } else {
    TRY(job, files_alone(paths));
  }
  job.header.date = *options.date;
  TRY_VOID(plan_files(job.files, plan.mappings, wanted, nullptr));
  place_rejects(job.files, options);
  plan.jobs.push_back(std::move(job));
  return plan;
}

// ---- from the plan to the database --------------------------------------------------------------------------------

const StoredInventory* at_date(const std::vector<StoredInventory>& inventories, Date date) {
  for (const StoredInventory& inventory : inventories) {
    if (inventory.header.date == date) return &inventory;
  }
  return nullptr;
}

std::vector<std::string> gone_from(const InventoryJob& job, const StoredInventory* stored) {
  std::vector<std::string> gone;
  if (stored == nullptr || !job.whole) return gone;
  for (const SourceFile& source : stored->sources) {
    const auto same = [&](const std::string& path) { return path == source.path; };
    const bool there = std::any_of(job.files.begin(), job.files.end(),
                                   [&](const ImportFile& f) { return same(f.source.path); }) ||
                       std::any_of(job.origins.begin(), job.origins.end(),
                                   [&](const SourceFile& s) { return same(s.path); });
    if (!there) gone.push_back(source.path);
  }
  return gone;
}

bool same_city(const City& a, const City& b) {
  const auto same = [](const Department& x, const Department& y) {
    return x.code == y.code && x.name == y.name && x.fte == y.fte;
  };
  return a.name == b.name && a.insee_code == b.insee_code && a.population == b.population && a.fte == b.fte &&
         std::equal(a.departments.begin(), a.departments.end(), b.departments.begin(), b.departments.end(),
                    same);
}

class Import {
 public:
  Import(Database& database, const InventoryCatalog& catalog, const RecognitionTable& products, Plan& plan,
         const ImportOptions& options, const StoredOrg* org)
      : database_(database),
        catalog_(catalog),
        products_(products),
        plan_(plan),
        options_(options),
        org_(org) {}

  Result<ImportReport> run() {
    std::vector<Correction> stored;
    if (org_ != nullptr) {
      TRY(stored, list_corrections(database_, org_->id));
      TRY(inventories_, list_inventories(database_, org_->id));
    }
    ImportContext context{database_,
                          catalog_,
                          options_,
                          Recogniser(catalog_.rules, products_, with_those_of_folder(stored)),
                          org_ != nullptr ? org_->id : OrgId{},
                          0,
                          0};
    TRY_VOID(find_unchanged(context));
    const bool nothing =
        std::all_of(done_.begin(), done_.end(), [](const auto& done) { return done.has_value(); });
    const bool city_as_is = org_ != nullptr && (plan_.known_city || same_city(org_->city, plan_.city)) &&
                            same_corrections(stored);
    if (!(nothing && city_as_is)) {
      TRY_VOID(options_.dry_run ? read(context) : write(context));
    } else if (!options_.dry_run) {
      TRY_VOID(write_sections_alone(context.org));
    }
    if (options_.dry_run) TRY_VOID(try_sections(context.org));
    ImportReport report;
    report.sections = std::move(sections_);
    report.city = plan_.city;
    for (auto& done : done_) report.inventories.push_back(std::move(*done));
    return report;
  }

 private:
  // Those of the database, and those of the folder, which win.
  std::vector<Correction> with_those_of_folder(std::vector<Correction> all) const {
    for (const Correction& correction : plan_.corrections) {
      std::erase_if(all, [&](const Correction& c) { return same_equipment(c, correction); });
      all.push_back(correction);
    }
    return all;
  }

  static bool same_equipment(const Correction& a, const Correction& b) {
    return a.type == b.type && a.manufacturer == b.manufacturer && a.model == b.model;
  }

  bool same_corrections(const std::vector<Correction>& stored) const {
    return std::all_of(plan_.corrections.begin(), plan_.corrections.end(), [&](const Correction& wanted) {
      return std::any_of(stored.begin(), stored.end(), [&](const Correction& c) {
        return same_equipment(c, wanted) && c.item == wanted.item;
      });
    });
  }

  Result<> find_unchanged(ImportContext& context) {
    for (InventoryJob& job : plan_.jobs) {
      const StoredInventory* stored = at_date(inventories_, job.header.date);
      if (stored != nullptr && !job.whole) job.header = stored->header;
      TRY(done_.emplace_back(), unchanged_inventory(context, job, stored));
      if (!done_.back()) context.total_bytes += bytes_to_read(job);
    }
    return {};
  }

  Result<> read(ImportContext& context) {
    for (std::size_t i = 0; i < plan_.jobs.size(); ++i) {
      if (done_[i]) continue;
      const StoredInventory* stored = at_date(inventories_, plan_.jobs[i].header.date);
      TRY(done_[i], import_inventory(context, plan_.jobs[i], stored));
      done_[i]->gone = gone_from(plan_.jobs[i], stored);
    }
    return {};
  }

  // The city, its corrections and all its inventories together: they appear when the last one is in, or not at all.
  Result<> write(ImportContext& context) {
    TRY(Database::Transaction transaction, database_.begin());
    if (org_ == nullptr || !plan_.known_city) {
      TRY(context.org, save_city(database_, plan_.city));
    }
    for (const Correction& correction : plan_.corrections)
      TRY_VOID(save_correction(database_, context.org, correction));
    TRY_VOID(read(context));
    const bool refused = std::any_of(done_.begin(), done_.end(),
                                     [](const auto& done) { return !done->stored && !done->unchanged; });
    if (!refused) {
      TRY_VOID(add_sections(context.org));
      return transaction.commit();
    }
    for (auto& done : done_) done->stored = false;
    return {};
  }

  Result<> add_sections(OrgId org) {
    if (plan_.sections.empty()) return {};
    TRY(sections_, read_sections(database_, org, plan_.sections));
    return {};
  }

  Result<> write_sections_alone(OrgId org) {
    if (plan_.sections.empty()) return {};
    TRY(Database::Transaction transaction, database_.begin());
    TRY_VOID(add_sections(org));
    return transaction.commit();
  }

  // Undone: a dry run only says what would come.
  Result<> try_sections(OrgId org) {
    if (plan_.sections.empty()) return {};
    TRY(const Database::Transaction transaction, database_.begin());
    if (org_ == nullptr) {
      TRY(org, save_city(database_, plan_.city));
    }
    return add_sections(org);
  }

  Database& database_;
  const InventoryCatalog& catalog_;
  const RecognitionTable& products_;
  Plan& plan_;
  const ImportOptions& options_;
  const StoredOrg* org_;
  std::vector<StoredInventory> inventories_;
  std::vector<std::optional<InventoryReport>> done_;  // by job
  std::vector<SectionReport> sections_;
};

}  // namespace

Result<ImportReport> import_paths(Database& database, const InventoryCatalog& catalog,
                                  const RecognitionTable& products, const std::vector<fs::path>& paths,
                                  const ImportOptions& options) {
  if (paths.empty()) return fail(Kind::usage, "say which folder or files to import");
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  std::error_code ignored;
  const bool of_city = paths.size() == 1 && fs::exists(paths.front() / city_file_name, ignored);
  auto planned =
      of_city ? plan_city(catalog, paths.front(), options) : plan_alone(catalog, orgs, paths, options);
  TRY(Plan plan, std::move(planned));
  const auto org = std::find_if(orgs.begin(), orgs.end(), [&](const StoredOrg& known) {
    return known.city.insee_code == plan.city.insee_code;
  });
  return Import(database, catalog, products, plan, options, org != orgs.end() ? &*org : nullptr).run();
}

}  // namespace capnr
