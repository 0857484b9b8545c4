// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/explain.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "footprint/explain_parts.h"
#include "footprint/nearest_names.h"

namespace capnr {
namespace {

using Subject = Explanation::Subject;

constexpr std::array<std::string_view, 8> subject_codes = {"equipment",      "virtual-machine", "application",
                                                           "cloud-instance", "datacentre",      "traffic",
                                                           "volume",         "service"};

template <class Record>
const Record* named(const std::vector<Record>& records, std::string_view name) {
  const auto at =
      std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.name == name; });
  return at == records.end() ? nullptr : &*at;
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

bool same_words(const ClassWords& classes, std::size_t i, const Equipment& row) {
  const auto is = [&](ClassWord word, const std::string& text) { return classes.text(i, word) == text; };
  return is(ClassWord::department, row.department) && is(ClassWord::type, row.type) &&
         is(ClassWord::manufacturer, row.manufacturer) && is(ClassWord::model, row.model) &&
         is(ClassWord::country, row.country) && is(ClassWord::datacentre, row.datacentre) &&
         is(ClassWord::status, row.status) && is(ClassWord::user_kind, row.user_kind);
}

RowNumbers numbers_of(const Equipment& row) {
  RowNumbers numbers;
  numbers.quantity = row.quantity;
  const std::optional<Date> start = row.purchase ? row.purchase : row.commissioning;
  if (start) numbers.start = start->days;
  if (row.decommissioning) numbers.end = row.decommissioning->days;
  numbers.annual_kwh = row.annual_kwh.value_or(unknown);
  numbers.usage_rate = row.usage_rate.value_or(unknown);
  numbers.lifetime_years = row.lifetime_years.value_or(unknown);
  return numbers;
}

bool holds(const InventoryData& inventory, std::uint32_t class_index, const RowNumbers& row) {
  for (const EquipmentBlock& block : inventory.blocks) {
    for (std::size_t i = 0; i < block.class_index.size(); ++i) {
      if (block.class_index[i] == class_index && block.start[i] == row.start && block.end[i] == row.end &&
          same(block.quantity[i], row.quantity) && same(block.annual_kwh[i], row.annual_kwh) &&
          same(block.usage_rate[i], row.usage_rate) && same(block.lifetime_years[i], row.lifetime_years)) {
        return true;
      }
    }
  }
  return false;
}

// Rows with the same words can have different items when a correction came between two imports; then the class
// is the one that has a row with these numbers.
std::optional<std::size_t> class_of(const InventoryData& inventory, const Equipment& row,
                                    const RowNumbers& numbers) {
  const ClassWords& classes = inventory.classes;
  std::optional<std::size_t> found;
  const auto has_row = [&](std::size_t i) {
    return holds(inventory, static_cast<std::uint32_t>(i), numbers);
  };
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (!same_words(classes, i, row)) continue;
    if (!found) {
      found = i;
    } else if (classes.text(i, ClassWord::item) != classes.text(*found, ClassWord::item) && has_row(i)) {
      if (!has_row(*found)) found = i;
    }
  }
  return found;
}

tl::unexpected<Error> not_found(const ExplainInput& in, std::string_view wanted) {
  NearestNames nearest(wanted);
  const auto offer = [&](std::string_view name) { nearest.offer(name); };
  for (const VirtualMachine& one : in.inventory.virtual_machines) offer(one.name);
  for (const Application& one : in.inventory.applications) offer(one.name);
  for (const CloudInstance& one : in.inventory.cloud_instances) offer(one.name);
  for (const Datacentre& one : in.inventory.datacentres) offer(one.name);
  for (const NetworkTraffic& one : in.inventory.traffic) offer(one.name);
  for (const DataVolume& one : in.inventory.volumes) offer(one.name);
  for (const PurchasedService& one : in.inventory.services) offer(one.name);
  if (const auto all = in.each_equipment_name(offer); !all) return tl::unexpected(all.error());
  std::string names;
  for (const std::string& name : nearest.names()) names += (names.empty() ? "" : ", ") + name;
  if (names.empty()) {
    return fail(
        Kind::not_found,
        "nothing in the inventory is named {name}: an equipment, a virtual machine, an application, a "
        "cloud instance, a datacentre, a traffic, a volume or a service",
        {{"name", std::string(wanted)}});
  }
  return fail(Kind::not_found, "nothing in the inventory is named {name}; the nearest names are: {names}",
              {{"name", std::string(wanted)}, {"names", names}});
}

class Lookup {
 public:
  Lookup(const ExplainInput& in, std::string_view name) : inventory_(in.inventory), name_(name), with_(in) {}

  Result<std::optional<Explanation>> find(Subject subject) {
    Explainer& with = with_;
    switch (subject) {
      case Subject::equipment: {
        TRY(const std::optional<ExplainedEquipment> row, equipment_named(with, name_));
        if (!row) return std::nullopt;
        return given(explain_equipment(with, *row, name_));
      }
      case Subject::virtual_machine:
        if (const auto* machine = named(inventory_.virtual_machines, name_))
          return given(explain_machine(with, *machine));
        break;
      case Subject::application:
        if (named(inventory_.applications, name_) != nullptr) return given(explain_application(with, name_));
        break;
      case Subject::cloud_instance:
        if (const auto* instance = named(inventory_.cloud_instances, name_))
          return explain_cloud(with, *instance);
        break;
      case Subject::datacentre:
        if (const auto* place = named(inventory_.datacentres, name_)) return explain_datacentre(with, *place);
        break;
      case Subject::traffic:
        if (const auto* traffic = named(inventory_.traffic, name_)) return explain_record(with, *traffic);
        break;
      case Subject::volume:
        if (const auto* volume = named(inventory_.volumes, name_)) return explain_record(with, *volume);
        break;
      case Subject::service:
        if (const auto* service = named(inventory_.services, name_)) return explain_record(with, *service);
    }
    return std::nullopt;
  }

 private:
  static Result<std::optional<Explanation>> given(Result<Explanation> explanation) {
    TRY(Explanation told, std::move(explanation));
    return std::optional(std::move(told));
  }

  const InventoryData& inventory_;
  std::string_view name_;
  Explainer with_;
};

bool holds(const InventoryData& inventory, Subject subject, std::string_view name) {
  switch (subject) {
    case Subject::equipment:
      break;  // looked for first
    case Subject::virtual_machine:
      return named(inventory.virtual_machines, name) != nullptr;
    case Subject::application:
      return named(inventory.applications, name) != nullptr;
    case Subject::cloud_instance:
      return named(inventory.cloud_instances, name) != nullptr;
    case Subject::datacentre:
      return named(inventory.datacentres, name) != nullptr;
    case Subject::traffic:
      return named(inventory.traffic, name) != nullptr;
    case Subject::volume:
      return named(inventory.volumes, name) != nullptr;
    case Subject::service:
      return named(inventory.services, name) != nullptr;
  }
  return false;
}

}  // namespace

std::string said(const Words& words, Language language) {
  return tr(language, words.message, words.parameters);
}

std::string_view code(Subject subject) {
  return subject_codes[static_cast<std::size_t>(subject)];
}

std::optional<Subject> subject_from(std::string_view code) {
  for (std::size_t i = 0; i < subject_codes.size(); ++i) {
    if (subject_codes[i] == code) return static_cast<Subject>(i);
  }
  return std::nullopt;
}

std::string_view name(Subject subject, Language language) {
  switch (subject) {
    case Subject::equipment:
      return tr(language, "equipment");
    case Subject::virtual_machine:
      return tr(language, "virtual machine");
    case Subject::application:
      return tr(language, "application");
    case Subject::cloud_instance:
      return tr(language, "cloud instance");
    case Subject::datacentre:
      return tr(language, "datacentre");
    case Subject::traffic:
      return tr(language, "network traffic");
    case Subject::volume:
      return tr(language, "stored data or mail");
    case Subject::service:
      break;
  }
  return tr(language, "purchased service");
}

const ExplainedImpact* find(const std::vector<ExplainedImpact>& impacts, Phase phase, Criterion criterion) {
  for (const ExplainedImpact& impact : impacts) {
    if (impact.phase == phase && impact.criterion == criterion) return &impact;
  }
  return nullptr;
}

Result<ExplainedEquipment> equipment_of(const Explainer& with, const Host& host) {
  ExplainedEquipment found;
  found.words = with.in.inventory.classes[host.class_index];
  found.numbers = {host.quantity,   host.start,      host.end,
                   host.annual_kwh, host.usage_rate, host.lifetime_years};
  TRY(const std::optional<Equipment> row, with.in.find_equipment(host.name));
  if (row) found.source = row->source;
  return found;
}

Result<std::optional<ExplainedEquipment>> equipment_named(const Explainer& with, std::string_view name) {
  if (const Host* host = named(with.in.inventory.hosts, name)) {
    TRY(ExplainedEquipment found, equipment_of(with, *host));
    return found;
  }
  TRY(const std::optional<Equipment> row, with.in.find_equipment(name));
  if (!row) return std::nullopt;
  ExplainedEquipment found;
  found.numbers = numbers_of(*row);
  found.source = row->source;
  const auto number = class_of(with.in.inventory, *row, found.numbers);
  if (!number) return fail(Kind::conflict, "the inventory changed while it was read: try again");
  found.words = with.in.inventory.classes[*number];
  return found;
}

Result<Explanation> explain_equipment(Explainer& with, const ExplainedEquipment& equipment,
                                      std::string_view name) {
  Explanation told;
  told.name = name;
  EquipmentResult row = explain_row(with, equipment);
  told.facts = std::move(row.facts);
  told.impacts = std::move(row.impacts);
  told.notes = std::move(row.notes);
  told.parts = explain_brought(with, equipment);
  return told;
}

Result<Explanation> explain(const ExplainInput& input, std::string_view name,
                            std::optional<Subject> subject) {
  Lookup lookup(input, name);
  std::optional<Explanation> first;
  for (std::size_t i = 0; i < subject_codes.size(); ++i) {
    const auto kind = static_cast<Subject>(i);
    if (subject && kind != *subject) continue;
    if (!first) {
      TRY(first, lookup.find(kind));
    } else if (holds(input.inventory, kind, name)) {
      first->notes.push_back(
          Words{"{kind} has this name too: --kind {kind} explains it", {{"kind", std::string(code(kind))}}});
    }
  }
  if (first) return std::move(*first);
  return not_found(input, name);
}

}  // namespace capnr
