// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;

std::string example(const char* name) {
  return (test::source_dir / "examples/ville-demo" / name).string();
}

class DemoRegisters : public test::RegisterCity {};

// With amounts: 198,000 + 27,000 + 42,000 + 16,000 + 13,500 + 36,000 = 332,500 euros of IT and telephony. Refurbished: 43,000. Recycled: 15 % of 198,000 and 30 %
// of 13,500 = 33,750. Index: (220 × 8.1 + 150 × 7.4) / 370. Guarantee and spare parts: 220 of 220 + 150 + 90. Refurbished: 140 of 604 units.
TEST_F(DemoRegisters, GiveTheIndicatorsOfPurchases) {
  const Ran ran = capnr({"purchases", example("purchases-2025.csv")});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(value_of("I-1.4b", "reused"), std::to_string(4300000 / 332500.0));
  EXPECT_EQ(value_of("I-1.4b", "recycled"), std::to_string(3375000 / 332500.0));
  EXPECT_EQ(value_of("I-1.4b", "share"), std::to_string(7675000 / 332500.0));
  EXPECT_EQ(value_of("I-1.8a"), std::to_string(2892 / 370.0));
  EXPECT_EQ(value_of("I-1.8b"), std::to_string(22000 / 460.0));
  EXPECT_EQ(value_of("I-1.10d"), std::to_string(14000 / 604.0));
}

TEST_F(DemoRegisters, SayWhatIsMissing) {
  ASSERT_EQ(capnr({"purchases", example("purchases-2025.csv")}).code, 0);
  const Ran ran = capnr({"measure", "--draws", "0", "--dry-run"});
  const std::string said = test::on_one_line(ran.out);
  EXPECT_NE(said.find("2 purchases without an amount and 1 without a category"), std::string::npos)
      << ran.out;
}

// Neither over ten years nor excluded: 120 + 45 + 60 + 30 + 15 = 270, of which 150 with proof. Held data: all but the 60 screens, 245, of which 200 certified.
TEST_F(DemoRegisters, GiveTheIndicatorsOfDisposals) {
  const Ran ran = capnr({"disposals", example("disposals-2025.csv")});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(value_of("I-1.10a"), std::to_string(15000 / 270.0));
  EXPECT_EQ(value_of("I-1.10c"), std::to_string(20000 / 245.0));
}

}  // namespace
}  // namespace capnr
