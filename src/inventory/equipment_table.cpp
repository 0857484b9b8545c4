// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/class_words.h"
#include "inventory/record_table.h"

namespace capnr {
namespace {

// PostgreSQL sends a whole answer at once: a page is small enough to hold, large enough to cost nothing.
constexpr std::int64_t page_rows = 8192;

EquipmentView view_of(const Statement& row, const SourceNumbers& sources) {
  EquipmentView view;
  const auto source = sources.find(row.integer(2));
  view.source = {source == sources.end() ? 0 : source->second, row.integer(3)};
  view.name = row.text(5);
  view.quantity = row.real(6);
  view.purchase = row.optional_date(7);
  view.commissioning = row.optional_date(8);
  view.decommissioning = row.optional_date(9);
  view.annual_kwh = row.optional_real(10);
  view.usage_rate = row.optional_real(11);
  view.lifetime_years = row.optional_real(12);
  view.cpu = row.text(13);
  view.cpu_cores = row.optional_real(14);
  view.memory_gb = row.optional_real(15);
  view.disk_gb = row.optional_real(16);
  return view;
}

}  // namespace

std::array<Value, equipment_columns.size()> equipment_values(const EquipmentView& row,
                                                             const RecordPlace& place,
                                                             std::int64_t class_id) {
  return {place.id,
          place.org.value,
          place.source_id,
          row.source.row,
          class_id,
          row.name,
          row.quantity,
          to_value(row.purchase),
          to_value(row.commissioning),
          to_value(row.decommissioning),
          to_value(row.annual_kwh),
          to_value(row.usage_rate),
          to_value(row.lifetime_years),
          row.cpu,
          to_value(row.cpu_cores),
          to_value(row.memory_gb),
          to_value(row.disk_gb)};
}

Result<> each_equipment_row(Database& database, IdRange range, const SourceNumbers& sources,
                            FunctionRef<Result<>(const EquipmentView& row, std::int64_t class_id)> on_row) {
  TRY(Statement rows,
      database.prepare(
          "SELECT id, org_id, source_id, source_row, class_id, name, quantity, purchase_date, "
          "commissioning_date, "
          "decommissioning_date, annual_kwh, usage_rate, lifetime_years, cpu, cpu_cores, memory_gb, disk_gb "
          "FROM equipment WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"));
  for (std::int64_t next = range.first;;) {
    TRY_VOID(rows.bind(next, range.last, page_rows));
    std::int64_t count = 0;
    for (;; ++count) {
      TRY(const bool more, rows.step());
      if (!more) break;
      next = rows.integer(0) + 1;
      TRY_VOID(on_row(view_of(rows, sources), rows.integer(4)));
    }
    if (count < page_rows) return {};
  }
}

void class_values(const EquipmentClass& words, std::int64_t id, OrgId org, std::vector<Value>& values) {
  values.assign({id, org.value});
  for (const auto member : class_members) values.push_back(to_value(words.*member));
  values.push_back(words.item_score);
  values.push_back(code(words.grade));
}

Result<> each_class(Database& database, IdRange range,
                    FunctionRef<Result<>(std::int64_t id, EquipmentClass words)> on_class) {
  TRY(Statement rows,
      database.prepare("SELECT id, org_id, department, type, manufacturer, model, country, datacentre, "
                       "status, user_kind, item, "
                       "item_score, grade FROM equipment_class WHERE id >= ? AND id < ? ORDER BY id"));
  TRY_VOID(rows.bind(range.first, range.last));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    EquipmentClass words;
    int column = 2;
    for (const auto member : class_members) words.*member = rows.text(column++);
    words.item_score = rows.real(column);
    words.grade = grade_from(rows.text(column + 1)).value_or(Grade::estimated);
    TRY_VOID(on_class(rows.integer(0), std::move(words)));
  }
}

}  // namespace capnr
