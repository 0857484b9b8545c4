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

// Walks equipment_detail beside equipment, both by id.
class DetailRows {
 public:
  DetailRows(Database& database, IdRange range) : database_(database), range_(range) {}

  Result<> start() {
    TRY(rows_, database_.prepare("SELECT id, last_seen, operating_system, user_code FROM equipment_detail "
                                 "WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"));
    return read_page();
  }

  /// Ids rise from call to call.
  Result<> add_to(EquipmentView& view, std::int64_t id) {
    while (at_ < page_.size() || more_) {
      if (at_ == page_.size()) {
        TRY_VOID(read_page());
        continue;
      }
      const Detail& detail = page_[at_];
      if (detail.id > id) break;
      ++at_;
      if (detail.id < id) continue;
      view.last_seen = detail.last_seen;
      view.operating_system = detail.operating_system;
      view.user = detail.user;
      break;
    }
    return {};
  }

 private:
  struct Detail {
    std::int64_t id = 0;
    std::optional<Date> last_seen;
    std::string operating_system, user;
  };

  Result<> read_page() {
    page_.clear();
    at_ = 0;
    TRY_VOID(rows_->bind(range_.first, range_.last, page_rows));
    for (;;) {
      TRY(const bool row, rows_->step());
      if (!row) break;
      page_.push_back({rows_->integer(0), rows_->optional_date(1), std::string(rows_->text(2)),
                       std::string(rows_->text(3))});
    }
    more_ = page_.size() == static_cast<std::size_t>(page_rows);
    if (!page_.empty()) range_.first = page_.back().id + 1;
    return {};
  }

  Database& database_;
  IdRange range_;
  std::optional<Statement> rows_;
  std::vector<Detail> page_;
  std::size_t at_ = 0;
  bool more_ = false;
};

}  // namespace

std::array<Value, detail_columns.size()> detail_values(const EquipmentView& row, const RecordPlace& place) {
  return {place.id, place.org.value, place.source_id, to_value(row.last_seen), row.operating_system,
          row.user};
}

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
                            FunctionRef<Result<>(const EquipmentView& row, std::int64_t class_id)> on_row,
                            Details details) {
  DetailRows beside(database, range);
  if (details == Details::wanted) TRY_VOID(beside.start());
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
      EquipmentView view = view_of(rows, sources);
      if (details == Details::wanted) TRY_VOID(beside.add_to(view, rows.integer(0)));
      TRY_VOID(on_row(view, rows.integer(4)));
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
