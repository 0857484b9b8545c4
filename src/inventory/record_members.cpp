// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/record_members.h"

#include <array>

namespace capnr {
namespace {

template <class Record, std::size_t n>
using Members = std::array<RecordMember<Record>, n>;

const Members<Datacentre, 6> datacentre = {{{"name", &Datacentre::name},
                                            {"long_name", &Datacentre::long_name},
                                            {"country", &Datacentre::country},
                                            {"pue", &Datacentre::pue},
                                            {"wue", &Datacentre::wue},
                                            {"grade", &Datacentre::grade}}};

using E = EquipmentView;
const Members<E, 24> equipment = {{{"name", &E::name},
                                   {"type", &E::type},
                                   {"manufacturer", &E::manufacturer},
                                   {"model", &E::model},
                                   {"department", &E::department},
                                   {"user_kind", &E::user_kind},
                                   {"status", &E::status},
                                   {"country", &E::country},
                                   {"datacentre", &E::datacentre},
                                   {"cpu", &E::cpu},
                                   {"quantity", &E::quantity},
                                   {"purchase_date", &E::purchase},
                                   {"commissioning_date", &E::commissioning},
                                   {"decommissioning_date", &E::decommissioning},
                                   {"annual_kwh", &E::annual_kwh},
                                   {"usage_rate", &E::usage_rate},
                                   {"lifetime_years", &E::lifetime_years},
                                   {"cpu_cores", &E::cpu_cores},
                                   {"memory_gb", &E::memory_gb},
                                   {"disk_gb", &E::disk_gb},
                                   {"last_seen_date", &E::last_seen},
                                   {"operating_system", &E::operating_system},
                                   {"user", &E::user},
                                   {"grade", &E::grade}}};

using V = VirtualMachine;
const Members<V, 12> virtual_machine = {{{"name", &V::name},
                                         {"host", &V::host},
                                         {"cluster", &V::cluster},
                                         {"department", &V::department},
                                         {"quantity", &V::quantity},
                                         {"vcpu", &V::vcpu},
                                         {"memory_gb", &V::memory_gb},
                                         {"disk_gb", &V::disk_gb},
                                         {"allocation_key", &V::allocation_key},
                                         {"annual_kwh", &V::annual_kwh},
                                         {"kind", &V::kind},
                                         {"grade", &V::grade}}};

using C = CloudInstance;
const Members<C, 9> cloud_instance = {{{"name", &C::name},
                                       {"provider", &C::provider},
                                       {"instance_type", &C::instance_type},
                                       {"region", &C::region},
                                       {"department", &C::department},
                                       {"quantity", &C::quantity},
                                       {"annual_hours", &C::annual_hours},
                                       {"workload", &C::workload},
                                       {"grade", &C::grade}}};

using A = Application;
const Members<A, 8> application = {{{"name", &A::name},
                                    {"environment", &A::environment},
                                    {"virtual_machine", &A::virtual_machine},
                                    {"host", &A::host},
                                    {"domain", &A::domain},
                                    {"sub_domain", &A::sub_domain},
                                    {"department", &A::department},
                                    {"grade", &A::grade}}};

using T = NetworkTraffic;
const Members<T, 6> traffic = {{{"name", &T::name},
                                {"kind", &T::kind},
                                {"department", &T::department},
                                {"country", &T::country},
                                {"annual_gb", &T::annual_gb},
                                {"grade", &T::grade}}};

using D = DataVolume;
const Members<D, 7> volume = {{{"name", &D::name},
                               {"kind", &D::kind},
                               {"department", &D::department},
                               {"country", &D::country},
                               {"gb", &D::gb},
                               {"items", &D::items},
                               {"grade", &D::grade}}};

using S = PurchasedService;
const Members<S, 7> service = {{{"name", &S::name},
                                {"kind", &S::kind},
                                {"supplier", &S::supplier},
                                {"department", &S::department},
                                {"amount_eur", &S::amount_eur},
                                {"date", &S::date},
                                {"grade", &S::grade}}};

}  // namespace

template <>
std::span<const RecordMember<Datacentre>> members_of() {
  return datacentre;
}
template <>
std::span<const RecordMember<EquipmentView>> members_of() {
  return equipment;
}
template <>
std::span<const RecordMember<VirtualMachine>> members_of() {
  return virtual_machine;
}
template <>
std::span<const RecordMember<CloudInstance>> members_of() {
  return cloud_instance;
}
template <>
std::span<const RecordMember<Application>> members_of() {
  return application;
}
template <>
std::span<const RecordMember<NetworkTraffic>> members_of() {
  return traffic;
}
template <>
std::span<const RecordMember<DataVolume>> members_of() {
  return volume;
}
template <>
std::span<const RecordMember<PurchasedService>> members_of() {
  return service;
}

std::string_view code(VmKind kind) {
  switch (kind) {
    case VmKind::compute:
      return "compute";
    case VmKind::storage:
      return "storage";
    case VmKind::unspecified:
      break;
  }
  return {};
}

}  // namespace capnr
