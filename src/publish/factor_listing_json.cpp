// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/coverage.h"
#include "publish/factor_listing.h"
#include "table/json.h"

namespace capnr {
namespace {

void write_pack(JsonWriter& json, const PackInfo& pack, std::string_view from) {
  json.begin_object();
  json.key("id").text(pack.id).key("name").text(pack.name).key("version").text(pack.version);
  json.key("licence").text(pack.licence).key("source").text(pack.source);
  json.key("redistributable").boolean(pack.redistributable).key("hidden").boolean(pack.hidden);
  if (!from.empty()) json.key("from").text(from);
}

void write_coverage(JsonWriter& json, const PackCoverage& pack) {
  json.key("criteria").begin_array();
  for (std::size_t c = 0; c < criterion_count; ++c) {
    std::size_t any = pack.zones[c];
    for (const auto& phase : pack.items) any += phase[c];
    if (any == 0) continue;
    json.begin_object().key("criterion").text(code(static_cast<Criterion>(c))).key("items").begin_object();
    for (const Phase phase : phases)
      json.key(code(phase))
          .integer(static_cast<std::int64_t>(pack.items[static_cast<std::size_t>(phase)][c]));
    json.end_object().key("zones").integer(static_cast<std::int64_t>(pack.zones[c])).end_object();
  }
  json.end_array();
  json.key("lifetimes").integer(static_cast<std::int64_t>(pack.lifetimes));
  json.key("energies").integer(static_cast<std::int64_t>(pack.energies));
  json.key("cloud_types").integer(static_cast<std::int64_t>(pack.cloud_types));
  json.key("cloud_regions").integer(static_cast<std::int64_t>(pack.cloud_regions));
}

void write_suspect(JsonWriter& json, const Quarantined& suspect, const FactorSet& set, Language language) {
  json.begin_object().key("pack").text(set.packs[suspect.pack].id).key("file").text(suspect.file);
  json.key("row").integer(suspect.line).key("subject").text(suspect.subject).key("phase");
  suspect.phase ? json.text(code(*suspect.phase)) : json.null();
  json.key("criterion").text(code(suspect.criterion));
  if (shown(set, suspect.pack)) json.key("value").number(suspect.value).key("median").number(suspect.median);
  json.key("reason").text(tr(language, suspect.reason)).key("allow").text(allowance(suspect, set));
  json.end_object();
}

}  // namespace

std::string sets_json(std::span<const SetDefinition> sets, std::span<const KnownPack> packs,
                      Language language) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("sets").begin_array();
  for (const SetDefinition& set : sets) {
    json.begin_object().key("name").text(set.name).key("description");
    json.text(language == Language::fr ? set.description_fr : set.description_en).key("packs").begin_array();
    for (const std::string& pack : set.packs) json.text(pack);
    json.end_array().end_object();
  }
  json.end_array().key("packs").begin_array();
  for (const KnownPack& pack : packs) {
    write_pack(json, pack.manifest.info, pack.of_city ? "city" : "catalogue");
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

std::string set_json(const SetListing& listing, Language language) {
  const FactorSet& set = listing.set;
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("name").text(set.name).key("packs").begin_array();
  for (const PackCoverage& pack : coverage(set)) {
    write_pack(json, set.packs[pack.pack], "");
    write_coverage(json, pack);
    json.end_object();
  }
  json.end_array().key("set_aside").begin_array();
  for (const Quarantined& suspect : set.quarantine) write_suspect(json, suspect, set, language);
  json.end_array().key("notices").begin_array();
  for (const Error& notice : set.notices) json.text(describe(notice, language));
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace capnr
