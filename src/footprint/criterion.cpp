// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/criterion.h"

#include <string>

#include "base/text.h"

namespace capnr {
namespace {

struct PhaseNames {
  std::string_view code, pcr_si, name_en;  // the French is in po/fr.po
  std::array<std::string_view, 5> spoken;  // folded, as NumEcoEval, G4IT and people write it
};

constexpr std::array<PhaseNames, phase_count> phase_names = {{
    {"manufacturing", "BLD", "Manufacturing", {"manufacturing", "fabrication", "bld", "build", "production"}},
    {"distribution", "DIS", "Distribution", {"distribution", "transportation", "dis", "transport", ""}},
    {"use", "USE", "Use", {"use", "utilisation", "using", "usage", ""}},
    {"end_of_life", "EOL", "End of life", {"end of life", "fin de vie", "eol", "end life", ""}},
}};

struct CriterionNames {
  std::string_view code, pcr_si, unit, name_en;
  std::array<std::string_view, 5> spoken;  // folded
};

// Units: Commission Recommendation (EU) 2021/2279 (EF 3.x). PCR-SI codes: Boavizta/PCR-SI_dataformat,
// ImpactObject.md.
constexpr std::array<CriterionNames, criterion_count> criterion_names = {{
    {"gwp", "GWP", "kg CO2 eq", "Climate change", {"climate change", "changement climatique", "", "", ""}},
    {"adpe",
     "ADPe",
     "kg Sb eq",
     "Resource use, minerals and metals",
     {"resource use minerals and metals", "resource use", "resource use minerals", "", ""}},
    {"adpf",
     "ADPf",
     "MJ",
     "Resource use, fossils",
     {"resource use fossils", "resource use fossil", "fossil resources", "", ""}},
    {"ap", "AP", "mol H+ eq", "Acidification", {"acidification", "", "", "", ""}},
    {"ctue",
     "CTUe",
     "CTUe",
     "Ecotoxicity, freshwater",
     {"ecotoxicity freshwater", "freshwater ecotoxicity", "ecotoxicity", "", ""}},
    {"ctuh-c",
     "CTUh-c",
     "CTUh",
     "Human toxicity, cancer",
     {"human toxicity cancer", "ctuh c", "human toxicity cancer effects", "", ""}},
    {"ctuh-nc",
     "CTUh-nc",
     "CTUh",
     "Human toxicity, non-cancer",
     {"human toxicity non cancer", "ctuh nc", "human toxicity non cancer effects", "", ""}},
    {"epf",
     "Epf",
     "kg P eq",
     "Eutrophication, freshwater",
     {"eutrophication freshwater", "freshwater eutrophication", "", "", ""}},
    {"epm",
     "Epm",
     "kg N eq",
     "Eutrophication, marine",
     {"eutrophication marine", "marine eutrophication", "", "", ""}},
    {"ept",
     "Ept",
     "mol N eq",
     "Eutrophication, terrestrial",
     {"eutrophication terrestrial", "terrestrial eutrophication", "", "", ""}},
    {"ir",
     "IR",
     "kBq U-235 eq",
     "Ionising radiation",
     {"ionising radiation", "ionizing radiation", "ionising radiation human health", "", ""}},
    {"lu", "LU", "Pt", "Land use", {"land use", "", "", "", ""}},
    {"odp", "ODP", "kg CFC-11 eq", "Ozone depletion", {"ozone depletion", "", "", "", ""}},
    {"pm",
     "PM",
     "disease incidence",
     "Particulate matter",
     {"particulate matter", "particulate matter and respiratory inorganics", "particulate matters", "", ""}},
    {"pocp",
     "POCP",
     "kg NMVOC eq",
     "Photochemical ozone formation",
     {"photochemical ozone formation", "photochemical ozone formation human health", "", "", ""}},
    {"wu", "WU", "m3 eq", "Water use", {"water use", "", "", "", ""}},
    {"pe", "TPE", "MJ", "Primary energy", {"primary energy", "total primary energy", "tpe", "", ""}},
    {"fe", "", "MJ", "Final energy", {"final energy", "", "", "", ""}},
}};

const PhaseNames& names(Phase phase) {
  return phase_names[static_cast<std::size_t>(phase)];
}
const CriterionNames& names(Criterion criterion) {
  return criterion_names[static_cast<std::size_t>(criterion)];
}

// Codes come by the thousand in packs: they are compared as they are before any folding.
template <class Value, class Names>
std::optional<Value> value_from(std::string_view text, const Names& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (text == table[i].code) return static_cast<Value>(i);
  }
  const std::string key = folded(text);
  if (key.empty()) return std::nullopt;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (key == folded(table[i].pcr_si) || key == folded(table[i].code)) return static_cast<Value>(i);
    for (const std::string_view spoken : table[i].spoken) {
      if (key == spoken) return static_cast<Value>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view code(Phase phase) {
  return names(phase).code;
}
std::string_view pcr_si_code(Phase phase) {
  return names(phase).pcr_si;
}
std::string_view name(Phase phase, Language language) {
  return tr(language, names(phase).name_en);
}
std::optional<Phase> phase_from(std::string_view text) {
  return value_from<Phase>(text, phase_names);
}

std::string_view code(Criterion criterion) {
  return names(criterion).code;
}
std::string_view pcr_si_code(Criterion criterion) {
  return names(criterion).pcr_si;
}
std::string_view unit(Criterion criterion) {
  return names(criterion).unit;
}
std::string_view name(Criterion criterion, Language language) {
  return tr(language, names(criterion).name_en);
}
std::optional<Criterion> criterion_from(std::string_view text) {
  return value_from<Criterion>(text, criterion_names);
}

std::string known_criteria() {
  std::string known;
  for (std::size_t i = 0; i < criterion_count; ++i)
    known += (i == 0 ? "" : ", ") + std::string(code(static_cast<Criterion>(i)));
  return known;
}

}  // namespace capnr
