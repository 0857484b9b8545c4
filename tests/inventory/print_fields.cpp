// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// print_fields fr|en: the tables of docs/city-folder.md (tools/docs/generated.sh).
#include <iostream>

#include "inventory/fields.h"

int main(int count, char** arguments) {
  const auto language = capnr::language_from(count > 1 ? arguments[1] : "");
  if (!language) return 2;
  std::cout << capnr::field_tables_markdown(*language);
  return 0;
}
