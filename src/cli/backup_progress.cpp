// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/backup_progress.h"

#include <unistd.h>

namespace capnr::cli {

BackupProgressLine::BackupProgressLine(Language language)
    : line_(language), terminal_(::isatty(STDERR_FILENO) == 1) {}

void BackupProgressLine::show(std::string_view table, std::int64_t done, std::int64_t all) {
  if (!terminal_) return;
  ImportProgress progress;
  progress.file = table;
  progress.bytes = static_cast<std::uint64_t>(done);  // of rows: what counts is the share
  progress.total_bytes = static_cast<std::uint64_t>(all);
  progress.rows = done;
  line_.show(progress);
}

std::string contents_of(const BackupManifest& manifest, Language language) {
  return tr(language, "{rows} rows of {tables} tables, schema {schema}, of {date}",
            {{"rows", count_text(manifest.rows(), language)},
             {"tables", std::to_string(manifest.tables.size())},
             {"schema", std::to_string(manifest.schema)},
             {"date", manifest.made_at}});
}

}  // namespace capnr::cli
