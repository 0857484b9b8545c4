// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/export.h"

#include <map>

#include "base/file.h"
#include "evidence/sha256.h"
#include "inventory/city_file.h"
#include "inventory/export_files.h"
#include "inventory/fields.h"
#include "inventory/record_text.h"
#include "table/table_writer.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

Result<> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return {};
  return fail(Kind::unavailable, "the folder cannot be made: {reason}", {{"reason", error.message()}},
              {.file = folder.string()});
}

/// A canonical file, made with its first row.
class EntityFile {
 public:
  EntityFile(Entity entity, const StoredInventory& inventory, const fs::path& folder)
      : entity_(entity), inventory_(inventory), path_(folder / canonical_file(entity)) {}

  template <class Record>
  Result<> add(const Record& record) {
    if (!writer_) TRY_VOID(begin());
    cells_of(record, cells_);
    if (record.source.file < inventory_.sources.size()) {
      cells_[cells_.size() - 2] = inventory_.sources[record.source.file].path;
      cells_[cells_.size() - 1] = std::to_string(record.source.row);
    }
    views_.assign(cells_.begin(), cells_.end());
    ++rows_;
    return writer_->row(views_);
  }

  Result<std::int64_t> finish(std::map<std::string, std::string>& checksums) {
    if (!writer_) return 0;
    TRY_VOID(writer_->commit());
    TRY(checksums[path_.filename().string()], sha256_of_file(path_));
    return rows_;
  }

 private:
  Result<> begin() {
    TRY(TableWriter writer, TableWriter::create(path_, exported_format()));
    writer_.emplace(std::move(writer));
    for (const Field& field : fields_of(entity_)) views_.push_back(field.name);
    return writer_->row(views_);
  }

  Entity entity_;
  const StoredInventory& inventory_;
  fs::path path_;
  std::optional<TableWriter> writer_;
  std::vector<std::string> cells_;
  std::vector<std::string_view> views_;
  std::int64_t rows_ = 0;
};

template <class Record>
Result<> write_records(const std::vector<Record>& records, const StoredInventory& inventory,
                       const fs::path& folder, std::map<std::string, std::string>& checksums,
                       ExportedInventory& report) {
  EntityFile file(entity_of<Record>(), inventory, folder);
  for (const Record& record : records) TRY_VOID(file.add(record));
  TRY(report.rows[static_cast<std::size_t>(entity_of<Record>())], file.finish(checksums));
  return {};
}

Result<ExportedInventory> export_inventory(Database& database, OrgId org, const StoredInventory& inventory,
                                           const fs::path& root) {
  ExportedInventory report{inventory.header,
                           to_string(inventory.header.date),
                           {},
                           static_cast<std::int64_t>(inventory.sources.size())};
  const fs::path folder = root / report.folder;
  TRY_VOID(make_folder(folder));
  std::map<std::string, std::string> checksums;
  {
    EntityFile equipment(Entity::equipment, inventory, folder);
    const auto written = each_equipment(database, org, inventory.id,
                                        [&](const EquipmentView& row) { return equipment.add(row); });
    if (!written) return tl::unexpected(written.error());
    TRY(report.rows[static_cast<std::size_t>(Entity::equipment)], equipment.finish(checksums));
  }
  TRY(const InventoryData data, load_inventory(database, org, inventory.id));
  TRY_VOID(write_records(data.datacentres, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.virtual_machines, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.cloud_instances, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.applications, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.traffic, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.volumes, inventory, folder, checksums, report));
  TRY_VOID(write_records(data.services, inventory, folder, checksums, report));
  TRY_VOID(write_sources_file(folder / sources_file_name, inventory.sources));
  TRY_VOID(write_checksums(folder / checksums_file_name, checksums));
  return report;
}

Result<ExportReport> write_city(Database& database, const StoredOrg& org, const fs::path& root,
                                const ExportOptions& options) {
  ExportReport report;
  CityFile city;
  city.city = org.city;
  TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org.id));
  for (const StoredInventory& inventory : inventories) {
    if (options.inventory && inventory.header.date != *options.inventory) continue;
    TRY(ExportedInventory written, export_inventory(database, org.id, inventory, root));
    city.inventories.push_back({inventory.header, written.folder});
    report.inventories.push_back(std::move(written));
  }
  if (options.inventory && report.inventories.empty()) {
    return fail(Kind::not_found, "the city has no inventory dated {date}: see capnr inventories",
                {{"date", to_string(*options.inventory)}});
  }
  TRY(const std::vector<Correction> corrections, list_corrections(database, org.id));
  report.corrections = corrections.size();
  if (!corrections.empty()) TRY_VOID(write_corrections_file(root / corrections_file_name, corrections));
  if (!options.inventory) {
    TRY(report.sections, write_sections(database, org.id, root));
  }
  TRY_VOID(write_file(root / city_file_name, write_city_file(city)));
  return report;
}

/// The folder that everything is written to before it appears; removed unless it has been moved.
class Stage {
 public:
  explicit Stage(const fs::path& target) : target_(target), path_(target) {
    path_ += ".part";
    remove();
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage() { remove(); }
  const fs::path& path() const { return path_; }

  Result<> appear(bool replace, bool whole_city) {
    std::error_code error;
    if (!replace) {
      fs::remove(target_, error);  // an empty folder
      fs::rename(path_, target_, error);
      return error ? refused(error) : Result<>{};
    }
    if (whole_city) remove_sections(target_);
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
      const fs::path to = target_ / entry.path().lexically_relative(path_);
      if (entry.is_directory()) {
        fs::create_directories(to, error);
        clear(to);
      } else {
        fs::rename(entry.path(), to, error);
      }
      if (error) return refused(error);
    }
    return {};
  }

 private:
  // The canonical files of an earlier export, some of which this one may not write.
  static void clear(const fs::path& folder) {
    std::error_code ignored;
    for (std::size_t i = 0; i < entity_count; ++i)
      fs::remove(folder / canonical_file(static_cast<Entity>(i)), ignored);
  }
  tl::unexpected<Error> refused(const std::error_code& error) const {
    return fail(Kind::unavailable, "the export cannot be put in its place: {reason}",
                {{"reason", error.message()}}, {.file = target_.string()});
  }
  void remove() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path target_, path_;
};

}  // namespace

Result<ExportReport> export_city(Database& database, const StoredOrg& org, const fs::path& folder,
                                 const ExportOptions& options) {
  std::error_code error;
  fs::path target = folder.lexically_normal();
  if (!target.has_filename()) target = target.parent_path();  // "copie/"
  const bool there = fs::exists(target, error);
  if (there && !fs::is_directory(target, error))
    return fail(Kind::conflict, "this is a file, not a folder", {}, {.file = target.string()});
  const bool full = there && !fs::is_empty(target, error);
  if (full && !options.force) {
    return fail(Kind::conflict, "the folder is not empty: choose another, or replace its files with --force",
                {}, {.file = target.string()});
  }
  if (target.has_parent_path()) TRY_VOID(make_folder(target.parent_path()));
  Stage stage(target);
  TRY_VOID(make_folder(stage.path()));
  TRY(ExportReport report, write_city(database, org, stage.path(), options));
  TRY_VOID(stage.appear(full, !options.inventory));
  return report;
}

}  // namespace capnr
