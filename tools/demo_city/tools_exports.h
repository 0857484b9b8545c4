// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/error.h"

// The files of one yearly inventory, as the city's tools would export them.

namespace capnr::demo {

struct YearContext {
  std::filesystem::path folder;
  std::size_t year = 0;  ///< index into inventory_dates()
  std::uint64_t seed = 0;
  double scale = 1;
};

/// GLPI's list exports (French): computers, monitors, phones, printers, network equipment.
Result<> write_glpi(const YearContext& context);
/// OCS Inventory of the schools, in windows-1252; Snipe-IT's tablets.
Result<> write_ocs(const YearContext& context);
Result<> write_snipe_it(const YearContext& context);
/// The audiovisual park, kept in a spreadsheet.
Result<> write_audiovisual(const YearContext& context);
/// The four files of NumEcoEval for the datacentres.
Result<> write_numecoeval(const YearContext& context);
/// Cloud instances, network traffic, mail and storage volumes, purchased services.
Result<> write_services(const YearContext& context);

}  // namespace capnr::demo
