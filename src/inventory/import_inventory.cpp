// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/import_inventory.h"

#include <algorithm>
#include <map>
#include <memory>

#include "inventory/file_rows.h"
#include "inventory/record_reader.h"
#include "inventory/references.h"
#include "inventory/stored_references.h"
#include "inventory/writer.h"

namespace capnr {
namespace {

constexpr std::uint32_t no_source = 0xFFFFFFFFU;

// What is open on one file while the passes go by.
struct OpenFile {
  const ImportFile* file = nullptr;
  std::uint32_t number = no_source;
  std::unique_ptr<RejectSink> rejects;
  RowCount count;
  bool begun = false;
};

class Reading {
 public:
  Reading(ImportContext& context, const InventoryJob& job, const StoredReferences& stored)
      : context_(context),
        job_(job),
        cells_{&context.catalog.countries, job.header.date},
        stored_(stored),
        references_(&stored.names),
        equipment_(context.recogniser, equipment_checks()) {
    stored.remember(references_);
  }

  Result<> begin(std::optional<InventoryWriter> writer);
  Result<> read();
  Result<InventoryReport> finish();

 private:
  EquipmentChecks equipment_checks();
  std::function<std::optional<std::uint32_t>(std::string_view)> source_number() const;
  Result<> pass(Entity entity);
  Result<> announce_machines();
  Result<> each_row(OpenFile& open, RejectSink& rejects, bool strays,
                    FunctionRef<Result<RowResult>(std::size_t, const Row&, Reject&)> on_row, RowCount& count);
  Result<> read_equipment(OpenFile& open);
  template <class Record>
  Result<> read_records(OpenFile& open, Entity entity);
  template <class Record>
  Result<RowResult> keep(const OpenFile& open, std::size_t table, const Record& record, const Row& row,
                         Reject& reject);
  Result<> check_source(const OpenFile& open, const SourceRow& source) const;

  ImportContext& context_;
  const InventoryJob& job_;
  CellContext cells_;
  const StoredReferences& stored_;
  References references_;
  EquipmentReader equipment_;
  std::optional<InventoryWriter> writer_;     // none in a dry run
  std::vector<std::uint32_t> class_numbers_;  // the writer's, by the reader's
  std::vector<OpenFile> files_;
  std::map<std::string, std::uint32_t, std::less<>> origins_;
  InventoryReport report_;
  std::int64_t rows_ = 0;
};

std::function<std::optional<std::uint32_t>(std::string_view)> Reading::source_number() const {
  if (job_.origins.empty()) return {};
  return [this](std::string_view path) -> std::optional<std::uint32_t> {
    const auto found = origins_.find(path);
    return found != origins_.end() ? std::optional(found->second) : std::nullopt;
  };
}

EquipmentChecks Reading::equipment_checks() {
  EquipmentChecks checks;
  checks.cells = cells_;
  checks.names = &references_.equipment();
  checks.known_names = &references_.stored_equipment();
  checks.has_datacentre = [this](std::string_view name) { return references_.has_datacentre(name); };
  checks.source_number = source_number();
  checks.details = true;
  checks.user_key = context_.options.user_key;
  return checks;
}

Result<> Reading::begin(std::optional<InventoryWriter> writer) {
  writer_ = std::move(writer);
  std::uint32_t number = 0;  // as a dry run counts them
  for (const SourceFile& origin : job_.origins) {
    if (writer_) {
      TRY(number, writer_->add_source(origin));
    }
    origins_.emplace(origin.path, number++);
  }
  for (const ImportFile& file : job_.files) {
    OpenFile open;
    open.file = &file;
    open.rejects = std::make_unique<RejectSink>(file.rejects, file.plan.format, context_.options.language);
    if (!file.exported) {
      if (writer_) {
        TRY(number, writer_->add_source(file.source));
      }
      open.number = number++;
    }
    files_.push_back(std::move(open));
  }
  return {};
}

Result<> Reading::read() {
  for (std::size_t i = 0; i < entity_count; ++i) TRY_VOID(pass(static_cast<Entity>(i)));
  return stored_.check(references_);
}

Result<> Reading::pass(Entity entity) {
  if (entity == Entity::virtual_machine) TRY_VOID(announce_machines());
  for (OpenFile& open : files_) {
    if (!open.file->has(entity)) continue;
    switch (entity) {
      case Entity::datacentre:
        TRY_VOID(read_records<Datacentre>(open, entity));
        break;
      case Entity::equipment:
        TRY_VOID(read_equipment(open));
        break;
      case Entity::virtual_machine:
        TRY_VOID(read_records<VirtualMachine>(open, entity));
        break;
      case Entity::cloud_instance:
        TRY_VOID(read_records<CloudInstance>(open, entity));
        break;
      case Entity::application:
        TRY_VOID(read_records<Application>(open, entity));
        break;
      case Entity::traffic:
        TRY_VOID(read_records<NetworkTraffic>(open, entity));
        break;
      case Entity::volume:
        TRY_VOID(read_records<DataVolume>(open, entity));
        break;
      case Entity::service:
        TRY_VOID(read_records<PurchasedService>(open, entity));
        break;
    }
  }
  return {};
}

// A chain of hosts that comes back to itself can only be told from a host that is missing once all names are known.
Result<> Reading::announce_machines() {
  for (OpenFile& open : files_) {
    if (!open.file->has(Entity::virtual_machine)) continue;
    RejectSink nowhere({}, open.file->plan.format, context_.options.language);
    std::map<std::size_t, RecordReader<VirtualMachine>> readers;
    RowCount count;
    VirtualMachine machine;
    Reject reject;
    TRY_VOID(each_row(
        open, nowhere, false,
        [&](std::size_t table, const Row& row, Reject&) -> Result<RowResult> {
          const ColumnPlan& columns = open.file->plan.tables[table];
          if (columns.table->entity != Entity::virtual_machine) return RowResult::skipped;
          auto& reader =
              readers.try_emplace(table, open.file->plan, columns, open.number, cells_, source_number())
                  .first->second;
          if (reader.read(row, machine, reject) == RowResult::accepted)
            references_.announce(machine.name, machine.host);
          return RowResult::skipped;
        },
        count));
  }
  return {};
}

Result<> Reading::each_row(OpenFile& open, RejectSink& rejects, bool strays,
                           FunctionRef<Result<RowResult>(std::size_t, const Row&, Reject&)> on_row,
                           RowCount& count) {
  const ImportFile& file = *open.file;
  ReadOptions options;
  ImportProgress progress{file.source.path, 0, context_.total_bytes, 0};
  bool stopped = false;
  auto tell = [&](std::uint64_t done, std::uint64_t) {
    progress.bytes = context_.done_bytes + done;
    progress.rows = rows_;
    stopped |= !context_.options.progress(progress);
  };
  if (context_.options.progress) options.progress = tell;
  const auto stopped_import = [] {
    return fail(Kind::conflict, "the import was stopped: nothing is stored");
  };
  TRY(const RowCount read, each_data_row(
                               file.path, file.source.path, file.plan, options, rejects,
                               [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
                                 if (stopped) return stopped_import();
                                 return on_row(table, row, reject);
                               },
                               strays));
  if (stopped) return stopped_import();
  count.accepted += read.accepted;
  count.rejected += read.rejected;
  context_.done_bytes += file.bytes;
  return {};
}

Result<> Reading::check_source(const OpenFile& open, const SourceRow& source) const {
  if (source.file != no_source) return {};
  return fail(Kind::bad_input,
              "the row does not say which file it comes from (source_file), though the folder is an export",
              {}, {.file = open.file->source.path, .row = source.row});
}

Result<> Reading::read_equipment(OpenFile& open) {
  const FilePlan& plan = open.file->plan;
  std::size_t current = plan.tables.size();
  EquipmentRow out;
  const bool strays = !std::exchange(open.begun, true);
  return each_row(
      open, *open.rejects, strays,
      [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
        if (table != current) {
          if (plan.tables[table].table->entity != Entity::equipment) return RowResult::skipped;
          equipment_.start_file(plan, plan.tables[current = table], open.number);
        }
        const RowResult result = equipment_.read(row, out, reject);
        if (result != RowResult::accepted) return result;
        ++rows_;
        ++report_.rows[static_cast<std::size_t>(Entity::equipment)];
        TRY_VOID(check_source(open, out.view.source));
        if (writer_) {
          for (std::size_t i = class_numbers_.size(); i <= out.class_index; ++i)
            class_numbers_.push_back(writer_->add_class(equipment_.classes()[i]));
          TRY_VOID(writer_->add(out.view, class_numbers_[out.class_index]));
        }
        return result;
      },
      open.count);
}

template <class Record>
Result<> Reading::read_records(OpenFile& open, Entity entity) {
  const FilePlan& plan = open.file->plan;
  std::map<std::size_t, RecordReader<Record>> readers;
  Record record;
  const bool strays = !std::exchange(open.begun, true);
  return each_row(
      open, *open.rejects, strays,
      [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
        if (plan.tables[table].table->entity != entity) return RowResult::skipped;
        auto& reader =
            readers.try_emplace(table, plan, plan.tables[table], open.number, cells_, source_number())
                .first->second;
        const RowResult result = reader.read(row, record, reject);
        if (result != RowResult::accepted) return result;
        return keep(open, table, record, row, reject);
      },
      open.count);
}

template <class Record>
Result<RowResult> Reading::keep(const OpenFile& open, std::size_t table, const Record& record, const Row& row,
                                Reject& reject) {
  if (auto relation = references_.add(record)) {
    const ColumnPlan& columns = open.file->plan.tables[table];
    reject.row = row.number;
    reject.message = std::move(relation->fault.message);
    reject.parameters = std::move(relation->fault.parameters);
    const auto field = find_field(columns.table->entity, relation->field);
    for (std::size_t i = 0; i < columns.column.size(); ++i) {
      if (field && columns.table->fields[i].field == *field)
        reject.column =
            column_name(open.file->plan, columns.column[i], fields_of(columns.table->entity)[*field]);
    }
    return RowResult::rejected;
  }
  TRY_VOID(check_source(open, record.source));
  ++rows_;
  ++report_.rows[static_cast<std::size_t>(entity_of<Record>())];
  if (writer_) TRY_VOID(writer_->add(record));
  return RowResult::accepted;
}

Result<InventoryReport> Reading::finish() {
  const ImportOptions& options = context_.options;
  for (OpenFile& open : files_) {
    FileReport file;
    file.source = open.file->source;
    file.source.rows = open.count.accepted;
    file.source.rejected = open.count.rejected;
    file.entity = open.file->plan.tables.front().table->entity;
    file.first_rejects = open.rejects->first();
    file.rejects_by_reason = open.rejects->by_reason();
    if (open.count.rejected > 0) file.rejects_file = open.rejects->path();
    report_.rejected += open.count.rejected;
    if (open.count.rejected > 0 || !options.dry_run) TRY_VOID(open.rejects->finish());
    if (writer_ && !open.file->exported) TRY_VOID(writer_->update_source(open.number, file.source));
    report_.files.push_back(std::move(file));
  }
  report_.header = job_.header;
  report_.left_aside = job_.left_aside;
  report_.unrecognised = equipment_.unrecognised();
  report_.recognised_rows = equipment_.recognised_rows();
  if (writer_ && (report_.rejected == 0 || options.accept_partial)) {
    TRY_VOID(writer_->commit());
    report_.stored = true;
  }
  return std::move(report_);
}

}  // namespace

std::uint64_t bytes_to_read(const InventoryJob& job) {
  std::uint64_t bytes = 0;
  for (const ImportFile& file : job.files) {
    std::uint64_t passes = file.has(Entity::virtual_machine) ? 1 : 0;
    for (std::size_t i = 0; i < entity_count; ++i) passes += file.has(static_cast<Entity>(i)) ? 1 : 0;
    bytes += passes * file.bytes;
  }
  return bytes;
}

Result<InventoryReport> import_inventory(ImportContext& context, const InventoryJob& job,
                                         const StoredInventory* stored) {
  StoredReferences references;
  if (stored != nullptr && !job.whole) {
    TRY(references, stored_references(context.database, context.org, *stored, job.files));
  }
  Reading reading(context, job, references);
  std::optional<InventoryWriter> writer;
  if (!context.options.dry_run) {
    TRY(writer, InventoryWriter::begin(context.database, context.org, job.header, job.whole));
  }
  TRY_VOID(reading.begin(std::move(writer)));
  TRY_VOID(reading.read());
  return reading.finish();
}

}  // namespace capnr
