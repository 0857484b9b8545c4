// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/writer.h"

#include <array>
#include <optional>

#include "inventory/cache_store.h"
#include "inventory/record_members.h"
#include "inventory/record_table.h"
#include "store/names.h"

namespace capnr {

struct InventoryWriter::State {
  // First, so that it goes last: what is not committed is rolled back when everything else has let go.
  Database::Transaction transaction;
  Database* database;
  OrgId org;
  InventoryId inventory;

  struct Source {
    std::int64_t id = 0;
    std::string path;
    bool written = false;  ///< by this writer
  };
  std::vector<Source> sources = {};
  std::array<std::int64_t, entity_count> next_id = {};
  std::array<std::optional<BulkInsert>, entity_count> bulk = {};
  std::optional<BulkInsert> class_bulk = {};
  std::optional<BulkInsert> detail_bulk = {};
  ClassWords classes = {};
  std::vector<std::int64_t> class_ids = {};  ///< by number
  std::int64_t next_class_id = 0;
  std::vector<Value> values = {};
  /// Rows of an inventory that was empty go to the cache as they come; otherwise it is made again from the rows that remain.
  bool fresh = false;
  std::int64_t next_part = first_block_part;
  std::optional<BlockBuilder> blocks = {};

  Result<> open(const InventoryHeader& header, bool replace_all);
  Result<> find_inventory(const InventoryHeader& header);
  Result<> empty();
  Result<> read_what_is_there();
  Result<> remove_rows(std::int64_t source_id);
  Result<BulkInsert*> bulk_of(Entity entity, std::span<const std::string_view> columns);
  template <class Record>
  Result<> add(const Record& record);
  Result<> finish_cache();
  Result<std::vector<Host>> find_hosts();
  Result<> drop_unused_classes(const RowColumns& columns);
};

Result<> InventoryWriter::State::find_inventory(const InventoryHeader& header) {
  const auto find = [&]() -> Result<bool> {
    TRY(Statement row, database->prepare("SELECT id FROM inventory WHERE org_id = ? AND date = ?"));
    TRY_VOID(row.bind(org, header.date));
    TRY(const bool found, row.step());
    if (found) inventory = {row.integer(0)};
    return found;
  };
  TRY(const bool known, find());
  if (known) {
    return database->run(
        "UPDATE inventory SET label = ?, imported = CAST(CURRENT_TIMESTAMP AS TEXT) WHERE id = ?",
        header.label, inventory);
  }
  TRY_VOID(database->run("INSERT INTO inventory (org_id, date, label) VALUES (?, ?, ?)", org, header.date,
                         header.label));
  return find().map([](bool) {});
}

Result<> InventoryWriter::State::empty() {
  const IdRange range = range_of(inventory);
  for (const Entity entity : all_entities) {
    TRY_VOID(database->run(with_names("DELETE FROM {table} WHERE id >= ? AND id < ?", table_of(entity)),
                           range.first, range.last));
  }
  TRY_VOID(database->run("DELETE FROM equipment_class WHERE id >= ? AND id < ?", range.first, range.last));
  TRY_VOID(database->run("DELETE FROM equipment_detail WHERE id >= ? AND id < ?", range.first, range.last));
  return database->run("DELETE FROM source WHERE inventory_id = ?", inventory);
}

Result<> InventoryWriter::State::read_what_is_there() {
  {
    TRY(Statement rows,
        database->prepare("SELECT id, path FROM source WHERE inventory_id = ? ORDER BY number"));
    TRY_VOID(rows.bind(inventory));
    while (true) {
      TRY(const bool more, rows.step());
      if (!more) break;
      sources.push_back({rows.integer(0), std::string(rows.text(1)), false});
    }
  }
  const IdRange range = range_of(inventory);
  TRY_VOID(each_class(*database, range, [&](std::int64_t id, const EquipmentClass& words) -> Result<> {
    if (classes.add(words) == class_ids.size()) class_ids.push_back(id);
    next_class_id = id + 1;
    return {};
  }));
  for (const Entity entity : all_entities) {
    TRY(Statement row, database->prepare(with_names("SELECT max(id) FROM {table} WHERE id >= ? AND id < ?",
                                                    table_of(entity))));
    TRY_VOID(row.bind(range.first, range.last));
    TRY([[maybe_unused]] const bool found, row.step());
    if (!row.is_null(0)) next_id[static_cast<std::size_t>(entity)] = row.integer(0) + 1;
  }
  return {};
}

Result<> InventoryWriter::State::open(const InventoryHeader& header, bool replace_all) {
  // One writer a city: the row of the city is locked until the end (SQLite has but one writer anyhow).
  TRY_VOID(database->run("UPDATE org SET writes = writes + 1 WHERE id = ?", org));
  TRY_VOID(find_inventory(header));
  const IdRange range = range_of(inventory);
  next_id.fill(range.first);
  next_class_id = range.first;
  if (replace_all) TRY_VOID(empty());
  TRY_VOID(read_what_is_there());
  TRY_VOID(clear_cache(*database, inventory));
  fresh = next_id[static_cast<std::size_t>(Entity::equipment)] == range.first;
  blocks.emplace([this](const EquipmentBlock& block) {
    return put_cache_part(*database, org, inventory, next_part++, encode_block(block));
  });
  return {};
}

Result<> InventoryWriter::State::remove_rows(std::int64_t source_id) {
  const IdRange range = range_of(inventory);
  for (const Entity entity : all_entities) {
    TRY_VOID(database->run(
        with_names("DELETE FROM {table} WHERE id >= ? AND id < ? AND source_id = ?", table_of(entity)),
        range.first, range.last, source_id));
  }
  return database->run("DELETE FROM equipment_detail WHERE id >= ? AND id < ? AND source_id = ?", range.first,
                       range.last, source_id);
}

Result<BulkInsert*> InventoryWriter::State::bulk_of(Entity entity,
                                                    std::span<const std::string_view> columns) {
  auto& slot = bulk[static_cast<std::size_t>(entity)];
  if (!slot) {
    TRY(slot, database->bulk_insert(table_of(entity), columns));
  }
  return &*slot;
}

template <class Record>
Result<> InventoryWriter::State::add(const Record& record) {
  constexpr Entity entity = entity_of<Record>();
  static const auto columns = record_columns<Record>();
  TRY(BulkInsert * into, bulk_of(entity, columns));
  record_values(record, {next_id[static_cast<std::size_t>(entity)]++, org, sources.at(record.source.file).id},
                values);
  return into->add(values);
}

Result<std::vector<Host>> InventoryWriter::State::find_hosts() {
  std::vector<Host> hosts;
  TRY(const auto names, host_names(*database, inventory));
  if (names.empty()) return hosts;
  std::unordered_map<std::int64_t, std::uint32_t> index;
  for (std::size_t i = 0; i < blocks->order().size(); ++i)
    index.emplace(class_ids[blocks->order()[i]], static_cast<std::uint32_t>(i));
  TRY_VOID(each_equipment_row(*database, range_of(inventory), {},
                              [&](const EquipmentView& row, std::int64_t class_id) -> Result<> {
                                if (names.contains(std::string(row.name)))
                                  hosts.push_back(host_of(row, index.at(class_id)));
                                return {};
                              }));
  return hosts;
}

Result<> InventoryWriter::State::drop_unused_classes(const RowColumns& columns) {
  std::vector<bool> used(columns.class_ids.size(), false);
  for (const std::uint32_t number : columns.order) used[number] = true;
  for (std::size_t number = 0; number < used.size(); ++number) {
    if (!used[number])
      TRY_VOID(database->run("DELETE FROM equipment_class WHERE id = ?", columns.class_ids[number]));
  }
  return {};
}

Result<> InventoryWriter::State::finish_cache() {
  std::int64_t rows = 0;
  if (fresh) {
    TRY_VOID(blocks->finish());
    rows = blocks->rows();
    TRY(const std::vector<Host> hosts, find_hosts());
    TRY_VOID(
        put_cache_part(*database, org, inventory, head_part, encode_head(rows, classes, blocks->order())));
    TRY_VOID(put_cache_part(*database, org, inventory, hosts_part, encode_hosts(hosts)));
  } else {
    TRY(const RowColumns columns, rebuild_cache(*database, org, inventory));
    TRY_VOID(drop_unused_classes(columns));
    rows = columns.rows;
  }
  return database->run("UPDATE inventory SET equipment_rows = ? WHERE id = ?", rows, inventory);
}

Result<InventoryWriter> InventoryWriter::begin(Database& database, OrgId org, const InventoryHeader& header,
                                               bool replace_all) {
  TRY(Database::Transaction transaction, database.begin());
  auto state = std::make_unique<State>(State{std::move(transaction), &database, org, {}});
  TRY_VOID(state->open(header, replace_all));
  return InventoryWriter(std::move(state));
}

InventoryWriter::InventoryWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
InventoryWriter::InventoryWriter(InventoryWriter&&) noexcept = default;
InventoryWriter& InventoryWriter::operator=(InventoryWriter&&) noexcept = default;
InventoryWriter::~InventoryWriter() = default;

Result<std::uint32_t> InventoryWriter::add_source(const SourceFile& source) {
  auto& sources = state_->sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i].path != source.path) continue;
    const auto number = static_cast<std::uint32_t>(i);
    if (!std::exchange(sources[i].written, true)) TRY_VOID(state_->remove_rows(sources[i].id));
    TRY_VOID(update_source(number, source));
    return number;
  }
  const auto number = static_cast<std::uint32_t>(sources.size());
  TRY_VOID(
      state_->database->run("INSERT INTO source (org_id, inventory_id, number, path, sha256, format, "
                            "mapping, rows, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            state_->org, state_->inventory, number, source.path, source.sha256, source.format,
                            source.mapping, source.rows, source.rejected));
  TRY(Statement row,
      state_->database->prepare("SELECT id FROM source WHERE inventory_id = ? AND number = ?"));
  TRY_VOID(row.bind(state_->inventory, number));
  TRY([[maybe_unused]] const bool found, row.step());
  sources.push_back({row.integer(0), source.path, true});
  return number;
}

Result<> InventoryWriter::update_source(std::uint32_t number, const SourceFile& source) {
  return state_->database->run(
      "UPDATE source SET path = ?, sha256 = ?, format = ?, mapping = ?, rows = ?, rejected = ? WHERE id = ?",
      source.path, source.sha256, source.format, source.mapping, source.rows, source.rejected,
      state_->sources.at(number).id);
}

std::uint32_t InventoryWriter::add_class(const EquipmentClass& words) {
  return state_->classes.add(words);
}

Result<> InventoryWriter::add(const EquipmentView& equipment, std::uint32_t class_number) {
  State& state = *state_;
  while (state.class_ids.size() <= class_number) {  // classes go to their table with their first row
    if (!state.class_bulk) {
      TRY(state.class_bulk, state.database->bulk_insert("equipment_class", class_columns));
    }
    const EquipmentClass words = state.classes[state.class_ids.size()];
    class_values(words, state.next_class_id, state.org, state.values);
    TRY_VOID(state.class_bulk->add(state.values));
    state.class_ids.push_back(state.next_class_id++);
  }
  TRY(BulkInsert * into, state.bulk_of(Entity::equipment, equipment_columns));
  const RecordPlace place{state.next_id[static_cast<std::size_t>(Entity::equipment)]++, state.org,
                          state.sources.at(equipment.source.file).id};
  TRY_VOID(into->add(equipment_values(equipment, place, state.class_ids[class_number])));
  if (has_detail(equipment)) {
    if (!state.detail_bulk) {
      TRY(state.detail_bulk, state.database->bulk_insert("equipment_detail", detail_columns));
    }
    TRY_VOID(state.detail_bulk->add(detail_values(equipment, place)));
  }
  if (!state.fresh) return {};
  return state.blocks->add(class_number, equipment).map([](std::uint32_t) {});
}

Result<> InventoryWriter::add(const EquipmentView& equipment, std::string_view item, double score) {
  EquipmentClass words;
  words.department = equipment.department;
  words.type = equipment.type;
  words.manufacturer = equipment.manufacturer;
  words.model = equipment.model;
  words.country = equipment.country;
  words.datacentre = equipment.datacentre;
  words.status = equipment.status;
  words.user_kind = equipment.user_kind;
  words.item = item;
  words.item_score = score;
  words.grade = equipment.grade;
  return add(equipment, add_class(words));
}

Result<> InventoryWriter::add(const Datacentre& datacentre) {
  return state_->add(datacentre);
}
Result<> InventoryWriter::add(const VirtualMachine& machine) {
  return state_->add(machine);
}
Result<> InventoryWriter::add(const CloudInstance& instance) {
  return state_->add(instance);
}
Result<> InventoryWriter::add(const Application& application) {
  return state_->add(application);
}
Result<> InventoryWriter::add(const NetworkTraffic& traffic) {
  return state_->add(traffic);
}
Result<> InventoryWriter::add(const DataVolume& volume) {
  return state_->add(volume);
}
Result<> InventoryWriter::add(const PurchasedService& service) {
  return state_->add(service);
}

Result<InventoryId> InventoryWriter::commit() {
  State& state = *state_;
  for (auto& bulk : state.bulk) {
    if (bulk) TRY_VOID(bulk->finish());
  }
  if (state.class_bulk) TRY_VOID(state.class_bulk->finish());
  if (state.detail_bulk) TRY_VOID(state.detail_bulk->finish());
  TRY_VOID(state.finish_cache());
  TRY_VOID(state.transaction.commit());
  return state.inventory;
}

}  // namespace capnr
