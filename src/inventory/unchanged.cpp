// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "inventory/import_inventory.h"
#include "inventory/unrecognised.h"

namespace capnr {
namespace {

bool same_reading(const SourceFile& a, const SourceFile& b) {
  return a.sha256 == b.sha256 && a.mapping == b.mapping;
}

const SourceFile* stored_as(const SourceFile& file, const StoredInventory& stored) {
  for (const SourceFile& source : stored.sources) {
    if (source.path == file.path) return same_reading(source, file) ? &source : nullptr;
  }
  return nullptr;
}

// A file given alone may be the same as one that is stored under another path.
const SourceFile* stored_anywhere(const SourceFile& file, const StoredInventory& stored) {
  if (const SourceFile* source = stored_as(file, stored)) return source;
  const auto found = std::find_if(stored.sources.begin(), stored.sources.end(),
                                  [&](const SourceFile& source) { return same_reading(source, file); });
  return found != stored.sources.end() ? &*found : nullptr;
}

bool same_files(const InventoryJob& job, const StoredInventory& stored) {
  std::size_t expected = 0;
  for (const SourceFile& origin : job.origins) {
    ++expected;
    if (stored_as(origin, stored) == nullptr) return false;
  }
  for (const ImportFile& file : job.files) {
    if (file.exported) continue;
    ++expected;
    if ((job.whole ? stored_as(file.source, stored) : stored_anywhere(file.source, stored)) == nullptr)
      return false;
  }
  return !job.whole || (expected == stored.sources.size() && job.header.label == stored.header.label);
}

std::array<std::int64_t, entity_count> rows_of(const InventoryData& data) {
  std::array<std::int64_t, entity_count> rows = {};
  const auto put = [&rows](Entity entity, std::size_t count) {
    rows[static_cast<std::size_t>(entity)] += static_cast<std::int64_t>(count);
  };
  for (const EquipmentBlock& block : data.blocks) put(Entity::equipment, block.class_index.size());
  put(Entity::datacentre, data.datacentres.size());
  put(Entity::virtual_machine, data.virtual_machines.size());
  put(Entity::cloud_instance, data.cloud_instances.size());
  put(Entity::application, data.applications.size());
  put(Entity::traffic, data.traffic.size());
  put(Entity::volume, data.volumes.size());
  put(Entity::service, data.services.size());
  return rows;
}

}  // namespace

Result<std::optional<InventoryReport>> unchanged_inventory(ImportContext& context, const InventoryJob& job,
                                                           const StoredInventory* stored) {
  if (stored == nullptr || context.options.again || !same_files(job, *stored)) return std::nullopt;
  TRY(const InventoryData data, load_inventory(context.database, context.org, stored->id));
  if (!recognised_alike(data, context.recogniser)) return std::nullopt;
  InventoryReport report;
  report.header = stored->header;
  report.unchanged = true;
  report.left_aside = job.left_aside;
  report.rows = rows_of(data);
  report.recognised_rows = recognised_rows(data);
  report.unrecognised = unrecognised_groups(data, context.recogniser);
  for (const ImportFile& file : job.files) {
    FileReport shown;
    shown.source = file.source;
    if (const SourceFile* source = stored_anywhere(file.source, *stored)) shown.source = *source;
    shown.entity = file.plan.tables.front().table->entity;
    report.rejected += shown.source.rejected;
    report.files.push_back(std::move(shown));
  }
  return std::optional(std::move(report));
}

}  // namespace capnr
