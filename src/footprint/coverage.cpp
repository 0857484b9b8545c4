// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/coverage.h"

#include <set>
#include <string_view>

#include "base/text.h"

namespace capnr {

std::vector<PackCoverage> coverage(const FactorSet& set) {
  std::vector<PackCoverage> packs(set.packs.size());
  for (std::size_t i = 0; i < packs.size(); ++i) packs[i].pack = static_cast<PackIndex>(i);
  for (const ReferenceItem& item : set.items) {
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        if (const Factor& factor = item.factors[phase][c]; factor.known())
          ++packs[factor.pack].items[phase][c];
      }
    }
    if (item.lifetime_years.known()) ++packs[item.lifetime_years.pack].lifetimes;
    if (item.annual_kwh.known()) ++packs[item.annual_kwh.pack].energies;
  }
  std::string_view zone;
  std::set<std::pair<PackIndex, std::size_t>> counted;
  for (const ElectricityMix& mix : set.mixes) {  // sorted by zone
    if (mix.zone != zone) counted.clear();
    zone = mix.zone;
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const PackIndex pack = mix.factors[c].pack;
      if (pack != no_pack && counted.emplace(pack, c).second) ++packs[pack].zones[c];
    }
  }
  for (const CloudInstanceType& type : set.cloud_types) ++packs[type.pack].cloud_types;
  for (const CloudRegion& region : set.cloud_regions) {
    if (region.pue.known()) ++packs[region.pue.pack].cloud_regions;
  }
  return packs;
}

namespace {

void row(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) (out += ' ') += cell + " |";
  out += '\n';
}

std::string counts(const PackCoverage& pack, std::size_t criterion) {
  std::string text;
  bool any = false;
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    text += (phase == 0 ? "" : "/") + std::to_string(pack.items[phase][criterion]);
    any = any || pack.items[phase][criterion] > 0;
  }
  return any ? text : "";
}

std::string packs_table(const FactorSet& set) {
  std::string out;
  row(out, {"pack", "criterion", "items (manufacturing/distribution/use/end of life)", "zones"});
  row(out, {"---", "---", "---", "---"});
  for (const PackCoverage& pack : coverage(set)) {
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const std::string items = counts(pack, c);
      if (items.empty() && pack.zones[c] == 0) continue;
      row(out, {set.packs[pack.pack].id, std::string(code(static_cast<Criterion>(c))), items,
                pack.zones[c] == 0 ? "" : std::to_string(pack.zones[c])});
    }
  }
  row(out, {"pack", "lifetimes", "energies", "cloud types / regions"});
  for (const PackCoverage& pack : coverage(set)) {
    if (pack.lifetimes + pack.energies + pack.cloud_types + pack.cloud_regions == 0) continue;
    row(out, {set.packs[pack.pack].id, std::to_string(pack.lifetimes), std::to_string(pack.energies),
              std::to_string(pack.cloud_types) + " / " + std::to_string(pack.cloud_regions)});
  }
  return out;
}

std::string generic_items_table(const FactorSet& set, Language language) {
  std::string out;
  row(out, {"item", "name", "gwp", "other criteria", "years", "kWh a year", "pack of gwp"});
  row(out, {"---", "---", "---", "---", "---", "---", "---"});
  for (const ReferenceItem& item : set.items) {
    if (item.id.find('/') != std::string::npos) continue;  // a product
    std::string others, pack;
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const std::string text = phase_letters(item, static_cast<Criterion>(c));
      if (static_cast<Criterion>(c) == Criterion::gwp || text.empty()) continue;
      others += (others.empty() ? "" : ", ") + std::string(code(static_cast<Criterion>(c))) + ' ' + text;
    }
    for (const auto& phase : item.factors) {
      const Factor& factor = phase[static_cast<std::size_t>(Criterion::gwp)];
      if (pack.empty() && factor.known()) pack = set.packs[factor.pack].id;
    }
    const auto shown_number = [&](const Default& number) {
      if (!number.known()) return std::string();
      return shown(set, number.pack) ? format_number(number.value, language, 3) : std::string("…");
    };
    row(out,
        {item.id, language == Language::fr ? item.name_fr : item.name_en, phase_letters(item, Criterion::gwp),
         others, shown_number(item.lifetime_years), shown_number(item.annual_kwh), pack});
  }
  return out;
}

}  // namespace

std::string phase_letters(const ReferenceItem& item, Criterion criterion) {
  static constexpr std::string_view known = "MDUE", included = "mdue";
  std::string text;
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    const Factor& factor = item.factors[phase][static_cast<std::size_t>(criterion)];
    if (factor.known()) text += factor.included ? included[phase] : known[phase];
  }
  return text;
}

std::string coverage_markdown(const FactorSet& set, Language language) {
  return packs_table(set) + '\n' + generic_items_table(set, language);
}

std::string describe(const Quarantined& suspect, const FactorSet& set, Language language) {
  std::string text = set.packs[suspect.pack].id + ", " + suspect.file + ' ' +
                     tr(language, "row {row}", {{"row", std::to_string(suspect.line)}}) + ": " +
                     (suspect.subject == "*" ? std::string(tr(language, "all the zones")) : suspect.subject) +
                     ", ";
  if (suspect.phase) text += std::string(name(*suspect.phase, language)) + ", ";
  text += name(suspect.criterion, language);
  if (shown(set, suspect.pack)) {
    text += ": " + tr(language, "{value}, median {median}",
                      {{"value", format_number(suspect.value, language)},
                       {"median", format_number(suspect.median, language)}});
    if (suspect.median > 0) text += " (× " + format_number(suspect.value / suspect.median, language, 3) + ')';
  }
  return text + ": " + std::string(tr(language, suspect.reason));
}

}  // namespace capnr
