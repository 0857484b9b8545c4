// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/inventory_api.h"

#include <array>

#include "web/api/paging.h"
#include "web/equipment_filter.h"
#include "web/inventory_of_address.h"

namespace capnr::web {
namespace {

constexpr std::array equipment_parameters = {
    ApiParameter{
        "words", "string",
        "In any order, each somewhere in the name, type, manufacturer or model; case and accents do not "
        "count."},
    ApiParameter{"department", "string", "As the inventory writes it."},
    ApiParameter{"type", "string", "As the inventory writes it."}};

void write_file(JsonWriter& json, const SourceFile& file) {
  json.begin_object().key("path").text(file.path).key("sha256").text(file.sha256);
  json.key("format").text(file.format).key("mapping").text(file.mapping);
  json.key("rows").integer(file.rows).key("rejected").integer(file.rejected).end_object();
}

void write_inventory(JsonWriter& json, const StoredInventory& inventory) {
  json.begin_object().key("date").text(to_string(inventory.header.date));
  json.key("label").text(inventory.header.label).key("equipment_rows").integer(inventory.equipment_rows);
  json.key("files").begin_array();
  for (const SourceFile& file : inventory.sources) write_file(json, file);
  json.end_array().end_object();
}

// What the source does not say is null: an empty text, no date, no number.
class EquipmentWriter {
 public:
  EquipmentWriter(JsonWriter& json, const std::vector<SourceFile>& files) : json_(json), files_(files) {}

  void write(const StoredEquipment& one) {
    const EquipmentView& row = one.view;
    json_.begin_object().key("name").text(row.name);
    text("type", row.type).text("manufacturer", row.manufacturer).text("model", row.model);
    text("department", row.department).text("item", one.words.item).text("status", row.status);
    text("country", row.country).text("datacentre", row.datacentre);
    json_.key("quantity").number(row.quantity);
    date("purchase", row.purchase).date("commissioning", row.commissioning);
    date("decommissioning", row.decommissioning);
    number("annual_kwh", row.annual_kwh).number("usage_rate", row.usage_rate);
    number("lifetime_years", row.lifetime_years);
    json_.key("grade").text(code(row.grade));
    place(row.source);
    json_.end_object();
  }

 private:
  EquipmentWriter& text(std::string_view key, std::string_view value) {
    json_.key(key);
    value.empty() ? json_.null() : json_.text(value);
    return *this;
  }
  EquipmentWriter& date(std::string_view key, const std::optional<Date>& value) {
    json_.key(key);
    value ? json_.text(to_string(*value)) : json_.null();
    return *this;
  }
  EquipmentWriter& number(std::string_view key, const std::optional<double>& value) {
    json_.key(key);
    value ? json_.number(*value) : json_.null();
    return *this;
  }
  void place(const SourceRow& source) {
    text("file",
         source.file < files_.size() ? std::string_view(files_[source.file].path) : std::string_view());
    json_.key("row");
    source.row > 0 ? json_.integer(source.row) : json_.null();
  }
  JsonWriter& json_;
  const std::vector<SourceFile>& files_;
};

}  // namespace

constinit const ApiOperation inventories_operation{
    .id = "listInventories", .tag = "inventories", .response = "Inventory", .list = true};
constinit const ApiOperation inventory_operation{
    .id = "getInventory", .tag = "inventories", .response = "Inventory"};
constinit const ApiOperation equipment_operation{.id = "listEquipment",
                                                 .tag = "inventories",
                                                 .response = "Equipment",
                                                 .list = true,
                                                 .parameters = equipment_parameters};

Result<Response> inventories_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const std::vector<StoredInventory> all, list_inventories(exchange.database, exchange.org()));
  ItemList list(exchange, page);
  for (const StoredInventory& one : all)
    if (list.takes()) write_inventory(list.json(), one);
  return list.answer();
}

Result<Response> inventory_api(Exchange& exchange) {
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  std::string bytes;
  JsonWriter json(bytes);
  write_inventory(json, inventory);
  return json_answer(std::move(bytes));
}

Result<Response> equipment_api(Exchange& exchange) {
  TRY(const ListPage page, list_page_of(exchange));
  TRY(const StoredInventory inventory, inventory_of_address(exchange));
  const EquipmentFilter filter{SoughtWords(exchange.query("words")), exchange.query("department"),
                               exchange.query("type")};
  ItemList list(exchange, page);
  EquipmentWriter writer(list.json(), inventory.sources);
  TRY_VOID(each_equipment(exchange.database, exchange.org(), inventory.id,
                          [&](const StoredEquipment& one) -> Result<> {
                            if (filter.takes(one.view) && list.takes()) writer.write(one);
                            return {};
                          }));
  return list.answer();
}

}  // namespace capnr::web
