// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "inventory/fields.h"
#include "inventory/model.h"

// Which member of a record each field of fields.h fills. Reading and writing both walk this table, so that what is exported is what
// is imported. A test checks that every field has its member.

namespace capnr {

template <class Record>
using Member = std::variant<std::string Record::*, std::string_view Record::*, double Record::*,
                            std::optional<double> Record::*, std::optional<Date> Record::*, Grade Record::*,
                            VmKind Record::*>;

template <class Record>
struct RecordMember {
  std::string_view field;
  Member<Record> member;
};

/// For Record in Datacentre, EquipmentView, VirtualMachine, CloudInstance, Application, NetworkTraffic, DataVolume, PurchasedService.
template <class Record>
std::span<const RecordMember<Record>> members_of();

template <class Record>
constexpr Entity entity_of();
template <>
constexpr Entity entity_of<Datacentre>() {
  return Entity::datacentre;
}
template <>
constexpr Entity entity_of<EquipmentView>() {
  return Entity::equipment;
}
template <>
constexpr Entity entity_of<VirtualMachine>() {
  return Entity::virtual_machine;
}
template <>
constexpr Entity entity_of<CloudInstance>() {
  return Entity::cloud_instance;
}
template <>
constexpr Entity entity_of<Application>() {
  return Entity::application;
}
template <>
constexpr Entity entity_of<NetworkTraffic>() {
  return Entity::traffic;
}
template <>
constexpr Entity entity_of<DataVolume>() {
  return Entity::volume;
}
template <>
constexpr Entity entity_of<PurchasedService>() {
  return Entity::service;
}

std::string_view code(VmKind kind);  ///< "compute", "storage" or empty

}  // namespace capnr
