// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "footprint/pack_list.h"
#include "publish/factor_export.h"
#include "publish/factor_listing.h"
#include "table/json.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
const fs::path catalogue = CAPNR_SOURCE_DIR "/catalog";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("capnr-factors-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    ASSERT_TRUE(write_file(path_ / name, text));
  }

 private:
  fs::path path_;
};

FactorSet loaded(const std::string& name) {
  return load_factor_set(catalogue, find_set(catalogue, name).value()).value();
}

std::map<std::string, std::string> lines_by_key(const std::string& text, std::size_t key_cells) {
  std::map<std::string, std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    const auto cells = split(line, ',');
    if (cells.size() <= key_cells) continue;
    std::string key;
    for (std::size_t i = 0; i < key_cells; ++i) key += std::string(cells[i]) + " ";
    lines[key] = cells[key_cells];
  }
  return lines;
}

TEST(ExportedFactors, AreThoseOfTheSetToTheLastDigit) {
  const Folder folder;
  const FactorSet set = loaded("open");
  const auto done = export_factors(set, date_of(2026, 12, 31), folder.path() / "new");
  ASSERT_TRUE(done);
  EXPECT_EQ(done->withheld, 0U);
  const auto factors = lines_by_key(read_file(folder.path() / "new/factors.csv").value(), 3);
  EXPECT_EQ(factors.size(), done->factors + 1);
  const Factor& laptop = set.item("laptop")->factors[0][0];
  EXPECT_EQ(factors.at("laptop manufacturing gwp "), to_text(laptop.value));
  const auto mixes = lines_by_key(read_file(folder.path() / "new/electricity.csv").value(), 2);
  EXPECT_EQ(mixes.at("FR gwp "), to_text(set.mix("FR", 2026)->factors[0].value));
  EXPECT_EQ(mixes.at("DE fe "), "3.6");
  EXPECT_NE(read_file(folder.path() / "new/factors.csv")
                ->find("\nlaptop,manufacturing,gwp," + to_text(laptop.value) + "," +
                       set.packs[laptop.pack].id + "\n"),
            std::string::npos);
  EXPECT_NE(read_file(folder.path() / "new/criteria.csv")->find("\ngwp,kg CO2 eq\n"), std::string::npos);
  const std::string items = read_file(folder.path() / "new/items.csv").value();
  EXPECT_NE(items.find("\nLaptop,laptop,false," + to_text(set.item("laptop")->lifetime_years.value) + "," +
                       to_text(set.item("laptop")->annual_kwh.value) + "\n"),
            items.npos);
  EXPECT_NE(read_file(folder.path() / "new/constants.csv")->find("\npue,1.75\n"), std::string::npos);
}

TEST(ExportedFactors, OfHiddenPacksAreNotWritten) {
  const Folder folder;
  FactorSet set = loaded("open");
  for (PackInfo& pack : set.packs) pack.hidden = true;
  const auto done = export_factors(set, date_of(2026, 12, 31), folder.path());
  ASSERT_TRUE(done);
  EXPECT_EQ(done->factors, 0U);
  EXPECT_GT(done->withheld, 1000U);
  EXPECT_EQ(read_file(folder.path() / "factors.csv").value(), "item,phase,criterion,value,pack\n");
  EXPECT_NE(read_file(folder.path() / "items.csv")->find("\nLaptop,laptop,false,,\n"), std::string::npos);
  EXPECT_EQ(read_file(folder.path() / "constants.csv")->find("1.75"), std::string::npos);
}

TEST(ExportedFactors, NeedAFolderThatCanBeMade) {
  const Folder folder;
  folder.write("file", "");
  const auto done = export_factors(loaded("open"), date_of(2026, 12, 31), folder.path() / "file/below");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, Kind::unavailable);
}

TEST(FactorListing, ShowsSetsPacksAndLicences) {
  const auto sets = list_sets(catalogue).value();
  const auto packs = list_packs(catalogue).value();
  EXPECT_GE(packs.size(), 12U);
  const std::string french = sets_text(sets, packs, Language::fr, 110);
  EXPECT_NE(french.find("boavizta-api"), french.npos);
  EXPECT_NE(french.find("AGPL-3.0-only"), french.npos);
  const auto json = parse_json(sets_json(sets, packs, Language::en));
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("sets")->array()->size(), sets.size());
  EXPECT_EQ(json->find("packs")->array()->size(), packs.size());
}

TEST(FactorListing, SaysHowToAllowWhatWasSetAside) {
  const SetDefinition definition = find_set(catalogue, "boavizta").value();
  const FactorSet set = loaded("boavizta");
  const std::string text = set_text({definition, set}, Language::en, 110);
  EXPECT_NE(text.find("--allow boavizta-api:CZ:ap"), text.npos);
  SetDefinition allowing = definition;
  allowing.allow = {"boavizta-api:CZ:ap"};
  const FactorSet admitted = load_factor_set(catalogue, allowing).value();
  for (const Quarantined& suspect : admitted.quarantine) EXPECT_NE(suspect.subject, "CZ");
  const auto json = parse_json(set_json({definition, set}, Language::en));
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("set_aside")->array()->size(), set.quarantine.size());
}

TEST(PackCheck, SaysWhatIsWrongAndWhere) {
  const Folder folder;
  folder.write("ours/pack.toml",
               "name = \"ours\"\nversion = \"1\"\nlicence = \"EUPL-1.2\"\nsource = \"us\"\n");
  folder.write("ours/factors.csv",
               "item,phase,criterion,value,unit,geography,year,source,quality,low,high\n"
               "laptop,manufacturing,gwp,200,pounds,,,,,,\n");
  const auto wrong = load_pack_alone(catalogue, folder.path() / "ours");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(describe(wrong.error(), Language::en),
            "ours/factors.csv, row 2, column unit: pounds is not a unit of gwp; write kg CO2 eq");
  folder.write("ours/factors.csv",
               "item,phase,criterion,value,unit,geography,year,source,quality,low,high\n"
               "laptop,manufacturing,gwp,200,kg CO2 eq,,,,,,\n");
  const auto right = load_pack_alone(catalogue, folder.path() / "ours/");
  ASSERT_TRUE(right) << describe(right.error(), Language::en);
  EXPECT_NE(check_text(*right, Language::fr, 110).find("ours"), std::string::npos);
  const auto absent = load_pack_alone(catalogue, folder.path() / "absent");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::not_found);
}

TEST(PackCheck, ReadsTheReferentialsOfG4itAsTheyAre) {
  const auto pack = load_pack_alone(catalogue, CAPNR_SOURCE_DIR "/tests/cases/data/g4it/load_nominal/ref");
  ASSERT_TRUE(pack) << describe(pack.error(), Language::en);
  EXPECT_DOUBLE_EQ(pack->item("blade-server-1")->factors[0][0].value, 2226.09317222576);
  EXPECT_EQ(pack->type("Server")->default_item, "blade-server-1");
}

}  // namespace
}  // namespace capnr
