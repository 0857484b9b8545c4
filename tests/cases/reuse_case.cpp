// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "inventory/reuse_ratio.h"
#include "text_case.h"

// `question: reuse YEAR`. Tables: disposals (date, quantity, age, destination, proof, erasure, excluded), thresholds (from, share),
// expected (what, value) and, when evidence is missing, missing (row of disposals from 1, evidence). Setting `stock`: units on 1 January.

namespace capnr::cases {
namespace {

std::string cell(const TextTable& table, const std::vector<std::string>& row, std::string_view column) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.size(); ++i)
    if (table.columns[i] == column) return row[i];
  return {};
}

const TextTable& table_of(const Case& test, const std::string& name) {
  static const TextTable none;
  const auto found = test.tables.find(name);
  return found == test.tables.end() ? none : found->second;
}

std::vector<std::string> read_disposals(const Case& test, std::vector<ReuseDisposal>& disposals) {
  const TextTable& table = table_of(test, "disposals");
  for (const auto& row : table.rows) {
    const auto of = [&](std::string_view column) { return cell(table, row, column); };
    const auto date = parse_date(of("date"));
    const auto destination =
        reuse_destination_from(of("destination").empty() ? "unspecified" : of("destination"));
    if (!date || !destination)
      return {"a disposal has no date, or a destination that is none: " + of("destination")};
    ReuseDisposal one;
    one.date = *date;
    one.type = of("type");
    one.quantity = parse_number(of("quantity"), true).value_or(1);
    one.age_years = parse_number(of("age"), true);
    one.destination = *destination;
    one.receiver_proof = of("proof") == "yes";
    one.erasure_certificate = of("erasure") == "yes";
    one.excluded_reason = of("excluded");
    disposals.push_back(one);
  }
  return {};
}

std::optional<double> value_of(const ReuseRatio& ratio, std::string_view what) {
  const auto known = [](double value) { return std::isnan(value) ? std::nullopt : std::optional(value); };
  if (what == "withdrawn") return ratio.withdrawn;
  if (what == "too_old") return ratio.too_old;
  if (what == "regulated") return ratio.regulated;
  if (what == "eligible") return ratio.eligible;
  if (what == "reused") return ratio.reused;
  if (what == "unproved") return ratio.unproved;
  if (what == "base") return ratio.base;
  if (what == "ratio") return known(ratio.ratio);
  if (what == "ratio_if_proved") return known(ratio.ratio_if_proved);
  if (what == "threshold") return ratio.threshold;
  if (what == "met") return ratio.met ? std::optional(*ratio.met ? 1.0 : 0.0) : std::nullopt;
  if (what == "short_of") return ratio.short_of;
  return std::nan("");  // equal to nothing
}

std::string shown(const std::optional<double>& value) {
  return value ? to_text(*value) : "none";
}

}  // namespace

std::vector<std::string> run_reuse(const Case& test, std::string_view year) {
  std::vector<ReuseDisposal> disposals;
  if (auto faults = read_disposals(test, disposals); !faults.empty()) return faults;
  ReuseRules rules;
  const TextTable& thresholds = table_of(test, "thresholds");
  for (const auto& row : thresholds.rows)
    rules.thresholds.push_back({static_cast<int>(parse_number(cell(thresholds, row, "from")).value_or(0)),
                                parse_number(cell(thresholds, row, "share"), true).value_or(0)});
  std::optional<double> stock;
  if (const auto found = test.settings.find("stock"); found != test.settings.end())
    stock = parse_number(found->second, true);
  const ReuseRatio ratio =
      reuse_ratio(disposals, static_cast<int>(parse_number(year).value_or(0)), rules, stock);
  std::vector<std::string> faults;
  const TextTable& expected = table_of(test, "expected");
  for (const auto& row : expected.rows) {
    const std::string what = cell(expected, row, "what"), wanted = cell(expected, row, "value");
    const auto found = value_of(ratio, what);
    const auto number = wanted == "none" ? std::nullopt : parse_number(wanted, true);
    const bool same =
        found.has_value() == number.has_value() && (!found || std::abs(*found - *number) <= 1e-9);
    if (!same) faults.push_back(what + ": " + shown(found) + " instead of " + wanted);
  }
  std::vector<std::string> wanted, found;
  const TextTable& missing = table_of(test, "missing");
  for (const auto& row : missing.rows)
    wanted.push_back(cell(missing, row, "row") + " " + cell(missing, row, "evidence"));
  for (const MissingReuseEvidence& one : ratio.missing)
    found.push_back(std::to_string(one.disposal + 1) + " " + std::string(code(one.evidence)));
  std::sort(wanted.begin(), wanted.end());
  std::sort(found.begin(), found.end());
  if (wanted != found) {
    std::string list;
    for (const std::string& one : found) list += (list.empty() ? "" : ", ") + one;
    faults.push_back("evidence missing: " + list);
  }
  return faults;
}

}  // namespace capnr::cases
