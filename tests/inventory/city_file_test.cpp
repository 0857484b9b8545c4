// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_file.h"

#include "samples.h"

using namespace capnr;

namespace {

std::string error_of(std::string_view toml) {
  const auto city = parse_city_file(toml, "city.toml");
  return city ? "none" : describe(city.error(), Language::en);
}

}  // namespace

TEST(CityFile, ReadsTheDemonstrationCity) {
  const auto city = read_city_file(test::source_dir / "examples/ville-demo/sample");
  ASSERT_TRUE(city) << describe(city.error(), Language::en);
  EXPECT_EQ(city->city.name, "Ville-démo");
  EXPECT_EQ(city->city.insee_code, "13999");
  EXPECT_EQ(city->city.population, 877215);
  EXPECT_EQ(city->city.departments.size(), 40U);
  ASSERT_EQ(city->inventories.size(), 3U);
  EXPECT_EQ(city->inventories[2].header.date, date_of(2026, 10, 31));
  EXPECT_EQ(city->inventories[2].folder, "2026");
}

TEST(CityFile, WhatIsWrittenIsReadBack) {
  CityFile city;
  city.city = {
      "L’Île-\"Été\"", "2A004", 65000.5, std::nullopt, {{"D=1", "Première", 12}, {"D2", "", std::nullopt}}};
  city.inventories = {{{date_of(2024, 12, 31), "Inventaire 2024"}, "2024"},
                      {{date_of(2025, 6, 30), ""}, "."}};
  city.mappings = "correspondances";
  city.files = {{"2024/a.csv", "ma-liste", false}, {"notes.csv", "", true}};
  const auto again = parse_city_file(write_city_file(city), "city.toml");
  ASSERT_TRUE(again) << describe(again.error(), Language::en);
  EXPECT_EQ(write_city_file(*again), write_city_file(city));
  EXPECT_EQ(again->city.departments[0].fte, 12);
  EXPECT_FALSE(again->city.fte);
  EXPECT_EQ(again->inventories[1].folder, ".");
}

TEST(CityFile, AChoiceIsFoundByPathThenByName) {
  CityFile city;
  city.files = {{"parc.csv", "a", false}, {"2026/parc.csv", "b", false}};
  EXPECT_EQ(city.choice_of("2026/parc.csv")->mapping, "b");
  EXPECT_EQ(city.choice_of("2025/parc.csv")->mapping, "a");
  EXPECT_EQ(city.choice_of("2025/autre.csv"), nullptr);
}

TEST(CityFile, AFaultGivesItsLine) {
  EXPECT_EQ(error_of("insee_code = \"13055\"\n"), "city.toml, row 1: the key name is missing");
  EXPECT_EQ(error_of("name = \"A\"\npopulaton = 3\n"),
            "city.toml, row 2: unknown key populaton: check its spelling");
  EXPECT_EQ(error_of("name = \"A\"\ninsee_code = \"1305\"\n"),
            "city.toml, row 2: 1305 is not an INSEE code: five digits, or 2A or 2B and three digits");
  EXPECT_EQ(error_of("name = \"A\"\npopulation = -3\n"),
            "city.toml, row 2: the key population must be a number, zero or more");
  EXPECT_EQ(error_of("name = \"A\"\n[[inventories]]\ndate = \"31/02/2026\"\n"),
            "city.toml, row 3: 31/02/2026 is not the date of an inventory: write it as 2026-12-31");
  EXPECT_EQ(error_of("name = \"A\"\n[[inventories]]\ndate = 1900-01-01\n"),
            "city.toml, row 3: 1900-01-01 is not the date of an inventory: write it as 2026-12-31");
  EXPECT_EQ(error_of("name = \"A\"\n[[inventories]]\ndate = 2026-01-01\nfolder = \"../x\"\n"),
            "city.toml, row 4: ../x leads out of the city's folder: give a path inside it");
  EXPECT_EQ(error_of("name = \"A\"\n[[inventories]]\ndate = 2026-01-01\n[[inventories]]\ndate = "
                     "2026-01-01\nfolder = \"b\"\n"),
            "city.toml, row 4: date 2026-01-01 is there twice");
  EXPECT_EQ(error_of("name = \"A\"\n[[departments]]\nname = \"x\"\n"),
            "city.toml, row 2: the key code is missing");
  EXPECT_EQ(error_of("name = \"A\"\n[[files]]\npath = \"a.csv\"\n"),
            "city.toml, row 2: [[files]] a.csv: give either mapping or skip = true");
}
