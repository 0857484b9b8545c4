// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <unordered_map>

#include "base/file.h"
#include "base/text.h"
#include "footprint/pack_reader.h"
#include "footprint/zone.h"
#include "table/json.h"

// The referentials of a NumEcoEval or G4IT licence holder, read as they are. Three generations of headers are
// known: NumEcoEval's (nom;etapeacv;critere;…), G4IT's (criterion;lifecycle_step;name;…) and its tests'
// (criterion;lifecycleStep;name;…); they differ by their words only, so a column has several names. Their
// `unite` says "Item" or "Line": what the value is for, not its unit, which is the criterion's own.

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> impact_files = {"characterizationFactors.csv",
                                                          "ref_item_impact.csv", "itemImpact.csv"};
constexpr std::array<std::string_view, 3> type_files = {"itemTypes.csv", "ref_item_type.csv", "itemType.csv"};
constexpr std::array<std::string_view, 3> matching_files = {"equipmentRefMatching.csv",
                                                            "ref_matching_item.csv", "matchingItem.csv"};
constexpr std::string_view hypothesis_file = "ref_hypothesis.csv";
constexpr std::string_view mix_file = "mixElec.json";
constexpr std::string_view mix_prefix = "Electricity Mix ";

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

// NumEcoEval's tiers, as our categories; empty when it is another word.
std::string category_of(std::string_view tier, std::string_view category) {
  const std::string key = folded(tier);
  if (key == "network") return "network";
  if (key == "datacenter" || key == "datacentre")
    return folded(category).find("storage") == std::string::npos ? "server" : "storage";
  if (key == "terminal" || key == "terminals" || key == "end user") return "terminal";
  return "";
}

class ImpactReader {
 public:
  explicit ImpactReader(PackReader& reader) : reader_(reader) {}

  Result<> read(const fs::path& folder, std::string_view file) {
    enum : std::size_t { name, phase, criterion, tier, category, kwh, location, value, unit, source };
    static constexpr std::array<std::string_view, 10> columns = {
        "*nom|name",
        "*etapeacv|lifecycle_step",
        "*critere|criterion",
        "tiers|tier",
        "categorie|category",
        "consoElecMoyenne|avg_electricity_consumption",
        "localisation|location",
        "*valeur|value",
        "unite|unit",
        "source"};
    std::size_t fake = 0;
    const auto on_row = [&](const PackRow& row) -> Result<> {
      if (row.text(name).empty()) return row.wrong(name, "the item is missing");
      if (folded(row.text(source)).starts_with("fake data")) ++fake;
      TRY(const Criterion of, reader_.criterion(row, criterion));
      TRY(const std::optional<Phase> step, reader_.phase(row, phase));
      TRY(const double number, row.number(value));
      TRY_VOID(reader_.check_sign(row, value, number, step));
      TRY(const float sigma, reader_.sigma(row, no_column, no_column, no_column, number, 1));
      if (row.text(name).starts_with(mix_prefix))
        return add_mix(row, name, location, phase, of, number, sigma);
      const std::optional<std::string> zone = zone_from(row.text(location));
      if (!zone && !row.text(location).empty()) return unknown_place(row, location);
      reader_.pack.factors.push_back({.item = reader_.name(row.text(name)),
                                      .geography = reader_.name(zone.value_or("")),
                                      .phase = step.value_or(Phase::manufacturing),
                                      .embodied = !step,
                                      .criterion = of,
                                      .sigma = sigma,
                                      .value = number,
                                      .line = row.line()});
      TRY(const std::optional<double> energy, row.number_or_none(kwh));
      add_item(row.text(name), category_of(row.text(tier), row.text(category)), energy, row.line());
      return {};
    };
    TRY_VOID(read_pack_table(folder / file, reader_.spec(file, columns, true), on_row));
    if (fake > 0) {
      reader_.pack.notices.push_back(
          {Kind::bad_input,
           "{count} rows say « Fake data for tests »: results computed from them mean nothing",
           {{"count", std::to_string(fake)}},
           Where{reader_.shown_name(file), 0, ""}});
    }
    PackInfo& info = reader_.pack.manifest.info;
    info.factors_file = info.electricity_file = info.items_file =
        file;  // an item's energy stands with its factors
    TRY_VOID(reader_.check_factor_duplicates(reader_.pack.factors, reader_.shown_name(file)));
    return reader_.check_mix_duplicates(reader_.pack.electricity, reader_.shown_name(file));
  }

 private:
  static Result<> unknown_place(const PackRow& row, std::size_t column) {
    return row.wrong(column, "{value} is not a country that is known; write its two-letter code",
                     {{"value", std::string(row.text(column).substr(0, 80))}});
  }

  // "Electricity Mix FR" holds the impact of a kWh as a manufacturing phase.
  Result<> add_mix(const PackRow& row, std::size_t name, std::size_t location, std::size_t phase,
                   Criterion criterion, double value, float sigma) {
    if (const auto step = phase_from(row.text(phase)); step != Phase::manufacturing && step != Phase::use) {
      return row.wrong(phase, "an electricity mix has one phase, manufacturing");
    }
    std::optional<std::string> zone = zone_from(row.text(name).substr(mix_prefix.size()));
    if (!zone) zone = zone_from(row.text(location));
    if (!zone) return unknown_place(row, location);
    reader_.pack.electricity.push_back({.zone = reader_.name(*zone),
                                        .criterion = criterion,
                                        .sigma = sigma,
                                        .value = value,
                                        .line = row.line()});
    return {};
  }

  void add_item(std::string_view name, std::string category, std::optional<double> energy,
                std::uint32_t line) {
    const auto [at, added] = items_.try_emplace(std::string(name), reader_.pack.items.size());
    if (!added) {
      PackItem& item = reader_.pack.items[at->second];
      if (!item.annual_kwh) item.annual_kwh = energy;
      return;
    }
    PackItem item;
    item.id = item.name_fr = item.name_en = name;
    item.server = category == "server";
    item.category = std::move(category);
    item.unit = ItemUnit::unit;
    item.annual_kwh = energy;
    item.line = line;
    reader_.pack.items.push_back(std::move(item));
  }

  PackReader& reader_;
  std::unordered_map<std::string, std::size_t> items_;
};

Result<> read_item_types(const fs::path& folder, std::string_view file, PackReader& reader) {
  enum : std::size_t { type, server, lifetime, item };
  static constexpr std::array<std::string_view, 4> columns = {
      "*type", "serveur|is_server", "dureeVieDefaut|default_lifespan", "refItemParDefaut|ref_default_item"};
  reader.pack.manifest.info.types_file = file;
  return read_pack_table(folder / file, reader.spec(file, columns, true),
                         [&](const PackRow& row) -> Result<> {
                           PackType of;
                           of.name = row.text(type);
                           of.item = row.text(item);
                           of.line = row.line();
                           TRY(of.server, row.boolean_or_none(server));
                           TRY(of.lifetime_years, row.number_or_none(lifetime));
                           if (of.lifetime_years && *of.lifetime_years <= 0)
                             return row.wrong(lifetime, "a lifetime must be positive");
                           reader.pack.types.push_back(std::move(of));
                           return {};
                         });
}

Result<> read_item_matching(const fs::path& folder, std::string_view file, PackReader& reader) {
  static constexpr std::array<std::string_view, 2> columns = {"*modeleEquipementSource|item_source",
                                                              "*refEquipementCible|ref_item_target"};
  return read_pack_table(
      folder / file, reader.spec(file, columns, true), [&](const PackRow& row) -> Result<> {
        reader.pack.matches.push_back({std::string(row.text(0)), std::string(row.text(1)), row.line()});
        return {};
      });
}

// mixElec.json names its criteria C1 to C5. Their meaning is not written in it, but is certain: its values
// for Albania and France are, digit for digit, those that characterizationFactors.csv gives under these
// labels.
std::optional<Criterion> mix_criterion(std::string_view code) {
  if (code == "C1") return Criterion::ap;
  if (code == "C2") return Criterion::gwp;
  if (code == "C3") return Criterion::pm;
  if (code == "C4") return Criterion::ir;
  if (code == "C5") return Criterion::adpe;
  return criterion_from(code);
}

Result<PackElectricity> mix_of(const Json& entry, PackReader& reader, const Where& where) {
  const Json* zone = entry.find("raccourcisAnglais");
  const Json* criterion = entry.find("critere");
  const Json* value = entry.find("valeur");
  if (zone == nullptr || zone->text() == nullptr || criterion == nullptr || criterion->text() == nullptr ||
      value == nullptr || value->number() == nullptr) {
    return fail(Kind::bad_input, "an entry must have raccourcisAnglais, critere and valeur", {}, where);
  }
  const std::optional<Criterion> of = mix_criterion(*criterion->text());
  if (!of) {
    return fail(Kind::bad_input,
                "the meaning of criterion {code} is not known; C1 to C5 and names of criteria are",
                {{"code", criterion->text()->substr(0, 40)}}, where);
  }
  const std::optional<std::string> place = zone_from(*zone->text());
  if (!place) {
    return fail(Kind::bad_input, "{value} is not a country that is known; write its two-letter code",
                {{"value", zone->text()->substr(0, 80)}}, where);
  }
  if (*value->number() < 0)
    return fail(Kind::bad_input, "a negative factor: electricity has none", {}, where);
  return PackElectricity{.zone = reader.name(*place),
                         .criterion = *of,
                         .value = *value->number(),
                         .line = static_cast<std::uint32_t>(where.row)};
}

Result<> read_mixes(const fs::path& folder, PackReader& reader) {
  const std::string shown_name = reader.shown_name(mix_file);
  TRY(const std::string text, read_file(folder / mix_file, 64U << 20U));
  auto document = parse_json(text);
  if (!document) return tl::unexpected(document.error().at(Where{shown_name, 0, ""}));
  if (document->array() == nullptr)
    return fail(Kind::bad_input, "this file must be a list of mixes", {}, Where{shown_name, 0, ""});
  const auto sigma = static_cast<float>(sigma_of_quality("medium").value_or(0));
  std::int64_t entry_number = 0;
  for (const Json& entry : *document->array()) {
    TRY(PackElectricity mix, mix_of(entry, reader, Where{shown_name, ++entry_number, ""}));
    mix.sigma = sigma;
    reader.pack.electricity.push_back(mix);
  }
  reader.pack.manifest.info.electricity_file = mix_file;
  return reader.check_mix_duplicates(reader.pack.electricity, shown_name);
}

template <class Files, class Read>
Result<> read_first(const fs::path& folder, const Files& files, Read read) {
  for (const std::string_view file : files) {
    if (is_there(folder / file)) return read(file);
  }
  return {};
}

}  // namespace

bool has_referential(const fs::path& folder) {
  for (const auto* files : {&impact_files, &type_files, &matching_files}) {
    for (const std::string_view file : *files) {
      if (is_there(folder / file)) return true;
    }
  }
  return is_there(folder / mix_file) || is_there(folder / hypothesis_file);
}

Result<> read_hypotheses(const fs::path& file, PackReader& reader) {
  enum : std::size_t { key, value, source };
  static constexpr std::array<std::string_view, 3> columns = {"*key|cle|code", "*value|valeur", "source"};
  static constexpr std::pair<std::string_view, Hypothesis> known[] = {
      {"pue", Hypothesis::pue},
      {"PUEParDefaut", Hypothesis::pue},
      {"lifetime_years", Hypothesis::lifetime_years},
      {"dureeVieParDefaut", Hypothesis::lifetime_years},
      {"usage_rate_cope", Hypothesis::usage_rate_cope},
      {"taux_utilisation_COPE", Hypothesis::usage_rate_cope},
      {"usage_rate_byod", Hypothesis::usage_rate_byod},
      {"taux_utilisation_BYOD", Hypothesis::usage_rate_byod},
  };
  const std::string name = file.filename().string();
  return read_pack_table(file, reader.spec(name, columns, true), [&](const PackRow& row) -> Result<> {
    for (const auto& [code, hypothesis] : known) {
      if (folded(code) != folded(row.text(key))) continue;
      TRY(const double number, row.number(value));
      if (hypothesis == Hypothesis::pue && number < 1) {
        return row.wrong(value, "PUE {value} is under 1", {{"value", row.quoted(value)}});
      }
      const bool is_rate =
          hypothesis == Hypothesis::usage_rate_cope || hypothesis == Hypothesis::usage_rate_byod;
      if (number <= 0 || (is_rate && number > 1)) {
        return row.wrong(value,
                         "{value} cannot be: a lifetime is positive, a usage rate is above 0 and at most 1",
                         {{"value", row.quoted(value)}});
      }
      reader.pack.hypotheses.push_back({hypothesis, number, row.line()});
      return {};
    }
    reader.pack.notices.push_back({Kind::bad_input,
                                   "the hypothesis {name} is not known: it is not used",
                                   {{"name", std::string(row.text(key).substr(0, 80))}},
                                   row.at(key)});
    return {};
  });
}

Result<> read_referential(const fs::path& folder, PackReader& reader) {
  ImpactReader impacts(reader);
  TRY_VOID(
      read_first(folder, impact_files, [&](std::string_view file) { return impacts.read(folder, file); }));
  TRY_VOID(read_first(folder, type_files,
                      [&](std::string_view file) { return read_item_types(folder, file, reader); }));
  TRY_VOID(read_first(folder, matching_files,
                      [&](std::string_view file) { return read_item_matching(folder, file, reader); }));
  if (is_there(folder / hypothesis_file)) {
    TRY_VOID(read_hypotheses(folder / hypothesis_file, reader));
    reader.pack.manifest.info.hypotheses_file = hypothesis_file;
  }
  if (is_there(folder / mix_file)) {
    if (reader.pack.electricity.empty()) {
      TRY_VOID(read_mixes(folder, reader));
    } else {
      reader.pack.notices.push_back({Kind::bad_input,
                                     "not read: the mixes of {file} are used",
                                     {{"file", reader.pack.manifest.info.electricity_file}},
                                     Where{reader.shown_name(mix_file), 0, ""}});
    }
  }
  return {};
}

}  // namespace capnr
