// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/register_command.h"
#include "inventory/software.h"

namespace capnr::cli {

Action declare_software(CLI::App& app, const Context& context) {
  auto options = std::make_shared<RegisterOptions>();
  declare_register(app, context, *options);
  return [options, context] {
    return run_register(context, *options,
                        RegisterBook<InstalledSoftware>{RegisterKind::software, software_columns(),
                                                        software_of, keep_software, load_software});
  };
}

}  // namespace capnr::cli
