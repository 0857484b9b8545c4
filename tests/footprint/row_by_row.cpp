// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "row_by_row.h"

#include <cmath>

namespace capnr::test {
namespace {

struct OneRow {
  RandomRow row;
  EquipmentClass words;
  const ReferenceItem* item = nullptr;
  const Datacentre* datacentre = nullptr;
};

std::optional<double> lifetime_by_dates(const OneRow& one, const MethodProfile& profile) {
  if (!one.row.start) return std::nullopt;
  const double start = first_day + *one.row.start;
  const double end = one.row.end ? first_day + *one.row.end : as_of_day;
  double years = (end - start) / 365.0;
  if (years < 0) return std::nullopt;
  if (profile.lifetime_floor && years < 1) years = 1;
  if (years == 0) return std::nullopt;
  return years;
}

double lifetime(const OneRow& one, const FactorSet& set, const MethodProfile& profile) {
  const auto dated = lifetime_by_dates(one, profile);
  std::optional<double> chosen;
  if (profile.lifetime == MethodProfile::Lifetime::dates) chosen = dated ? dated : one.row.lifetime_years;
  if (profile.lifetime == MethodProfile::Lifetime::declared)
    chosen = one.row.lifetime_years ? one.row.lifetime_years : dated;
  if (chosen) return *chosen;
  if (one.item != nullptr && one.item->lifetime_years.known()) return one.item->lifetime_years.value;
  return set.hypotheses.lifetime_years.value;
}

double rate(const OneRow& one, const FactorSet& set, const MethodProfile& profile) {
  if (!profile.usage_rate) return 1;
  if (one.row.usage_rate) return *one.row.usage_rate;
  if (one.words.user_kind == "COPE") return set.hypotheses.usage_rate_cope.value;
  if (one.words.user_kind == "BYOD") return set.hypotheses.usage_rate_byod.value;
  return 1;
}

std::string zone(const OneRow& one, const MethodProfile& profile) {
  const bool server = one.item != nullptr && one.item->server;
  if (server && one.datacentre != nullptr && !one.datacentre->country.empty()) return one.datacentre->country;
  return one.words.country.empty() ? profile.default_country : one.words.country;
}

double pue(const OneRow& one, const FactorSet& set) {
  const bool server = one.item != nullptr && one.item->server;
  if (!server || one.words.datacentre.empty()) return 1;
  if (one.datacentre != nullptr && one.datacentre->pue) return *one.datacentre->pue;
  return set.hypotheses.pue.value;
}

std::optional<double> embodied(const OneRow& one, const FactorSet& set, const MethodProfile& profile,
                               std::size_t phase, std::size_t criterion) {
  if (one.item == nullptr || !one.item->factors[phase][criterion].known()) return std::nullopt;
  const double factor = one.item->factors[phase][criterion].value;
  const double units = one.row.quantity * rate(one, set, profile);
  if (profile.view == MethodProfile::View::stock) return units * factor / lifetime(one, set, profile);
  if (!one.row.start) return std::nullopt;
  const bool this_year = year_of({first_day + *one.row.start}) == year_of({as_of_day});
  return this_year ? units * factor : 0;
}

std::optional<double> in_use(const OneRow& one, const FactorSet& set, const MethodProfile& profile,
                             std::size_t criterion) {
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  const double units = one.row.quantity * rate(one, set, profile);
  std::optional<double> kwh = one.row.annual_kwh;
  if (!kwh && one.item != nullptr && one.item->annual_kwh.known()) kwh = one.item->annual_kwh.value;
  if (!kwh) {
    if (one.item == nullptr || !one.item->factors[use][criterion].known()) return std::nullopt;
    return units * one.item->factors[use][criterion].value;
  }
  const double energy = units * *kwh * pue(one, set);
  if (static_cast<Criterion>(criterion) == Criterion::fe) return 3.6 * energy;
  const ElectricityMix* mix = set.mix(zone(one, profile), year_of({as_of_day}));
  if (mix == nullptr || !mix->factors[criterion].known()) return std::nullopt;
  return energy * mix->factors[criterion].value;
}

}  // namespace

OracleTable row_by_row(const std::vector<RandomRow>& rows, const std::vector<Datacentre>& datacentres,
                       const FactorSet& set, const MethodProfile& profile) {
  OracleTable table;
  for (const RandomRow& row : rows) {
    OneRow one{row, class_of(row)};
    if (profile.retired == MethodProfile::Retired::excluded && row.end && first_day + *row.end <= as_of_day)
      continue;
    if (const EquipmentType* type = set.type(one.words.type)) one.item = set.item(type->default_item);
    for (const Datacentre& datacentre : datacentres) {
      if (datacentre.name == one.words.datacentre) one.datacentre = &datacentre;
    }
    for (const Phase phase : phases) {
      for (const Criterion criterion : {Criterion::gwp, Criterion::ap, Criterion::fe}) {
        const auto c = static_cast<std::size_t>(criterion);
        const auto value = phase == Phase::use
                               ? in_use(one, set, profile, c)
                               : embodied(one, set, profile, static_cast<std::size_t>(phase), c);
        OracleCell& cell = table[{one.words.department, one.words.type, one.words.country,
                                  one.words.datacentre, one.words.status, one.words.user_kind,
                                  std::string(code(phase)), std::string(code(criterion))}];
        cell.quantity += row.quantity;
        if (!value) continue;
        cell.value += *value;
        cell.covered += row.quantity;
        cell.any = true;
      }
    }
  }
  return table;
}

}  // namespace capnr::test
