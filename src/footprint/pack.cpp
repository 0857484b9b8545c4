// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "footprint/pack_reader.h"
#include "footprint/pack_toml.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
using Columns = std::span<const std::string_view>;

Result<> read_factors(const fs::path& file, PackReader& reader) {
  enum : std::size_t { item, phase, criterion, value, unit, geography, year, source, quality, low, high };
  static constexpr std::array<std::string_view, 11> columns = {"*item",   "*phase",    "*criterion", "*value",
                                                               "*unit",   "geography", "year",       "source",
                                                               "quality", "low",       "high"};
  const auto on_row = [&](const PackRow& row) -> Result<> {
    PackFactor factor;
    if (row.text(item).empty()) return row.wrong(item, "the item is missing");
    factor.item = reader.name(row.text(item));
    factor.geography = reader.name(row.text(geography));
    TRY(factor.year, reader.year(row, year));
    TRY(const std::optional<Phase> of, reader.phase(row, phase));
    factor.phase = of.value_or(Phase::manufacturing);
    factor.embodied = !of;
    TRY(factor.criterion, reader.criterion(row, criterion));
    TRY(const double scale, reader.factor_of_unit(row, unit, factor.criterion));
    TRY(const double number, row.number(value));
    factor.value = number * scale;
    TRY_VOID(reader.check_sign(row, value, factor.value, of));
    TRY(factor.sigma, reader.sigma(row, low, high, quality, factor.value, scale));
    factor.line = row.line();
    reader.pack.factors.push_back(factor);
    return {};
  };
  TRY_VOID(read_pack_table(file, reader.spec("factors.csv", columns), on_row));
  return reader.check_factor_duplicates(reader.pack.factors, reader.shown_name("factors.csv"));
}

std::optional<ItemUnit> item_unit(std::string_view text) {
  if (text == "unit") return ItemUnit::unit;
  if (text == "gigabyte") return ItemUnit::gigabyte;
  if (text == "hour") return ItemUnit::hour;
  if (text == "euro") return ItemUnit::euro;
  if (text == "item") return ItemUnit::item;
  return std::nullopt;
}

bool is_category(std::string_view text) {
  static constexpr std::array<std::string_view, 12> known = {"",        "terminal",    "screen",  "phone",
                                                             "tablet",  "printer",     "network", "server",
                                                             "storage", "audiovisual", "iot",     "service"};
  return std::ranges::find(known, text) != known.end();
}

Result<> check_positive(const PackRow& row, std::size_t column, const std::optional<double>& value,
                        bool zero_allowed) {
  if (!value || *value > 0 || (zero_allowed && *value == 0)) return {};
  return row.wrong(column,
                   "{value} cannot be: write a positive number, or leave it empty when it is not known",
                   {{"value", row.quoted(column)}});
}

Result<> read_items(const fs::path& file, PackReader& reader) {
  enum : std::size_t { id, name_fr, name_en, category, generic, unit, server, lifetime, kwh, source };
  static constexpr std::array<std::string_view, 10> columns = {
      "*item", "name_fr", "name_en",        "category",   "generic",
      "unit",  "server",  "lifetime_years", "annual_kwh", "source"};
  std::unordered_map<std::string, std::uint32_t> lines;
  return read_pack_table(file, reader.spec("items.csv", columns), [&](const PackRow& row) -> Result<> {
    PackItem item;
    item.id = row.text(id);
    item.name_fr = row.text(name_fr);
    item.name_en = row.text(name_en);
    item.category = row.text(category);
    item.generic = row.text(generic);
    item.line = row.line();
    if (item.id.empty()) return row.wrong(id, "the item is missing");
    if (const auto [at, added] = lines.try_emplace(item.id, item.line); !added) {
      return row.wrong(id, "this item is given twice: it is already on row {row}",
                       {{"row", std::to_string(at->second)}});
    }
    if (!is_category(item.category)) {
      return row.wrong(category, "{value} is not a category of items", {{"value", item.category}});
    }
    item.unit = item_unit(row.text(unit));
    if (!item.unit && !row.text(unit).empty()) {
      return row.wrong(unit, "{value} is not what factors are per; write unit, gigabyte, hour, euro or item",
                       {{"value", std::string(row.text(unit))}});
    }
    TRY(item.server, row.boolean_or_none(server));
    TRY(item.lifetime_years, row.number_or_none(lifetime));
    TRY(item.annual_kwh, row.number_or_none(kwh));
    TRY_VOID(check_positive(row, lifetime, item.lifetime_years, false));
    TRY_VOID(check_positive(row, kwh, item.annual_kwh, true));
    reader.pack.items.push_back(std::move(item));
    return {};
  });
}

Result<std::uint32_t> zone_of(const PackRow& row, std::size_t column, PackReader& reader) {
  const std::string_view zone = row.text(column);
  if (zone.empty()) return row.wrong(column, "the zone is missing");
  return reader.name(zone);
}

Result<> add_mix(const PackRow& row, std::size_t column, PackElectricity mix, PackReader& reader) {
  if (mix.value < 0) return row.wrong(column, "a negative factor: electricity has none");
  reader.pack.electricity.push_back(mix);
  return {};
}

// Long (one criterion a row) when the file has a column "criterion", else wide (a column per criterion, in
// our units).
Result<> read_electricity(const fs::path& file, PackReader& reader) {
  enum : std::size_t { zone, year, criterion, value, unit, source, low, high, first_code };
  static const std::vector<std::string_view> columns = [] {
    std::vector<std::string_view> all = {"*zone", "year",   "criterion", "value",
                                         "unit",  "source", "low",       "high"};
    for (std::size_t i = 0; i < criterion_count; ++i) all.push_back(code(static_cast<Criterion>(i)));
    return all;
  }();
  const auto on_row = [&](const PackRow& row) -> Result<> {
    PackElectricity mix;
    TRY(mix.zone, zone_of(row, zone, reader));
    TRY(mix.year, reader.year(row, year));
    mix.line = row.line();
    if (!row.has(criterion)) {
      for (std::size_t i = 0; i < criterion_count; ++i) {
        TRY(const std::optional<double> number, row.number_or_none(first_code + i));
        if (!number) continue;
        mix.criterion = static_cast<Criterion>(i);
        mix.value = *number;
        TRY(mix.sigma, reader.sigma(row, no_column, no_column, no_column, mix.value, 1));
        TRY_VOID(add_mix(row, first_code + i, mix, reader));
      }
      return {};
    }
    TRY(mix.criterion, reader.criterion(row, criterion));
    TRY(const double scale, reader.factor_of_unit(row, unit, mix.criterion));
    TRY(const double number, row.number(value));
    mix.value = number * scale;
    TRY(mix.sigma, reader.sigma(row, low, high, no_column, mix.value, scale));
    return add_mix(row, value, mix, reader);
  };
  TRY_VOID(read_pack_table(file, reader.spec("electricity.csv", columns), on_row));
  return reader.check_mix_duplicates(reader.pack.electricity, reader.shown_name("electricity.csv"));
}

Result<> read_technologies(const fs::path& file, PackReader& reader) {
  enum : std::size_t { technology, criterion, value, unit, source };
  static constexpr std::array<std::string_view, 5> columns = {"*technology", "*criterion", "*value", "*unit",
                                                              "source"};
  return read_pack_table(file, reader.spec("technologies.csv", columns), [&](const PackRow& row) -> Result<> {
    PackTechnology of;
    of.name = row.text(technology);
    TRY(of.criterion, reader.criterion(row, criterion));
    TRY(const double scale, reader.factor_of_unit(row, unit, of.criterion));
    TRY(const double number, row.number(value));
    of.value = number * scale;
    reader.pack.technologies.push_back(std::move(of));
    return {};
  });
}

Result<> read_types(const fs::path& file, PackReader& reader) {
  enum : std::size_t { name, item, server, lifetime, source };
  static constexpr std::array<std::string_view, 5> columns = {"*type", "item", "server", "lifetime_years",
                                                              "source"};
  return read_pack_table(file, reader.spec("types.csv", columns), [&](const PackRow& row) -> Result<> {
    PackType type;
    type.name = row.text(name);
    type.item = row.text(item);
    type.line = row.line();
    TRY(type.server, row.boolean_or_none(server));
    TRY(type.lifetime_years, row.number_or_none(lifetime));
    TRY_VOID(check_positive(row, lifetime, type.lifetime_years, false));
    reader.pack.types.push_back(std::move(type));
    return {};
  });
}

Result<> read_matching(const fs::path& file, PackReader& reader) {
  static constexpr std::array<std::string_view, 2> columns = {"*model", "*item"};
  return read_pack_table(file, reader.spec("matching.csv", columns), [&](const PackRow& row) -> Result<> {
    reader.pack.matches.push_back({std::string(row.text(0)), std::string(row.text(1)), row.line()});
    return {};
  });
}

Result<> read_people(const fs::path& file, PackReader& reader) {
  enum : std::size_t { criterion, value, unit, source };
  static constexpr std::array<std::string_view, 4> columns = {"*criterion", "*value", "*unit", "source"};
  return read_pack_table(file, reader.spec("people.csv", columns), [&](const PackRow& row) -> Result<> {
    TRY(const Criterion of, reader.criterion(row, criterion));
    TRY(const double scale, reader.factor_of_unit(row, unit, of));
    TRY(const double number, row.number(value));
    if (number <= 0) return row.wrong(value, "the share of one person must be positive");
    reader.pack.people.push_back({of, number * scale, row.line()});
    return {};
  });
}

Result<> number_into(const PackRow& row, std::size_t column, double& out) {
  TRY(const std::optional<double> value, row.number_or_none(column));
  TRY_VOID(check_positive(row, column, value, true));
  if (value) out = *value;
  return {};
}

Result<> read_cloud_types(const fs::path& file, PackReader& reader) {
  enum : std::size_t { provider, type, vcpu, memory, min_watts, max_watts, memory_watts, gwp, pe, source };
  static constexpr std::array<std::string_view, 10> columns = {
      "*provider",          "*type",        "vcpu",         "memory_gb",   "min_watts_per_vcpu",
      "max_watts_per_vcpu", "memory_watts", "gwp_per_hour", "pe_per_hour", "source"};
  return read_pack_table(file, reader.spec("cloud_types.csv", columns), [&](const PackRow& row) -> Result<> {
    CloudInstanceType of;
    of.provider = row.text(provider);
    of.name = row.text(type);
    of.line = row.line();
    TRY_VOID(number_into(row, vcpu, of.vcpu));
    TRY_VOID(number_into(row, memory, of.memory_gb));
    TRY_VOID(number_into(row, min_watts, of.min_watts_per_vcpu));
    TRY_VOID(number_into(row, max_watts, of.max_watts_per_vcpu));
    TRY_VOID(number_into(row, memory_watts, of.memory_watts));
    if (of.min_watts_per_vcpu > of.max_watts_per_vcpu) {
      return row.wrong(min_watts, "the watts of an idle instance are above those of a busy one");
    }
    for (const auto& [column, criterion] : {std::pair{gwp, Criterion::gwp}, std::pair{pe, Criterion::pe}}) {
      TRY(const std::optional<double> value, row.number_or_none(column));
      TRY_VOID(check_positive(row, column, value, true));
      if (!value) continue;
      Factor& factor = of.manufacturing_per_hour[static_cast<std::size_t>(criterion)];
      factor.value = *value;
      factor.line = row.line();
      TRY(factor.sigma, reader.sigma(row, no_column, no_column, no_column, *value, 1));
    }
    reader.pack.cloud_types.push_back(std::move(of));
    return {};
  });
}

Result<> read_cloud_regions(const fs::path& file, PackReader& reader) {
  enum : std::size_t { provider, region, country, pue, wue, source };
  static constexpr std::array<std::string_view, 6> columns = {"*provider", "*region", "country",
                                                              "pue",       "wue",     "source"};
  return read_pack_table(file, reader.spec("cloud_regions.csv", columns),
                         [&](const PackRow& row) -> Result<> {
                           CloudRegion of;
                           of.provider = row.text(provider);
                           of.region = row.text(region);
                           of.country = row.text(country);
                           of.pue.line = of.wue.line = row.line();
                           TRY_VOID(number_into(row, pue, of.pue.value));
                           TRY_VOID(number_into(row, wue, of.wue.value));
                           if (of.pue.value < 1)
                             return row.wrong(pue, "PUE {value} is under 1", {{"value", row.quoted(pue)}});
                           reader.pack.cloud_regions.push_back(std::move(of));
                           return {};
                         });
}

struct PackFile {
  std::string_view name;
  Result<> (*read)(const fs::path&, PackReader&);
};

constexpr PackFile pack_files[] = {
    {"items.csv", read_items},
    {"factors.csv", read_factors},
    {"electricity.csv", read_electricity},
    {"technologies.csv", read_technologies},
    {"types.csv", read_types},
    {"matching.csv", read_matching},
    {"hypotheses.csv", read_hypotheses},
    {"people.csv", read_people},
    {"cloud_types.csv", read_cloud_types},
    {"cloud_regions.csv", read_cloud_regions},
};

Result<PackManifest> manifest_of(const fs::path& folder, bool referential) {
  std::error_code ignored;
  if (fs::exists(folder / "pack.toml", ignored)) return read_manifest(folder / "pack.toml");
  if (!referential) {
    return fail(Kind::not_found,
                "this folder is no factor pack: it has neither pack.toml nor a file of NumEcoEval or G4IT",
                {}, Where{folder.filename().string(), 0, ""});
  }
  PackManifest manifest;
  manifest.info.id = manifest.info.name = folder.filename().string();
  manifest.info.redistributable = false;
  return manifest;
}

}  // namespace

Result<PackManifest> pack_manifest(const std::filesystem::path& folder) {
  return manifest_of(folder, has_referential(folder));
}

Result<PackData> read_pack(const std::filesystem::path& folder) {
  const bool referential = has_referential(folder);
  TRY(PackManifest manifest, manifest_of(folder, referential));
  PackReader reader(std::move(manifest));
  reader.pack.referential = reader.pack.manifest.info.referential = referential;
  for (const PackFile& file : pack_files) {
    std::error_code ignored;
    if (!fs::exists(folder / file.name, ignored)) continue;
    TRY_VOID(file.read(folder / file.name, reader));
  }
  if (referential) {
    TRY_VOID(read_referential(folder, reader));
  }
  return std::move(reader.pack);
}

}  // namespace capnr
