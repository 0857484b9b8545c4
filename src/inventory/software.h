// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>

#include "inventory/register_store.h"
#include "inventory/register_table.h"

// The software that the city has installed, as a software inventory or the list of applications tells it, on a day.
//
//   date;logiciel;version;installations;application;fin_de_support
//   31/12/2025;PostgreSQL;13;4;GRU;

namespace capnr {

struct InstalledSoftware {
  RegisterFileId file;
  std::int64_t row = 0;
  Date date;
  std::string name;  ///< with its version
  std::string application, department;
  double quantity = 1;                 ///< installations
  std::optional<Date> end_of_support;  ///< given by the city; else the calendar of the catalogue may know
};
using SoftwareRegister = Register<InstalledSoftware>;

std::span<const RegisterColumn> software_columns();
/// Kind::bad_input; where.column names the field. `file` is the caller's to set.
Result<InstalledSoftware> software_of(const RegisterRow& row);

/// The rows of a file, in place of those that its path brought before; file.rows is counted here.
Result<KeptFile> keep_software(Database& database, OrgId org, RegisterFile file,
                               std::span<const InstalledSoftware> software);
Result<SoftwareRegister> load_software(Database& database, OrgId org);

}  // namespace capnr
