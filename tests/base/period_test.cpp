// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/period.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

TEST(Period, IsReadFromAYearAQuarterAMonthADayOrTwoDays) {
  EXPECT_EQ(parse_period("2025"), (Period{date_of(2025, 1, 1), date_of(2025, 12, 31)}));
  EXPECT_EQ(parse_period("2025-T1"), (Period{date_of(2025, 1, 1), date_of(2025, 3, 31)}));
  EXPECT_EQ(parse_period("2025-Q4"), (Period{date_of(2025, 10, 1), date_of(2025, 12, 31)}));
  EXPECT_EQ(parse_period("2024-02"), (Period{date_of(2024, 2, 1), date_of(2024, 2, 29)}));
  EXPECT_EQ(parse_period("2024-12"), (Period{date_of(2024, 12, 1), date_of(2024, 12, 31)}));
  EXPECT_EQ(parse_period("2025-03-14"), (Period{date_of(2025, 3, 14), date_of(2025, 3, 14)}));
  EXPECT_EQ(parse_period("2025-03-14..2025-04-02"), (Period{date_of(2025, 3, 14), date_of(2025, 4, 2)}));
}

TEST(Period, IsWrittenTheShortestWayThatIsReadBack) {
  for (const char* text : {"2025", "2025-T1", "2025-T4", "2024-02", "2025-03-14", "2025-03-14..2025-04-02"})
    EXPECT_EQ(to_string(*parse_period(text)), text);
  EXPECT_EQ(to_string(*parse_period("2025-Q2")), "2025-T2");
  EXPECT_EQ(to_string(*parse_period("2025-01-01..2025-12-31")), "2025");
}

TEST(Period, IsNothingElse) {
  for (const char* text : {"", "25", "0000", "2025-T5", "2025-13", "2025-00", "2025-04-02..2025-03-14",
                           "2025..2026x", "2025-02-30", "20251"})
    EXPECT_FALSE(parse_period(text)) << text;
}

}  // namespace
}  // namespace capnr
