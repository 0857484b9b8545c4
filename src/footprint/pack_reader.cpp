// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack_reader.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "footprint/unit_conversion.h"

namespace capnr {

double sigma_of_interval(double low, double high) {
  return std::log(high / low) / (2 * 1.959964);
}

std::optional<double> sigma_of_quality(std::string_view quality) {
  if (quality == "high") return 0.1;
  if (quality == "medium") return 0.3;
  if (quality == "low") return 0.6;
  if (quality == "very_low") return 1.0;
  return std::nullopt;
}

PackReader::PackReader(PackManifest manifest) {
  const std::string& quality = manifest.default_quality;
  default_sigma_ = static_cast<float>(sigma_of_quality(quality.empty() ? "medium" : quality).value_or(0.3));
  pack.manifest = std::move(manifest);
  name_index_.emplace("", 0U);
}

std::string PackReader::shown_name(std::string_view file) const {
  return pack.manifest.info.id + '/' + std::string(file);
}

TableSpec PackReader::spec(std::string_view file, std::span<const std::string_view> columns,
                           bool other_columns) const {
  return {shown_name(file), columns, other_columns, pack.manifest.info.hidden};
}

std::uint32_t PackReader::name(std::string_view text) {
  if (text == last_name_) return last_index_;  // rows of one item follow each other
  last_name_ = text;
  const auto [at, added] = name_index_.try_emplace(last_name_, static_cast<std::uint32_t>(pack.names.size()));
  if (added) pack.names.push_back(last_name_);
  return last_index_ = at->second;
}

Result<Criterion> PackReader::criterion(const PackRow& row, std::size_t column) const {
  if (const auto criterion = criterion_from(row.text(column))) return *criterion;
  return row.wrong(column, "{value} is not a criterion; known codes: {known}",
                   {{"value", row.quoted(column)}, {"known", known_criteria()}});
}

Result<std::optional<Phase>> PackReader::phase(const PackRow& row, std::size_t column) const {
  const std::string_view text = row.text(column);
  if (text == "embodied") return std::nullopt;
  if (const auto phase = phase_from(text)) return phase;
  return row.wrong(column,
                   "{value} is not a phase; write manufacturing, distribution, use, end_of_life, or embodied "
                   "for all but use",
                   {{"value", row.quoted(column)}});
}

Result<double> PackReader::factor_of_unit(const PackRow& row, std::size_t column, Criterion criterion) const {
  if (const auto factor = conversion(criterion, row.text(column))) return *factor;
  return row.wrong(column, "{unit} is not a unit of {criterion}; write {expected}",
                   {{"unit", std::string(row.text(column).substr(0, 40))},
                    {"criterion", std::string(code(criterion))},
                    {"expected", std::string(unit(criterion))}});
}

Result<std::int32_t> PackReader::year(const PackRow& row, std::size_t column) const {
  TRY(const std::optional<double> year, row.number_or_none(column));
  if (!year) return 0;
  if (*year < 1900 || *year > 2200 || *year != std::floor(*year)) {
    return row.wrong(column, "{value} is not a year", {{"value", row.quoted(column)}});
  }
  return static_cast<std::int32_t>(*year);
}

Result<> PackReader::check_sign(const PackRow& row, std::size_t column, double value,
                                std::optional<Phase> phase) const {
  if (value >= 0 || !phase || *phase == Phase::end_of_life) return {};
  return row.wrong(
      column, "a negative factor: only the end of life, or an embodied value that holds it, can be a credit");
}

Result<float> PackReader::sigma(const PackRow& row, std::size_t low, std::size_t high, std::size_t quality,
                                double value, double unit_factor) const {
  std::optional<double> lowest, highest;
  if (low != no_column) {
    TRY(lowest, row.number_or_none(low));
    TRY(highest, row.number_or_none(high));
  }
  if (lowest && highest) {
    const bool credit = value < 0;  // the same interval, seen from the other side
    const double from = credit ? -*highest * unit_factor : *lowest * unit_factor;
    const double to = credit ? -*lowest * unit_factor : *highest * unit_factor;
    const double size = std::abs(value);
    if (!(from > 0 && from <= size * (1 + 1e-9) && size <= to * (1 + 1e-9))) {
      return row.wrong(
          low, "the interval must hold the value and keep one sign: low ≤ value ≤ high, none of them zero");
    }
    return static_cast<float>(sigma_of_interval(from, to));
  }
  if (lowest || highest) return row.wrong(lowest ? high : low, "an interval needs both low and high");
  if (quality == no_column || row.text(quality).empty()) return default_sigma_;
  if (const auto sigma = sigma_of_quality(row.text(quality))) return static_cast<float>(*sigma);
  return row.wrong(quality, "{quality} is not a quality; write high, medium, low or very_low",
                   {{"quality", row.quoted(quality)}});
}

namespace {

// Finds two rows with the same key without a hash table: rows mostly come sorted.
template <class Rows, class Key>
Result<> check_duplicates(const Rows& rows, const std::string& file, Key key) {
  std::vector<std::pair<decltype(key(rows.front())), std::uint32_t>> keys;
  keys.reserve(rows.size());
  for (const auto& row : rows) keys.emplace_back(key(row), row.line);
  if (!std::ranges::is_sorted(keys)) std::ranges::sort(keys);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].first == keys[i - 1].first) {
      return fail(Kind::bad_input, "this factor is given twice: it is already on row {row}",
                  {{"row", std::to_string(keys[i - 1].second)}}, Where{file, keys[i].second, ""});
    }
  }
  return {};
}

}  // namespace

Result<> PackReader::check_factor_duplicates(const std::vector<PackFactor>& factors,
                                             const std::string& file) const {
  // The phase last, so that an embodied value and a separate phase of one item and criterion are neighbours.
  TRY_VOID(check_duplicates(factors, file, [](const PackFactor& f) {
    return std::tuple(f.item, f.criterion, f.geography, f.year, f.embodied, f.phase);
  }));
  std::vector<std::tuple<std::uint32_t, Criterion, bool, std::uint32_t>> parts;
  for (const PackFactor& f : factors) {
    if (f.phase != Phase::use) parts.emplace_back(f.item, f.criterion, f.embodied, f.line);
  }
  std::ranges::sort(parts);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto& [item, criterion, embodied, line] = parts[i];
    const auto& [item_before, criterion_before, embodied_before, line_before] = parts[i - 1];
    if (item == item_before && criterion == criterion_before && embodied != embodied_before) {
      return fail(Kind::bad_input,
                  "{item} has an embodied value of {criterion} and, on row {row}, a separate phase: they "
                  "would count twice",
                  {{"item", pack.names[item]},
                   {"criterion", std::string(code(criterion))},
                   {"row", std::to_string(line_before)}},
                  Where{file, line, "phase"});
    }
  }
  return {};
}

Result<> PackReader::check_mix_duplicates(const std::vector<PackElectricity>& mixes,
                                          const std::string& file) const {
  return check_duplicates(mixes, file,
                          [](const PackElectricity& m) { return std::tuple(m.zone, m.year, m.criterion); });
}

}  // namespace capnr
