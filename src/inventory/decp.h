// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "inventory/register_table.h"

// The national format in which buyers publish their contracts ("données essentielles de la commande publique", DECP), as rows of purchases. Both
// orders are read: that of 22 March 2019 ("marches" is a list, holders have a name) and those of 22 December 2022, in force since 2024 ("marches" holds "marche",
// lists are wrapped, environmental considerations are told). Source: the JSON schemas of 139bercy/format-commande-publique, up to v2.0.3.
//
// A contract is not a year's spending: its amount is the largest that it may reach over its whole duration. So its rows are marked as contracts, and indicators
// of spending or of units leave them out. What the format does not say (reused or recycled content, indexes, quantities) stays unknown.

namespace capnr {

/// Nothing when the file is not in this format. The rows have the columns of a table of purchases, number n being the contract n - 1 of the file; concessions
/// are left out, and a contract published twice, with the same words, counts once, as it was published last. `buyer`: a SIREN or SIRET;
/// only its contracts. Kind::bad_input for malformed JSON, Kind::usage when there are several buyers and none is named, Kind::not_found when `buyer` has no
/// contract in the file, Kind::limit beyond 256 MB.
Result<std::optional<RegisterTable>> read_decp(const std::filesystem::path& path, std::string_view buyer,
                                               std::span<const RegisterColumn> columns);

}  // namespace capnr
