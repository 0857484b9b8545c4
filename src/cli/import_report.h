// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "inventory/import.h"

namespace capnr::cli {

/// What an import did, for a person: each file with how it was read, its rejects by reason and where they went, what the inventory holds, what
/// was not recognised.
std::string import_report_text(const ImportReport& report, bool dry_run, Language language);

/// "  12 values of indicators", a line each.
std::string sections_text(std::span<const SectionReport> sections, Language language);

/// "  412  Truc / ACME / X  → laptop (55 %), tablet (40 %)", most units first, `most` of them.
std::string unrecognised_text(const std::vector<UnrecognisedGroup>& groups, std::size_t most,
                              Language language);

/// A message of rejects with its places left open: "… is not a date".
std::string reason_text(const std::string& message, Language language);

}  // namespace capnr::cli
