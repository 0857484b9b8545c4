// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/reuse_ratio.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace capnr {
namespace {

constexpr std::array<std::string_view, 8> destinations = {
    "public_body",      "sale",      "staff",       "association",
    "eco_organisation", "recycling", "destruction", "unspecified"};

std::optional<double> threshold_of(const ReuseRules& rules, int year) {
  const ReuseThreshold* last = nullptr;
  for (const ReuseThreshold& one : rules.thresholds)
    if (one.from_year <= year && (last == nullptr || one.from_year > last->from_year)) last = &one;
  return last == nullptr ? std::nullopt : std::optional(last->share);
}

void count(ReuseRatio& out, std::size_t index, const ReuseDisposal& one, const ReuseRules& rules) {
  out.withdrawn += one.quantity;
  if (!one.excluded_reason.empty()) {
    out.regulated += one.quantity;
    return;
  }
  if (one.age_years && *one.age_years > rules.longest_age_years) {
    out.too_old += one.quantity;
    return;
  }
  out.eligible += one.quantity;
  const auto lacks = [&](ReuseEvidence evidence) { out.missing.push_back({index, evidence}); };
  if (!one.age_years) lacks(ReuseEvidence::age);
  if (one.destination == ReuseDestination::unspecified) lacks(ReuseEvidence::destination);
  if (!may_be_reuse(one.destination)) return;
  (one.receiver_proof ? out.reused : out.unproved) += one.quantity;
  if (!one.receiver_proof) lacks(ReuseEvidence::receiver_proof);
  if (!one.erasure_certificate) lacks(ReuseEvidence::erasure_certificate);
}

}  // namespace

std::string_view code(ReuseDestination destination) {
  return destinations[static_cast<std::size_t>(destination)];
}

std::optional<ReuseDestination> reuse_destination_from(std::string_view code) {
  const auto found = std::find(destinations.begin(), destinations.end(), code);
  if (found == destinations.end()) return std::nullopt;
  return static_cast<ReuseDestination>(found - destinations.begin());
}

bool may_be_reuse(ReuseDestination destination) {
  return destination <= ReuseDestination::eco_organisation;
}

std::string_view code(ReuseEvidence evidence) {
  static constexpr std::array<std::string_view, 4> codes = {"receiver_proof", "erasure_certificate", "age",
                                                            "destination"};
  return codes[static_cast<std::size_t>(evidence)];
}

ReuseRatio reuse_ratio(std::span<const ReuseDisposal> disposals, int year, const ReuseRules& rules,
                       std::optional<double> stock) {
  ReuseRatio out;
  out.year = year;
  for (std::size_t i = 0; i < disposals.size(); ++i)
    if (year_of(disposals[i].date) == year) count(out, i, disposals[i], rules);
  out.base_is_stock = stock.has_value();
  out.base = stock.value_or(out.eligible);
  out.threshold = threshold_of(rules, year);
  if (!(out.base > 0)) return out;
  out.ratio = out.reused / out.base;
  out.ratio_if_proved = (out.reused + out.unproved) / out.base;
  if (!out.threshold) return out;
  // A share such as 0.35 of 20 is 7, whatever the binary fractions say.
  const double wanted = *out.threshold * out.base * (1 - 1e-12);
  out.met = out.reused >= wanted;
  if (!*out.met) out.short_of = std::ceil(wanted - out.reused);
  return out;
}

}  // namespace capnr
