// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "html/form.h"
#include "inventory/repository.h"
#include "publish/explored.h"
#include "web/exchange.h"

// What a reader asks of the footprint by the address of a page: which inventory, which factor set, how it divides, what of it.

namespace capnr::web {

/// What can be told apart: what a footprint is divided by, but for the phase, the criterion and the year.
const std::vector<Dimension>& explored_words();

/// These, and the phase, the criterion and the year: all that a reader may divide by.
const std::vector<Dimension>& divisions();

struct AskedFootprint {
  std::vector<StoredInventory> inventories;  ///< of the city, oldest first
  std::size_t chosen = 0;                    ///< of these
  std::string set;
  ExplorerQuestion question;  ///< one or two dimensions; the criterion is nothing where it divides

  const StoredInventory& inventory() const { return inventories[chosen]; }
  bool divides_by(Dimension dimension) const;
  /// Without what `question` does not say: the page as it is.
  NamedValues query() const;
  /// The same, looking at these words only; divided by what they leave.
  NamedValues query_within(Dimension dimension, const std::string& word) const;
};

/// The inventories of the city, oldest first. Kind::not_found when it has none; the message says how to import.
Result<std::vector<StoredInventory>> inventories_by_date(const Exchange& exchange);
/// The place of the inventory of that date, the last one when it is empty. Kind::not_found when there is none.
Result<std::size_t> inventory_asked(const std::vector<StoredInventory>& inventories, const std::string& date);
/// Climate change when nothing is asked. Kind::usage when it is none.
Result<Criterion> criterion_asked(const std::string& text);

/// Kind::usage for what is no dimension or criterion, Kind::not_found for an inventory or a set that is not there.
Result<AskedFootprint> asked_footprint(const Exchange& exchange);

// Fields of forms.
html::Field inventory_field(const Exchange& exchange, std::string name, std::string_view label,
                            const std::vector<StoredInventory>& inventories, std::size_t chosen);
html::Field criterion_field(const Exchange& exchange, std::string name, Criterion chosen);
html::Field set_field(const Exchange& exchange, std::string name, std::string_view label,
                      const std::string& chosen);

}  // namespace capnr::web
