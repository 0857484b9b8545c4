// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "random_inventory.h"

#include <array>
#include <map>
#include <ostream>

namespace capnr::test {
namespace {

constexpr std::array<const char*, 3> departments = {"", "CAB", "DNSI"};
constexpr std::array<const char*, 5> types = {"Laptop", "Screen", "Server", "Router", "Thing"};
constexpr std::array<const char*, 4> countries = {"FR", "ES", "XX", ""};
constexpr std::array<const char*, 3> datacentres = {"", "DC1", "DC2"};
constexpr std::array<const char*, 2> statuses = {"In use", "In stock"};
constexpr std::array<const char*, 3> users = {"", "COPE", "BYOD"};

rc::Gen<double> some_number(int from, int to, double by) {
  return rc::gen::map(rc::gen::inRange(from, to), [by](int n) { return n * by; });
}

template <class T>
rc::Gen<std::optional<T>> maybe(rc::Gen<T> gen) {
  return rc::gen::oneOf(rc::gen::just(std::optional<T>()),
                        rc::gen::map(std::move(gen), [](T value) { return std::optional<T>(value); }));
}

Factor factor(double value, float sigma) {
  return {.value = value, .sigma = sigma, .pack = 0};
}

ReferenceItem item(const char* id, std::initializer_list<std::tuple<Phase, Criterion, double>> factors) {
  ReferenceItem made;
  made.id = id;
  float sigma = 0.1F;
  for (const auto& [phase, criterion, value] : factors) {
    made.factors[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)] = factor(value, sigma);
    sigma += 0.07F;
  }
  return made;
}

FactorSet make_set() {
  using enum Phase;
  using enum Criterion;
  FactorSet set;
  set.name = "holes";
  set.packs = {{"p", "p", "1", "CC0-1.0", "p", true, false}};
  set.items = {item("laptop", {{manufacturing, gwp, 150},
                               {distribution, gwp, 4.5},
                               {end_of_life, gwp, 1.25},
                               {manufacturing, ap, 0.75},
                               {distribution, ap, 0.01},
                               {end_of_life, ap, -0.002}}),
               item("screen", {{manufacturing, gwp, 222}, {use, gwp, 7.5}, {use, ap, 0.03}}),
               item("server", {{manufacturing, gwp, 1200}, {manufacturing, ap, 5}, {distribution, gwp, 30}}),
               item("router", {{manufacturing, ap, 0.3}})};
  set.items[0].lifetime_years = {4, 0, 1};
  set.items[0].annual_kwh = {31, 0, 1};
  set.items[2].annual_kwh = {1750, 0, 1};
  set.items[2].server = true;
  set.items[3].lifetime_years = {6, 0, 1};
  for (const char* type : {"Laptop", "Screen", "Server", "Router"}) {
    EquipmentType made;
    made.name = type;
    made.default_item = set.items[set.types.size()].id;
    set.types.push_back(made);
  }
  ElectricityMix fr{"FR", 2024, {}};
  fr.factors[static_cast<std::size_t>(gwp)] = factor(0.05, 0.2F);
  fr.factors[static_cast<std::size_t>(ap)] = factor(0.0002, 0.4F);
  ElectricityMix es{"ES", 0, {}};
  es.factors[static_cast<std::size_t>(gwp)] = factor(0.17, 0.2F);
  set.mixes = {fr, es};
  set.hypotheses.pue = {1.75, 0, 1};
  set.hypotheses.lifetime_years = {2, 0, 1};
  set.hypotheses.usage_rate_cope = {0.8, 0, 1};
  set.hypotheses.usage_rate_byod = {0.57, 0, 1};
  set.index();
  return set;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const RandomRow& row) {
  out << '{' << row.department << ' ' << row.type << ' ' << row.country << ' ' << row.datacentre << ' '
      << row.status << ' ' << row.user << " q=" << row.quantity;
  if (row.start) out << " start=" << *row.start;
  if (row.end) out << " end=" << *row.end;
  if (row.annual_kwh) out << " kwh=" << *row.annual_kwh;
  if (row.usage_rate) out << " rate=" << *row.usage_rate;
  if (row.lifetime_years) out << " life=" << *row.lifetime_years;
  return out << '}';
}

rc::Gen<RandomRow> random_row() {
  using rc::gen::inRange;
  using rc::gen::set;
  return rc::gen::build<RandomRow>(
      set(&RandomRow::department, inRange(0U, 3U)), set(&RandomRow::type, inRange(0U, 5U)),
      set(&RandomRow::country, inRange(0U, 4U)), set(&RandomRow::datacentre, inRange(0U, 3U)),
      set(&RandomRow::status, inRange(0U, 2U)), set(&RandomRow::user, inRange(0U, 3U)),
      set(&RandomRow::quantity, some_number(1, 40, 0.5)), set(&RandomRow::start, maybe(inRange(0, 4300))),
      set(&RandomRow::end, maybe(inRange(0, 5000))),
      set(&RandomRow::annual_kwh, maybe(some_number(0, 300, 1.7))),
      set(&RandomRow::usage_rate, maybe(some_number(0, 11, 0.1))),
      set(&RandomRow::lifetime_years, maybe(some_number(1, 20, 0.5))),
      set(&RandomRow::grade, rc::gen::map(inRange(0, 4), [](int n) { return static_cast<Grade>(n); })));
}

rc::Gen<std::vector<RandomRow>> random_rows() {
  return rc::gen::container<std::vector<RandomRow>>(random_row());
}

rc::Gen<MethodProfile> random_profile() {
  return rc::gen::map(rc::gen::inRange(0U, 96U), [](unsigned n) {
    MethodProfile profile;
    profile.view = n % 2 == 0 ? MethodProfile::View::stock : MethodProfile::View::flow;
    profile.lifetime_floor = n / 2 % 2 == 0;
    profile.usage_rate = n / 4 % 2 == 0;
    profile.lifetime = static_cast<MethodProfile::Lifetime>(n / 8 % 3);
    profile.retired = n / 24 % 2 == 0 ? MethodProfile::Retired::counted : MethodProfile::Retired::excluded;
    if (n / 48 == 1) profile.default_country = "FR";
    return profile;
  });
}

EquipmentClass class_of(const RandomRow& row) {
  EquipmentClass words;
  words.department = departments[row.department];
  words.type = types[row.type];
  words.country = countries[row.country];
  words.datacentre = datacentres[row.datacentre];
  words.status = statuses[row.status];
  words.user_kind = users[row.user];
  words.grade = row.grade;
  return words;
}

RowNumbers numbers_of(const RandomRow& row) {
  return {row.quantity,
          row.start ? first_day + *row.start : no_day,
          row.end ? first_day + *row.end : no_day,
          row.annual_kwh.value_or(unknown),
          row.usage_rate.value_or(unknown),
          row.lifetime_years.value_or(unknown)};
}

InventoryData inventory_of(const std::vector<RandomRow>& rows, std::size_t block_rows) {
  InventoryData inventory;
  Datacentre place;
  place.name = "DC1";
  place.country = "ES";
  place.pue = 1.3;
  inventory.datacentres = {place};
  place = {};
  place.name = "DC2";
  inventory.datacentres.push_back(place);
  std::map<std::array<unsigned, 7>, std::uint32_t> index;
  for (const RandomRow& row : rows) {
    const auto next = static_cast<std::uint32_t>(inventory.classes.size());
    const auto [at, added] = index.try_emplace({row.department, row.type, row.country, row.datacentre,
                                                row.status, row.user, static_cast<unsigned>(row.grade)},
                                               next);
    if (added) inventory.classes.push_back(class_of(row));
    if (inventory.blocks.empty() || inventory.blocks.back().quantity.size() == block_rows)
      inventory.blocks.emplace_back();
    EquipmentBlock& block = inventory.blocks.back();
    const RowNumbers numbers = numbers_of(row);
    block.class_index.push_back(at->second);
    block.quantity.push_back(numbers.quantity);
    block.start.push_back(numbers.start);
    block.end.push_back(numbers.end);
    block.annual_kwh.push_back(numbers.annual_kwh);
    block.usage_rate.push_back(numbers.usage_rate);
    block.lifetime_years.push_back(numbers.lifetime_years);
  }
  return inventory;
}

const FactorSet& holed_set() {
  static const FactorSet set = make_set();
  return set;
}

Footprint footprint_of(const InventoryData& inventory, const MethodProfile& profile) {
  return characterise(inventory, sum_weights(inventory, profile, {as_of_day}), holed_set(), profile);
}

}  // namespace capnr::test
