// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/record_table.h"

#include "inventory/record_members.h"
#include "store/names.h"

namespace capnr {
namespace {

constexpr std::size_t place_columns = 4;

VmKind vm_kind_from(std::string_view text) {
  if (text == code(VmKind::compute)) return VmKind::compute;
  return text == code(VmKind::storage) ? VmKind::storage : VmKind::unspecified;
}

Value stored(Grade grade) {
  return code(grade);
}
Value stored(VmKind kind) {
  return code(kind);
}
Value stored(const auto& value) {
  return to_value(value);
}

void restore(std::string& value, const Statement& row, int column) {
  value = row.text(column);
}
void restore(std::string_view& value, const Statement& row, int column) {
  value = row.text(column);
}
void restore(double& value, const Statement& row, int column) {
  value = row.real(column);
}
void restore(std::optional<double>& value, const Statement& row, int column) {
  value = row.optional_real(column);
}
void restore(std::optional<Date>& value, const Statement& row, int column) {
  value = row.optional_date(column);
}
void restore(Grade& value, const Statement& row, int column) {
  value = grade_from(row.text(column)).value_or(Grade::estimated);
}
void restore(VmKind& value, const Statement& row, int column) {
  value = vm_kind_from(row.text(column));
}

}  // namespace

std::string_view table_of(Entity entity) {
  return code(entity);
}

Result<SourceNumbers> source_numbers(Database& database, InventoryId inventory) {
  SourceNumbers numbers;
  TRY(Statement rows, database.prepare("SELECT id, number FROM source WHERE inventory_id = ?"));
  TRY_VOID(rows.bind(inventory));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return numbers;
    numbers.emplace(rows.integer(0), static_cast<std::uint32_t>(rows.integer(1)));
  }
}

template <class Record>
std::vector<std::string_view> record_columns() {
  std::vector<std::string_view> columns = {"id", "org_id", "source_id", "source_row"};
  for (const auto& member : members_of<Record>()) columns.push_back(member.field);
  return columns;
}

template <class Record>
void record_values(const Record& record, const RecordPlace& place, std::vector<Value>& values) {
  values.assign({place.id, place.org.value, place.source_id, record.source.row});
  for (const auto& member : members_of<Record>()) {
    values.push_back(std::visit([&](auto at) { return stored(record.*at); }, member.member));
  }
}

template <class Record>
Result<> each_record(Database& database, InventoryId inventory, const SourceNumbers& sources,
                     FunctionRef<Result<>(Record)> on_record) {
  const IdRange range = range_of(inventory);
  TRY(Statement rows,
      database.prepare(with_names("SELECT {columns} FROM {table} WHERE id >= ? AND id < ? ORDER BY id",
                                  table_of(entity_of<Record>()), record_columns<Record>())));
  TRY_VOID(rows.bind(range.first, range.last));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    Record record;
    const auto source = sources.find(rows.integer(2));
    record.source = {source == sources.end() ? 0 : source->second, rows.integer(3)};
    int column = place_columns;
    for (const auto& member : members_of<Record>()) {
      std::visit([&](auto at) { restore(record.*at, rows, column); }, member.member);
      ++column;
    }
    TRY_VOID(on_record(std::move(record)));
  }
}

template <class Record>
struct Instantiate {
  static constexpr auto columns = &record_columns<Record>;
  static constexpr auto values = &record_values<Record>;
  static constexpr auto each = &each_record<Record>;
};
template struct Instantiate<Datacentre>;
template struct Instantiate<VirtualMachine>;
template struct Instantiate<CloudInstance>;
template struct Instantiate<Application>;
template struct Instantiate<NetworkTraffic>;
template struct Instantiate<DataVolume>;
template struct Instantiate<PurchasedService>;

}  // namespace capnr
