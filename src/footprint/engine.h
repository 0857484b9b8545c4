// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "footprint/factor_set.h"
#include "footprint/profile.h"
#include "inventory/model.h"

// The kernel is algebra first. An impact is linear in a few weights of the equipment, so the weights are
// summed per class of equipment, and only then multiplied by factors: a million rows become a few thousand
// groups.
//
//   WeightTable weights = sum_weights(inventory, profile, as_of);        // knows nothing of factors
//   Footprint footprint = characterise(inventory, weights, set, profile); // groups × phase × criterion
//   ResultTable table = tabulate(footprint, {Dimension::department, Dimension::phase, Dimension::criterion});

namespace capnr {

/// What the rows of a class add up to. Weights of two inventories with the same classes add up member by
/// member.
struct Weights {
  double rows = 0;
  double quantity = 0;
  double amortised =
      0;  ///< Σ quantity·rate / lifetime, for rows whose lifetime is known from the row (dates or declared)
  double without_lifetime = 0;  ///< Σ quantity·rate of the others: the default lifetime divides it later
  double kwh = 0;               ///< Σ quantity·rate·annual kWh of rows that give it
  double without_kwh = 0;  ///< Σ quantity·rate of the others: the item's default energy multiplies it later
  double bought = 0;       ///< Σ quantity·rate of rows bought in the year of as_of (flow view)
  double lifetime_sum = 0,
         lifetime_count = 0;  ///< for key figures: Σ quantity·lifetime, Σ quantity where known
  double undated = 0;         ///< Σ quantity of rows with no date of purchase: the flow view cannot tell
  double quantity_without_kwh = 0;  ///< Σ quantity of rows that give no energy
  Weights& operator+=(const Weights& other);
};

struct WeightTable {
  std::vector<Weights>
      by_class;  ///< as many as InventoryData::classes; rows without a usage rate of their own
  std::vector<Weights>
      own_rate;  ///< the same for rows that give their usage rate: the class's rate does not apply to them
  Date as_of;
};

/// The rows a file or a block brings, as numbers.
struct RowNumbers {
  double quantity = 1;
  std::int32_t start = no_day, end = no_day;
  double annual_kwh = unknown, usage_rate = unknown, lifetime_years = unknown;
};

/// The lifetime that a row tells, by the profile's rules; unknown (NaN) when it tells none that makes sense.
double row_lifetime(const RowNumbers& row, const MethodProfile& profile, Date as_of);

/// The weights of one row. usage_rate: the row's, else 1 (the class's COPE / BYOD rate is applied by
/// characterise()).
Weights row_weights(const RowNumbers& row, const MethodProfile& profile, Date as_of);

/// Each class is summed in the order of its rows, whatever the blocks and `threads`: the result has the same
/// bits.
WeightTable sum_weights(const InventoryData& inventory, const MethodProfile& profile, Date as_of,
                        unsigned threads = 1);

/// Sums rows as they come, for files that are computed without being stored: memory grows with the classes
/// only. The same bits as sum_weights() of the same rows.
class WeightAccumulator {
 public:
  /// `classes`: as many as are expected, so that the memory is asked for once.
  WeightAccumulator(const MethodProfile& profile, Date as_of, std::size_t classes = 0);
  ~WeightAccumulator();
  WeightAccumulator(const WeightAccumulator&) = delete;
  WeightAccumulator& operator=(const WeightAccumulator&) = delete;
  void add(std::uint32_t class_index, const RowNumbers& row);
  /// Where the weights of a class stand, for __builtin_prefetch: classes come in any order, and who has several rows on their way adds one
  /// while the memory brings the others.
  const void* place_of(std::uint32_t class_index) const;
  void add(const EquipmentBlock& block);
  WeightTable take() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What a group of the result is made of. Texts are indices into Footprint::texts (0 is the empty text).
enum class Dimension : std::uint8_t {
  department,
  type,
  item,
  phase,
  criterion,
  country,
  datacentre,
  status,
  user_kind,
  application,
  environment,
  year,
  source_kind
};
inline constexpr std::size_t group_dimension_count = 11;  ///< all but phase and criterion
std::optional<Dimension> dimension_from(std::string_view code);
std::string_view code(Dimension dimension);

/// Why there is no figure.
enum class Gap : std::uint8_t { none, no_item, no_factor, no_energy, no_mix, no_amount, no_host };
inline constexpr std::size_t gap_count = 7;
std::string_view code(Gap gap);
std::string_view name(Gap gap, Language language);

struct Impact {
  double value = std::numeric_limits<double>::quiet_NaN();
  Gap gap = Gap::no_item;
  PackIndex pack = no_pack;  ///< of the factor that served
  float covered =
      0;  ///< share of the group's quantity that has a figure, 0 to 1; under 1, `gap` says why for the rest
};

inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

struct Group {
  std::array<std::uint32_t, 13> key = {};  ///< text index by Dimension (phase and criterion unused)
  double quantity = 0;  ///< units of equipment (for an application: its share of them, so that totals hold)
  ItemUnit unit =
      ItemUnit::unit;  ///< another unit: `amount` says how much (GB, messages, euros), quantity is 1
  double kwh = 0;      ///< electricity of the year, PUE included; NaN when unknown
  std::array<std::array<Impact, criterion_count>, phase_count> impacts = {};
  std::uint32_t item = no_index;  ///< into FactorSet::items
  std::uint32_t cloud_type =
      no_index;                  ///< into FactorSet::cloud_types: its factors per hour, instead of an item's
  std::uint32_t mix = no_index;  ///< into FactorSet::mixes
  std::array<double, phase_count> amount = {};  ///< what multiplies the item's factors; in use, the part that
                                                ///< has no kWh; 0 where the amount is unknown
  /// The parts of `amount` that come from dividing by a lifetime: told by the rows, or a default.
  std::array<double, phase_count> over_told_lifetime = {}, over_default_lifetime = {};
  double mix_kwh = 0;      ///< what multiplies the mix's factors
  double default_kwh = 0;  ///< the part of mix_kwh that rests on a default: energy of the item, PUE, workload
  Grade grade = Grade::imported;
  Weights weights = {};
};

/// Something that the computation took for granted because the inventory does not say it.
struct Assumption {
  std::string message;  ///< an English sentence, key of its French
  double quantity = 0;  ///< units concerned
};

struct Footprint {
  std::string inventory_label;
  Date as_of;
  std::vector<std::string> texts;
  std::vector<Group> groups;                        ///< sorted by key: the order is the same on every machine
  std::array<bool, criterion_count> criteria = {};  ///< what the set covers at all
  std::array<double, criterion_count> per_person =
      {};  ///< people-equivalent divisor; NaN when the set has none
  std::vector<PackInfo> packs;
  std::string set_name;
  MethodProfile profile;
  std::vector<Assumption> assumptions;  ///< sorted by message
  std::optional<double> fte;            ///< the city's headcount
};

/// The criteria for which the set has a factor at all; final energy needs none.
std::array<bool, criterion_count> covered_criteria(const FactorSet& set);

struct CharacteriseOptions {
  /// Hosts are split between the applications that run on them, the rest stays under the empty application.
  bool by_application = false;
  /// The words to keep. Groups that differ by others only are one: a million-row inventory is a few hundred
  /// groups when only its types are asked for. Type, item and kind of source are always kept: uncertainty and
  /// comparison need them. Nothing: all.
  std::optional<std::vector<Dimension>> keep = {};
};

Footprint characterise(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
                       const MethodProfile& profile, const CharacteriseOptions& options);
Footprint characterise(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
                       const MethodProfile& profile, bool by_application = false);

/// A table of totals. Without Dimension::criterion the values are NaN (kilograms and megajoules do not add
/// up) and the quantities remain. One row per combination of the dimensions asked for.
struct ResultRow {
  std::vector<std::string> key;  ///< one text per dimension asked for
  double value = 0;              ///< sum of what is covered; NaN when nothing is
  double covered = 0;   ///< quantity with a figure (mean over the phases and criteria that the row gathers)
  double quantity = 0;  ///< quantity in all; covered/quantity is the coverage
  std::optional<double> p5, p95;
  std::vector<PackIndex> packs = {};  ///< that served, in priority order; final energy needs none
  std::uint8_t gaps = 0;              ///< why the rest is not covered: gap_bit() of result_rows.h
};

struct ResultTable {
  std::vector<Dimension> dimensions;
  std::vector<ResultRow> rows;
};

ResultTable tabulate(const Footprint& footprint, const std::vector<Dimension>& dimensions);

}  // namespace capnr
