// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/record_text.h"

#include "base/text.h"

namespace capnr {
namespace {

void put(std::string& cell, std::string_view text) {
  cell.assign(text);
}
void put(std::string& cell, double value) {
  cell = to_text(value);
}
void put(std::string& cell, const std::optional<double>& value) {
  if (value) cell = to_text(*value);
}
void put(std::string& cell, const std::optional<Date>& value) {
  if (value) cell = to_string(*value);
}
void put(std::string& cell, Grade grade) {
  cell.assign(code(grade));
}
void put(std::string& cell, VmKind kind) {
  cell.assign(code(kind));
}

}  // namespace

template <class Record>
void cells_of(const Record& record, std::vector<std::string>& cells) {
  const Entity entity = entity_of<Record>();
  cells.resize(fields_of(entity).size());
  for (std::string& cell : cells) cell.clear();
  for (const RecordMember<Record>& member : members_of<Record>()) {
    std::string& cell = cells[*find_field(entity, member.field)];
    std::visit([&](auto at) { put(cell, record.*at); }, member.member);
  }
}

template void cells_of(const Datacentre&, std::vector<std::string>&);
template void cells_of(const EquipmentView&, std::vector<std::string>&);
template void cells_of(const VirtualMachine&, std::vector<std::string>&);
template void cells_of(const CloudInstance&, std::vector<std::string>&);
template void cells_of(const Application&, std::vector<std::string>&);
template void cells_of(const NetworkTraffic&, std::vector<std::string>&);
template void cells_of(const DataVolume&, std::vector<std::string>&);
template void cells_of(const PurchasedService&, std::vector<std::string>&);

}  // namespace capnr
