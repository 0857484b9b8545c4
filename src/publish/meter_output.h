// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inventory/meter.h"
#include "publish/sink.h"
#include "publish/terminal.h"

namespace capnr {

/// What a meter counted in a year, as far as its readings go.
struct MeterLine {
  const Meter* meter = nullptr;
  int year = 0;
  MeteredYear counted;
};
/// By meter, then by year; years without a reading are left out. The lines look at the meters.
std::vector<MeterLine> yearly(std::span<const Meter> meters);

struct MeterDocument {
  std::string city, insee_code;
  std::vector<RegisterFile> files;
  std::vector<MeterLine> lines;
};

std::string to_terminal(const MeterDocument& document, const TerminalOptions& options);
Result<> write_json(const MeterDocument& document, Sink sink);
Result<> write_csv(const MeterDocument& document, Sink sink);

}  // namespace capnr
