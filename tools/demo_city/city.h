// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/error.h"

namespace capnr::demo {

/// city.toml and one folder a year. The same seed and scale give the same bytes on every machine.
Result<> write_city(const std::filesystem::path& folder, std::uint64_t seed, double scale);

/// One canonical equipment file of `rows` rows without faults: 60 departments, 40 types, 5 countries, 4 statuses. For measurements.
Result<> write_flat(const std::filesystem::path& file, std::uint64_t rows, std::uint64_t seed);

}  // namespace capnr::demo
