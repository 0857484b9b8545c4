// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

// The share of withdrawn IT equipment that is used again, as French law counts it (environmental code, article 16 of the law of 15 November 2021,
// "REEN", and decree 2023-266 of 12 April 2023): units reused in the year over units withdrawn, without those more than ten years old and those
// whose data a security rule forbids to hand over. A unit counts as reused only when its receiver has proved it. Thresholds are parameters: they
// change with the years (25 % in 2023, 35 % in 2024, 50 % from 2025) and belong to the dated rules of the catalogue.

namespace capnr {

/// Where equipment went. Only the first five can be reuse.
enum class ReuseDestination : std::uint8_t {
  public_body,  ///< handed to another public body
  sale,
  staff,             ///< sold or given to agents
  association,       ///< given to an association, a school…
  eco_organisation,  ///< handed to one that prepares it for reuse
  recycling,
  destruction,
  unspecified,  ///< nobody wrote it down
};
std::string_view code(ReuseDestination destination);
std::optional<ReuseDestination> reuse_destination_from(std::string_view code);
bool may_be_reuse(ReuseDestination destination);

/// A lot that left the city.
struct ReuseDisposal {
  Date date;
  std::string type;
  double quantity = 1;
  std::optional<double> age_years;
  ReuseDestination destination = ReuseDestination::unspecified;
  bool receiver_proof = false;  ///< the receiver's commitment and its proof of reuse
  bool erasure_certificate = false;
  std::string excluded_reason;  ///< the security rule that forbids to hand it over; empty: none
};

/// From this year on, this share (0 to 1).
struct ReuseThreshold {
  int from_year = 0;
  double share = 0;
};

struct ReuseRules {
  std::vector<ReuseThreshold> thresholds;  ///< the last one that has begun holds
  double longest_age_years = 10;           ///< older than this: excluded
};

enum class ReuseEvidence : std::uint8_t {
  receiver_proof,       ///< sent to be reused, not counted without it
  erasure_certificate,  ///< sent to be reused with what it held; counted all the same
  age,                  ///< counted as under the longest age, unproved
  destination,          ///< counted as not reused
};
std::string_view code(ReuseEvidence evidence);

struct MissingReuseEvidence {
  std::size_t disposal = 0;  ///< index in the list given
  ReuseEvidence evidence = ReuseEvidence::receiver_proof;
};

/// Quantities of one year. withdrawn = too_old + regulated + eligible.
struct ReuseRatio {
  int year = 0;
  double withdrawn = 0;
  double too_old = 0, regulated = 0;  ///< excluded: by age, by a security rule
  double eligible = 0;
  double reused = 0;    ///< of eligible, with the receiver's proof
  double unproved = 0;  ///< of eligible, sent to be reused, without the receiver's proof
  double base = 0;      ///< what the ratio is over: eligible, or the stock given
  bool base_is_stock = false;
  double ratio = std::numeric_limits<double>::quiet_NaN();            ///< reused / base; NaN without a base
  double ratio_if_proved = std::numeric_limits<double>::quiet_NaN();  ///< with what is unproved
  std::optional<double> threshold;  ///< of the year; nothing before the first
  std::optional<bool> met;          ///< nothing without a threshold or a ratio
  double short_of = 0;              ///< units more to reach the threshold, rounded up to whole units
  std::vector<MissingReuseEvidence> missing;  ///< in the order of the list
};

/// `stock`: the units withdrawn and eligible that the city held on 1 January, when it knows them; the ratio is then over them.
ReuseRatio reuse_ratio(std::span<const ReuseDisposal> disposals, int year, const ReuseRules& rules,
                       std::optional<double> stock = {});

}  // namespace capnr
