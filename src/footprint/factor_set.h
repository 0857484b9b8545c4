// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "footprint/criterion.h"

// A factor set is what the packs of a city become once loaded in their priority order: for each reference item, phase and
// criterion, one factor and the pack that gave it. A hole stays a hole (no value): the engine reports it as not covered.

namespace capnr {

using PackIndex = std::uint16_t;
inline constexpr PackIndex no_pack = 0xFFFF;

/// A characterisation factor. `sigma` is the standard deviation of the logarithm (log-normal), from the pack's interval or quality:
/// a 95 % interval [low, high] gives ln(high/low)/(2·1.959964).
struct Factor {
  double value = std::numeric_limits<double>::quiet_NaN();
  float sigma = 0;
  PackIndex pack = no_pack;
  /// The source counts this phase within its manufacturing value ("embodied": all the life but the use): value and sigma are 0,
  /// the phase is covered, and a trace says "included in manufacturing".
  bool included = false;
  std::uint32_t line = 0;  ///< row of the pack's file it was read from (header = 1)
  bool known() const { return pack != no_pack; }
};

/// A number that is not an impact (a lifetime, an energy, a PUE), with where it comes from.
struct Default {
  double value = std::numeric_limits<double>::quiet_NaN();
  PackIndex pack = no_pack;
  std::uint32_t line = 0;
  bool known() const { return pack != no_pack; }
};

struct PackInfo {
  std::string id;  ///< folder name
  std::string name, version, licence, source;
  bool redistributable = true;
  bool hidden = false;  ///< values never shown in a trace or export
  /// Read from a licence holder's own NumEcoEval or G4IT files: their types say which item serves.
  bool referential = false;
  /// Where its numbers stand, for traces: a referential of NumEcoEval or G4IT has names of its own.
  std::string factors_file = "factors.csv", electricity_file = "electricity.csv", items_file = "items.csv",
              types_file = "types.csv", hypotheses_file = "hypotheses.csv",
              cloud_types_file = "cloud_types.csv", cloud_regions_file = "cloud_regions.csv";
};

/// What the factors of an item are per.
enum class ItemUnit : std::uint8_t {
  unit,      ///< one piece of equipment; non-use phases for its whole life, use phase for one year
  gigabyte,  ///< network traffic, stored data: per GB (all phases in `use` unless split)
  hour,      ///< cloud instance: per hour
  euro,      ///< purchased service: per euro excluding tax
  item,      ///< e-mail: each
};

using ImpactFactors = std::array<std::array<Factor, criterion_count>, phase_count>;

/// Something that packs have factors for: "laptop", "blade-server--28", "pcf/dell/latitude-5420".
struct ReferenceItem {
  std::string id;
  std::string name_fr, name_en;
  std::string
      category;  ///< "terminal", "screen", "phone", "tablet", "printer", "network", "server", "storage", "audiovisual", "iot", "service"
  std::string generic;  ///< the item to fall back to, pack by pack (a model's generic type); empty at the top
  ItemUnit unit = ItemUnit::unit;
  bool server = false;         ///< in a datacentre: PUE applies
  ImpactFactors factors = {};  ///< the fall-back to the generic item is already applied
  Default lifetime_years = {}, annual_kwh = {};
};

/// A type of equipment as inventories name it, with its defaults (NumEcoEval's typeItem).
struct EquipmentType {
  std::string name;
  std::string default_item;
  std::optional<bool> server;
  Default lifetime_years = {};
};

/// Electricity: impact of one kWh consumed in a zone.
struct ElectricityMix {
  std::string zone;  ///< ISO 3166-1 alpha-2, or "EU27", "WORLD"; contracts have the name the city gives them
  int year = 0;      ///< 0 when the source says none
  std::array<Factor, criterion_count> factors = {};
};

/// A cloud instance type: share of a host, in the terms of Cloud Carbon Footprint.
struct CloudInstanceType {
  std::string provider, name;
  double vcpu = std::numeric_limits<double>::quiet_NaN();
  double min_watts_per_vcpu = std::numeric_limits<double>::quiet_NaN();
  double max_watts_per_vcpu = std::numeric_limits<double>::quiet_NaN();
  double memory_gb = std::numeric_limits<double>::quiet_NaN();
  double memory_watts = std::numeric_limits<double>::quiet_NaN();  ///< beyond what the CPU figures hold
  std::array<Factor, criterion_count> manufacturing_per_hour = {};
  PackIndex pack = no_pack;
  std::uint32_t line = 0;
};

struct CloudRegion {
  std::string provider, region, country;
  Default pue, wue;
};

/// The share of the planetary boundaries of one person for one year, per criterion (JRC; G4IT's "individual sustainable package").
struct PeopleEquivalent {
  std::array<Default, criterion_count> per_person = {};
};

struct Hypotheses {
  Default pue;              ///< 1.75 for NumEcoEval
  Default lifetime_years;   ///< 2
  Default usage_rate_cope;  ///< 0.8
  Default usage_rate_byod;  ///< 0.57
};

/// A factor that a check set aside: it is out of the set unless the user names it in `allow`.
struct Quarantined {
  PackIndex pack = no_pack;
  std::string file;
  std::uint32_t line = 0;
  std::string subject;  ///< item or zone
  std::optional<Phase> phase;
  Criterion criterion = Criterion::gwp;
  double value = 0, median = 0;
  std::string reason;
};

class FactorSet {
 public:
  std::string name;
  std::vector<PackInfo> packs;  ///< in priority order
  std::vector<ReferenceItem> items;
  std::vector<EquipmentType> types;
  std::vector<ElectricityMix> mixes;
  std::vector<CloudInstanceType> cloud_types;
  std::vector<CloudRegion> cloud_regions;
  std::vector<std::pair<std::string, std::string>>
      model_matches;  ///< folded model text -> item id (NumEcoEval's matching table)
  PeopleEquivalent people;
  Hypotheses hypotheses;
  std::vector<Quarantined> quarantine;
  std::vector<std::string> warnings;  ///< the notices in English
  std::vector<Error>
      notices;  ///< what a user should know and that is no error; describe(notice, language) tells it

  /// Call once after filling: builds the look-ups.
  void index();

  const ReferenceItem* item(std::string_view id) const;
  const EquipmentType* type(std::string_view name) const;         ///< by folded name
  const std::string* matched_item(std::string_view model) const;  ///< by folded model text
  /// The mix of a zone for a year: that year, else the nearest earlier one, else the nearest later one.
  /// Factors are completed criterion by criterion from packs of lower priority, for the same zone.
  const ElectricityMix* mix(std::string_view zone, int year) const;
  const CloudInstanceType* cloud_type(std::string_view provider, std::string_view type) const;
  const CloudRegion* cloud_region(std::string_view provider, std::string_view region) const;

 private:
  std::unordered_map<std::string, std::uint32_t> item_index_, type_index_, match_index_, cloud_type_index_,
      cloud_region_index_;
  std::map<std::string, std::map<int, std::uint32_t>, std::less<>> mix_index_;
};

/// Whether the values of a pack may be written in a trace, an export or an error: not those of a pack marked hidden.
bool shown(const FactorSet& set, PackIndex pack);

}  // namespace capnr
