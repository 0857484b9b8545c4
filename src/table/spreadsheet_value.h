// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capnr {

/// A number as a spreadsheet stores it, in the shortest form that reads back as the same double, without an
/// exponent where that is reasonable: "3.2000000000000002" is "3.2", "1E6" is "1000000". Other text is
/// returned as it is.
std::string spreadsheet_number(std::string_view stored);

/// What a number format shows (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class ShownAs : unsigned char { number, date, time };
ShownAs shown_by_builtin_format(int id);
ShownAs shown_by_format(std::string_view code);

/// Serial number of a day -> yyyy-mm-dd, with " hh:mm:ss" when it has a time of day. In the 1900 system day
/// 60 is the 29th of February 1900, which never was (ECMA-376 part 1, 18.17.4.1). Nothing beyond the years
/// 1900 to 9999.
std::optional<std::string> date_of_serial(double serial, bool since_1904);
std::string time_of_serial(double serial);

/// ISO 8601 of office:date-value and of strict XLSX: "2024-03-01T00:00:00" is "2024-03-01",
/// "2024-03-01T10:30:00.5" is "2024-03-01 10:30:00".
std::string date_of_iso(std::string_view iso);
/// "PT10H30M00S" is "10:30:00"; other text is returned as it is.
std::string time_of_iso(std::string_view iso);

}  // namespace capnr
