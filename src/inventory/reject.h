// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/language.h"
#include "table/table_writer.h"

namespace capnr {

/// A row that cannot be imported, and why. `message` is an English id for tr().
struct Reject {
  std::string file;
  std::int64_t row = 0;
  std::string column;  ///< header in the file, else name of the field; empty when it is the whole row
  std::string message;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::string> cells;
};

/// "ligne 12, colonne pue: …"
std::string describe(const Reject& reject, Language language);

/// The columns added to a rejects file; mappings leave them aside, so that the file can be imported again once corrected.
inline constexpr std::string_view reject_columns[] = {"capnr_motif", "capnr_ligne", "capnr_colonne"};
bool is_reject_column(std::string_view header);

/// Collects the rejects of one file. The first ones are kept, all are counted by reason, and each goes to a file of the same format (CSV with
/// the same separator and encoding, XLSX, JSON): the columns of the file, the reason, the row and the column. It is made with the first reject,
/// and appears at finish().
class RejectSink {
 public:
  /// `path`: empty when no file is wanted.
  RejectSink(std::filesystem::path path, TableFormat format, Language language)
      : path_(std::move(path)), format_(std::move(format)), language_(language) {}
  /// The header to repeat; none for a file without.
  void set_header(std::vector<std::string> header) { header_ = std::move(header); }
  Result<> add(Reject reject);
  /// Makes the rejects file appear; removes that of an earlier import when there is nothing to reject any more.
  Result<> finish();

  std::int64_t count() const { return count_; }
  const std::vector<Reject>& first() const { return first_; }
  const std::map<std::string, std::int64_t>& by_reason() const { return by_reason_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  Result<> write(const Reject& reject);
  std::filesystem::path path_;
  TableFormat format_;
  Language language_;
  std::vector<std::string> header_;
  std::optional<TableWriter> file_;
  std::vector<std::string_view> cells_;
  std::int64_t count_ = 0;
  std::vector<Reject> first_;
  std::map<std::string, std::int64_t> by_reason_;
};

/// "parc.csv" in folder "rejets" is "rejets/parc.rejets.csv"; "ecoles/parc.ods" is "rejets/ecoles_parc.rejets.xlsx".
std::filesystem::path rejects_path(const std::filesystem::path& folder, std::string_view source_path,
                                   const TableFormat& format);
bool is_rejects_file(const std::filesystem::path& path);

}  // namespace capnr
