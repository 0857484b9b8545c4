// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/detail_rows.h"

#include "publish/detail_line.h"

namespace capnr {

struct DetailRows::State {
  DetailWriter writer;
  RecordImpacts impacts;
};

DetailRows::DetailRows(const ImpactSource& from, std::span<const SourceFile> sources, DetailFormat format,
                       Sink sink)
    : state_(new State{{from.set, sources, format, sink},
                       {from, [this](const ImpactRecord& record, const Group& group) {
                          return state_->writer.write(record, group);
                        }}}) {}

DetailRows::~DetailRows() = default;

void DetailRows::keep(const std::array<bool, criterion_count>& criteria) {
  state_->writer.keep(criteria);
}

Result<> DetailRows::equipment(std::uint32_t class_index, const EquipmentClass& words,
                               const EquipmentView& row) {
  return state_->impacts.equipment(class_index, words, row);
}

Result<> DetailRows::finish() {
  TRY_VOID(state_->impacts.others());
  return state_->writer.flush();
}

}  // namespace capnr
