// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "inventory/repository.h"
#include "tests/store/test_databases.h"
#include "work/job.h"

namespace capnr::test {

/// Monday 30 November 2026, noon.
inline constexpr Moment noon = moment_of(1796040000);

/// A database with two cities.
class Work : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    City city;
    city.name = "Sainte-Forêt";
    city.insee_code = "13999";
    city_ = good(save_city(*database_, city));
    city.name = "Autre-Ville";
    city.insee_code = "13998";
    other_ = good(save_city(*database_, city));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  JobId ask(const std::string& kind = "sleep", const std::string& request = "{}") {
    return good(ask_job(*database_, {city_, kind, request}, {std::nullopt, noon}));
  }
  Job find(JobId id) { return good(find_job(*database_, city_, id)); }

  std::optional<Database> database_;
  OrgId city_, other_;
};

}  // namespace capnr::test
