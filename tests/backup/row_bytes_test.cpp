// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/row_bytes.h"

#include <bit>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace capnr {
namespace {

const StoredTable table = {"things",
                           {{"id", ColumnType::integer, 1},
                            {"mass", ColumnType::real, 0},
                            {"name", ColumnType::text, 0},
                            {"bytes", ColumnType::blob, 0}}};

struct Thing {
  std::int64_t id;
  std::uint64_t mass;
  std::optional<std::string> name;
  std::string bytes;
  bool operator==(const Thing&) const = default;
};

std::string bytes_of(const std::vector<Thing>& things) {
  std::string bytes(rows_header);
  for (const Thing& thing : things) {
    const Value row[] = {thing.id, std::bit_cast<double>(thing.mass), to_value(thing.name),
                         std::as_bytes(std::span(thing.bytes))};
    append_row(bytes, row);
  }
  return bytes + std::string(rows_end);
}

Result<std::vector<Thing>> things_of(std::string_view bytes, std::size_t piece) {
  RowReader reader(table);
  std::vector<Thing> things;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    TRY_VOID(reader.add(bytes.substr(at, piece), [&](std::span<const Value> row) -> Result<> {
      const auto blob = std::get<std::span<const std::byte>>(row[3]);
      Thing thing{std::get<std::int64_t>(row[0]),
                  std::bit_cast<std::uint64_t>(std::get<double>(row[1])),
                  {},
                  std::string(reinterpret_cast<const char*>(blob.data()), blob.size())};
      if (const auto* name = std::get_if<std::string_view>(&row[2])) thing.name = *name;
      things.push_back(std::move(thing));
      return {};
    }));
  }
  TRY_VOID(reader.finish());
  return things;
}

RC_GTEST_PROP(RowBytes, ComeBackBitForBitInPiecesOfAnySize, ()) {
  std::vector<Thing> things;
  const auto count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    things.push_back(
        {*rc::gen::arbitrary<std::int64_t>(), *rc::gen::arbitrary<std::uint64_t>(),
         *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::arbitrary<std::string>()) : std::nullopt,
         *rc::gen::arbitrary<std::string>()});
  }
  const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 200));
  const auto back = things_of(bytes_of(things), piece);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == things);
}

RC_GTEST_PROP(RowBytes, ThatAreCutShortAreRefused, ()) {
  const std::string whole = bytes_of({{1, 2, "a", "b"}, {3, 4, std::nullopt, ""}});
  const auto size = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(whole.size())));
  const auto back = things_of(std::string_view(whole).substr(0, size), 64);
  RC_ASSERT(!back.has_value());
  RC_ASSERT(back.error().kind == Kind::bad_input);
}

TEST(RowBytes, AreThoseOfTheBinaryFormatOfCopy) {
  EXPECT_EQ(bytes_of({{258, std::bit_cast<std::uint64_t>(1.0), "é", "\x01"}}),
            std::string("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"
                        "\0\4"
                        "\0\0\0\10\0\0\0\0\0\0\1\2"
                        "\0\0\0\10\x3f\xf0\0\0\0\0\0\0"
                        "\0\0\0\2\xc3\xa9"
                        "\0\0\0\1\1"
                        "\377\377",
                        19 + 2 + 12 + 12 + 6 + 5 + 2));
}

TEST(RowBytes, OfAnotherTableAreRefused) {
  for (const std::string_view bad :
       {std::string_view("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\0\5", 21),
        std::string_view("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\0\4\0\0\0\3abc", 28),
        std::string_view("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377more", 25),
        std::string_view("something else altogether")}) {
    const auto back = things_of(bad, 64);
    ASSERT_FALSE(back) << bad;
    EXPECT_EQ(back.error().kind, Kind::bad_input);
  }
}

}  // namespace
}  // namespace capnr
