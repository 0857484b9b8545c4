// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/equipment_order.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace capnr::web {
namespace {

constexpr std::array<std::string_view, equipment_column_count> codes = {
    "nom", "type", "modele", "direction", "reconnu", "quantite", "achat", "etat"};

std::string words_of(const StoredEquipment& row, EquipmentColumn column) {
  switch (column) {
    case EquipmentColumn::name:
      return std::string(row.view.name);
    case EquipmentColumn::type:
      return std::string(row.view.type);
    case EquipmentColumn::model:
      return std::string(row.view.manufacturer) + " " + std::string(row.view.model);
    case EquipmentColumn::department:
      return std::string(row.view.department);
    case EquipmentColumn::item:
      return row.words.item;
    case EquipmentColumn::status:
      return std::string(row.view.status);
    case EquipmentColumn::quantity:
    case EquipmentColumn::purchase:
      break;
  }
  return {};
}

}  // namespace

EquipmentOrder EquipmentOrder::from(std::string_view text) {
  const bool downwards = text.starts_with('-');
  const auto found = std::ranges::find(codes, downwards ? text.substr(1) : text);
  if (found == codes.end()) return {};
  return {static_cast<EquipmentColumn>(found - codes.begin()), downwards};
}

std::string EquipmentOrder::text() const {
  if (!column) return {};
  return (downwards ? "-" : "") + std::string(codes[static_cast<std::size_t>(*column)]);
}

EquipmentOrder EquipmentOrder::after_click_on(EquipmentColumn clicked) const {
  if (column != clicked) return {clicked, false};
  return downwards ? EquipmentOrder{} : EquipmentOrder{clicked, true};
}

EquipmentPlaces::Key EquipmentPlaces::key_of(const StoredEquipment& row) const {
  Key key;
  key.place = seen_;
  if (!order_.column) return key;
  if (*order_.column == EquipmentColumn::quantity) {
    key.number = row.view.quantity;
  } else if (*order_.column == EquipmentColumn::purchase) {
    key.missing = !row.view.purchase;
    if (row.view.purchase) key.text = to_string(*row.view.purchase);
  } else {
    key.text = folded(words_of(row, *order_.column));
    key.missing = key.text.empty();
  }
  return key;
}

bool EquipmentPlaces::before(const Key& a, const Key& b) const {
  if (a.missing != b.missing) return b.missing;
  if (a.number != b.number) return (a.number < b.number) != order_.downwards;
  if (a.text != b.text) return (a.text < b.text) != order_.downwards;
  return a.place < b.place;
}

void EquipmentPlaces::add(const StoredEquipment& row) {
  const auto order = [this](const Key& a, const Key& b) { return before(a, b); };
  Key key = key_of(row);
  ++seen_;
  if (first_.size() == most_) {
    if (!before(key, first_.front())) return;
    std::ranges::pop_heap(first_, order);
    first_.back() = std::move(key);
  } else {
    first_.push_back(std::move(key));
  }
  std::ranges::push_heap(first_, order);
}

std::vector<std::size_t> EquipmentPlaces::take() && {
  std::ranges::sort_heap(first_, [this](const Key& a, const Key& b) { return before(a, b); });
  std::vector<std::size_t> places;
  places.reserve(first_.size());
  for (std::size_t i = from_; i < first_.size(); ++i) places.push_back(first_[i].place);
  return places;
}

}  // namespace capnr::web
