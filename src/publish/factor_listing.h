// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "footprint/factor_set_loader.h"
#include "footprint/pack_list.h"

// The factor sets and packs as people read them: what there is, under which licence, what each covers, what was set aside and how to admit
// it. Counts and names of hidden packs are told, never their values.

namespace capnr {

std::string sets_text(std::span<const SetDefinition> sets, std::span<const KnownPack> packs,
                      Language language, std::size_t width);
std::string sets_json(std::span<const SetDefinition> sets, std::span<const KnownPack> packs,
                      Language language);

struct SetListing {
  const SetDefinition& definition;
  const FactorSet& set;
  bool everything = false;  ///< every item and every factor set aside, not one example of each
};
std::string set_text(const SetListing& listing, Language language, std::size_t width);
std::string set_json(const SetListing& listing, Language language);

/// How a factor that was set aside is admitted: "electricity-d4b:CZ:pm", as --allow and a set's `allow` take it.
std::string allowance(const Quarantined& suspect, const FactorSet& set);

/// What `capnr factors --check` says of a pack that could be loaded.
std::string check_text(const FactorSet& pack, Language language, std::size_t width);

}  // namespace capnr
