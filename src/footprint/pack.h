// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "footprint/factor_set.h"

// A pack as its folder says it, checked row by row but not yet merged with others (factor_set_loader.h does
// that). The format is described in docs/factor-packs.md.

namespace capnr {

struct PackManifest {
  PackInfo info;
  std::string licence_file, source_url, commit, date, note;
  std::string default_quality, default_source;
};

/// A row of factors.csv, in the criterion's unit.
struct PackFactor {
  std::uint32_t item = 0;       ///< into PackData::names
  std::uint32_t geography = 0;  ///< into PackData::names; 0 is the empty text
  std::int32_t year = 0;
  Phase phase = Phase::manufacturing;
  bool embodied = false;  ///< manufacturing, distribution and end of life in one value
  Criterion criterion = Criterion::gwp;
  float sigma = 0;
  double value = 0;
  std::uint32_t line = 0;
};

struct PackItem {
  std::string id, name_fr, name_en, category, generic;
  std::optional<ItemUnit> unit;
  std::optional<bool> server;
  std::optional<double> lifetime_years, annual_kwh;
  std::uint32_t line = 0;
};

struct PackElectricity {
  std::uint32_t zone = 0;  ///< into PackData::names
  std::int32_t year = 0;
  Criterion criterion = Criterion::gwp;
  float sigma = 0;
  double value = 0;
  std::uint32_t line = 0;
};

struct PackTechnology {
  std::string name;
  Criterion criterion = Criterion::gwp;
  double value = 0;
};

struct PackType {
  std::string name, item;
  std::optional<bool> server;
  std::optional<double> lifetime_years;
  std::uint32_t line = 0;
};

struct PackMatch {
  std::string model, item;
  std::uint32_t line = 0;
};

/// A number of hypotheses.csv or people.csv.
template <class Key>
struct PackNumber {
  Key key;
  double value = 0;
  std::uint32_t line = 0;
};

enum class Hypothesis : std::uint8_t { pue, lifetime_years, usage_rate_cope, usage_rate_byod };

struct PackData {
  PackManifest manifest;
  bool referential =
      false;  ///< read from NumEcoEval's or G4IT's own files: an unknown default item is a warning there
  std::vector<std::string> names = {""};
  std::vector<PackFactor> factors;
  std::vector<PackItem> items;
  std::vector<PackElectricity> electricity;
  std::vector<PackTechnology> technologies;
  std::vector<PackType> types;
  std::vector<PackMatch> matches;
  std::vector<PackNumber<Hypothesis>> hypotheses;
  std::vector<PackNumber<Criterion>> people;
  std::vector<CloudInstanceType> cloud_types;
  std::vector<CloudRegion> cloud_regions;
  std::vector<Error> notices;
};

/// Reads a pack folder: pack.toml and the CSV files it has, or the referential files of NumEcoEval and G4IT
/// (then pack.toml may be missing: the pack is named after its folder, is not redistributable, and is shown
/// unless pack.toml says `hidden = true`). A bad row is an error that names file, row and column; so is a
/// factor given twice.
Result<PackData> read_pack(const std::filesystem::path& folder);

/// What a pack says of itself, without reading its data.
Result<PackManifest> pack_manifest(const std::filesystem::path& folder);

/// σ of the logarithm from a 95 % interval: ln(high/low)/(2·1.959964).
double sigma_of_interval(double low, double high);

/// σ of the logarithm from a quality: high 0.1, medium 0.3, low 0.6, very_low 1.0 (95 % of the values within
/// a factor of 1.2, 1.8, 3.2, 7.1).
std::optional<double> sigma_of_quality(std::string_view quality);

}  // namespace capnr
