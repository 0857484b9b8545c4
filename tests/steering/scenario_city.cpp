// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "scenario_city.h"

#include <algorithm>
#include <stdexcept>

namespace capnr::test {
namespace {

template <class T>
T value_or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::en));
  return std::move(*result);
}

}  // namespace

const std::filesystem::path& source_folder() {
  static const std::filesystem::path folder = CAPNR_SOURCE_DIR;
  return folder;
}

const LeverCatalogue& catalogue() {
  static const LeverCatalogue loaded = value_or_throw(load_lever_catalogue(source_folder() / "catalog"));
  return loaded;
}

Lever lever(const std::string& text) {
  return value_or_throw(lever_from_text(text, catalogue(), base_year + 1));
}

LeverBook book(const std::vector<std::string>& levers) {
  LeverBook made;
  for (const std::string& text : levers) {
    made.levers.push_back(lever(text));
    made.levers.back().id += "-" + std::to_string(made.levers.size());
  }
  return made;
}

ScenarioModel model_of(const InventoryData& inventory, LeverBook levers, const MethodProfile& profile,
                       std::vector<Dimension> keep) {
  CharacteriseOptions how;
  how.keep = dimensions_needed(levers);
  how.keep->insert(how.keep->end(), keep.begin(), keep.end());
  Footprint footprint =
      characterise(inventory, sum_weights(inventory, profile, {as_of_day}), holed_set(), profile, how);
  return value_or_throw(ScenarioModel::make(std::move(footprint), inventory, holed_set(), std::move(levers)));
}

Simulation simulation_of(const ScenarioModel& model, int until, unsigned draws) {
  return value_or_throw(simulate(model, holed_set(), {.until = until, .draws = draws}));
}

RandomRow laptops(double count) {
  RandomRow row;
  row.type = 0;
  row.quantity = count;
  row.lifetime_years = 5;
  return row;
}

std::size_t climate_of(const ScenarioModel& model) {
  const auto found = std::find(model.criteria().begin(), model.criteria().end(), Criterion::gwp);
  if (found == model.criteria().end()) throw std::runtime_error("no climate change");
  return static_cast<std::size_t>(found - model.criteria().begin());
}

}  // namespace capnr::test
