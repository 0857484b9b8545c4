// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "inventory/catalog.h"
#include "inventory/city_sections.h"
#include "inventory/equipment_reader.h"
#include "inventory/reject.h"
#include "inventory/repository.h"

// From files to a dated inventory in the database: all of it or nothing. A city folder (city.toml, docs/city-folder.md) brings its
// inventories, all in one transaction; files given alone join or replace files of the same path in the inventory of a date.
// A row that cannot be read is a reject; with rejects nothing is stored, of any inventory, unless the user accepts a partial import; in both cases
// the rejected rows come back as files. Importing again what is stored already changes nothing, writes nothing, and says so.

namespace capnr {

/// What a long import tells while it works. Bytes are those that are to be read, some files being read twice.
struct ImportProgress {
  std::string file;
  std::uint64_t bytes = 0, total_bytes = 0;  ///< of all files
  std::int64_t rows = 0;
};

struct ImportOptions {
  std::optional<Date> date;  ///< of the inventory that files given alone belong to
  std::string city;          ///< INSEE code, when the database holds several and no city.toml is given
  std::string city_name;     ///< of the city that files given alone make when the database has none
  std::string
      mapping;  ///< read every file with this mapping, instead of choosing by headers: a name, or the path of its .toml
  std::filesystem::path mappings;  ///< folder of the user's own mappings
  bool accept_partial = false;
  bool dry_run = false;           ///< reads and checks everything, and stores nothing
  bool again = false;             ///< reads again what is stored already
  std::string user_key;           ///< of pseudonym_of(); empty: names of users are left out
  std::filesystem::path rejects;  ///< folder; empty: "rejets" beside the files
  Language language = Language::fr;
  /// False: stop, and store nothing.
  std::function<bool(const ImportProgress&)> progress = {};
};

struct FileReport {
  SourceFile source;
  Entity entity = Entity::equipment;  ///< of its first table
  std::vector<Reject> first_rejects;
  std::map<std::string, std::int64_t> rejects_by_reason;
  std::filesystem::path rejects_file;  ///< empty without rejects
};

struct InventoryReport {
  InventoryHeader header;
  std::vector<FileReport> files;
  std::array<std::int64_t, entity_count> rows = {};
  std::int64_t rejected = 0;
  std::vector<UnrecognisedGroup> unrecognised;  ///< most units first
  std::int64_t recognised_rows = 0;
  std::vector<std::string> left_aside;  ///< files of the folder that are no tables
  std::vector<std::string> gone;        ///< files that the inventory had and the folder has no more
  bool unchanged = false;               ///< the same files were stored already
  bool stored =
      false;  ///< false: unchanged, a dry run, or something was rejected, here or in another inventory
};

struct ImportReport {
  City city;
  std::vector<InventoryReport> inventories;
  std::vector<SectionReport> sections;  ///< what an exported folder brought that was not there
};

/// `paths`: one folder (a city's, or one with files and no city.toml), or files. `products`: the manufacturers' table of a factor pack, for
/// recognising models.
Result<ImportReport> import_paths(Database& database, const InventoryCatalog& catalog,
                                  const RecognitionTable& products,
                                  const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options);

}  // namespace capnr
