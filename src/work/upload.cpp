// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/upload.h"

#include <algorithm>

#include "base/text.h"
#include "people/token.h"

namespace capnr {
namespace {

constexpr std::size_t longest_name = 240;

}  // namespace

bool is_inner_path(std::string_view name) {
  if (name.empty() || name.size() > longest_name || !is_utf8(name)) return false;
  if (std::any_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '\\';
      }))
    return false;
  const std::vector<std::string_view> parts = split(name, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

Result<std::string> keep_uploads(Database& database, OrgId org, const std::vector<Upload>& files,
                                 Moment now) {
  std::vector<std::string_view> names;
  for (const Upload& file : files) {
    if (!is_inner_path(file.name))
      return fail(Kind::bad_input, "{name} cannot be the name of a file", {{"name", file.name}});
    names.push_back(file.name);
  }
  std::ranges::sort(names);
  if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
    return fail(Kind::bad_input, "two files are called {name}: send them one after the other, or as a zip",
                {{"name", std::string(*twice)}});
  std::string batch = new_token();
  TRY(Database::Transaction transaction, database.begin());
  TRY_VOID(database.run("DELETE FROM upload WHERE sent_at < ?", seconds_of(now - upload_kept)));
  for (const Upload& file : files)
    TRY_VOID(database.run(
        "INSERT INTO upload (org_id, batch, name, sent_at, mapping, bytes) VALUES (?, ?, ?, ?, ?, ?)", org,
        batch, file.name, seconds_of(now), file.mapping,
        std::as_bytes(std::span(file.bytes.data(), file.bytes.size()))));
  TRY_VOID(transaction.commit());
  return batch;
}

Result<std::vector<Upload>> load_uploads(Database& database, OrgId org, std::string_view batch) {
  TRY(Statement rows,
      database.prepare("SELECT name, mapping, bytes FROM upload WHERE org_id = ? AND batch = ? "
                       "ORDER BY name"));
  TRY_VOID(rows.bind(org, batch));
  std::vector<Upload> files;
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    const std::span<const std::byte> bytes = rows.blob(2);
    files.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                     std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size())});
  }
  if (files.empty())
    return fail(Kind::not_found,
                "these files are no longer here: they were imported, or sent more than "
                "{days} days ago. Send them again",
                {{"days", std::to_string(upload_kept.count())}});
  return files;
}

Result<> set_upload_mapping(Database& database, OrgId org, std::string_view batch, std::string_view name,
                            std::string_view toml) {
  TRY(Statement update, database.prepare("UPDATE upload SET mapping = ? WHERE org_id = ? AND batch = ? AND "
                                         "name = ? RETURNING name"));
  TRY_VOID(update.bind(toml, org, batch, name));
  TRY(const bool found, update.step());
  if (!found) return fail(Kind::not_found, "there is no such file among those that were sent");
  TRY([[maybe_unused]] const bool more, update.step());
  return {};
}

Result<> remove_uploads(Database& database, OrgId org, std::string_view batch) {
  return database.run("DELETE FROM upload WHERE org_id = ? AND batch = ?", org, batch);
}

}  // namespace capnr
