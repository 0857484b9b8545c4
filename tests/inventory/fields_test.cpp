// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/fields.h"

#include "inventory/record_members.h"
#include "samples.h"

using namespace capnr;

namespace {

template <class Record>
void expect_every_field_has_its_member() {
  const auto members = members_of<Record>();
  std::size_t plain = 0;
  for (const Field& field : fields_of(entity_of<Record>())) {
    if (field.kind == FieldKind::source_file || field.kind == FieldKind::source_row) continue;
    ++plain;
    EXPECT_TRUE(
        std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.field == field.name; }))
        << code(field.entity) << "." << field.name;
  }
  EXPECT_EQ(plain, members.size()) << code(entity_of<Record>());
}

}  // namespace

TEST(Fields, EachHasAMemberInItsRecord) {
  expect_every_field_has_its_member<Datacentre>();
  expect_every_field_has_its_member<EquipmentView>();
  expect_every_field_has_its_member<VirtualMachine>();
  expect_every_field_has_its_member<CloudInstance>();
  expect_every_field_has_its_member<Application>();
  expect_every_field_has_its_member<NetworkTraffic>();
  expect_every_field_has_its_member<DataVolume>();
  expect_every_field_has_its_member<PurchasedService>();
}

TEST(Fields, EachIsReadByTheCanonicalMappingUnderItsOwnName) {
  const Mapping* canonical = find_mapping(test::catalog().mappings, "capnr");
  ASSERT_NE(canonical, nullptr);
  for (const TableMapping& table : canonical->tables) {
    const auto fields = fields_of(table.entity);
    EXPECT_EQ(table.fields.size(), fields.size()) << code(table.entity);
    for (const FieldMapping& mapped : table.fields) {
      EXPECT_EQ(mapped.headers, std::vector<std::string>{std::string(fields[mapped.field].name)});
    }
  }
  EXPECT_EQ(canonical->tables.size(), entity_count);
}

TEST(Fields, AreDescribedInBothLanguages) {
  for (const Field& field : all_fields()) {
    EXPECT_FALSE(field.description_fr.empty()) << field.name;
    EXPECT_FALSE(field.description_en.empty()) << field.name;
  }
}
