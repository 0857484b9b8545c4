// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/pcr_si_request.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/file.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::uint64_t most_bytes = 256U << 20U;  // as the importer takes

std::string text_of(const Json& document, std::string_view key) {
  const Json* const member = document.find(key);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

Result<Json> document_of(const std::filesystem::path& path) {
  TRY(const std::string bytes, read_file(path, most_bytes));
  auto document = parse_json(bytes);
  if (!document) return tl::unexpected(document.error().at({.file = path.string()}));
  return std::move(*document);
}

std::optional<Criterion> criterion_of(std::string_view indicator) {
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!indicator.empty() && pcr_si_code(static_cast<Criterion>(c)) == indicator)
      return static_cast<Criterion>(c);
  }
  return std::nullopt;
}

bool is_step(std::string_view step) {
  return std::any_of(phases.begin(), phases.end(), [&](Phase phase) { return pcr_si_code(phase) == step; });
}

using PerKwh = std::map<Criterion, double>;

// An ImpactObject, its steps added up: what one kWh costs is all of its life.
Result<PerKwh> per_kwh(const std::string& name, const Json* impacts) {
  if (impacts == nullptr || impacts->object() == nullptr || impacts->object()->empty())
    return fail(Kind::bad_input, "the electricity {name} has no impacts", {{"name", name}});
  PerKwh sums;
  for (const auto& [step, indicators] : *impacts->object()) {
    if (!is_step(step) || indicators.object() == nullptr)
      return fail(Kind::bad_input,
                  "the electricity {name}: {step} is no step of the format: BLD, DIS, USE, EOL",
                  {{"name", name}, {"step", step}});
    for (const auto& [indicator, value] : *indicators.object()) {
      const auto criterion = criterion_of(indicator);
      if (!criterion)
        return fail(Kind::bad_input, "the electricity {name}: the indicator {indicator} is not computed here",
                    {{"name", name}, {"indicator", indicator}});
      if (value.number() == nullptr || !(*value.number() >= 0))
        return fail(Kind::bad_input, "the electricity {name}: {indicator} must be a number, 0 or more",
                    {{"name", name}, {"indicator", indicator}});
      sums[*criterion] += *value.number();
    }
  }
  return sums;
}

Result<> add_electricity(const Json& member, std::uint32_t number, const CountryTable& countries,
                         PackData& pack) {
  const std::string name = text_of(member, "name");
  if (name.empty()) return fail(Kind::bad_input, "an electricity of the request has no name");
  const std::string_view code = countries.code(name);
  const std::string zone(code.empty() ? std::string_view(name) : code);
  if (std::find(pack.names.begin(), pack.names.end(), zone) != pack.names.end())
    return fail(Kind::bad_input, "the electricity {name} is there twice", {{"name", name}});
  TRY(const PerKwh sums, per_kwh(name, member.find("impacts")));
  pack.names.push_back(zone);
  for (const auto& [criterion, value] : sums) {
    PackElectricity row;
    row.zone = static_cast<std::uint32_t>(pack.names.size() - 1);
    row.criterion = criterion;
    row.value = value;
    row.sigma = static_cast<float>(sigma_of_quality("medium").value_or(0));
    row.line = number;
    pack.electricity.push_back(row);
  }
  const std::string source = text_of(member, "source");
  std::string& sources = pack.manifest.info.source;
  if (!source.empty() && sources.find(source) == std::string::npos)
    sources += (sources.empty() ? "" : ", ") + source;
  return {};
}

}  // namespace

Result<PcrSiRequest> pcr_si_request(const std::filesystem::path& path) {
  TRY(const Json document, document_of(path));
  return PcrSiRequest{text_of(document, "organization"), text_of(document, "dataset")};
}

Result<PcrSiElectricity> pcr_si_electricity(const std::filesystem::path& path,
                                            const CountryTable& countries) {
  TRY(const Json document, document_of(path));
  PcrSiElectricity read;
  PackInfo& info = read.pack.manifest.info;
  info.id = "request";
  info.name = path.filename().string();
  info.redistributable = false;
  info.electricity_file = info.name;
  const Json* const electricity = document.find("electricity");
  if (electricity != nullptr && electricity->array() != nullptr) {
    std::uint32_t number = 0;
    for (const Json& member : *electricity->array()) {
      auto added = add_electricity(member, ++number, countries, read.pack);
      if (!added) read.left_out.push_back(added.error().at({.file = path.string()}));
    }
  } else if (electricity != nullptr && !electricity->is_null()) {
    read.left_out.push_back(Error(fail(Kind::bad_input, "electricity must be a list of mixes").value())
                                .at({.file = path.string()}));
  }
  const Json* const inventory = document.find("inventory");
  if (inventory != nullptr && inventory->array() != nullptr) {
    for (const Json& line : *inventory->array())
      read.lines_with_impacts += line.find("impacts") != nullptr ? 1 : 0;
  }
  return read;
}

}  // namespace capnr
