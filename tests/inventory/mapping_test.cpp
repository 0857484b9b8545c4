// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/mapping.h"

#include "samples.h"

using namespace capnr;

namespace {

std::string error_of(std::string_view toml) {
  const auto mapping = parse_mapping(toml, "my.toml");
  return mapping ? "none" : describe(mapping.error(), Language::en);
}

}  // namespace

TEST(Mapping, EveryShippedMappingIsReadAndNamedAfterItsFile) {
  ASSERT_GE(test::catalog().mappings.size(), 8U);
  for (const Mapping& mapping : test::catalog().mappings)
    EXPECT_EQ(mapping.name, mapping.path.stem()) << mapping.path;
}

TEST(Mapping, WhatIsWrittenIsReadBack) {
  for (const Mapping& mapping : test::catalog().mappings) {
    const std::string text = write_mapping(mapping);
    const auto again = parse_mapping(text, mapping.path);
    ASSERT_TRUE(again) << describe(again.error(), Language::en) << "\n" << text;
    EXPECT_EQ(write_mapping(*again), text);
    EXPECT_EQ(again->tables.size(), mapping.tables.size());
  }
}

TEST(Mapping, AnErrorGivesItsLineAndWhatIsWrong) {
  EXPECT_EQ(
      error_of("[[table]]\nentity = \"equipment\"\ncolour = 1\nfields.name = { headers = [\"Nom\"] }\n"),
      "my.toml, row 3: unknown key colour: check its spelling");
  EXPECT_EQ(error_of("[[table]]\nentity = \"equipment\"\nfields.nom = { headers = [\"Nom\"] }\n"),
            "my.toml, row 3: there is no field nom for equipment");
  EXPECT_EQ(error_of("[[table]]\nentity = \"equipment\"\nfields.name = { headers = 3 }\n"),
            "my.toml, row 3: the key headers must be a list of texts");
  EXPECT_EQ(error_of("[[table]]\nentity = \"equipment\"\nfields.name = { headres = [\"Nom\"] }\n"),
            "my.toml, row 3: unknown key headres: check its spelling");
  const std::string malformed = error_of("[[table]\nentity = 3");
  EXPECT_TRUE(malformed.starts_with("my.toml, row 1: this is not TOML: ")) << malformed;
  EXPECT_NE(malformed.find("expected ']'"), std::string::npos) << malformed;
  EXPECT_NE(error_of(""), "none");
  EXPECT_NE(
      error_of("[[table]]\nentity = \"equipment\"\nfields.memory_gb = { headers = [\"a\"], factor = 0 }\n"),
      "none");
}

TEST(Mapping, BracketsBeyondReasonAreRefusedWithoutRecursion) {
  EXPECT_EQ(error_of("a = " + std::string(100'000, '[')), "my.toml: the file is nested too deeply");
}
