// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/text.h"
#include "footprint/formulas.h"
#include "reference_case.h"
#include "small_city.h"
#include "table/table.h"

// Cloud Assess (ADEME RCP datacentre and cloud): one hour of a pool. Its inventory is not part of this
// repository: CAPNR_CLOUD_ASSESS names the folder trusted_library/inventory of kleis-technology/cloud-assess.

namespace capnr::reference {
namespace {

using Cells = std::map<std::string, std::string>;
using Rows = std::vector<Cells>;

struct CloudAssess {
  std::map<std::string, Rows> tables;
  const Rows& operator[](const std::string& name) const { return tables.at(name); }
};

Rows read(const std::filesystem::path& file) {
  Rows rows;
  std::vector<std::string> header;
  const auto done = read_table(file, {}, [&](const Row& row) -> Result<Flow> {
    if (header.empty()) {
      header.assign(row.cells.begin(), row.cells.end());
      return Flow::proceed;
    }
    Cells& cells = rows.emplace_back();
    for (std::size_t i = 0; i < row.cells.size() && i < header.size(); ++i)
      cells[header[i]] = std::string(row.cells[i]);
    return Flow::proceed;
  });
  EXPECT_TRUE(done) << file << " " << describe(done.error(), Language::en);
  return rows;
}

const CloudAssess& library(const std::string& folder) {
  static const CloudAssess loaded = [&] {
    CloudAssess all;
    for (const char* kind : {"dc", "server", "network", "storage"}) {
      all.tables[kind + std::string("_inventory")] =
          read(std::filesystem::path(folder) / (kind + std::string("_inventory.csv")));
      all.tables[kind + std::string("_impacts")] =
          read(std::filesystem::path(folder) / (kind + std::string("_impacts.csv")));
    }
    all.tables["mix"] = read(std::filesystem::path(folder) / "electricity_mix.csv");
    return all;
  }();
  return loaded;
}

double number(const Cells& row, const std::string& name) {
  const auto found = row.find(name);
  return found == row.end() ? 0 : parse_number(found->second, true).value_or(0);
}

struct Step {
  std::string column, word;  ///< "GWP", "manufacturing"
  Phase phase;
};

Step step_of(const ReferenceCase& test) {
  Step step{test.text("criterion"), test.text("step"), Phase::manufacturing};
  if (step.word == "transport") step.phase = Phase::distribution;
  if (step.word == "use") step.phase = Phase::use;
  if (step.word == "end_of_life" || step.word == "end-of-life") {
    step.word = "end-of-life";
    step.phase = Phase::end_of_life;
  }
  return step;
}

double impact_of(const Rows& impacts, const std::string& id, const Step& step) {
  for (const Cells& row : impacts) {
    const std::string& of = row.contains("hw_id") ? row.at("hw_id") : row.at("dc_id");
    if (of == id && row.at("lc_step") == step.word) return number(row, step.column);
  }
  return 0;  // no row: Cloud Assess counts nothing
}

// The equipment of a pool for a year: F / life, its kilowatts of the datacentre (given per kW·year), and in
// use its electricity. Returns watts through `power`.
double pool_year(const CloudAssess& data, const std::string& pool, const std::vector<std::string>& kinds,
                 const Step& step, double& power) {
  SmallCity city;
  city.mix("FR", Criterion::gwp, number(data["mix"].front(), step.column));
  city.lifetime("datacentre", 1);
  power = 0;
  for (const std::string& kind : kinds) {
    for (const Cells& row : data[kind + "_inventory"]) {
      if (row.at("pool_id") != pool) continue;
      const double quantity = number(row, "quantity");
      const double watts = number(row, "power");
      power += quantity * watts;
      const std::string& id = row.at("id");
      city.factor(id, step.phase, Criterion::gwp, impact_of(data[kind + "_impacts"], id, step));
      city.factor("datacentre", step.phase, Criterion::gwp,
                  impact_of(data["dc_impacts"], row.at("dc_id"), step));
      // Rows without an energy take the item's own use factor; electricity is a row of its own.
      city.row(id, {.quantity = quantity, .lifetime_years = number(row, "lifespan")});
      city.row("datacentre", {.quantity = quantity * watts / 1000, .lifetime_years = 1});
      city.row(
          "electricity",
          {.quantity = quantity, .annual_kwh = watts * formula::hours_per_year / 1000, .lifetime_years = 1});
    }
  }
  return city.total(step.phase, Criterion::gwp);
}

double pool_hour(const CloudAssess& data, const std::string& pool, const Step& step) {
  double own_power = 0;
  double internal_power = 0;
  const double own = pool_year(data, pool, {"server", "network"}, step, own_power);
  const double mutualised =
      pool_year(data, "mutualized", {"server", "network", "storage"}, step, internal_power);
  const Cells& dc = data["dc_inventory"].front();
  const double available = formula::rcp_available_power(
      number(dc, "reserved_power") * 1000, number(dc, "power_usage_effectiveness"), internal_power);
  return (own + mutualised * formula::share(own_power, available)) / formula::hours_per_year;
}

}  // namespace

std::optional<Found> cloud_assess_value(const ReferenceCase& test, std::string& why) {
  const char* folder = std::getenv("CAPNR_CLOUD_ASSESS");
  if (folder == nullptr || *folder == '\0') {
    why = "CAPNR_CLOUD_ASSESS does not name Cloud Assess's trusted_library/inventory";
    return std::nullopt;
  }
  return Found{{"", pool_hour(library(folder), "client_vm", step_of(test))}};
}

}  // namespace capnr::reference
