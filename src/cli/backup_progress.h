// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "backup/manifest.h"
#include "cli/progress.h"

namespace capnr::cli {

/// What a backup or a restoration shows on a terminal while it works; elsewhere nothing, since a nightly job needs only the last line.
class BackupProgressLine {
 public:
  explicit BackupProgressLine(Language language);
  void show(std::string_view table, std::int64_t done, std::int64_t all);
  void finish() { line_.finish(); }

 private:
  ProgressLine line_;
  bool terminal_;
};

/// "12 345 rows of 34 tables, schema 8, of 2026-12-31T23:59:59Z"
std::string contents_of(const BackupManifest& manifest, Language language);

}  // namespace capnr::cli
