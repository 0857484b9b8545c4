// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

#include "footprint/factor_set.h"
#include "inventory/import.h"
#include "work/upload.h"
#include "work/worker.h"

// Importing the files that were sent from a browser: the same as capnr import, by the same function.

namespace capnr {

/// What an import knows, whatever its files.
struct ImportTools {
  InventoryCatalog catalog;
  RecognitionTable products;
  FactorSet set;  ///< whose items equipment is recognised as
};
/// Loaded when first needed, and kept.
using FindImportTools = std::function<Result<std::shared_ptr<const ImportTools>>()>;

struct ImportRequest {
  std::string batch;
  std::optional<Date> date;  ///< none: a city's folder, which brings its own
  bool accept_partial = false;
  Language language = Language::fr;  ///< of the files of rejects
};
std::string to_json(const ImportRequest& request);
Result<ImportRequest> import_request_from(std::string_view json);

/// What came of it, as the page of the job shows it.
struct ImportAnswer {
  struct File {
    std::string path, format, mapping;
    std::int64_t rows = 0, rejected = 0;
    std::vector<std::string> first_rejects;  ///< in words
    std::string rejects_file;                ///< the name of the job's file; empty without rejects
  };
  struct Inventory {
    std::string date, label;
    bool stored = false, unchanged = false;
    std::vector<std::pair<std::string, std::int64_t>> rows;       ///< by code of entity
    std::int64_t rejected = 0, recognised = 0, unrecognised = 0;  ///< rows of equipment; groups
    std::vector<File> files;
    std::vector<std::string> left_aside, gone;
  };
  std::vector<Inventory> inventories;
  std::vector<std::string> sections;  ///< what a city's folder brought beside its inventories
};
/// Kind::bad_input when it is none.
Result<ImportAnswer> import_answer_from(std::string_view json);

/// The kind of job "import".
JobKind import_job(FindImportTools tools);
inline constexpr std::string_view import_kind = "import";

/// Where a batch's city.toml is, from its root: "" or "ville-demo"; nothing when it has none.
std::optional<std::string> city_folder_of(const std::vector<Upload>& files);

}  // namespace capnr
