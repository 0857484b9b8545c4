// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

// The city's equipment over time. A post (the laptop of an agent, the printer of a corridor) exists from one year to the next; the
// devices that hold it follow one another. The inventory of a date is what the posts hold on that day, with what left in the year: so
// the three inventories tell one story.

namespace capnr::demo {

/// A model on sale between two years.
struct Model {
  std::string_view maker, name, type;
  int from, to;
  double weight;
};

/// A kind of equipment: how many posts each year, how long a device lives, and how much longer the policy makes it live each year.
struct KindPlan {
  std::string_view code, prefix;
  int posts[3];             ///< end of 2024, 2025, 2026
  double life, spread;      ///< years
  double longer_each_year;  ///< years gained by devices bought in 2024, 2025, …
  bool follows_screens;     ///< shared out by the agents at a screen, else by all agents
  std::span<const Model> models;
};

struct Device {
  std::string name, serial;
  const Model* model = nullptr;
  std::size_t department = 0;
  std::uint32_t place = 0;  ///< a building of the department
  Date purchase, commissioning;
  std::optional<Date> gone;
  std::string_view status;
};

inline constexpr Date no_date = {};
/// The dates of the three inventories.
std::span<const Date> inventory_dates();

std::span<const KindPlan> kinds();
const KindPlan& kind(std::string_view code);

/// What the city has of a kind at the end of an inventory year (0, 1, 2). The scale multiplies the number of posts.
std::vector<Device> fleet_at(const KindPlan& plan, std::size_t year, std::uint64_t seed, double scale);

}  // namespace capnr::demo
