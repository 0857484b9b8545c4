// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/linear_model.h"

#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "footprint/formulas.h"

namespace capnr {
namespace {

using Source = Contributor::Kind;
constexpr auto use = static_cast<std::size_t>(Phase::use);
constexpr std::uint32_t not_met = no_index;

// The inputs of a group, looked up once.
struct Inputs {
  std::uint32_t quantity = 0, told_lifetime = 0, default_lifetime = 0, told_energy = 0, default_energy = 0;
};

// The item that a factor comes from: an item without one of its own has that of its generic item.
const ReferenceItem& owner(const FactorSet& set, const ReferenceItem& item, std::size_t phase,
                           std::size_t criterion) {
  const ReferenceItem* from = &item;
  const Factor& factor = item.factors[phase][criterion];
  while (!from->generic.empty()) {
    const ReferenceItem* generic = set.item(from->generic);
    if (generic == nullptr || generic == from) break;
    const Factor& same = generic->factors[phase][criterion];
    if (same.pack != factor.pack || same.line != factor.line || same.value != factor.value) break;
    from = generic;
  }
  return *from;
}

std::uint64_t stream_of(const Variable& variable, std::string_view detail) {
  std::string identity = std::to_string(static_cast<int>(variable.kind));
  for (const std::string_view part : {std::string_view(variable.subject), code(variable.phase), detail}) {
    identity += '\n';
    identity += part;
  }
  return hash_bytes(identity);
}

// Where a factor was read: two years of a zone that share one are one factor.
std::string place_of(const FactorSet& set, const Factor& factor, std::size_t criterion, int year = 0) {
  std::string place(code(static_cast<Criterion>(criterion)));
  if (factor.pack < set.packs.size()) place += ' ' + set.packs[factor.pack].id;
  return place + ' ' + std::to_string(factor.line > 0 ? static_cast<int>(factor.line) : -year);
}

}  // namespace

double sigma_of(Grade grade) {
  switch (grade) {
    case Grade::measured:
      return 0.0245;
    case Grade::imported:
      return 0.0346;
    case Grade::declared:
      return 0.0927;
    case Grade::estimated:
      break;
  }
  return 0.284;
}

struct LinearModel::State {
  const Footprint& footprint;
  const FactorSet& set;
  std::vector<Variable> variables = {Variable{}};
  std::vector<Inputs> inputs = {};  // by group
  std::map<std::tuple<Source, std::string, Grade>, std::uint32_t> input_index = {};
  std::unordered_map<std::uint64_t, std::uint32_t> factor_index = {};  // by stream
  // Variables already found, by item, phase and criterion; by mix and criterion.
  std::vector<std::uint32_t> of_item = {}, of_mix = {};

  State(const Footprint& of, const FactorSet& with)
      : footprint(of),
        set(with),
        of_item(with.items.size() * phase_count * criterion_count, not_met),
        of_mix(with.mixes.size() * criterion_count, not_met) {}
  std::uint32_t input(Source kind, const std::string& subject, Grade grade);
  std::uint32_t add_factor(Source kind, std::string subject, Phase phase, const Factor& factor,
                           const std::string& place);
  std::uint32_t item_factor(std::uint32_t item, std::size_t phase, std::size_t criterion);
  std::uint32_t mix_factor(std::uint32_t mix, std::size_t criterion);
  std::uint32_t cloud_factor(const CloudInstanceType& type, std::size_t criterion);
  Inputs inputs_of(const Group& group);
};

std::uint32_t LinearModel::State::input(Source kind, const std::string& subject, Grade grade) {
  const auto [at, added] = input_index.try_emplace({kind, subject, grade}, 0U);
  if (added) {
    Variable variable{kind, subject, Phase::use, grade, sigma_of(grade), 0};
    variable.stream = stream_of(variable, code(grade));
    at->second = static_cast<std::uint32_t>(variables.size());
    variables.push_back(std::move(variable));
  }
  return at->second;
}

std::uint32_t LinearModel::State::add_factor(Source kind, std::string subject, Phase phase,
                                             const Factor& factor, const std::string& place) {
  if (!(factor.sigma > 0)) return 0;
  Variable variable{kind, std::move(subject), phase, Grade::imported, static_cast<double>(factor.sigma), 0};
  variable.stream = stream_of(variable, place);
  const auto [at, added] =
      factor_index.try_emplace(variable.stream, static_cast<std::uint32_t>(variables.size()));
  if (added) variables.push_back(std::move(variable));
  return at->second;
}

std::uint32_t LinearModel::State::item_factor(std::uint32_t index, std::size_t phase, std::size_t criterion) {
  std::uint32_t& met = of_item[(index * phase_count + phase) * criterion_count + criterion];
  if (met == not_met) {
    const ReferenceItem& item = set.items[index];
    const Factor& factor = item.factors[phase][criterion];
    met = add_factor(Source::factor, owner(set, item, phase, criterion).id, static_cast<Phase>(phase), factor,
                     place_of(set, factor, criterion));
  }
  return met;
}

std::uint32_t LinearModel::State::mix_factor(std::uint32_t index, std::size_t criterion) {
  std::uint32_t& met = of_mix[index * criterion_count + criterion];
  if (met == not_met) {
    const ElectricityMix& mix = set.mixes[index];
    const Factor& factor = mix.factors[criterion];
    met = add_factor(Source::mix, mix.zone, Phase::use, factor, place_of(set, factor, criterion, mix.year));
  }
  return met;
}

std::uint32_t LinearModel::State::cloud_factor(const CloudInstanceType& type, std::size_t criterion) {
  const Factor& factor = type.manufacturing_per_hour[criterion];
  return add_factor(Source::factor, type.provider + ' ' + type.name, Phase::manufacturing, factor,
                    place_of(set, factor, criterion));
}

// What the rows tell is uncertain together for all that is of one type and grade; a default is uncertain
// together for all that take it.
Inputs LinearModel::State::inputs_of(const Group& group) {
  const ReferenceItem* item = group.item == no_index ? nullptr : &set.items[group.item];
  const std::string& type = footprint.texts[group.key[static_cast<std::size_t>(Dimension::type)]];
  const std::string& subject = type.empty() && item != nullptr ? item->id : type;
  const bool item_lifetime = item != nullptr && item->lifetime_years.known();
  const bool item_energy = item != nullptr && item->annual_kwh.known();
  return {input(Source::quantity, subject, group.grade), input(Source::lifetime, subject, group.grade),
          input(Source::lifetime, item_lifetime ? item->id : subject, Grade::estimated),
          input(Source::energy, subject, group.grade),
          input(Source::energy, item_energy ? item->id : subject, Grade::estimated)};
}

LinearModel::LinearModel(const Footprint& footprint, const FactorSet& set)
    : state_(std::make_unique<State>(footprint, set)) {
  for (const Group& group : footprint.groups) state_->inputs.push_back(state_->inputs_of(group));
}

LinearModel::~LinearModel() = default;

const std::vector<Variable>& LinearModel::variables() const {
  return state_->variables;
}

namespace {

class TermWriter {
 public:
  TermWriter(std::vector<LinearTerm>& out, std::uint32_t group, std::uint32_t quantity)
      : out_(out), group_(group), quantity_(quantity) {}
  void add(std::size_t phase, double amount, std::uint32_t stretch, double value, std::uint32_t factor) {
    if (amount == 0 || value == 0) return;
    out_.push_back({amount * value, group_, static_cast<Phase>(phase), quantity_, stretch, factor});
  }

 private:
  std::vector<LinearTerm>& out_;
  std::uint32_t group_, quantity_;
};

// What is left once the parts are taken away; the dust of rounding is nothing.
double rest(double whole, double parts) {
  const double left = whole - parts;
  return std::abs(left) <= 1e-12 * std::abs(whole) ? 0 : left;
}

void add_amounts(TermWriter& out, const Group& group, std::size_t phase, const Inputs& inputs, double value,
                 std::uint32_t factor) {
  const double told = group.over_told_lifetime[phase];
  const double by_default = group.over_default_lifetime[phase];
  out.add(phase, told, inputs.told_lifetime, value, factor);
  out.add(phase, by_default, inputs.default_lifetime, value, factor);
  out.add(phase, rest(group.amount[phase], told + by_default), 0, value, factor);
}

void add_electricity(TermWriter& out, const Group& group, const Inputs& inputs, double value,
                     std::uint32_t factor) {
  out.add(use, group.default_kwh, inputs.default_energy, value, factor);
  out.add(use, rest(group.mix_kwh, group.default_kwh), inputs.told_energy, value, factor);
}

}  // namespace

std::vector<LinearTerm> LinearModel::terms(Criterion criterion) {
  const auto c = static_cast<std::size_t>(criterion);
  State& state = *state_;
  std::vector<LinearTerm> out;
  for (std::uint32_t g = 0; g < state.footprint.groups.size(); ++g) {
    const Group& group = state.footprint.groups[g];
    const Inputs& inputs = state.inputs[g];
    TermWriter writer(out, g, inputs.quantity);
    const ReferenceItem* item = group.item == no_index ? nullptr : &state.set.items[group.item];
    for (std::size_t p = 0; p < phase_count; ++p) {
      if (std::isnan(group.impacts[p][c].value) || item == nullptr || !item->factors[p][c].known()) continue;
      add_amounts(writer, group, p, inputs, item->factors[p][c].value, state.item_factor(group.item, p, c));
    }
    if (group.cloud_type != no_index) {
      const CloudInstanceType& type = state.set.cloud_types[group.cloud_type];
      constexpr auto made = static_cast<std::size_t>(Phase::manufacturing);
      const Factor& factor = type.manufacturing_per_hour[c];
      if (factor.known() && !std::isnan(group.impacts[made][c].value)) {
        add_amounts(writer, group, made, inputs, factor.value, state.cloud_factor(type, c));
      }
    }
    if (std::isnan(group.impacts[use][c].value)) continue;
    if (criterion == Criterion::fe) {
      add_electricity(writer, group, inputs, formula::megajoules_per_kwh, 0);
    } else if (group.mix != no_index && state.set.mixes[group.mix].factors[c].known()) {
      const ElectricityMix& mix = state.set.mixes[group.mix];
      add_electricity(writer, group, inputs, mix.factors[c].value, state.mix_factor(group.mix, c));
    }
  }
  return out;
}

}  // namespace capnr
