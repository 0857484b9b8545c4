// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/command.h"

int main(int argc, char** argv) {
  return capnr::cli::run(argc, argv);
}
