// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/steering_options.h"
#include "steering/declared_targets.h"

// What capnr targets writes: set, import, rebase, close, scope. Each is one transaction.

namespace capnr::cli {

struct RebaseOptions {
  std::string key, value, year, scope_version, reason, by;
  bool scale = false;
};
struct CloseOptions {
  std::string key, on, reason, by;
  bool withdraw = false;
};
struct ScopeOptions {
  std::string version, from, description, remove, by;
};
struct ImportTargetsOptions {
  std::string file, rejects, by;
  bool accept_partial = false;
};

Result<> set_target(const Context& context, OpenSteering& opened, const DeclaredTarget& declared);
/// A table, whole or not at all.
Result<> import_targets(const Context& context, OpenSteering& opened, const ImportTargetsOptions& options);
Result<> rebase_target(const Context& context, OpenSteering& opened, const RebaseOptions& options);
Result<> close_target(const Context& context, OpenSteering& opened, const CloseOptions& options);
/// Records a scope version, or removes one; then lists them.
Result<> edit_scope_versions(const Context& context, OpenSteering& opened, const ScopeOptions& options);

}  // namespace capnr::cli
