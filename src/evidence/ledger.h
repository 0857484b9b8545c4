// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/period.h"
#include "evidence/grade.h"
#include "store/database.h"

// The ledger of the values of indicators. Nothing is overwritten: a correction is a new entry that supersedes the one before and says why.
//
//   TRY(const Recorded recorded, record_value(database, org, entry));       // "unchanged" when the same value is there already
//   TRY(const std::vector<LedgerEntry> now, current_values(database, org));
//   TRY(const std::vector<LedgerEntry> all, value_history(database, org, "I-1.8c"));

namespace capnr {

/// What part of the city a value is about.
struct Scope {
  enum class Kind : std::uint8_t { city, department, site, service } kind = Kind::city;
  std::string name;  ///< empty for the whole city
  auto operator<=>(const Scope&) const = default;
};
std::string_view code(Scope::Kind kind);
std::optional<Scope::Kind> scope_kind_from(std::string_view code);
/// "city", "department:DNSI".
std::string to_string(const Scope& scope);
std::optional<Scope> parse_scope(std::string_view text);

/// How a value came: computed by a calculator of the program, by an SQL indicator, or told by somebody.
enum class ValueOrigin : std::uint8_t { calculator, sql, declared };
std::string_view code(ValueOrigin origin);
std::optional<ValueOrigin> value_origin_from(std::string_view code);

/// What a value rests on: an inventory ("inventory 2026-10-31"), rows of a file, a document kept by its hash.
struct ValueSource {
  std::string reference;
  std::string sha256;                        ///< empty when it is no file
  std::int64_t first_row = 0, last_row = 0;  ///< 0 when it is the whole of it
  bool operator==(const ValueSource&) const = default;
};

/// What tells one series of corrections from another.
struct ValueKey {
  std::string indicator, measure;
  Scope scope;
  Period period;
  auto operator<=>(const ValueKey&) const = default;
};

struct LedgerEntry {
  ValueId id;
  ValueKey key;
  std::optional<double> value;  ///< nothing when the value was withdrawn
  std::string unit;
  std::optional<double> low, high;  ///< the interval from 5 % to 95 %, where there is one
  Grade grade = Grade::declared;
  ValueOrigin origin = ValueOrigin::declared;
  std::string formula;      ///< name and version of what computed it
  std::string recorded_at;  ///< "2026-11-24T18:07:58Z"
  std::string recorded_by;
  std::optional<Date> stale_after;    ///< the last day on which the value still holds
  std::optional<ValueId> supersedes;  ///< the entry that this one corrects
  std::string reason;                 ///< why it does
  std::vector<ValueSource> sources;
};

struct Recorded {
  enum class Outcome : std::uint8_t { added, superseded, unchanged } outcome = Outcome::added;
  ValueId id;
};

/// Adds the entry, or supersedes the current one of its key; its id and `supersedes` are set here. The same value, sources and formula as the current
/// entry's: unchanged, nothing is written. Kind::conflict when the year is closed, when a person's value is superseded without a reason, or when
/// `expected` is not the current entry any more (somebody else corrected it meanwhile).
Result<Recorded> record_value(Database& database, OrgId org, LedgerEntry entry,
                              std::optional<ValueId> expected = std::nullopt);

/// The last entry of each key, withdrawn ones left out, by indicator, measure, scope and period.
Result<std::vector<LedgerEntry>> current_values(Database& database, OrgId org);
/// Every entry of an indicator, oldest first.
Result<std::vector<LedgerEntry>> value_history(Database& database, OrgId org, std::string_view indicator);

/// Adds what an export holds, in the order in which it was recorded, with its dates, names and reasons, and gives how many entries were added; what is there
/// already is left. In the caller's transaction. Kind::conflict when a key has another history here, or its year is closed.
Result<std::size_t> restore_entries(Database& database, OrgId org, std::span<const LedgerEntry> entries);

// ---- Years that are closed --------------------------------------------------------------------------------------------

struct ClosedYear {
  int year = 0;
  std::string closed_at, closed_by;
};
Result<> close_year(Database& database, OrgId org, const ClosedYear& year);
/// Kind::not_found when the year was not closed.
Result<> reopen_year(Database& database, OrgId org, int year);
Result<std::vector<ClosedYear>> closed_years(Database& database, OrgId org);

// ---- Supporting documents, kept by their hash ---------------------------------------------------------------------------

inline constexpr std::uint64_t largest_document = 20U << 20U;

/// Keeps the bytes once; gives their SHA-256. Kind::limit above 20 MiB.
Result<std::string> keep_document(Database& database, OrgId org, std::string_view name,
                                  std::string_view bytes, std::string_view added);
struct Document {
  std::string sha256, name, added, bytes;
};
/// Kind::not_found when there is none of that hash.
Result<Document> find_document(Database& database, OrgId org, std::string_view sha256);
/// Without their bytes, by hash.
Result<std::vector<Document>> list_documents(Database& database, OrgId org);

}  // namespace capnr
