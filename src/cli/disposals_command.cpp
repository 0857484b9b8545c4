// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/register_command.h"
#include "inventory/disposal.h"

namespace capnr::cli {

Action declare_disposals(CLI::App& app, const Context& context) {
  auto options = std::make_shared<RegisterOptions>();
  declare_register(app, context, *options);
  return [options, context] {
    return run_register(context, *options,
                        RegisterBook<Disposal>{RegisterKind::disposal, disposal_columns(), disposal_of,
                                               keep_disposals, load_disposals});
  };
}

}  // namespace capnr::cli
