// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/language.h"

// A command is a row of the table in commands.cpp and a file of its own (import_command.cpp). `declare` adds its options to the parser
// and gives the action that runs once they are read; --help and the guide come from the same declarations.

namespace CLI {
class App;
}

namespace capnr::cli {

/// What every command is run with.
struct Context {
  Language language = Language::fr;
  std::filesystem::path
      catalog;  ///< CAPNR_CATALOG, else share/capnr/catalog beside the program, else the source tree's
};

/// The exit code is 0 when the action succeeds, exit_code() of its error's kind when not.
using Action = std::function<Result<>()>;

struct Command {
  std::string_view name;
  std::string_view summary;  ///< an English sentence, key of its French
  Action (*declare)(CLI::App& app, const Context& context);
};

/// In the order of --help.
std::span<const Command> commands();

/// Parses and runs; the exit code of the process.
int run(int argc, char** argv);

}  // namespace capnr::cli
