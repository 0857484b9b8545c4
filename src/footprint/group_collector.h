// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "footprint/class_factors.h"
#include "footprint/factors_by_class.h"
#include "inventory/word_index.h"

// Inside of characterise(): groups being gathered, their words kept once.

namespace capnr {

/// A group of equipment before its weights meet its factors.
struct GroupDraft {
  decltype(Group::key) key = {};
  Grade grade = Grade::imported;
  const ClassFactors* factors = nullptr;
  Weights shared = {}, own = {};
};

class GroupCollector {
 public:
  GroupCollector(const InventoryData& inventory, const FactorSet& set, const MethodProfile& profile,
                 Date as_of);

  /// Only these words are told apart, and type, item and source kind; call before anything is added.
  void keep(const std::vector<Dimension>& dimensions);

  std::uint32_t text(std::string_view words) { return words_.id(words); }
  bool keeps(Dimension dimension) const { return kept_[static_cast<std::size_t>(dimension)]; }
  /// 0 for a word that is not kept.
  std::uint32_t word(Dimension dimension, std::string_view words) {
    return kept_[static_cast<std::size_t>(dimension)] ? text(words) : 0;
  }
  /// A group with its year, source kind and the words of a class (item: the id, empty when unknown).
  Group start(const EquipmentClass& equipment, std::string_view item, std::string_view source_kind);
  static void set_word(Group& group, Dimension dimension, std::uint32_t text) {
    group.key[static_cast<std::size_t>(dimension)] = text;
  }
  void add(Group&& group) { groups_.push_back(std::move(group)); }
  /// Their factors must live until finish().
  void add(std::vector<GroupDraft> drafts) { drafts_ = std::move(drafts); }
  void assume(std::string_view message, double quantity) { assumptions_[std::string(message)] += quantity; }

  /// What was added since the last call, for results record by record; their words are text_of().
  std::vector<Group> take_groups() { return std::exchange(groups_, {}); }
  const std::string& text_of(const Group& group, Dimension dimension) const {
    return words_.text(group.key[static_cast<std::size_t>(dimension)]);
  }

  /// The mix of a zone for the year of the inventory; no_index when there is none.
  std::uint32_t mix_of(std::string_view zone) const;

  /// Sorts, numbers the words in their order; those of the same key are one group. Nothing can be added afterwards.
  void finish(Footprint& footprint);
  /// After finish(): how many groups there are, and each.
  std::size_t size() const { return first_entry_.empty() ? 0 : first_entry_.size() - 1; }
  const decltype(Group::key)& key(std::size_t number) const { return entries_[first_entry_[number]].key; }
  void compute(std::size_t number, Group& group) const;

  const InventoryData& inventory;
  const FactorSet& set;
  const MethodProfile& profile;
  const ClassResolver resolver;
  const Date as_of;

 private:
  /// A group or a draft, to be put in its place.
  struct Entry {
    decltype(Group::key) key = {};
    Grade grade = Grade::imported;
    std::uint32_t item = no_index, mix = no_index, cloud_type = no_index;
    std::uint32_t number = 0;  ///< of the drafts, then of the groups
  };
  std::vector<Entry> entries_in_order(const std::vector<std::uint32_t>& rank) const;
  static auto group_of(const Entry& entry);  ///< entries of the same are one group
  void put(const Entry& entry, Group& group) const;

  WordIndex words_;
  std::array<bool, 13> kept_;
  std::vector<Group> groups_;
  std::vector<GroupDraft> drafts_;
  AssumptionCounts assumptions_;
  std::string year_;
  std::vector<Entry> entries_;              // in order, once finished
  std::vector<std::uint32_t> first_entry_;  // of each group, and the end
};

/// Divides the hosts between the applications on their virtual machines; `on_class[i]`: what the hosts of
/// class i weigh, to be taken off the class.
void add_applications(GroupCollector& groups, const FactorsByClass& factors, WeightTable& on_class);
/// Virtual machines whose host is not in the inventory: they are not covered.
void add_homeless_machines(GroupCollector& groups);
void add_homeless_machine(GroupCollector& groups, const VirtualMachine& machine);
/// Cloud instances, network traffic, mail and storage volumes, purchased services.
void add_services(GroupCollector& groups);
void add_record(GroupCollector& groups, const CloudInstance& instance);
void add_record(GroupCollector& groups, const NetworkTraffic& traffic);
void add_record(GroupCollector& groups, const DataVolume& volume);
void add_record(GroupCollector& groups, const PurchasedService& service);
/// ademe-rcp: the firewalls, switches, routers and building that servers bring with them.
void add_datacentre_share(GroupCollector& groups, const EquipmentClass& equipment,
                          const ClassFactors& factors, const Weights& weights);

/// `group` of something measured by an amount (GB, e-mails, euros, hours): item factors times the amount.
/// Phases that have no factor while `use` has one are counted within it.
void apply_amount(Group& group, const ImpactFactors* factors, double amount);

/// A part of the impacts of a group, by phase.
Group scaled(const Group& group, const std::array<double, phase_count>& share);

}  // namespace capnr
