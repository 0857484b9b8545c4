// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

// The one table of what an inventory's records are made of. Mapping files, checks, exports and docs/city-folder.md all come from it:
// a field is added here, given a member in record_members.h, and nowhere else.

namespace capnr {

/// In the order in which they are read: what is referred to comes first.
enum class Entity : std::uint8_t {
  datacentre,
  equipment,
  virtual_machine,
  cloud_instance,
  application,
  traffic,
  volume,
  service
};
inline constexpr std::size_t entity_count = 8;

std::string_view code(Entity entity);  ///< "virtual_machine", as in mapping files
std::optional<Entity> entity_from(std::string_view code);
std::string_view canonical_file(Entity entity);           ///< "virtual_machines.csv", as an export writes it
std::string_view name(Entity entity, Language language);  ///< "machines virtuelles"

enum class FieldKind : std::uint8_t {
  text,
  number,
  share,  ///< 0 to 1; "80 %" is read as 0.8
  date,
  country,      ///< name or code, kept as ISO 3166-1 alpha-2 where it is recognised
  choice,       ///< one of Field::choices
  grade,        ///< measured, imported, declared, estimated
  source_file,  ///< where the row first came from, in a folder written by an export
  source_row
};

/// The smallest value of a number that must be more than zero.
inline constexpr double above_zero = std::numeric_limits<double>::denorm_min();
inline constexpr double no_limit = std::numeric_limits<double>::infinity();

struct Field {
  Entity entity = Entity::equipment;
  std::string_view name =
      {};  ///< English snake_case: the header of the canonical CSV and the key in mapping files
  FieldKind kind = FieldKind::text;
  std::string_view unit = {};
  bool required = false;
  double min = -no_limit, max = no_limit;
  std::string_view choices = {};  ///< separated by |
  std::string_view description_fr = {}, description_en = {};
};

std::span<const Field> all_fields();
/// The fields of one entity, in the order of the canonical file.
std::span<const Field> fields_of(Entity entity);
/// Index into fields_of(entity).
std::optional<std::size_t> find_field(Entity entity, std::string_view name);

/// The reference tables of docs/city-folder.md, between its markers; a test keeps the document equal to it.
std::string field_tables_markdown(Language language);

}  // namespace capnr
