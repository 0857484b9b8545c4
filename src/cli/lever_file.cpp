// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/lever_file.h"

namespace capnr::cli {

Result<LeverBook> city_levers(const Context& context, const std::string& file, int first_year) {
  if (file.empty()) return LeverBook{};
  TRY(const LeverCatalogue catalogue, load_lever_catalogue(context.catalog));
  return read_lever_book(file, catalogue, first_year);
}

}  // namespace capnr::cli
