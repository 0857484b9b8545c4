// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "steering/plan.h"

// What an action holds, as cells of a table write it.

namespace capnr {

std::string plan_cell(const std::string& text);
std::string plan_cell(double number);
std::string plan_cell(const std::optional<double>& number);
std::string plan_cell(const std::optional<Date>& date);
std::string plan_cell(const std::vector<std::string>& words);  ///< "1.9, 2.1"
std::string plan_cell(
    const std::vector<Milestone>& milestones);  ///< "2026-03-31 Marché notifié | 2026-09-30 Bilan"

/// Words between commas, semicolons or line feeds, each once, by alphabet.
std::vector<std::string> plan_words(std::string_view cell);
/// A date, then a label, between | or line feeds. Kind::bad_input for another text.
Result<std::vector<Milestone>> plan_milestones(std::string_view cell);

}  // namespace capnr
