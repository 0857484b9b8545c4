// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include <openssl/evp.h>

#include "inventory/city_sections.h"
#include "inventory/class_words.h"
#include "inventory/record_members.h"
#include "inventory/record_table.h"
#include "inventory/repository.h"

// Every value goes in with its length or in eight bytes, so that no two states read the same. What is a set in the database (sources,
// corrections, inventories) goes in by its name or date; rows go in by source, in their order. What equipment was recognised as does not go
// in: it follows from its words, the corrections and the catalogue.

namespace capnr {
namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    EVP_DigestUpdate(context_.get(), text.data(), text.size());
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(std::uint64_t bits) { EVP_DigestUpdate(context_.get(), &bits, sizeof bits); }
  void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
  void add(double value) {
    add(std::isnan(value) ? std::uint64_t{0x7FF8000000000000} : std::bit_cast<std::uint64_t>(value));
  }
  void add(Date value) { add(std::int64_t{value.days}); }
  void add(Grade value) { add(code(value)); }
  void add(VmKind value) { add(code(value)); }
  template <class T>
  void add(const std::optional<T>& value) {
    add(std::uint64_t{value.has_value()});
    if (value) add(*value);
  }
  std::string take() {
    unsigned char bytes[32];
    EVP_DigestFinal_ex(context_.get(), bytes, nullptr);
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
      text += digits[byte >> 4U];
      text += digits[byte & 15U];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// One digest for each source: the rows of a file count in their order, whatever came between.
using SourceDigests = std::vector<Digest>;

template <class Record>
void add_members(Digest& digest, const Record& record) {
  digest.add(code(entity_of<Record>()));
  digest.add(record.source.row);
  for (const auto& member : members_of<Record>())
    std::visit([&](auto at) { digest.add(record.*at); }, member.member);
}

template <class Record>
Result<> add_records(Database& database, InventoryId inventory, const SourceNumbers& numbers,
                     SourceDigests& digests) {
  return each_record<Record>(database, inventory, numbers, [&](const Record& record) -> Result<> {
    add_members(digests.at(record.source.file), record);
    return {};
  });
}

Result<SourceDigests> digest_rows(Database& database, OrgId org, const StoredInventory& inventory) {
  SourceDigests digests(inventory.sources.size());
  TRY(const SourceNumbers numbers, source_numbers(database, inventory.id));
  TRY_VOID(each_equipment(database, org, inventory.id, [&](const StoredEquipment& row) -> Result<> {
    Digest& digest = digests.at(row.view.source.file);
    add_members(digest, row.view);
    return {};
  }));
  TRY_VOID(add_records<Datacentre>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<VirtualMachine>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<CloudInstance>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<Application>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<NetworkTraffic>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<DataVolume>(database, inventory.id, numbers, digests));
  TRY_VOID(add_records<PurchasedService>(database, inventory.id, numbers, digests));
  return digests;
}

Result<> add_inventory(Database& database, OrgId org, const StoredInventory& inventory, Digest& digest) {
  digest.add(inventory.header.date);
  digest.add(inventory.header.label);
  TRY(SourceDigests rows, digest_rows(database, org, inventory));
  std::vector<std::size_t> order(inventory.sources.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return inventory.sources[a].path < inventory.sources[b].path; });
  digest.add(static_cast<std::uint64_t>(order.size()));
  for (const std::size_t i : order) {
    const SourceFile& source = inventory.sources[i];
    for (const std::string* text : {&source.path, &source.sha256, &source.format, &source.mapping})
      digest.add(*text);
    digest.add(source.rows);
    digest.add(source.rejected);
    digest.add(rows[i].take());
  }
  return {};
}

void add_city(const City& city, Digest& digest) {
  digest.add(city.name);
  digest.add(city.insee_code);
  digest.add(city.population);
  digest.add(city.fte);
  digest.add(static_cast<std::uint64_t>(city.departments.size()));
  for (const Department& department : city.departments) {
    digest.add(department.code);
    digest.add(department.name);
    digest.add(department.fte);
  }
}

}  // namespace

Result<std::string> state_digest(Database& database, OrgId org) {
  TRY(Database::Transaction snapshot, database.snapshot());
  Digest digest;
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  for (const StoredOrg& each : orgs) {
    if (each.id == org) add_city(each.city, digest);
  }
  TRY(const std::vector<Correction> corrections, list_corrections(database, org));
  digest.add(static_cast<std::uint64_t>(corrections.size()));
  for (const Correction& correction : corrections) {
    for (const std::string* text :
         {&correction.type, &correction.manufacturer, &correction.model, &correction.item})
      digest.add(*text);
  }
  TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org));
  for (const StoredInventory& inventory : inventories)
    TRY_VOID(add_inventory(database, org, inventory, digest));
  TRY_VOID(digest_sections(database, org, [&](std::string_view cell) { digest.add(cell); }));
  TRY_VOID(snapshot.commit());
  return digest.take();
}

}  // namespace capnr
