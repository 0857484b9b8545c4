// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factor_set_loader.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "footprint/pack.h"
#include "footprint/pack_merge.h"
#include "footprint/pack_toml.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

bool is_pack_name(std::string_view name) {  // a name, not a path that leaves the folder
  return !name.empty() && name.size() <= 100 && name.find_first_of("/\\") == std::string_view::npos &&
         name != "." && name != ".." && name.find('\0') == std::string_view::npos;
}

Result<PackData> find_pack(const fs::path& catalog, const fs::path& city, const SetDefinition& definition,
                           const std::string& name) {
  std::error_code ignored;
  if (is_pack_name(name)) {
    if (!city.empty() && fs::is_directory(city / "packs" / name, ignored))
      return read_pack(city / "packs" / name);
    if (fs::is_directory(catalog / "packs" / name, ignored)) return read_pack(catalog / "packs" / name);
  }
  return fail(Kind::not_found,
              "the set {set} names the pack {pack}, which is neither in the city's folder packs nor in the "
              "catalogue's",
              {{"set", definition.name}, {"pack", name}});
}

void take_hypotheses(const PackData& pack, PackIndex index, Hypotheses& out) {
  for (const auto& [key, value, line] : pack.hypotheses) {
    Default* target = nullptr;
    switch (key) {
      case Hypothesis::pue:
        target = &out.pue;
        break;
      case Hypothesis::lifetime_years:
        target = &out.lifetime_years;
        break;
      case Hypothesis::usage_rate_cope:
        target = &out.usage_rate_cope;
        break;
      case Hypothesis::usage_rate_byod:
        target = &out.usage_rate_byod;
        break;
    }
    if (target != nullptr && !target->known()) *target = {value, index, line};
  }
}

void take_people(const PackData& pack, PackIndex index, PeopleEquivalent& out) {
  for (const auto& [criterion, value, line] : pack.people) {
    Default& target = out.per_person[static_cast<std::size_t>(criterion)];
    if (!target.known()) target = {value, index, line};
  }
}

void take_cloud(PackData& pack, PackIndex index, FactorSet& set) {
  set.cloud_types.reserve(set.cloud_types.size() + pack.cloud_types.size());
  for (CloudInstanceType& type : pack.cloud_types) {
    type.pack = index;
    for (Factor& factor : type.manufacturing_per_hour) {
      if (factor.line != 0) factor.pack = index;
    }
    set.cloud_types.push_back(std::move(type));
  }
  for (CloudRegion& region : pack.cloud_regions) {
    for (Default* number : {&region.pue, &region.wue}) {
      if (number->value >= 0) number->pack = index;  // not so for an empty cell, which is not a number
    }
    set.cloud_regions.push_back(std::move(region));
  }
}

// An item named by a type or a match must exist; in a licence holder's referentials, which are often partial,
// this is only told.
Result<bool> known_item(const FactorSet& set, const PackData& pack, const std::string& item,
                        std::string_view file, std::uint32_t line, std::vector<Error>& notices) {
  if (set.item(item) != nullptr) return true;
  const std::string shown_name = pack.manifest.info.id + '/' + std::string(file);
  if (pack.referential) {
    notices.push_back({Kind::bad_input,
                       "the item {item} has no factor in the set",
                       {{"item", item}},
                       Where{shown_name, line, "item"}});
    return true;
  }
  return fail(Kind::bad_input,
              "the item {item} is in no items.csv of the set: check its name, or add the pack capnr-defaults",
              {{"item", item}}, Where{shown_name, line, "item"});
}

Result<> take_types(const std::vector<PackData>& packs, FactorSet& set) {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t p = 0; p < packs.size(); ++p) {
    for (const PackType& row : packs[p].types) {
      if (!row.item.empty()) {
        TRY_VOID(known_item(set, packs[p], row.item, "types.csv", row.line, set.notices));
      }
      const auto [at, added] = by_name.try_emplace(folded(row.name), set.types.size());
      if (added) set.types.push_back({.name = row.name, .default_item = {}, .server = std::nullopt});
      EquipmentType& type = set.types[at->second];
      if (type.default_item.empty()) type.default_item = row.item;
      if (!type.server) type.server = row.server;
      if (!type.lifetime_years.known() && row.lifetime_years) {
        type.lifetime_years = {*row.lifetime_years, static_cast<PackIndex>(p), row.line};
      }
    }
    for (const PackMatch& match : packs[p].matches) {
      TRY_VOID(known_item(set, packs[p], match.item, "matching.csv", match.line, set.notices));
      set.model_matches.emplace_back(folded(match.model), match.item);
    }
  }
  return {};
}

Result<> add_sets_of(const fs::path& folder, std::map<std::string, SetDefinition>& sets) {
  std::error_code status;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, status), end; !status && at != end; at.increment(status)) {
    if (at->path().extension() == ".toml") files.push_back(at->path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    TRY(SetDefinition set, read_set(file));
    sets.try_emplace(set.name, std::move(set));
  }
  return {};
}

}  // namespace

Result<std::vector<SetDefinition>> list_sets(const fs::path& catalog, const fs::path& city) {
  std::map<std::string, SetDefinition> by_name;
  if (!city.empty()) {
    TRY_VOID(add_sets_of(city / "sets", by_name));
  }
  TRY_VOID(add_sets_of(catalog / "sets", by_name));
  std::vector<SetDefinition> sets;
  sets.reserve(by_name.size());
  for (auto& [name, set] : by_name) sets.push_back(std::move(set));
  return sets;
}

Result<SetDefinition> find_set(const fs::path& catalog, std::string_view name, const fs::path& city) {
  TRY(const std::vector<SetDefinition> sets, list_sets(catalog, city));
  std::string known;
  for (const SetDefinition& set : sets) {
    if (set.name == name) return set;
    known += (known.empty() ? "" : ", ") + set.name;
  }
  return fail(Kind::not_found, "there is no factor set {set}; known sets: {known}",
              {{"set", std::string(name)}, {"known", known}});
}

Result<FactorSet> merge_packs(std::vector<PackData> packs, const SetDefinition& definition) {
  FactorSet set;
  set.name = definition.name;
  for (std::size_t p = 0; p < packs.size(); ++p) {
    PackData& pack = packs[p];
    const auto index = static_cast<PackIndex>(p);
    set.packs.push_back(pack.manifest.info);
    for (Error& notice : pack.notices) set.notices.push_back(std::move(notice));
    take_hypotheses(pack, index, set.hypotheses);
    take_people(pack, index, set.people);
    take_cloud(pack, index, set);
  }
  set_suspects_aside(packs, definition.allow, set);
  TRY_VOID(merge_items(packs, definition.geography, set));
  merge_mixes(packs, set);
  set.index();
  TRY_VOID(take_types(packs, set));
  for (const Error& notice : set.notices) set.warnings.push_back(describe(notice, Language::en));
  set.index();
  return set;
}

Result<std::vector<PackData>> read_packs(const fs::path& catalog, const SetDefinition& definition,
                                         const fs::path& city) {
  std::vector<PackData> packs;
  for (std::size_t i = 0; i < definition.packs.size(); ++i) {
    const std::string& name = definition.packs[i];
    if (std::find(definition.packs.begin(), definition.packs.begin() + static_cast<std::ptrdiff_t>(i),
                  name) != definition.packs.begin() + static_cast<std::ptrdiff_t>(i)) {
      return fail(Kind::bad_input, "the set {set} names the pack {pack} twice",
                  {{"set", definition.name}, {"pack", name}});
    }
    TRY(PackData pack, find_pack(catalog, city, definition, name));
    packs.push_back(std::move(pack));
  }
  return packs;
}

Result<FactorSet> load_factor_set(const fs::path& catalog, const SetDefinition& definition,
                                  const fs::path& city) {
  TRY(std::vector<PackData> packs, read_packs(catalog, definition, city));
  return merge_packs(std::move(packs), definition);
}

}  // namespace capnr
