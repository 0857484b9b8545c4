// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/unit_conversion.h"

#include <string>

namespace capnr {
namespace {

enum class Dimension : std::uint8_t {
  co2,
  antimony,
  energy,
  proton,
  ctue,
  ctuh,
  phosphorus,
  nitrogen_mass,
  nitrogen_mole,
  uranium,
  point,
  cfc,
  disease,
  nmvoc,
  water
};

Dimension dimension(Criterion criterion) {
  switch (criterion) {
    case Criterion::gwp:
      return Dimension::co2;
    case Criterion::adpe:
      return Dimension::antimony;
    case Criterion::ap:
      return Dimension::proton;
    case Criterion::ctue:
      return Dimension::ctue;
    case Criterion::ctuh_c:
    case Criterion::ctuh_nc:
      return Dimension::ctuh;
    case Criterion::epf:
      return Dimension::phosphorus;
    case Criterion::epm:
      return Dimension::nitrogen_mass;
    case Criterion::ept:
      return Dimension::nitrogen_mole;
    case Criterion::ir:
      return Dimension::uranium;
    case Criterion::lu:
      return Dimension::point;
    case Criterion::odp:
      return Dimension::cfc;
    case Criterion::pm:
      return Dimension::disease;
    case Criterion::pocp:
      return Dimension::nmvoc;
    case Criterion::wu:
      return Dimension::water;
    case Criterion::adpf:
    case Criterion::pe:
    case Criterion::fe:
      break;
  }
  return Dimension::energy;
}

struct UnitName {
  Dimension dimension;
  std::string_view name;  // without spaces, points and hyphens
  double factor;
};

constexpr UnitName unit_names[] = {
    {Dimension::co2, "kgCO2eq", 1},
    {Dimension::co2, "kgCO2e", 1},
    {Dimension::co2, "kgCO₂eq", 1},
    {Dimension::co2, "kgCO₂e", 1},
    {Dimension::co2, "gCO2eq", 1e-3},
    {Dimension::co2, "gCO2e", 1e-3},
    {Dimension::co2, "gCO₂e", 1e-3},
    {Dimension::co2, "tCO2eq", 1e3},
    {Dimension::co2, "tCO2e", 1e3},
    {Dimension::antimony, "kgSbeq", 1},
    {Dimension::antimony, "gSbeq", 1e-3},
    {Dimension::antimony, "mgSbeq", 1e-6},
    {Dimension::energy, "MJ", 1},
    {Dimension::energy, "GJ", 1e3},
    {Dimension::energy, "kWh", 3.6},
    {Dimension::energy, "Wh", 3.6e-3},
    {Dimension::proton, "molH+eq", 1},
    {Dimension::proton, "mmolH+eq", 1e-3},
    {Dimension::ctue, "CTUe", 1},
    {Dimension::ctuh, "CTUh", 1},
    {Dimension::phosphorus, "kgPeq", 1},
    {Dimension::phosphorus, "gPeq", 1e-3},
    {Dimension::nitrogen_mass, "kgNeq", 1},
    {Dimension::nitrogen_mass, "gNeq", 1e-3},
    {Dimension::nitrogen_mole, "molNeq", 1},
    {Dimension::uranium, "kBqU235eq", 1},
    {Dimension::uranium, "BqU235eq", 1e-3},
    {Dimension::point, "Pt", 1},
    {Dimension::point, "pt", 1},
    {Dimension::cfc, "kgCFC11eq", 1},
    {Dimension::cfc, "gCFC11eq", 1e-3},
    {Dimension::disease, "diseaseincidence", 1},
    {Dimension::disease, "Diseaseincidence", 1},
    {Dimension::disease, "Diseaseoccurrence", 1},
    {Dimension::nmvoc, "kgNMVOCeq", 1},
    {Dimension::nmvoc, "gNMVOCeq", 1e-3},
    {Dimension::water, "m3eq", 1},
    {Dimension::water, "m³eq", 1},
    {Dimension::water, "m3", 1},
    {Dimension::water, "L", 1e-3},
    {Dimension::water, "l", 1e-3},
    {Dimension::water, "Leq", 1e-3},
};

}  // namespace

std::optional<double> conversion(Criterion criterion, std::string_view unit_text) {
  if (unit_text == unit(criterion)) return 1.0;
  std::string bare;
  for (const char c : unit_text) {
    if (c != ' ' && c != '.' && c != '-') bare += c;
  }
  for (const UnitName& name : unit_names) {
    if (name.dimension == dimension(criterion) && name.name == bare) return name.factor;
  }
  return std::nullopt;
}

}  // namespace capnr
