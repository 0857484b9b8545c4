// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/pack_list.h"

#include <map>

#include "footprint/pack_merge.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

Result<> add_packs_of(const fs::path& root, bool of_city, std::map<std::string, KnownPack>& packs) {
  std::error_code status;
  for (fs::directory_iterator at(root / "packs", status), end; !status && at != end; at.increment(status)) {
    std::error_code ignored;
    if (!fs::is_directory(at->path(), ignored)) continue;
    TRY(PackManifest manifest, pack_manifest(at->path()));
    packs.try_emplace(manifest.info.id, KnownPack{manifest, at->path(), of_city});
  }
  return {};
}

}  // namespace

Result<std::vector<KnownPack>> list_packs(const fs::path& catalog, const fs::path& city) {
  std::map<std::string, KnownPack> by_id;
  if (!city.empty()) {
    TRY_VOID(add_packs_of(city, true, by_id));
  }
  TRY_VOID(add_packs_of(catalog, false, by_id));
  std::vector<KnownPack> packs;
  packs.reserve(by_id.size());
  for (auto& [id, pack] : by_id) packs.push_back(std::move(pack));
  return packs;
}

Result<FactorSet> load_pack_alone(const fs::path& catalog, const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    return fail(Kind::not_found, "there is no folder {path}", {{"path", folder.string()}});
  }
  // "packs/ours/" and "." have no name of their own.
  const fs::path place = fs::canonical(folder, ignored);
  std::vector<PackData> packs;
  TRY(PackData own, read_pack(place));
  SetDefinition definition;
  definition.name = own.manifest.info.id;
  packs.push_back(std::move(own));
  if (definition.name != "capnr-defaults") {
    TRY(PackData names, read_pack(catalog / "packs" / "capnr-defaults"));
    packs.push_back(std::move(names));
  }
  return merge_packs(std::move(packs), definition);
}

}  // namespace capnr
