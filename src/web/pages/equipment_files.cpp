// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/equipment_files.h"

#include <array>

#include "base/file.h"
#include "inventory/repository.h"
#include "table/csv_writer.h"
#include "table/xlsx_writer.h"
#include "web/equipment_filter.h"
#include "web/inventory_of_address.h"
#include "work/scratch_folder.h"

namespace capnr::web {
namespace {

constexpr std::array<std::string_view, 11> headers = {
    "name",     "type",     "manufacturer",  "model",           "department", "item",
    "quantity", "purchase", "commissioning", "decommissioning", "status"};

void put_date(CsvWriter& csv, const std::optional<Date>& date) {
  csv.text(date ? to_string(*date) : std::string());
}
void put_date(XlsxWriter& sheet, const std::optional<Date>& date) {
  sheet.date(date);
}

template <class Writer>
void put(Writer& writer, const StoredEquipment& one) {
  const EquipmentView& row = one.view;
  for (const std::string_view text : {row.name, row.type, row.manufacturer, row.model, row.department})
    writer.text(text);
  writer.text(one.words.item).number(row.quantity);
  for (const auto& date : {row.purchase, row.commissioning, row.decommissioning}) put_date(writer, date);
  writer.text(row.status);
}

Result<> each_wanted(const Exchange& exchange, FunctionRef<Result<>(const StoredEquipment&)> on_row) {
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  const EquipmentFilter wanted = equipment_filter_of(exchange);
  return each_equipment(exchange.database, exchange.org(), inventory.id,
                        [&](const StoredEquipment& one) -> Result<> {
                          return wanted.takes(one.view) ? on_row(one) : Result<>{};
                        });
}

Response file_of(std::string bytes, std::string_view content_type, std::string_view name) {
  Response response;
  response.content_type = content_type;
  response.download = name;
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace

Result<Response> equipment_csv(Exchange& exchange) {
  std::string bytes;
  CsvWriter csv(bytes, ';', true);
  for (const std::string_view header : headers) csv.text(header);
  csv.end_row();
  TRY_VOID(each_wanted(exchange, [&](const StoredEquipment& one) -> Result<> {
    put(csv, one);
    csv.end_row();
    return {};
  }));
  return file_of(std::move(bytes), "text/csv; charset=utf-8", "equipment.csv");
}

Result<Response> equipment_xlsx(Exchange& exchange) {
  TRY(const ScratchFolder scratch, ScratchFolder::make());
  const std::filesystem::path path = scratch.path() / "equipment.xlsx";
  TRY(XlsxWriter sheet,
      XlsxWriter::create(path, std::string(exchange.in_words("Inventory")) + " " + exchange.values[0]));
  TRY_VOID(sheet.header(headers));
  TRY_VOID(each_wanted(exchange, [&](const StoredEquipment& one) -> Result<> {
    put(sheet, one);
    return sheet.end_row();
  }));
  TRY_VOID(sheet.commit());
  TRY(std::string bytes, read_file(path));
  return file_of(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                 "equipment.xlsx");
}

}  // namespace capnr::web
