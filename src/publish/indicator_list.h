// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "publish/terminal.h"
#include "steering/standing.h"

// Where the city stands on its indicators, for people and for programs: the same standings() behind each.

namespace capnr {

struct IndicatorList {
  const Programme& programme;
  std::vector<Standing> standings;
  std::string city;
  Date as_of;
  std::optional<int> year;
};

/// By commitment: each measure with its value, interval, grade, what it must reach, its status. `only_known`: those with a value.
std::string indicators_text(const IndicatorList& list, const TerminalOptions& options, bool only_known);
/// Every measure, with what it rests on.
std::string indicators_json(const IndicatorList& list, Language language);
/// A line a measure, for spreadsheets.
std::string indicators_csv(const IndicatorList& list, Language language);

/// Every entry of an indicator, oldest first: what was recorded, by whom, what it superseded and why.
std::string history_text(const Programme& programme, std::span<const LedgerEntry> history,
                         const TerminalOptions& options);
std::string history_json(std::span<const LedgerEntry> history);

/// "12,3 %", "oui", "1 234 kWh/an".
std::string shown_value(const Unit& unit, double value, Language language);
/// "au moins 50 %"
std::string shown_limit(const Unit& unit, const JudgedLimit& limit, Language language);
std::string_view name(Grade grade, Language language);

}  // namespace capnr
