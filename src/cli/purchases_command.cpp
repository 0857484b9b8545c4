// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/register_command.h"
#include "inventory/decp.h"
#include "inventory/purchase.h"

namespace capnr::cli {

Action declare_purchases(CLI::App& app, const Context& context) {
  struct Options {
    RegisterOptions files;
    std::string buyer;
  };
  auto options = std::make_shared<Options>();
  declare_register(app, context, options->files);
  app.add_option(
      "--buyer", options->buyer,
      std::string(tr(context.language,
                     "SIREN of the city, in a file of public contracts (DECP) with several buyers")));
  return [options, context] {
    return run_register(
        context, options->files,
        RegisterBook<Purchase>{RegisterKind::purchase, purchase_columns(), purchase_of, keep_purchases,
                               load_purchases, [options](const std::string& path) {
                                 return read_decp(path, options->buyer, purchase_columns());
                               }});
  };
}

}  // namespace capnr::cli
