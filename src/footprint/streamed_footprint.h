// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>

#include "footprint/engine.h"

namespace capnr {

/// A footprint whose groups are computed when they are asked for and not kept: tens of thousands of groups weigh tens of megabytes,
/// and who writes the rows of a result needs them one after the other. The same groups as characterise(), which keeps
/// them, to the last bit. What it is made from must outlive it.
class StreamedFootprint {
 public:
  StreamedFootprint(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
                    const MethodProfile& profile, const CharacteriseOptions& options);
  ~StreamedFootprint();
  StreamedFootprint(const StreamedFootprint&) = delete;
  StreamedFootprint& operator=(const StreamedFootprint&) = delete;

  /// All but the groups.
  const Footprint& head() const;
  Footprint& head();

  std::size_t size() const;
  const decltype(Group::key)& key(std::size_t number) const;
  /// Whatever `group` held is lost.
  void compute(std::size_t number, Group& group) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The groups of a footprint in their order, whether they are kept or computed when asked for.
class GroupSequence {
 public:
  explicit GroupSequence(const Footprint& footprint) : kept_(&footprint.groups) {}
  explicit GroupSequence(const StreamedFootprint& footprint)
      : streamed_(&footprint), one_(std::make_unique<Group>()) {}

  std::size_t size() const { return streamed_ != nullptr ? streamed_->size() : kept_->size(); }
  const decltype(Group::key)& key(std::size_t number) const {
    return streamed_ != nullptr ? streamed_->key(number) : (*kept_)[number].key;
  }
  /// Lives until the next call.
  const Group& operator[](std::size_t number) const {
    if (streamed_ == nullptr) return (*kept_)[number];
    streamed_->compute(number, *one_);
    return *one_;
  }

 private:
  const std::vector<Group>* kept_ = nullptr;
  const StreamedFootprint* streamed_ = nullptr;
  std::unique_ptr<Group> one_;
};

}  // namespace capnr
