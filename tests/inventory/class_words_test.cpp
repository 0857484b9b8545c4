// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/class_words.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

EquipmentClass laptop_of(const std::string& department) {
  EquipmentClass words;
  words.department = department;
  words.type = "Portable";
  words.model = "Latitude";
  words.item = "laptop";
  words.item_score = 0.9;
  words.grade = Grade::measured;
  return words;
}

TEST(ClassWords, AClassComesBackAsItWasGiven) {
  ClassWords classes;
  classes.push_back(laptop_of("DSI"));
  classes.push_back(EquipmentClass{});
  const EquipmentClass back = classes[0];
  EXPECT_EQ(back.department, "DSI");
  EXPECT_EQ(back.type, "Portable");
  EXPECT_EQ(back.manufacturer, "");
  EXPECT_EQ(back.model, "Latitude");
  EXPECT_EQ(back.item, "laptop");
  EXPECT_EQ(back.item_score, 0.9);
  EXPECT_EQ(back.grade, Grade::measured);
  EXPECT_EQ(classes.text(0, ClassWord::item), "laptop");
  EXPECT_EQ(classes.text(1, ClassWord::item), "");
}

TEST(ClassWords, EqualClassesAreAddedOnce) {
  ClassWords classes;
  EXPECT_EQ(classes.add(laptop_of("DSI")), 0U);
  EXPECT_EQ(classes.add(laptop_of("Police")), 1U);
  EXPECT_EQ(classes.add(laptop_of("DSI")), 0U);
  EXPECT_EQ(classes.size(), 2U);
}

TEST(ClassWords, ACopyDoesNotDependOnWhatItWasCopiedFrom) {
  ClassWords copy;
  {
    ClassWords classes;
    classes.add(laptop_of("a department whose name is too long to stand within a string"));
    copy = classes;
    classes.add(laptop_of("another one"));
  }
  EXPECT_EQ(copy.size(), 1U);
  EXPECT_EQ(copy.text(0, ClassWord::department),
            "a department whose name is too long to stand within a string");
  EXPECT_EQ(copy.add(laptop_of("another one")), 1U);
  EXPECT_EQ(copy.text(1, ClassWord::department), "another one");
}

TEST(ClassWords, TheSameWordInTwoPlacesIsOneNumber) {
  ClassWords classes;
  EquipmentClass words;
  words.type = words.model = "Serveur";
  classes.push_back(words);
  EXPECT_EQ(classes.row(0)[ClassWord::type], classes.row(0)[ClassWord::model]);
  EXPECT_EQ(classes.row(0)[ClassWord::item], 0U);
}

}  // namespace
}  // namespace capnr
