// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "footprint/engine.h"
#include "steering/lever.h"

// The inventory as levers see it: parts, each a group of the footprint with what it weighs by criterion, and multipliers that levers move.
// Everything is a product or a sum of multipliers, so a year costs microseconds, whatever the number of rows.
//
//   TRY(const ScenarioModel model, ScenarioModel::make(std::move(footprint), inventory, set, book));
//   std::vector<ScenarioScale> scales = model.start();
//   for (std::size_t l = 0; l < book.levers.size(); ++l) model.apply(l, 1.0, scales);
//   model.total(0, scales, growth);
//
// A lever that replaces (another type, another electricity) moves a share of each part to a part of its own, made beforehand: the lever
// that comes next finds both, and acts on what is left. So nothing is counted twice, and the order is that of the book.
//
// A phase and a criterion count in a replacement only when both the old and the new cover them; else they stay as they were, so that a
// hole in the factors is never a gain.

namespace capnr {

/// Multipliers of a part: of its units, of what it weighs but for its use, of its use; and the PUE that it now has.
struct ScenarioScale {
  double units = 1, made = 1, used = 1, pue = unknown;
  bool operator==(const ScenarioScale&) const = default;
};

struct ScenarioPart {
  std::uint32_t group = 0;   ///< into ScenarioModel::basis().groups: the same number
  std::uint32_t source = 0;  ///< the part that it replaces; itself when the inventory has it
  std::uint32_t origin =
      0;                   ///< the part of the inventory that it comes from in the end: it grows as this one
  std::uint32_t type = 0;  ///< text that filters ask for: of a replacement, the id of its item
  double pue = unknown;    ///< of servers in a datacentre
  /// Phase × criterion: as the source's, because the replacement is not covered there.
  std::bitset<phase_count * criterion_count> kept = {};
};

/// What a lever selects among the parts, and the parts it moves shares to.
struct LeverReach {
  std::vector<std::uint32_t> selected;
  std::vector<std::uint32_t> target;     ///< of each selected, or nothing when the lever replaces nothing
  double units = 0, made = 0, used = 0;  ///< taken off by a lever that only scales, at full intensity
  double share = 0, pue = unknown;       ///< of a lever that does not
  double quantity = 0;                   ///< units of the inventory that are selected
};

/// The words that must be kept apart in the footprint for these levers (CharacteriseOptions::keep).
std::vector<Dimension> dimensions_needed(const LeverBook& book);

class ScenarioModel {
 public:
  /// `footprint` is that of `inventory` with the words of dimensions_needed() kept. An item or a mix that the set does not have is
  /// Kind::not_found.
  static Result<ScenarioModel> make(Footprint footprint, const InventoryData& inventory, const FactorSet& set,
                                    LeverBook book);

  const LeverBook& book() const { return book_; }
  const Footprint& basis() const { return basis_; }  ///< the footprint, and a group for each replacement
  const std::vector<ScenarioPart>& parts() const { return parts_; }
  const LeverReach& reach(std::size_t lever) const { return reaches_[lever]; }
  const std::vector<Criterion>& criteria() const { return criteria_; }  ///< that have a figure at all
  int base_year() const { return base_year_; }

  std::vector<ScenarioScale> start() const;
  /// intensity: 1 is the whole lever; less while it ramps up, or where rebound gives back.
  void apply(std::size_t lever, double intensity, std::vector<ScenarioScale>& scales) const;
  /// The parts that a lever changes: what it selects, and the replacements.
  const std::vector<std::uint32_t>& touched(std::size_t lever) const { return touched_[lever]; }

  /// What a part weighs at multipliers 1, by place in criteria(); 0 when there is no figure.
  double made(std::size_t criterion, std::uint32_t part) const { return figures_[criterion][part].made; }
  double used(std::size_t criterion, std::uint32_t part) const { return figures_[criterion][part].used; }
  double total(std::size_t criterion, const std::vector<ScenarioScale>& scales,
               const std::vector<double>& growth) const;
  /// The multiplier of each part in a year: growth of its type since the inventory, 1 without.
  std::vector<double> growth(int year) const;

  /// Whether the lever's effect on a criterion is known: something it acts on has a figure. True when it selects nothing.
  bool known(std::size_t lever, std::size_t criterion) const;
  /// The share of what the lever acts on that has a figure for climate change, 0 to 1.
  double coverage(std::size_t lever) const;
  /// Whether the two levers give the same totals in either order, at any intensity.
  bool commute(std::size_t a, std::size_t b) const;

 private:
  struct Figure {
    double made = 0, used = 0;
  };
  ScenarioModel() = default;
  void find_pues(const InventoryData& inventory, const FactorSet& set);
  Result<> add_reach(const Lever& lever, const FactorSet& set);
  Result<> add_targets(const Lever& lever, const FactorSet& set, LeverReach& reach);
  void set_figures();
  double figure(std::uint32_t part, std::size_t phase, std::size_t criterion) const;
  bool same_for(std::size_t scaling, std::size_t other) const;
  bool apart(std::size_t a, std::size_t b) const;

  LeverBook book_;
  Footprint basis_;
  std::vector<ScenarioPart> parts_;
  std::vector<LeverReach> reaches_;
  std::vector<std::vector<std::uint32_t>> touched_;
  std::vector<std::vector<bool>> matched_;  ///< lever × part: whether its filter takes it, whatever the order
  std::vector<Criterion> criteria_;
  std::vector<std::vector<Figure>> figures_;  ///< by place in criteria_, then part
  std::size_t inventory_parts_ = 0;
  int base_year_ = 0;
};

}  // namespace capnr
