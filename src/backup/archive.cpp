// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/archive.h"

#include <limits>

#include "evidence/sha256.h"

namespace capnr {
namespace {

constexpr std::size_t largest_manifest = std::size_t{16} << 20U;

// Tables are as large as they are, and repeat themselves: what guards a backup is its hashes.
ReadOptions of_any_size() {
  ReadOptions options;
  options.limits.unpacked_bytes = std::numeric_limits<std::uint64_t>::max();
  options.limits.unpack_ratio = std::numeric_limits<std::uint32_t>::max();
  return options;
}

}  // namespace

std::string table_entry(std::string_view table) {
  return "tables/" + std::string(table) + ".pgcopy";
}

Result<BackupArchive> BackupArchive::open(const std::filesystem::path& path) {
  const Where where{.file = path.string()};
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return fail(Kind::not_found, "no such file or folder", {}, where);
  auto archive = ZipArchive::open(path, of_any_size());
  if (!archive) {
    return fail(Kind::bad_input, "this is no backup of capnr, or it is cut short: it cannot be opened", {},
                where);
  }
  const auto text = archive->beginning(manifest_entry, largest_manifest);
  if (!text)
    return fail(Kind::bad_input, "this is no backup of capnr, or it is damaged: it has no manifest.json", {},
                where);
  auto manifest = read_manifest(*text);
  if (!manifest) return tl::unexpected(manifest.error().at(where));
  return BackupArchive(path, std::move(*archive), std::move(*manifest));
}

Result<> BackupArchive::read(const BackupTable& table, RowReader::OnRow on_row) const {
  RowReader reader(table.table);
  Sha256 digest;
  std::int64_t rows = 0;
  std::optional<Error> stopped;
  const auto done = archive_.read(table_entry(table.table.name), [&](std::string_view piece) -> Result<Flow> {
    digest.add(piece);
    auto added = reader.add(piece, [&](std::span<const Value> row) {
      ++rows;
      return on_row(row);
    });
    if (!added) stopped = added.error();
    return stopped ? Flow::stop : Flow::proceed;
  });
  if (stopped) return tl::unexpected(stopped->at({.file = path_.string()}));
  if (!done || digest.take() != table.sha256 || rows != table.rows) {
    return fail(Kind::bad_input,
                "the backup is damaged: its table {table} is not what manifest.json says; use another backup",
                {{"table", table.table.name}}, {.file = path_.string()});
  }
  return reader.finish();
}

Result<> check_archive(const BackupArchive& archive, RowCounter& counter) {
  for (const BackupTable& table : archive.manifest().tables) {
    TRY_VOID(archive.read(table, [&](std::span<const Value>) -> Result<> {
      counter.count(table.table.name);
      return {};
    }));
  }
  return {};
}

Result<BackupManifest> check_backup(const std::filesystem::path& path, BackupProgress progress) {
  TRY(const BackupArchive archive, BackupArchive::open(path));
  RowCounter counter(progress, archive.manifest().rows());
  TRY_VOID(check_archive(archive, counter));
  return archive.manifest();
}

}  // namespace capnr
