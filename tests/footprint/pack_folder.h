// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"
#include "footprint/factor_set_loader.h"

namespace capnr::test {

/// A catalogue of packs written for one test, removed with it.
class Catalogue {
 public:
  Catalogue() {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = std::filesystem::temp_directory_path() / (std::string("capnr-") + info->test_suite_name() + "-" +
                                                      info->name() + "-" + std::to_string(::getpid()));
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;
  ~Catalogue() { std::filesystem::remove_all(root_); }

  const std::filesystem::path& root() const { return root_; }

  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((root_ / name).parent_path());
    ASSERT_TRUE(write_file(root_ / name, text));
  }

  /// A pack.toml with the least it needs, and `more` lines.
  void pack(const std::string& id, const std::string& more = "") {
    write("packs/" + id + "/pack.toml",
          "name = \"" + id + "\"\nversion = \"1\"\nlicence = \"EUPL-1.2\"\nsource = \"test\"\n" + more);
  }

  void items(const std::string& id, const std::string& rows) {
    write("packs/" + id + "/items.csv", items_header + rows);
  }
  void factors(const std::string& id, const std::string& rows) {
    write("packs/" + id + "/factors.csv", factors_header + rows);
  }

  Result<FactorSet> load(std::vector<std::string> packs, std::vector<std::string> allow = {}) const {
    SetDefinition set;
    set.name = "test";
    set.packs = std::move(packs);
    set.allow = std::move(allow);
    return load_factor_set(root_, set);
  }

  /// What a user would read of the error of loading, or "loaded".
  std::string error_of(std::vector<std::string> packs) const {
    const auto set = load(std::move(packs));
    return set ? "loaded" : describe(set.error(), Language::en);
  }

  inline static const std::string items_header =
      "item,name_fr,name_en,category,generic,unit,server,lifetime_years,annual_kwh,source\n";
  inline static const std::string factors_header =
      "item,phase,criterion,value,unit,geography,year,source,quality,low,high\n";

 private:
  std::filesystem::path root_;
};

inline const Factor& factor(const FactorSet& set, std::string_view item, Phase phase, Criterion criterion) {
  static const Factor none;
  const ReferenceItem* found = set.item(item);
  EXPECT_NE(found, nullptr) << item;
  if (found == nullptr) return none;
  return found->factors[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
}

inline const Factor& factor(const ElectricityMix& mix, Criterion criterion) {
  return mix.factors[static_cast<std::size_t>(criterion)];
}

}  // namespace capnr::test
