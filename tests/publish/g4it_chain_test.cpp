// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/text.h"
#include "footprint/engine.h"
#include "footprint/explain.h"
#include "footprint/factor_set_loader.h"
#include "footprint/known_products.h"
#include "inventory/import.h"

// The whole chain of a holder of NumEcoEval or G4IT files: the four inventory files as they are, the referentials as they are in
// packs/numecoeval of the city, the set « numecoeval ».

namespace capnr {
namespace {

namespace fs = std::filesystem;
const fs::path catalogue = CAPNR_SOURCE_DIR "/catalog";
const fs::path samples = CAPNR_SOURCE_DIR "/tests/inventory/samples";
const fs::path referentials = CAPNR_SOURCE_DIR "/tests/cases/data/g4it";

class Chain {
 public:
  /// `files` are imported as of `date`, with the referential of that folder.
  Chain(const fs::path& referential, const std::vector<fs::path>& files, Date date, bool partial)
      : date_(date) {
    folder_ = fs::temp_directory_path() / ("capnr-g4it-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "packs");
    fs::copy(referential, folder_ / "packs/numecoeval", fs::copy_options::recursive);
    set_ = load_factor_set(catalogue, find_set(catalogue, "numecoeval", folder_).value(), folder_).value();
    ImportOptions options;
    options.date = date;
    options.accept_partial = partial;
    options.rejects = folder_ / "rejets";
    const auto report = import_paths(database_, load_inventory_catalog(catalogue).value(),
                                     known_products(set_), files, options);
    EXPECT_TRUE(report) << describe(report.error(), Language::en);
    EXPECT_TRUE(report && report->inventories.front().stored);
    org_ = list_orgs(database_).value().front().id;
    stored_ = list_inventories(database_, org_).value().front();
    inventory_ = load_inventory(database_, org_, stored_.id).value();
  }
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  ~Chain() { fs::remove_all(folder_); }

  Footprint footprint(bool by_application = false) {
    return characterise(inventory_, sum_weights(inventory_, profile, date_), set_, profile, by_application);
  }
  double total(Phase phase, Criterion criterion) { return total(footprint(), phase, criterion); }
  static double total(const Footprint& footprint, Phase phase, Criterion criterion,
                      std::string_view application = "*") {
    double sum = unknown;
    for (const Group& group : footprint.groups) {
      const double value =
          group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)].value;
      const std::string& of = footprint.texts[group.key[static_cast<std::size_t>(Dimension::application)]];
      if (std::isnan(value) || (application != "*" && of != application)) continue;
      sum = std::isnan(sum) ? value : sum + value;
    }
    return sum;
  }
  Explanation explained(std::string_view name) {
    const ExplainInput input = {
        inventory_,
        stored_.sources,
        set_,
        profile,
        date_,
        [this](std::string_view of) { return find_equipment(database_, org_, stored_.id, of); },
        [](FunctionRef<void(std::string_view)>) -> Result<> { return {}; }};
    return explain(input, name).value();
  }

  MethodProfile profile;

 private:
  Date date_;
  fs::path folder_;
  FactorSet set_;
  Database database_ = Database::open(":memory:").value();
  OrgId org_ = {};
  StoredInventory stored_;
  InventoryData inventory_;
};

void expect_near(double found, double expected) {
  EXPECT_LE(std::abs(found - expected), 1e-9 * std::abs(expected))
      << to_text(found) << " instead of " << to_text(expected);
}

// What G4IT computed of these files on 2024-11-20: cases g4it-phys-1, g4it-agg-1 and g4it-agg-3 of data/numecoeval.json.
TEST(G4itChain, OfTheNominalInventoryGivesItsIndicators) {
  const fs::path g4it = samples / "g4it";
  Chain chain(referentials / "load_nominal/ref",
              {g4it / "DATACENTER_nominal.csv", g4it / "EQUIPEMENT_PHYSIQUE_nominal.csv",
               g4it / "EQUIPEMENT_VIRTUEL_nominal.csv", g4it / "APPLICATION_nominal.csv"},
              date_of(2024, 11, 20), false);
  expect_near(chain.total(Phase::manufacturing, Criterion::gwp), 2300.77392228365);
  double lifetimes = 0;
  for (const Group& group : chain.footprint().groups) lifetimes += group.weights.lifetime_sum;
  expect_near(lifetimes, 9.342465753424658);
  const double first =
      find(chain.explained("physical-eq-1").impacts, Phase::manufacturing, Criterion::gwp)->value;
  const double second =
      find(chain.explained("physical-eq-2").impacts, Phase::manufacturing, Criterion::gwp)->value;
  expect_near(first, 509.1002555528837);
  expect_near(second, 1791.6736667307662);
  // vCPU 4 of 6, 2 of 6; 2 of 3, 1 of 3.
  expect_near(find(chain.explained("virtual-eq-1-1").impacts, Phase::manufacturing, Criterion::gwp)->value,
              first * 4 / 6);
  expect_near(find(chain.explained("virtual-eq-2-2").impacts, Phase::manufacturing, Criterion::gwp)->value,
              second / 3);
  const Footprint applications = chain.footprint(true);
  expect_near(Chain::total(applications, Phase::manufacturing, Criterion::gwp, "application-1"), first);
  expect_near(Chain::total(applications, Phase::manufacturing, Criterion::gwp, "application-2"), second);
  // Electricity: 1.2 kWh of France's mix, and twice that in a datacentre of PUE 1.75.
  expect_near(chain.total(Phase::use, Criterion::gwp), 1.2 * 0.0813225 * (1 + 2 * 1.75));
}

// NumEcoEval's files: five servers in datacentres of PUE 1.2 and 1.1, an application on a machine that is not there.
TEST(G4itChain, OfTheExternalFilesGivesTheElectricityOfItsServers) {
  const fs::path files = samples / "numecoeval";
  Chain chain(referentials / "external/numecoeval/referential",
              {files / "datacenter.csv", files / "physical_equipment.csv", files / "virtual_equipment.csv",
               files / "application.csv"},
              date_of(2024, 11, 20), true);
  const double kwh = 400 * (11 * 1.2 + 3 * 1.1);
  expect_near(chain.total(Phase::use, Criterion::gwp), kwh * 0.0800844);
  expect_near(chain.total(Phase::use, Criterion::ap), kwh * 0.000209809);
  expect_near(chain.total(Phase::use, Criterion::pm), kwh * 4.15844e-9);
  expect_near(chain.total(Phase::use, Criterion::ir), kwh * 3.23443);
  expect_near(chain.total(Phase::use, Criterion::adpe), kwh * 4.85798e-8);
  // Two applications on one of its five machines.
  const Footprint applications = chain.footprint(true);
  expect_near(Chain::total(applications, Phase::use, Criterion::gwp, "Application 1"),
              2 * 400 * 1.2 * 0.0800844 / 5 / 2);
}

}  // namespace
}  // namespace capnr
