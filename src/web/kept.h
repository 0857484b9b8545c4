// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "base/error.h"

namespace capnr::web {

/// Values that are long to make, kept under a key: those asked for last, so many at most. Who asks for a value that somebody is making waits for that one
/// only; the others go on. What could not be made is tried again by the next who asks.
///
///   Kept<FactorSet> sets(4);
///   TRY(const std::shared_ptr<const FactorSet> set, sets.get("open", [&] { return load("open"); }));
template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t most) : most_(most) {}

  template <class Make>
  Result<std::shared_ptr<const Value>> get(const std::string& key, const Make& make) {
    const std::shared_ptr<Place> place = place_of(key);
    const std::scoped_lock lock(place->making);
    if (place->value == nullptr) {
      TRY(Value value, make());
      place->value = std::make_shared<const Value>(std::move(value));
    }
    return place->value;
  }

 private:
  struct Place {
    std::mutex making;
    std::shared_ptr<const Value> value;
    std::uint64_t asked = 0;
  };

  std::shared_ptr<Place> place_of(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    std::shared_ptr<Place>& place = places_[key];
    if (place == nullptr) place = std::make_shared<Place>();
    place->asked = ++clock_;
    const std::shared_ptr<Place> found = place;
    if (places_.size() > most_) {
      places_.erase(std::min_element(places_.begin(), places_.end(), [](const auto& a, const auto& b) {
        return a.second->asked < b.second->asked;
      }));
    }
    return found;
  }

  std::size_t most_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Place>> places_;
  std::uint64_t clock_ = 0;
};

}  // namespace capnr::web
