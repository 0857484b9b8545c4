// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/figures.h"

#include <algorithm>

#include "base/text.h"
#include "publish/city_report.h"
#include "publish/simulated.h"

namespace capnr::web {
namespace {

// A set weighs some megabytes, a footprint of many groups tens of them; a table next to nothing.
constexpr std::size_t most_sets = 4, most_inventories = 6, most_tables = 128, most_simulations = 32,
                      most_reports = 8;

// What an import, a correction of what was recognised or the city's headcount change.
Result<std::string> key_of(Database& database, OrgId org, const StoredInventory& inventory) {
  std::string key = std::to_string(inventory.id.value) + "\n" + to_string(inventory.header.date) + "\n" +
                    inventory.header.label + "\n";
  for (const SourceFile& file : inventory.sources)
    key += file.path + "\t" + file.sha256 + "\t" + file.mapping + "\t" + std::to_string(file.rows) + "\n";
  TRY(const std::vector<Correction> corrections, list_corrections(database, org));
  for (const Correction& one : corrections)
    key += one.type + "\t" + one.manufacturer + "\t" + one.model + "\t" + one.item + "\n";
  return key;
}

// Block after block: the rows themselves are not kept.
Result<InventoryFigures> figures_of(Database& database, OrgId org, const StoredInventory& inventory,
                                    std::shared_ptr<const FactorSet> set, const MethodProfile& profile,
                                    const std::vector<Dimension>& keep) {
  std::optional<WeightAccumulator> weights;
  const auto add = [&weights](const EquipmentBlock& block) -> Result<> {
    weights->add(block);
    return {};
  };
  const auto start = [&](std::size_t classes) { weights.emplace(profile, inventory.header.date, classes); };
  TRY(InventoryData data, load_inventory(database, org, inventory.id, {start, add}));
  CharacteriseOptions how;
  how.keep = keep;
  Footprint footprint = characterise(data, std::move(*weights).take(), *set, profile, how);
  return InventoryFigures{{}, inventory, std::move(set), std::move(data), std::move(footprint)};
}

std::string words_of(const ExplorerQuestion& question) {
  std::string words;
  for (const Dimension dimension : question.dimensions) words.append(code(dimension)).append("\t");
  words += '\n';
  if (question.criterion) words += code(*question.criterion);
  for (const auto& [dimension, word] : question.filters)
    words.append("\n").append(code(dimension)).append("\t").append(word);
  return words;
}

}  // namespace

Figures::Figures(FiguresMethod method)
    : method_(std::move(method)),
      sets_(most_sets),
      inventories_(most_inventories),
      explored_(most_tables),
      simulated_(most_simulations),
      reports_(most_reports) {}

Result<std::shared_ptr<const FactorSet>> Figures::set(const std::string& name) {
  if (std::find(method_.sets.begin(), method_.sets.end(), name) == method_.sets.end())
    return fail(Kind::not_found, "there is no factor set {set} here", {{"set", name}});
  return sets_.get(name, [&] { return method_.load_set(name); });
}

Result<std::shared_ptr<const InventoryFigures>> Figures::of(Database& database, OrgId org,
                                                            const StoredInventory& inventory,
                                                            const std::string& set,
                                                            const std::vector<Dimension>& keep) {
  TRY(std::shared_ptr<const FactorSet> factors, this->set(set));
  TRY(std::string key, key_of(database, org, inventory));
  key += set + "\n";
  for (const Dimension dimension : keep) key.append(code(dimension)).append("\t");
  return inventories_.get(key, [&]() -> Result<InventoryFigures> {
    TRY(InventoryFigures figures, figures_of(database, org, inventory, factors, method_.profile, keep));
    figures.key = key;
    return figures;
  });
}

Result<std::shared_ptr<const Explored>> Figures::explored(const InventoryFigures& figures,
                                                          const ExplorerQuestion& question) {
  return explored_.get(figures.key + "\n" + words_of(question), [&]() -> Result<Explored> {
    return explore(figures.footprint, *figures.set, question, method_.uncertainty);
  });
}

Result<std::shared_ptr<const Simulated>> Figures::simulated(const InventoryFigures& figures,
                                                            const std::string& words,
                                                            const std::function<Result<Simulated>()>& make) {
  return simulated_.get(figures.key + "\n" + words, make);
}

Result<std::shared_ptr<const Report>> Figures::report(Database& database, const StoredOrg& city,
                                                      const StoredInventory& inventory,
                                                      std::optional<Date> compared_from, Language language) {
  TRY(const std::shared_ptr<const FactorSet> factors, set(method_.set));
  TRY(const std::vector<StoredInventory> all, list_inventories(database, city.id));
  std::string key = language == Language::fr ? "fr\n" : "en\n";
  key += to_text(city.city.fte.value_or(0)) + "\t" + to_text(city.city.population.value_or(0)) + "\n";
  if (compared_from) key += to_string(*compared_from) + "\n";
  for (const StoredInventory& one : all) {
    if (one.header.date > inventory.header.date) continue;
    TRY(const std::string its, key_of(database, city.id, one));
    key += its;
  }
  return reports_.get(key, [&]() -> Result<Report> {
    return city_report(database, city.id, inventory, inventory.header.date,
                       {*factors, method_.profile, method_.uncertainty, language}, compared_from);
  });
}

}  // namespace capnr::web
