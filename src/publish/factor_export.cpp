// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/factor_export.h"

#include <map>
#include <string>

#include "base/file.h"
#include "footprint/engine.h"
#include "footprint/formulas.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

class Export {
 public:
  Export(const FactorSet& set, Date as_of) : set_(set), as_of_(as_of) {}

  std::string items() {
    std::string text = "type,item,server,lifetime_years,annual_kwh\n";
    for (const EquipmentType& type : set_.types) {
      const ReferenceItem* item = set_.item(type.default_item);
      Default lifetime = set_.hypotheses.lifetime_years;
      if (type.lifetime_years.known()) lifetime = type.lifetime_years;
      if (item != nullptr && item->lifetime_years.known()) lifetime = item->lifetime_years;
      CsvWriter row(text, ',', true);
      row.text(type.name).text(item == nullptr ? "" : item->id);
      row.text(type.server.value_or(item != nullptr && item->server) ? "true" : "false");
      row.number(told(lifetime)).number(item == nullptr ? unknown_number : told(item->annual_kwh)).end_row();
      ++done.types;
    }
    return text;
  }

  std::string factors() {
    std::string text = "item,phase,criterion,value,pack\n";
    for (const ReferenceItem& item : set_.items) {
      for (const Phase phase : phases) {
        for (std::size_t c = 0; c < criterion_count; ++c) {
          const Factor& factor = item.factors[static_cast<std::size_t>(phase)][c];
          if (!told(factor)) continue;
          CsvWriter row(text, ',', true);
          row.text(item.id).text(code(phase)).text(code(static_cast<Criterion>(c)));
          row.number(factor.value).text(set_.packs[factor.pack].id).end_row();
          ++done.factors;
        }
      }
    }
    return text;
  }

  std::string electricity() {
    std::map<std::string, const ElectricityMix*> zones;
    for (const ElectricityMix& mix : set_.mixes) zones[mix.zone] = set_.mix(mix.zone, year_of(as_of_));
    std::string text = "country,criterion,value,pack\n";
    for (const auto& [zone, mix] : zones) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        const Factor& factor = mix->factors[c];
        const bool final_energy = static_cast<Criterion>(c) == Criterion::fe;
        if (!final_energy && !told(factor)) continue;
        CsvWriter row(text, ',', true);
        row.text(zone).text(code(static_cast<Criterion>(c)));
        row.number(final_energy ? formula::megajoules_per_kwh : factor.value);
        row.text(final_energy ? "" : set_.packs[factor.pack].id).end_row();
      }
      ++done.zones;
    }
    return text;
  }

  std::string criteria() {
    std::string text = "criterion,unit\n";
    const auto covered = covered_criteria(set_);
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const auto criterion = static_cast<Criterion>(c);
      if (covered[c]) CsvWriter(text, ',', true).text(code(criterion)).text(unit(criterion)).end_row();
    }
    return text;
  }

  std::string constants() {
    std::string text = "name,value\n";
    const auto add = [&](std::string_view name, const Default& value) {
      if (!value.known()) return;
      CsvWriter row(text, ',', true);
      row.text(name).number(told(value)).end_row();
    };
    add("pue", set_.hypotheses.pue);
    add("lifetime_years", set_.hypotheses.lifetime_years);
    add("usage_rate_cope", set_.hypotheses.usage_rate_cope);
    add("usage_rate_byod", set_.hypotheses.usage_rate_byod);
    return text;
  }

  ExportedFactors done;

 private:
  static constexpr double unknown_number = std::numeric_limits<double>::quiet_NaN();

  double told(const Default& value) {
    if (!value.known()) return unknown_number;
    if (shown(set_, value.pack)) return value.value;
    ++done.withheld;
    return unknown_number;
  }
  bool told(const Factor& factor) {
    if (!factor.known()) return false;
    if (!shown(set_, factor.pack)) ++done.withheld;
    return shown(set_, factor.pack);
  }

  const FactorSet& set_;
  Date as_of_;
};

}  // namespace

Result<ExportedFactors> export_factors(const FactorSet& set, Date as_of,
                                       const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder, error)) {
    return fail(Kind::unavailable, "the folder {path} cannot be made", {{"path", folder.string()}});
  }
  Export factors(set, as_of);
  TRY_VOID(write_file(folder / "items.csv", factors.items()));
  TRY_VOID(write_file(folder / "factors.csv", factors.factors()));
  TRY_VOID(write_file(folder / "electricity.csv", factors.electricity()));
  TRY_VOID(write_file(folder / "criteria.csv", factors.criteria()));
  TRY_VOID(write_file(folder / "constants.csv", factors.constants()));
  return factors.done;
}

}  // namespace capnr
