// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_lives.h"

#include <algorithm>
#include <array>

namespace capnr {

std::string_view code(LifeEnd end) {
  static constexpr std::array<std::string_view, 5> codes = {"in_service", "not_followed", "dated",
                                                            "by_status", "vanished"};
  return codes[static_cast<std::size_t>(end)];
}

void LifeHistory::begin_inventory(Date date) {
  dates_.push_back(date);
  kinds_.emplace_back();
}

void LifeHistory::see(const EquipmentSighting& row) {
  const std::size_t now = dates_.size() - 1;
  const auto [at, added] = by_name_.try_emplace(std::string(row.name), machines_.size());
  if (added) {
    machines_.emplace_back();
    machines_.back().life.name = row.name;
    machines_.back().life.first_seen = dates_[now];
  }
  Machine& machine = machines_[at->second];
  EquipmentLife& life = machine.life;
  life.class_number = row.class_number;
  life.quantity = row.quantity;
  life.status = row.status;
  if (row.start) life.start = row.start;
  if (row.lifetime_years) life.lifetime_years = row.lifetime_years;
  machine.kind = row.kind;
  machine.last = now;
  const bool gone = row.end ? *row.end <= dates_[now] : row.status == EquipmentStatus::retired;
  if (row.end || !gone) machine.end = row.end;
  if (!gone) {
    machine.last_alive = now;
    machine.first_gone.reset();
  } else if (!machine.first_gone) {
    machine.first_gone = now;
  }
  std::vector<bool>& followed = kinds_[now];
  if (followed.size() <= row.kind) followed.resize(row.kind + 1);
  followed[row.kind] = true;
}

bool LifeHistory::follows(std::size_t inventory, std::uint32_t kind) const {
  return kind < kinds_[inventory].size() && kinds_[inventory][kind];
}

Date LifeHistory::between(std::size_t from, std::size_t to) const {
  const Date first = dates_[from], second = dates_[to];
  return rule_ == VanishedRule::later ? second : Date{first.days + (second.days - first.days) / 2};
}

void LifeHistory::set_end(Machine& machine) const {
  EquipmentLife& life = machine.life;
  if (machine.first_gone && machine.end) {
    life.how = LifeEnd::dated;
    life.end = *machine.end;
    return;
  }
  if (machine.first_gone) {
    life.how = LifeEnd::by_status;
    life.end = between(*machine.last_alive, *machine.first_gone);
  } else {
    std::size_t next = machine.last + 1;
    while (next < dates_.size() && !follows(next, machine.kind)) ++next;
    if (next < dates_.size()) {
      life.how = LifeEnd::vanished;
      life.end = between(machine.last, next);
    } else {
      life.how = machine.last + 1 == dates_.size() ? LifeEnd::in_service : LifeEnd::not_followed;
      life.end = dates_[machine.last];
    }
  }
  // Bought after the middle of the two inventories.
  if (life.start && life.retired()) life.end = std::max(life.end, *life.start);
}

EquipmentLives LifeHistory::finish() && {
  EquipmentLives all;
  all.inventories = dates_;
  for (Machine& machine : machines_) {
    if (machine.first_gone && !machine.end && !machine.last_alive) {
      all.gone_before += machine.life.quantity;
      continue;
    }
    set_end(machine);
    all.lives.push_back(std::move(machine.life));
  }
  return all;
}

std::optional<LifeObservation> observation_of(const EquipmentLife& life, std::optional<Date> followed_since) {
  if (!life.start || *life.start > life.end) return std::nullopt;
  LifeObservation one{life.age(), life.retired(), life.quantity};
  if (followed_since && *life.start < *followed_since)
    one.entry = years_between(*life.start, std::max(*followed_since, life.first_seen));
  return one;
}

}  // namespace capnr
