// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/options.h"
#include "evidence/sha256.h"
#include "inventory/register_store.h"
#include "inventory/register_table.h"
#include "inventory/reject.h"

// What capnr purchases, disposals and meters share: they read tables whole or not at all, list what is there, take a file back.

namespace capnr::cli {

struct RegisterOptions {
  DatabaseOptions where;
  std::vector<std::string> files;
  std::string remove, rejects, by;
  bool accept_partial = false;
};
void declare_register(CLI::App& app, const Context& context, RegisterOptions& options);

/// How one of them reads, keeps and loads its entries.
template <class Entry>
struct RegisterBook {
  RegisterKind kind = RegisterKind::purchase;
  std::span<const RegisterColumn> columns;
  Result<Entry> (*entry_of)(const RegisterRow& row) = nullptr;
  Result<KeptFile> (*keep)(Database& database, OrgId org, RegisterFile file,
                           std::span<const Entry> entries) = nullptr;
  Result<Register<Entry>> (*load)(Database& database, OrgId org) = nullptr;
  /// Reads a file that is no table; nothing when it is one. May be empty.
  std::function<Result<std::optional<RegisterTable>>(const std::string& path)> read_other = {};
};

/// What the rows of a file say together.
struct RegisterSum {
  Date from, until;
  double units = 0;
  bool any = false;
  void add(Date date, double quantity);
};
/// One line for each file.
std::string register_listing(const Context& context, const std::vector<RegisterFile>& files,
                             const std::map<std::int64_t, RegisterSum>& sums);
std::string kept_line(const Context& context, const RegisterFile& file, const KeptFile& kept);
/// Says the rejected rows; Kind::bad_input when there are some and they may not be left out.
Result<> judge_rejects(const Context& context, const RegisterOptions& options, const std::string& file,
                       RejectSink& rejects);
/// The path as it is kept, the bytes' hash, who and when.
Result<RegisterFile> described_file(const RegisterOptions& options, const std::string& path);
RejectSink sink_for(const Context& context, const RegisterOptions& options, const std::string& path,
                    const RegisterTable& table);

template <class Entry>
Result<std::string> record_file(const Context& context, const RegisterOptions& options,
                                const RegisterBook<Entry>& book, OpenCity& city, const std::string& path) {
  TRY(RegisterFile file, described_file(options, path));
  std::optional<RegisterTable> other;
  if (book.read_other) {
    TRY(other, book.read_other(path));
  }
  if (!other) {
    TRY(other, read_register(path, book.columns));
  }
  const RegisterTable& table = *other;
  RejectSink rejects = sink_for(context, options, path, table);
  std::vector<Entry> entries;
  for (const RegisterRow& row : table.rows) {
    Result<Entry> entry = book.entry_of(row);
    if (entry) {
      entries.push_back(std::move(*entry));
      continue;
    }
    const Error& error = entry.error();
    TRY_VOID(
        rejects.add({file.path, row.number, error.where.column, error.message, error.parameters, row.cells}));
  }
  TRY_VOID(judge_rejects(context, options, path, rejects));
  file.rows = static_cast<std::int64_t>(entries.size());
  file.rejected = rejects.count();
  TRY(const KeptFile kept, book.keep(city.database, city.org.id, file, entries));
  return kept_line(context, file, kept);
}

template <class Entry>
Result<> run_register(const Context& context, const RegisterOptions& options,
                      const RegisterBook<Entry>& book) {
  TRY(OpenCity city, open_city(options.where));
  if (!options.remove.empty()) {
    const std::string path = std::filesystem::path(options.remove).lexically_normal().string();
    TRY_VOID(remove_register_file(city.database, city.org.id, book.kind, path));
  }
  if (options.files.empty()) {
    TRY(const Register<Entry> all, book.load(city.database, city.org.id));
    std::map<std::int64_t, RegisterSum> sums;
    for (const Entry& one : all.rows) sums[one.file.value].add(one.date, one.quantity);
    return print(register_listing(context, all.files, sums));
  }
  std::string text;
  TRY(Database::Transaction transaction, city.database.begin());
  for (const std::string& path : options.files) {
    TRY(const std::string line, record_file(context, options, book, city, path));
    text += line;
  }
  TRY_VOID(transaction.commit());
  return print(text);
}

}  // namespace capnr::cli
