// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_views.h"

#include <array>

#include "base/period.h"
#include "inventory/record_table.h"

namespace capnr {
namespace {

using enum SandboxType;

constexpr SandboxColumn city_columns[] = {{"insee_code"}, {"name"}, {"population", number}, {"fte", number}};
constexpr SandboxColumn departments_columns[] = {{"code"}, {"name"}, {"fte", number}};
constexpr SandboxColumn inventories_columns[] = {{"date", date}, {"label"}, {"equipment_rows", integer}};
constexpr SandboxColumn equipment_columns[] = {{"name"},
                                               {"department"},
                                               {"type"},
                                               {"manufacturer"},
                                               {"model"},
                                               {"country"},
                                               {"datacentre"},
                                               {"status"},
                                               {"user_kind"},
                                               {"item"},
                                               {"grade"},
                                               {"quantity", number},
                                               {"purchase_date", date},
                                               {"commissioning_date", date},
                                               {"decommissioning_date", date},
                                               {"annual_kwh", number},
                                               {"usage_rate", number},
                                               {"lifetime_years", number},
                                               {"cpu"},
                                               {"cpu_cores", number},
                                               {"memory_gb", number},
                                               {"disk_gb", number},
                                               {"last_seen", date},
                                               {"operating_system"}};
constexpr SandboxColumn datacentres_columns[] = {{"name"},        {"long_name"},   {"country"},
                                                 {"pue", number}, {"wue", number}, {"grade"}};
constexpr SandboxColumn virtual_machines_columns[] = {{"name"},
                                                      {"host"},
                                                      {"cluster"},
                                                      {"department"},
                                                      {"quantity", number},
                                                      {"vcpu", number},
                                                      {"memory_gb", number},
                                                      {"disk_gb", number},
                                                      {"annual_kwh", number},
                                                      {"kind"},
                                                      {"grade"}};
constexpr SandboxColumn cloud_columns[] = {
    {"name"},       {"provider"},         {"instance_type"},        {"region"},
    {"department"}, {"quantity", number}, {"annual_hours", number}, {"workload", number},
    {"grade"}};
constexpr SandboxColumn applications_columns[] = {{"name"},       {"environment"}, {"virtual_machine"},
                                                  {"host"},       {"domain"},      {"sub_domain"},
                                                  {"department"}, {"grade"}};
constexpr SandboxColumn traffic_columns[] = {
    {"name"}, {"kind"}, {"department"}, {"country"}, {"annual_gb", number}, {"grade"}};
constexpr SandboxColumn volumes_columns[] = {{"name"},       {"kind"},          {"department"}, {"country"},
                                             {"gb", number}, {"items", number}, {"grade"}};
constexpr SandboxColumn services_columns[] = {
    {"name"}, {"kind"}, {"supplier"}, {"department"}, {"amount_eur", number}, {"date", date}, {"grade"}};
constexpr SandboxColumn purchases_columns[] = {{"date", date},
                                               {"label"},
                                               {"category"},
                                               {"cpv"},
                                               {"quantity", number},
                                               {"amount_eur", number},
                                               {"condition"},
                                               {"recycled_share", number},
                                               {"repair_index", number},
                                               {"guarantee_years", number},
                                               {"spare_parts_years", number},
                                               {"donation", integer},
                                               {"supplier"},
                                               {"department"}};
constexpr SandboxColumn disposals_columns[] = {{"date", date},       {"type"},
                                               {"quantity", number}, {"age_years", number},
                                               {"destination"},      {"receiver_proof", integer},
                                               {"erasure"},          {"excluded_reason"},
                                               {"reference"}};
constexpr SandboxColumn indicator_values_columns[] = {{"indicator"},
                                                      {"measure"},
                                                      {"scope_kind"},
                                                      {"scope_name"},
                                                      {"period_from", date},
                                                      {"period_until", date},
                                                      {"value", number},
                                                      {"unit"},
                                                      {"low", number},
                                                      {"high", number},
                                                      {"grade"},
                                                      {"origin"}};

// The rows of a view. Of the records of an inventory: the parameters are the first id, the one after the last, how many; the id is the first
// column. Of the others: the parameter is the city.
struct Source {
  std::string_view sql;
  bool of_inventory = false;
};

constexpr std::array<SandboxView, 14> views = {{
    {"city", city_columns},
    {"departments", departments_columns},
    {"inventories", inventories_columns},
    {"equipment", equipment_columns},
    {"datacentres", datacentres_columns},
    {"virtual_machines", virtual_machines_columns},
    {"cloud", cloud_columns},
    {"applications", applications_columns},
    {"traffic", traffic_columns},
    {"volumes", volumes_columns},
    {"services", services_columns},
    {"purchases", purchases_columns},
    {"disposals", disposals_columns},
    {"indicator_values", indicator_values_columns},
}};

constexpr std::array<Source, views.size()> sources = {{
    {"SELECT insee_code, name, population, fte FROM org WHERE id = ?"},
    {"SELECT code, name, fte FROM department WHERE org_id = ? ORDER BY rank"},
    {"SELECT date, label, equipment_rows FROM inventory WHERE org_id = ? ORDER BY date"},
    {"SELECT e.id, e.name, c.department, c.type, c.manufacturer, c.model, c.country, c.datacentre, "
     "c.status, c.user_kind, c.item, c.grade, e.quantity, e.purchase_date, e.commissioning_date, "
     "e.decommissioning_date, e.annual_kwh, e.usage_rate, e.lifetime_years, e.cpu, e.cpu_cores, "
     "e.memory_gb, e.disk_gb, d.last_seen, COALESCE(d.operating_system, '') FROM equipment e JOIN "
     "equipment_class c ON c.id = e.class_id LEFT JOIN equipment_detail d ON d.id = e.id WHERE e.id "
     ">= ? AND e.id < ? ORDER BY e.id LIMIT ?",
     true},
    {"SELECT id, name, long_name, country, pue, wue, grade FROM datacentre WHERE id >= ? AND id < ? "
     "ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, host, cluster, department, quantity, vcpu, memory_gb, disk_gb, annual_kwh, "
     "kind, grade FROM virtual_machine WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, provider, instance_type, region, department, quantity, annual_hours, workload, "
     "grade FROM cloud_instance WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, environment, virtual_machine, host, domain, sub_domain, department, grade FROM "
     "application WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, kind, department, country, annual_gb, grade FROM traffic WHERE id >= ? AND id "
     "< ? ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, kind, department, country, gb, items, grade FROM volume WHERE id >= ? AND id < "
     "? ORDER BY id LIMIT ?",
     true},
    {"SELECT id, name, kind, supplier, department, amount_eur, date, grade FROM service WHERE id >= ? "
     "AND id < ? ORDER BY id LIMIT ?",
     true},
    {"SELECT p.date, p.label, p.category, p.cpv, p.quantity, p.amount_eur, p.condition, "
     "p.recycled_share, p.repair_index, p.guarantee_years, p.spare_parts_years, p.donation, "
     "p.supplier, p.department FROM purchase p JOIN register_file f ON f.id = p.file_id WHERE "
     "p.org_id = ? ORDER BY f.sha256, p.source_row"},
    {"SELECT d.date, d.type, d.quantity, d.age_years, d.destination, d.receiver_proof, d.erasure, "
     "d.excluded_reason, d.reference FROM disposal d JOIN register_file f ON f.id = d.file_id WHERE "
     "d.org_id = ? ORDER BY f.sha256, d.source_row"},
    {"SELECT v.indicator, v.measure, v.scope_kind, v.scope_name, v.period_from, v.period_until, "
     "v.value, v.unit, v.low, v.high, v.grade, v.origin FROM indicator_value v WHERE v.org_id = ? AND "
     "v.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM indicator_value later WHERE later.supersedes "
     "= v.id) ORDER BY v.id"},
}};

// PostgreSQL brings a whole page at once.
constexpr std::int64_t page_rows = 65536;

struct YearInventory {
  InventoryId id;
  std::string date;
};

Result<std::optional<YearInventory>> last_inventory_of(Database& database, OrgId org, int year) {
  const Period period = year_period(year);
  TRY(Statement row, database.prepare("SELECT id, date FROM inventory WHERE org_id = ? AND date >= ? AND "
                                      "date <= ? ORDER BY date DESC LIMIT 1"));
  TRY_VOID(row.bind(org, period.from, period.until));
  TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return YearInventory{InventoryId{row.integer(0)}, to_string(*row.optional_date(1))};
}

using AddRow = FunctionRef<Result<>(std::span<const Value>)>;

/// From the columns of a statement, the first of them at `from`, to those of a view.
class RowCopy {
 public:
  RowCopy(std::span<const SandboxColumn> columns, int from)
      : columns_(columns), from_(from), dates_(columns.size()), values_(columns.size(), Value(nullptr)) {}

  std::span<const Value> of(const Statement& row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) values_[i] = value(row, i);
    return values_;
  }

 private:
  Value value(const Statement& row, std::size_t i) {
    const int column = from_ + static_cast<int>(i);
    if (row.is_null(column)) return nullptr;
    switch (columns_[i].type) {
      case text:
        return row.text(column);
      case number:
        return row.real(column);
      case integer:
        return row.integer(column);
      case date:
        return std::string_view(dates_[i] = to_string(*row.optional_date(column)));
    }
    return nullptr;
  }

  std::span<const SandboxColumn> columns_;
  int from_;
  std::vector<std::string> dates_;
  std::vector<Value> values_;
};

Result<> add_records(Database& database, InventoryId inventory, std::size_t view, AddRow add) {
  const IdRange range = range_of(inventory);
  RowCopy copy(views[view].columns, 1);
  TRY(Statement rows, database.prepare(sources[view].sql));
  for (std::int64_t next = range.first;;) {
    TRY_VOID(rows.bind(next, range.last, page_rows));
    std::int64_t count = 0;
    for (;; ++count) {
      TRY(const bool more, rows.step());
      if (!more) break;
      next = rows.integer(0) + 1;
      TRY_VOID(add(copy.of(rows)));
    }
    if (count < page_rows) return {};
  }
}

Result<> add_rows(Database& database, OrgId org, std::size_t view, AddRow add) {
  RowCopy copy(views[view].columns, 0);
  TRY(Statement rows, database.prepare(sources[view].sql));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    TRY_VOID(add(copy.of(rows)));
  }
}

}  // namespace

std::span<const SandboxView> city_views() {
  return views;
}

bool is_of_inventory(std::size_t view) {
  return sources.at(view).of_inventory;
}

Result<QueryAnswer> query_city(Database& database, OrgId org, int year, std::string_view sql,
                               const QueryLimits& limits) {
  TRY(const std::optional<YearInventory> inventory, last_inventory_of(database, org, year));
  const Period period = year_period(year);
  const std::string start = to_string(period.from), end = to_string(period.until);
  const std::array parameters = {
      QueryParameter{":year", to_value(year)}, QueryParameter{":year_start", to_value(start)},
      QueryParameter{":year_end", to_value(end)},
      QueryParameter{":inventory_date", inventory ? to_value(inventory->date) : Value(nullptr)}};
  return run_in_sandbox(
      sql, views, parameters,
      [&](std::size_t view, AddRow add) -> Result<> {
        if (!sources[view].of_inventory) return add_rows(database, org, view, add);
        return inventory ? add_records(database, inventory->id, view, add) : Result<>();
      },
      limits);
}

}  // namespace capnr
