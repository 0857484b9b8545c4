// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/record_reader.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

VmKind vm_kind(std::string_view code) {
  if (code == "compute") return VmKind::compute;
  if (code == "storage") return VmKind::storage;
  return VmKind::unspecified;
}

template <class Record>
void put_text(Record& out, const Member<Record>& member, const std::string& text) {
  if (const auto* at = std::get_if<std::string Record::*>(&member)) out.** at = text;
  if (const auto* at = std::get_if<Grade Record::*>(&member))
    out.** at = grade_from(text).value_or(Grade::imported);
  if (const auto* at = std::get_if<VmKind Record::*>(&member)) out.** at = vm_kind(text);
}

template <class Record>
void put_number(Record& out, const Member<Record>& member, double value) {
  if (const auto* at = std::get_if<double Record::*>(&member)) out.** at = value;
  if (const auto* at = std::get_if<std::optional<double> Record::*>(&member)) out.** at = value;
}

template <class Record>
const Member<Record>* member_of(std::string_view field) {
  for (const auto& member : members_of<Record>()) {
    if (member.field == field) return &member.member;
  }
  return nullptr;
}

}  // namespace

template <class Record>
std::optional<CellFault> RecordReader<Record>::read_origin(const Field& field, std::string_view cell,
                                                           SourceRow& origin) const {
  if (!source_number_) return std::nullopt;
  if (field.kind == FieldKind::source_row) {
    const auto row = parse_number(cell);
    if (!row) return CellFault{"{value} is not a number", {{"value", std::string(cell.substr(0, 60))}}};
    origin.row = static_cast<std::int64_t>(*row);
    return std::nullopt;
  }
  const auto number = source_number_(cell);
  if (!number)
    return CellFault{"the source {name} is not in sources.csv", {{"name", std::string(cell.substr(0, 200))}}};
  origin.file = *number;
  return std::nullopt;
}

template <class Record>
std::optional<CellFault> RecordReader<Record>::read_field(std::size_t index, Record& out, int& at) {
  const FieldMapping& mapping = columns_.table->fields[index];
  const Field& field = fields_of(columns_.table->entity)[mapping.field];
  at = columns_.column[index];
  std::string_view cell = quick_trimmed(cells_[at]);
  if (field.kind == FieldKind::source_file || field.kind == FieldKind::source_row) {
    return cell.empty() ? std::nullopt : read_origin(field, cell, out.source);
  }
  const Member<Record>* member = member_of<Record>(field.name);
  if (member == nullptr) return std::nullopt;
  if (field.kind != FieldKind::number && field.kind != FieldKind::share && field.kind != FieldKind::date) {
    if (auto fault = read_text(cell, field, mapping, context_, text_)) return fault;
    if (text_.empty() && field.required)
      return CellFault{"the {field} is missing", {{"field", std::string(field.name)}}};
    if (!text_.empty() || field.kind != FieldKind::grade) put_text(out, *member, text_);
    return std::nullopt;
  }
  if (needs_cleaning(mapping)) cell = cleaned(cell, mapping, buffer_);
  if (says_nothing(cell) && mapping.constant) cell = *mapping.constant;
  if (says_nothing(cell)) {
    if (field.required) return CellFault{"the {field} is missing", {{"field", std::string(field.name)}}};
    return std::nullopt;
  }
  if (const auto* day = std::get_if<std::optional<Date> Record::*>(member)) {
    Date date;
    if (auto fault = read_date(cell, columns_.table->date_order, context_, date)) return fault;
    out.** day = date;
    return std::nullopt;
  }
  double value = 0;
  if (auto fault = read_number(cell, field, mapping, columns_.table->decimal_point, value)) return fault;
  if (const int times = columns_.times_column[index]; times >= 0 && !says_nothing(trimmed(cells_[times]))) {
    const auto by = parse_number(trimmed(cells_[times]), columns_.table->decimal_point);
    if (!by)
      return CellFault{"{value} is not a number", {{"value", std::string(cells_[times].substr(0, 60))}}};
    value *= *by;
    if (auto fault = check_range(value, field)) return fault;
  }
  put_number(out, *member, value);
  return std::nullopt;
}

template <class Record>
RowResult RecordReader<Record>::read(const Row& row, Record& out, Reject& reject) {
  cells_.set(row);
  if (cells_.all_empty()) return RowResult::skipped;
  out = Record{};
  out.source = {source_, row.number};
  reject.row = row.number;
  if (auto fault = cells_.ragged()) {
    reject.message = std::move(fault->message);
    reject.parameters = std::move(fault->parameters);
    return RowResult::rejected;
  }
  for (std::size_t i = 0; i < columns_.table->fields.size(); ++i) {
    int at = -1;
    auto fault = read_field(i, out, at);
    if (!fault) continue;
    reject.column =
        column_name(plan_, at, fields_of(columns_.table->entity)[columns_.table->fields[i].field]);
    reject.message = std::move(fault->message);
    reject.parameters = std::move(fault->parameters);
    return RowResult::rejected;
  }
  return RowResult::accepted;
}

template class RecordReader<Datacentre>;
template class RecordReader<VirtualMachine>;
template class RecordReader<CloudInstance>;
template class RecordReader<Application>;
template class RecordReader<NetworkTraffic>;
template class RecordReader<DataVolume>;
template class RecordReader<PurchasedService>;

int table_of_row(const FilePlan& plan, const Row& row) {
  if (plan.tables.size() == 1 && plan.tables[0].table->when_header.empty()) return 0;
  int other = -1;
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    const ColumnPlan& columns = plan.tables[i];
    const std::size_t at = static_cast<std::size_t>(columns.when_column) + plan.shift;
    const std::string value =
        columns.when_column >= 0 && at < row.cells.size() ? folded(row.cells[at]) : std::string();
    const auto& wanted = columns.table->when_values;
    if (std::find(wanted.begin(), wanted.end(), value) != wanted.end()) return static_cast<int>(i);
    if (columns.table->when_other) other = static_cast<int>(i);
  }
  return other;
}

}  // namespace capnr
