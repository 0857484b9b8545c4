// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/json.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

using namespace capnr;

namespace {

void write(JsonWriter& writer, const Json& json) {
  if (json.is_null()) {
    writer.null();
  } else if (const bool* flag = json.boolean()) {
    writer.boolean(*flag);
  } else if (const double* number = json.number()) {
    writer.number(*number);
  } else if (const std::string* text = json.text()) {
    writer.text(*text);
  } else if (const Json::Array* items = json.array()) {
    writer.begin_array();
    for (const Json& item : *items) write(writer, item);
    writer.end_array();
  } else {
    writer.begin_object();
    for (const auto& [key, member] : *json.object()) write(writer.key(key), member);
    writer.end_object();
  }
}

std::string written(const Json& json, int indent = 0) {
  std::string out;
  JsonWriter writer(out, indent);
  write(writer, json);
  return out;
}

}  // namespace

TEST(Json, KeepsTheOrderOfMembersAndEveryKindOfValue) {
  const auto json = parse_json(R"( {"z": 1.5, "a": [true, false, null, "é\n\u20ac"], "m": {"x": -2}} )");
  ASSERT_TRUE(json);
  EXPECT_EQ(written(*json), R"({"z":1.5,"a":[true,false,null,"é\n€"],"m":{"x":-2}})");
  EXPECT_EQ(*json->find("z")->number(), 1.5);
  EXPECT_EQ(json->find("none"), nullptr);
  EXPECT_EQ(json->find("a")->find("z"), nullptr);
}

TEST(Json, ReadsNumbersExactly) {
  for (const double value :
       {0.1, 1.0 / 3, 6.988143e9, 5e-324, 2.2250738585072014e-308, 9007199254740993.0, 1e22}) {
    const auto json = parse_json(to_text(value));
    ASSERT_TRUE(json);
    EXPECT_EQ(*json->number(), value);
  }
  EXPECT_EQ(*parse_json("12345678901234567890")->number(), 12345678901234567890.0);
  EXPECT_EQ(*parse_json("1e-400")->number(), 0.0);
  EXPECT_FALSE(parse_json("1e999"));
  EXPECT_FALSE(parse_json("NaN"));
}

TEST(Json, RefusesAKeyGivenTwice) {
  const auto json = parse_json("{\"a\":1,\n \"b\":{\"c\":1,\"c\":2}}");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().kind, Kind::bad_input);
  EXPECT_EQ(json.error().where.row, 2);
  EXPECT_EQ(json.error().parameters[0].second, "c");
}

TEST(Json, SaysTheLineAndTheCharacterOfAFault) {
  const auto json = parse_json("{\n  \"a\": 1,\n  \"b\": x\n}");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().where.row, 3);
  EXPECT_EQ(json.error().where.column, "8");
  EXPECT_EQ(parse_json("{\"a\":").error().kind, Kind::bad_input);
  EXPECT_FALSE(parse_json(""));
  EXPECT_FALSE(parse_json("{} x"));
  EXPECT_FALSE(parse_json("{} {}"));
  EXPECT_FALSE(parse_json("\"\xFF\""));
  EXPECT_TRUE(parse_json("\xEF\xBB\xBF{}"));
}

TEST(Json, RefusesWhatIsNestedTooDeep) {
  EXPECT_TRUE(parse_json(std::string(64, '[') + std::string(64, ']')));
  EXPECT_EQ(parse_json(std::string(65, '[') + std::string(65, ']')).error().kind, Kind::limit);
  EXPECT_EQ(parse_json(std::string(1'000'000, '[')).error().kind, Kind::limit);
}

TEST(JsonWriter, WritesNotANumberAsNullAndEscapesControls) {
  std::string out;
  JsonWriter(out).begin_array().number(std::nan("")).number(1e6).text("a\"\\\x01\t").integer(-5).end_array();
  EXPECT_EQ(out, "[null,1e+06,\"a\\\"\\\\\\u0001\\t\",-5]");
}

TEST(JsonWriter, IndentsWhenAsked) {
  std::string out;
  JsonWriter(out, 2)
      .begin_object()
      .key("a")
      .begin_array()
      .integer(1)
      .end_array()
      .key("b")
      .begin_object()
      .end_object()
      .end_object();
  EXPECT_EQ(out, "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}");
}

RC_GTEST_PROP(JsonWriter, WhatItWritesReadsBackTheSame, (const std::vector<double>& numbers)) {
  Json::Array items;
  for (const double number : numbers) items.push_back(Json{number});
  const std::string text = *rc::gen::container<std::string>(rc::gen::inRange('\x01', '\x7F'));
  const Json json{Json::Object{{"numbers", Json{items}}, {text + "!", Json{text}}}};
  for (const int indent : {0, 2}) {
    const auto back = parse_json(written(json, indent));
    RC_ASSERT(back.has_value());
    RC_ASSERT(written(*back) == written(json));
  }
}
