// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

namespace capnr {

/// Life-cycle phases, in the order of a life.
enum class Phase : std::uint8_t { manufacturing, distribution, use, end_of_life };
inline constexpr std::size_t phase_count = 4;
inline constexpr std::array<Phase, phase_count> phases = {Phase::manufacturing, Phase::distribution,
                                                          Phase::use, Phase::end_of_life};

/// Impact criteria: the sixteen of the European Environmental Footprint method (EF 3.x), then primary and final energy.
/// The order is fixed: it is the order of every table.
enum class Criterion : std::uint8_t {
  gwp,      ///< climate change, kg CO2 eq
  adpe,     ///< resource use, minerals and metals, kg Sb eq
  adpf,     ///< resource use, fossils, MJ
  ap,       ///< acidification, mol H+ eq
  ctue,     ///< ecotoxicity, freshwater, CTUe
  ctuh_c,   ///< human toxicity, cancer, CTUh
  ctuh_nc,  ///< human toxicity, non-cancer, CTUh
  epf,      ///< eutrophication, freshwater, kg P eq
  epm,      ///< eutrophication, marine, kg N eq
  ept,      ///< eutrophication, terrestrial, mol N eq
  ir,       ///< ionising radiation, kBq U-235 eq
  lu,       ///< land use, Pt
  odp,      ///< ozone depletion, kg CFC-11 eq
  pm,       ///< particulate matter, disease incidence
  pocp,     ///< photochemical ozone formation, kg NMVOC eq
  wu,       ///< water use, m3 eq
  pe,       ///< total primary energy, MJ
  fe,  ///< final energy, MJ (of electricity: 3.6 MJ per kWh, by definition; no pack needed for the use phase)
};
inline constexpr std::size_t criterion_count = 18;

std::string_view code(Phase phase);         ///< "manufacturing", "distribution", "use", "end_of_life"
std::string_view pcr_si_code(Phase phase);  ///< "BLD", "DIS", "USE", "EOL"
std::string_view name(Phase phase, Language language);
/// Understands our codes, NumEcoEval's (FABRICATION, DISTRIBUTION, UTILISATION, FIN_DE_VIE), G4IT's (MANUFACTURING, TRANSPORTATION, USING, END_OF_LIFE)
/// and PCR-SI's.
std::optional<Phase> phase_from(std::string_view text);

std::string_view code(Criterion criterion);         ///< "gwp", "ctuh-c", …
std::string_view pcr_si_code(Criterion criterion);  ///< "GWP", "CTUh-c", "TPE", …; empty for fe
std::string_view unit(Criterion criterion);         ///< "kg CO2 eq"
std::string_view name(Criterion criterion, Language language);
/// Understands our codes, PCR-SI's, NumEcoEval's labels ("Climate change", "Resource use (minerals and metals)") and G4IT's (CLIMATE_CHANGE).
std::optional<Criterion> criterion_from(std::string_view text);

/// All the codes, for messages: "gwp, adpe, …".
std::string known_criteria();

}  // namespace capnr
