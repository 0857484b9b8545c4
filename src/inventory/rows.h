// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "table/json.h"
#include "table/table.h"

namespace capnr {

/// Rows of any file that an inventory comes in: a table as read_table() reads it, or one of the JSON documents that tools write, laid out as a
/// table whose first row is the header:
///  - the inventory of one machine by the GLPI agent ("content"): the machine, its screens, the virtual machines it hosts;
///  - an answer of Snipe-IT's API ("rows") and a PCR-SI request ("inventory"): nested members become "model.name", lists "a | b".
Result<TableFormat> read_rows(const std::filesystem::path& path, const ReadOptions& options,
                              FunctionRef<Result<Flow>(const Row&)> on_row);

/// A small table in memory, header first.
using CellTable = std::vector<std::vector<std::string>>;

/// Objects to rows: the header is the union of their members, in order of appearance.
CellTable flatten(const Json::Array& objects);
/// What an agent says of one machine. Columns: kind (machine, monitor or virtualmachine), name, type, manufacturer, model, cpu, cpu_cores, memory_mb,
/// disk_mb, host, vcpu, tag, deviceid.
CellTable glpi_inventory(const Json& document);

}  // namespace capnr
