// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/register_command.h"
#include "inventory/purchase.h"

namespace capnr::cli {

Action declare_purchases(CLI::App& app, const Context& context) {
  auto options = std::make_shared<RegisterOptions>();
  declare_register(app, context, *options);
  return [options, context] {
    return run_register(context, *options,
                        RegisterBook<Purchase>{RegisterKind::purchase, purchase_columns(), purchase_of,
                                               keep_purchases, load_purchases});
  };
}

}  // namespace capnr::cli
