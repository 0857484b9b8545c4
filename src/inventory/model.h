// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "evidence/grade.h"
#include "evidence/source.h"
#include "inventory/class_words.h"

// What a city's information system is made of. Records are plain values; each says which row of which file it comes from.
// An empty text or an absent optional means "the source does not say": it is never replaced by zero here.
// Physical equipment comes by the million, so it exists twice: with string_view for the way through the importer, with string to be kept.

namespace capnr {

template <class Text>
struct BasicEquipment {
  Text name;  ///< unique in the inventory
  Text type;  ///< as the source says: "Portable", "Server", "Network equipment"
  Text manufacturer;
  Text model;
  Text department;
  Text user_kind;  ///< "COPE", "BYOD" or empty
  Text status;
  Text country;     ///< ISO 3166-1 alpha-2 where recognised, else as given
  Text datacentre;  ///< short name
  Text cpu;
  double quantity = 1;
  std::optional<Date> purchase = {}, commissioning = {}, decommissioning = {};
  std::optional<double> annual_kwh = {};      ///< of one unit
  std::optional<double> usage_rate = {};      ///< 0 to 1
  std::optional<double> lifetime_years = {};  ///< declared; dates win unless the profile says so
  std::optional<double> cpu_cores = {}, memory_gb = {}, disk_gb = {};
  std::optional<Date> last_seen = {};  ///< by the tool: last contact, last audit
  Text operating_system = {};
  Text user = {};  ///< pseudonym (pseudonym.h), never a name
  Grade grade = Grade::imported;
  SourceRow source = {};
};
using Equipment = BasicEquipment<std::string>;
using EquipmentView = BasicEquipment<std::string_view>;

struct Datacentre {
  std::string name, long_name, country;
  std::optional<double> pue, wue;  ///< WUE in litres per kWh
  Grade grade = Grade::imported;
  SourceRow source = {};
};

/// How a virtual machine takes its share of its host.
enum class VmKind : std::uint8_t { unspecified, compute, storage };

struct VirtualMachine {
  std::string name, host, cluster, department;
  double quantity = 1;
  std::optional<double> vcpu, memory_gb, disk_gb;
  std::optional<double> allocation_key;  ///< 0 to 1, wins over the rest
  std::optional<double> annual_kwh;
  VmKind kind = VmKind::unspecified;
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct CloudInstance {
  std::string name, provider, instance_type, region, department;
  double quantity = 1;
  std::optional<double> annual_hours;  ///< of one unit; 8 760 when absent
  std::optional<double> workload;      ///< 0 to 1
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct Application {
  std::string name, environment, virtual_machine, host, domain, sub_domain, department;
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct NetworkTraffic {
  std::string name, kind;  ///< kind: "fixed" or "mobile"
  std::string department, country;
  double annual_gb = 0;
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct DataVolume {
  std::string name, kind;  ///< kind: "mail", "storage", "backup"
  std::string department, country;
  std::optional<double> gb;     ///< kept, on average over the year
  std::optional<double> items;  ///< e-mails sent in the year
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct PurchasedService {
  std::string name, kind, supplier, department;
  std::optional<double> amount_eur;  ///< excluding tax, in the year
  std::optional<Date> date;
  Grade grade = Grade::imported;
  SourceRow source = {};
};

struct Department {
  std::string code, name;
  std::optional<double> fte;
};

struct City {
  std::string name, insee_code;
  std::optional<double> population, fte;  ///< fte: headcount in full-time equivalents
  std::vector<Department> departments;
};

/// The state of the information system at a date. 2024 and 2026 live side by side, told apart by their date.
struct InventoryHeader {
  Date date;
  std::string label;
};

// ---- What the engine reads: equipment as columns, everything else as records -------------------------------------------------

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The numbers of up to 65 536 rows. Columns have the same length, in the order of import.
struct EquipmentBlock {
  std::vector<std::uint32_t> class_index;  ///< into InventoryData::classes
  std::vector<double> quantity;
  std::vector<std::int32_t>
      start;  ///< purchase, else commissioning, in days since 1970; no_day when neither is known
  std::vector<std::int32_t> end;       ///< decommissioning, or no_day
  std::vector<double> annual_kwh;      ///< of one unit; unknown (NaN) when not given
  std::vector<double> usage_rate;      ///< unknown when not given
  std::vector<double> lifetime_years;  ///< declared; unknown when not given
};

/// An equipment that hosts virtual machines: the same numbers, with its name.
struct Host {
  std::string name;
  std::uint32_t class_index = 0;
  double quantity = 1;
  std::int32_t start = no_day, end = no_day;
  double annual_kwh = unknown, usage_rate = unknown, lifetime_years = unknown;
  double cpu_cores = unknown, memory_gb = unknown, disk_gb = unknown;
};

struct InventoryData {
  City city;
  InventoryHeader header;
  ClassWords classes;
  std::vector<EquipmentBlock> blocks;
  std::vector<Host> hosts;  ///< the rows named by a virtual machine or an application; they are in blocks too
  std::vector<Datacentre> datacentres;
  std::vector<VirtualMachine> virtual_machines;
  std::vector<CloudInstance> cloud_instances;
  std::vector<Application> applications;
  std::vector<NetworkTraffic> traffic;
  std::vector<DataVolume> volumes;
  std::vector<PurchasedService> services;
};

}  // namespace capnr
