// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "inventory/register_store.h"
#include "inventory/register_table.h"
#include "inventory/reuse_ratio.h"

// What leaves the city, as the slips and agreements tell it.
//
//   date;type;quantite;age_annees;destination;preuve;effacement;exclusion;reference;justificatif
//   12/06/2025;ordinateur portable;30;6;association;oui;oui;;SORTIE-12;convention.pdf

namespace capnr {

/// Whether what a lot held was erased, with a certificate.
enum class Erasure : std::uint8_t { unspecified, certified, uncertified, holds_nothing };
std::string_view code(Erasure erasure);

/// age_years is nothing when it is not known; receiver_proof and erasure_certificate are false until a file says so.
struct Disposal : ReuseDisposal {
  RegisterFileId file;
  std::int64_t row = 0;
  Erasure erasure = Erasure::unspecified;
  std::string reference, evidence;
};
using DisposalRegister = Register<Disposal>;

/// The codes of ReuseDestination, or their words in French or English.
std::optional<ReuseDestination> disposal_destination_from(std::string_view text);

std::span<const RegisterColumn> disposal_columns();
/// Kind::bad_input; where.column names the field. `file` is the caller's to set.
Result<Disposal> disposal_of(const RegisterRow& row);

/// The rows of a file, in place of those that its path brought before; file.rows is counted here.
Result<KeptFile> keep_disposals(Database& database, OrgId org, RegisterFile file,
                                std::span<const Disposal> disposals);
Result<DisposalRegister> load_disposals(Database& database, OrgId org);

}  // namespace capnr
