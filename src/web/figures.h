// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "footprint/engine.h"
#include "footprint/uncertainty.h"
#include "inventory/repository.h"
#include "publish/explored.h"
#include "web/kept.h"

// The footprints that pages look into: any inventory, under any factor set. Each is computed when a reader first asks for it, by the functions that the
// commands call, and kept until what it is made of changes. Called from several threads; nobody waits for what somebody else asked.
//
//   TRY(const auto figures, exchange.site.figures().of(exchange.database, exchange.org(), inventory, "open", dimensions));
//   TRY(const auto explored, exchange.site.figures().explored(*figures, question));

namespace capnr {
struct LeverCatalogue;
struct Report;
struct Simulated;
}  // namespace capnr

namespace capnr::web {

/// What figures are made with, as the server was told.
struct FiguresMethod {
  std::string set;                ///< that serves unless a reader asks for another
  std::vector<std::string> sets;  ///< that a reader may ask for
  std::function<Result<FactorSet>(const std::string& name)> load_set;
  MethodProfile profile;
  std::optional<UncertaintyOptions> uncertainty;
  std::shared_ptr<const LeverCatalogue> levers;  ///< that a simulation may use
};

/// An inventory under a factor set, on the day of the inventory.
struct InventoryFigures {
  std::string key;  ///< changes with all that the figures are made of
  StoredInventory inventory;
  std::shared_ptr<const FactorSet> set;
  InventoryData data;  ///< without its blocks
  Footprint footprint;
};

class Figures {
 public:
  explicit Figures(FiguresMethod method);
  const FiguresMethod& method() const { return method_; }

  /// Kind::not_found when it is none of method().sets.
  Result<std::shared_ptr<const FactorSet>> set(const std::string& name);
  /// `keep`: the words that are told apart (CharacteriseOptions::keep).
  Result<std::shared_ptr<const InventoryFigures>> of(Database& database, OrgId org,
                                                     const StoredInventory& inventory, const std::string& set,
                                                     const std::vector<Dimension>& keep);
  Result<std::shared_ptr<const Explored>> explored(const InventoryFigures& figures,
                                                   const ExplorerQuestion& question);
  /// A simulation on these figures; `words`: what was asked, as a text.
  Result<std::shared_ptr<const Simulated>> simulated(const InventoryFigures& figures,
                                                     const std::string& words,
                                                     const std::function<Result<Simulated>()>& make);

  /// The report of an inventory of the city under the set that serves: city_report(), each inventory on its own day.
  Result<std::shared_ptr<const Report>> report(Database& database, const StoredOrg& city,
                                               const StoredInventory& inventory,
                                               std::optional<Date> compared_from, Language language);

 private:
  FiguresMethod method_;
  Kept<FactorSet> sets_;
  Kept<InventoryFigures> inventories_;
  Kept<Explored> explored_;
  Kept<Simulated> simulated_;
  Kept<Report> reports_;
};

}  // namespace capnr::web
