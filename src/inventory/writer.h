// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "inventory/repository.h"

namespace capnr {

/// Writes one inventory in one transaction: nothing is visible before commit(), nothing remains without it.
/// Source files already in the inventory under the same path are replaced with their rows; `replace_all` empties the inventory first.
/// A transaction that the caller has begun holds several inventories together: they appear when it is committed.
/// The database must stay where it is meanwhile. Kind::conflict when somebody else is writing this city.
///
///   TRY(InventoryWriter writer, InventoryWriter::begin(database, org, header, true));
///   TRY(const std::uint32_t file, writer.add_source(source));
///   const std::uint32_t words = writer.add_class(reader.classes()[row.class_index]);   // once for each class of the reader
///   TRY_VOID(writer.add(row.view, words));                                             // a million times
///   TRY(const InventoryId id, writer.commit());
class InventoryWriter {
 public:
  static Result<InventoryWriter> begin(Database& database, OrgId org, const InventoryHeader& header,
                                       bool replace_all);
  InventoryWriter(InventoryWriter&&) noexcept;
  InventoryWriter& operator=(InventoryWriter&&) noexcept;
  ~InventoryWriter();

  /// Gives the number that SourceRow::file of the following records must carry.
  Result<std::uint32_t> add_source(const SourceFile& source);
  /// Rows and rejects are known once the file has been read.
  Result<> update_source(std::uint32_t number, const SourceFile& source);

  /// The number of a class for add(); the same words have the same number.
  std::uint32_t add_class(const EquipmentClass& words);
  /// `class_number`: from add_class(). The words of `equipment` are not looked at: those of the class are stored. For imports by the million.
  Result<> add(const EquipmentView& equipment, std::uint32_t class_number);
  /// `item` and `score`: what recognition found for this row's type, manufacturer and model; empty when nothing.
  Result<> add(const EquipmentView& equipment, std::string_view item, double score);
  Result<> add(const Datacentre& datacentre);
  Result<> add(const VirtualMachine& machine);
  Result<> add(const CloudInstance& instance);
  Result<> add(const Application& application);
  Result<> add(const NetworkTraffic& traffic);
  Result<> add(const DataVolume& volume);
  Result<> add(const PurchasedService& service);

  /// Writes the columnar cache and commits. The inventory's id.
  Result<InventoryId> commit();

 private:
  struct State;
  explicit InventoryWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capnr
