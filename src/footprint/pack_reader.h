// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "footprint/pack.h"
#include "footprint/pack_table.h"

// What the readers of a pack's files share: the pack that fills, its names, its checks. Used by pack.cpp and
// referential.cpp only.

namespace capnr {

class PackReader {
 public:
  explicit PackReader(PackManifest manifest);

  PackData pack;

  std::uint32_t name(std::string_view text);  ///< index into PackData::names

  TableSpec spec(std::string_view file, std::span<const std::string_view> columns,
                 bool other_columns = false) const;

  /// The criterion, phase (embodied: nothing) and value of a row in our unit; errors with their place.
  Result<Criterion> criterion(const PackRow& row, std::size_t column) const;
  Result<std::optional<Phase>> phase(const PackRow& row, std::size_t column) const;
  Result<double> factor_of_unit(const PackRow& row, std::size_t column, Criterion criterion) const;
  Result<std::int32_t> year(const PackRow& row, std::size_t column) const;

  /// Only the end of life, alone or inside an embodied value, may be a credit.
  Result<> check_sign(const PackRow& row, std::size_t column, double value, std::optional<Phase> phase) const;

  /// σ from the interval, else the row's quality, else the pack's, else "medium".
  Result<float> sigma(const PackRow& row, std::size_t low, std::size_t high, std::size_t quality,
                      double value, double unit_factor) const;

  /// A factor given twice is an error that names both rows.
  Result<> check_factor_duplicates(const std::vector<PackFactor>& factors, const std::string& file) const;
  Result<> check_mix_duplicates(const std::vector<PackElectricity>& mixes, const std::string& file) const;

  std::string shown_name(std::string_view file) const;

 private:
  std::unordered_map<std::string, std::uint32_t> name_index_;
  std::string last_name_;
  std::uint32_t last_index_ = 0;
  float default_sigma_ = 0;
};

inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

/// Whether the folder has files of NumEcoEval or G4IT.
bool has_referential(const std::filesystem::path& folder);

/// Reads them into the pack (referential.cpp).
Result<> read_referential(const std::filesystem::path& folder, PackReader& reader);

/// hypotheses.csv has the same name in our format and in NumEcoEval's: both are read here.
Result<> read_hypotheses(const std::filesystem::path& file, PackReader& reader);

}  // namespace capnr
