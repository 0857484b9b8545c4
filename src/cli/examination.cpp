// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/examination.h"

#include <algorithm>
#include <filesystem>

#include <unistd.h>

#include "base/text.h"
#include "inventory/catalog.h"
#include "inventory/check_inventories.h"
#include "people/audit.h"

namespace capnr::cli {
namespace {

constexpr std::uintmax_t least_room = std::uintmax_t{100} << 20U;

// A damaged file is quoted in its messages: what is no text is shown as such.
std::string readable(std::string text) {
  const bool whole = is_utf8(text);
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || (!whole && byte >= 0x80)) c = '?';
  }
  return text;
}

class Examination {
 public:
  explicit Examination(const Context& context) : context_(context) {}

  void add(std::string_view subject, bool serious, std::string_view message, std::string_view remedy,
           const std::vector<std::pair<std::string, std::string>>& parameters) {
    keep({std::string(subject), serious, readable(tr(context_.language, message, parameters)),
          readable(tr(context_.language, remedy, parameters))});
  }
  void add(std::string_view subject, const Database::Finding& finding) {
    add(subject, finding.serious, finding.message, finding.remedy, finding.parameters);
  }
  void add(std::string_view subject, const Error& error, std::string_view remedy) {
    keep({std::string(subject), true, readable(describe(error, context_.language)),
          std::string(tr(context_.language, remedy))});
  }
  std::vector<Diagnosis> take() { return std::move(found_); }

 private:
  // A pack that several sets name is told once.
  void keep(Diagnosis one) {
    const bool told = std::any_of(found_.begin(), found_.end(), [&](const Diagnosis& other) {
      return other.subject == one.subject && other.message == one.message;
    });
    if (!told) found_.push_back(std::move(one));
  }

  const Context& context_;
  std::vector<Diagnosis> found_;
};

void rights(Examination& found, const std::string& path, const std::filesystem::path& folder) {
  if (::access(path.c_str(), R_OK | W_OK) != 0)
    found.add("database", true, "the database {path} may not be read and written by this user",
              "give this user the right to read and write the file: chmod u+rw, or chown", {{"path", path}});
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    found.add("database", true, "this user may not write in {path}, where the database keeps its journal",
              "give this user the right to write in the folder", {{"path", folder.string()}});
}

void room(Examination& found, const std::string& path, const std::filesystem::path& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  if (error) return;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  const std::uintmax_t wanted = std::max(least_room, error ? 0 : size);
  if (space.available >= wanted) return;
  found.add("disk", false, "{free} MB are free on the disk of {path}: an import may need {wanted} MB",
            "free some room before the next import",
            {{"free", std::to_string(space.available >> 20U)},
             {"path", path},
             {"wanted", std::to_string(wanted >> 20U)}});
}

void inside(Examination& found, const std::string& where) {
  constexpr std::string_view no_entry =
      "restore the last copy of the database; or move it aside and import the city's folder again";
  OpenOptions as_it_is;
  as_it_is.migrate = false;
  auto database = Database::open(where, as_it_is);
  if (!database) return found.add("database", database.error(), no_entry);
  const auto of_database = database->check();
  if (!of_database) return found.add("database", of_database.error(), no_entry);
  bool sound = true;
  for (const Database::Finding& finding : *of_database) {
    found.add("database", finding);
    sound = sound && !finding.serious;
  }
  const auto of_inventories = check_inventories(*database);
  if (of_inventories) {
    for (const Database::Finding& finding : *of_inventories) found.add("inventories", finding);
  } else if (sound) {
    found.add("inventories", of_inventories.error(), no_entry);
  }
  const auto of_audit_log = check_audit(*database);
  if (of_audit_log) {
    for (const Database::Finding& finding : *of_audit_log) found.add("audit log", finding);
  } else if (sound) {
    found.add("audit log", of_audit_log.error(), no_entry);
  }
}

}  // namespace

std::vector<Diagnosis> examine_database(const Context& context, const DatabaseOptions& options) {
  Examination found(context);
  const std::string& where = options.database;
  const bool server = where.starts_with("postgresql://") || where.starts_with("postgres://");
  if (!server) {
    std::error_code error;
    if (!std::filesystem::exists(where, error)) {
      found.add("database", false, "there is no database {path} yet", "capnr import FOLDER makes it",
                {{"path", where}});
      return found.take();
    }
    const std::filesystem::path folder = std::filesystem::absolute(where, error).parent_path();
    rights(found, where, folder);
    room(found, where, folder);
  }
  inside(found, where);
  return found.take();
}

std::vector<Diagnosis> examine_catalogue(const Context& context, const std::string& city_folder,
                                         const std::string& set_in_use) {
  constexpr std::string_view install =
      "install capnr again, or set CAPNR_CATALOG to a folder that holds its catalogue";
  Examination found(context);
  if (const auto catalog = load_inventory_catalog(context.catalog); !catalog)
    found.add("catalogue", catalog.error(), install);
  const auto sets = list_sets(context.catalog, city_folder);
  if (!sets) {
    found.add("catalogue", sets.error(), install);
    return found.take();
  }
  if (sets->empty())
    found.add("catalogue", true, "there is no factor set in {path}", install,
              {{"path", context.catalog.string()}});
  for (const SetDefinition& set : *sets) {
    const auto loaded = load_factor_set(context.catalog, set, city_folder);
    const bool for_others = !loaded && loaded.error().kind == Kind::not_found && set.name != set_in_use;
    if (!loaded && !for_others)
      found.add("catalogue", loaded.error(),
                "correct the pack, or take it out of its factor set: see capnr factors");
  }
  return found.take();
}

}  // namespace capnr::cli
