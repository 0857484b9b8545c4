// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ledger.h"
#include "evidence/sha256.h"

namespace capnr {

Result<std::string> keep_document(Database& database, OrgId org, std::string_view name,
                                  std::string_view bytes, std::string_view added) {
  if (bytes.size() > largest_document)
    return fail(Kind::limit,
                "{name} is larger than {limit} MiB: keep it elsewhere and give its address as the source",
                {{"name", std::string(name)}, {"limit", std::to_string(largest_document >> 20U)}});
  std::string sha256 = sha256_of(bytes);
  TRY_VOID(
      database.run("INSERT INTO document (org_id, sha256, name, bytes, added) VALUES (?, ?, ?, ?, ?) "
                   "ON CONFLICT (org_id, sha256) DO NOTHING",
                   org, sha256, name, std::as_bytes(std::span(bytes.data(), bytes.size())), added));
  return sha256;
}

Result<Document> find_document(Database& database, OrgId org, std::string_view sha256) {
  TRY(Statement row,
      database.prepare("SELECT name, added, bytes FROM document WHERE org_id = ? AND sha256 = ?"));
  TRY_VOID(row.bind(org, sha256));
  TRY(const bool found, row.step());
  if (!found)
    return fail(Kind::not_found, "there is no document of hash {hash}", {{"hash", std::string(sha256)}});
  const std::span<const std::byte> bytes = row.blob(2);
  return Document{std::string(sha256), std::string(row.text(0)), std::string(row.text(1)),
                  std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size())};
}

Result<std::vector<Document>> list_documents(Database& database, OrgId org) {
  std::vector<Document> documents;
  TRY(Statement rows,
      database.prepare("SELECT sha256, name, added FROM document WHERE org_id = ? ORDER BY sha256"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return documents;
    documents.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)), {}});
  }
}

}  // namespace capnr
