// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "inventory/status_words.h"
#include "inventory/survival.h"

// The lives of machines, out of what the dated inventories of a city say of them. The same name in several inventories is one machine: its last
// state counts. A life ends
//  - at its date of withdrawal, when a row gives one;
//  - else, for a row whose status says that it is gone, or for a machine that the next inventory no longer lists, somewhere between the
//    last inventory where it was there and the first where it is not: at the middle of the two, or at the second (VanishedRule);
//  - else not yet: it was there at the last look (censored).
// An inventory that has nothing at all of a kind does not follow that kind: nothing vanishes from it.
//
//   LifeHistory history(VanishedRule::middle);
//   history.begin_inventory(date);                       // from the oldest to the newest
//   history.see({.name = "PC-1", .start = bought, …});   // each row
//   const EquipmentLives lives = std::move(history).finish();

namespace capnr {

enum class VanishedRule : std::uint8_t { middle, later };

/// One row of one inventory.
struct EquipmentSighting {
  std::string_view name;
  std::uint32_t class_number = 0;  ///< whatever the caller counts lives by; the last one is kept
  std::uint32_t kind = 0;          ///< what an inventory follows or not
  EquipmentStatus status = EquipmentStatus::unspecified;
  double quantity = 1;
  std::optional<Date> start = {};             ///< purchase, else first use
  std::optional<Date> end = {};               ///< withdrawal
  std::optional<double> lifetime_years = {};  ///< declared
};

/// How the end of a life is known.
enum class LifeEnd : std::uint8_t {
  in_service,    ///< there at the last inventory
  not_followed,  ///< there at its last inventory, after which nothing of its kind is listed
  dated,         ///< withdrawn at a date
  by_status,     ///< said to be gone, without a date: between two inventories
  vanished,      ///< no longer listed: between two inventories
};
std::string_view code(LifeEnd end);

struct EquipmentLife {
  std::string name;
  std::uint32_t class_number = 0;
  double quantity = 1;
  std::optional<Date> start;
  Date end;         ///< of the life, or the last look
  Date first_seen;  ///< date of the first inventory that lists it
  LifeEnd how = LifeEnd::in_service;
  EquipmentStatus status = EquipmentStatus::unspecified;  ///< at the last look
  std::optional<double> lifetime_years;                   ///< declared
  bool retired() const { return how >= LifeEnd::dated; }
  /// Years of 365 days (years_between), so that a birthday is never short of its years; needs start.
  double age() const { return years_between(*start, end); }
};

struct EquipmentLives {
  std::vector<EquipmentLife> lives;  ///< in the order of first appearance
  std::vector<Date> inventories;
  /// Quantity said to be gone, without a date, by the first inventory that lists it: nobody knows when. Not among `lives`.
  double gone_before = 0;
};

class LifeHistory {
 public:
  explicit LifeHistory(VanishedRule rule = VanishedRule::middle) : rule_(rule) {}
  /// Dates increase.
  void begin_inventory(Date date);
  void see(const EquipmentSighting& row);
  EquipmentLives finish() &&;

 private:
  struct Machine {
    EquipmentLife life;
    std::uint32_t kind = 0;
    std::size_t last = 0;                   // inventory
    std::optional<std::size_t> last_alive;  // inventory where it was there
    std::optional<std::size_t> first_gone;  // first of the inventories since then that say it is gone
    std::optional<Date> end;
  };
  Date between(std::size_t from, std::size_t to) const;
  void set_end(Machine& machine) const;
  bool follows(std::size_t inventory, std::uint32_t kind) const;

  VanishedRule rule_;
  std::vector<Date> dates_;
  std::vector<std::vector<bool>> kinds_;  // of each inventory
  std::vector<Machine> machines_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

/// What survival counts of a life; nothing when its start is not known, or to come. `followed_since`: when told, who started before it could only be seen
/// dying from then, or from its own first inventory, on (left truncation).
std::optional<LifeObservation> observation_of(const EquipmentLife& life,
                                              std::optional<Date> followed_since = {});

}  // namespace capnr
