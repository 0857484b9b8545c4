// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "evidence/source.h"
#include "footprint/engine.h"
#include "publish/detail_rows.h"

// Inside of DetailRows: a record and its impacts become lines of text.

namespace capnr {

/// What is the same on all the lines of a record.
struct DetailRecord {
  std::string_view name, source_kind, department, type, item;
  Default lifetime = {};
  double kwh = unknown;             ///< of the year, PUE included
  PackIndex energy_pack = no_pack;  ///< of the item's default energy, when the row tells none
  SourceRow source = {};
};

class DetailWriter {
 public:
  DetailWriter(const FactorSet& set, std::span<const SourceFile> sources, DetailFormat format, Sink sink);
  Result<> write(const DetailRecord& record, const Group& group);
  Result<> flush();

 private:
  void write_line(const DetailRecord& record, const Group& group, Phase phase, Criterion criterion);
  void write_csv(const DetailRecord& record, const Group& group, Phase phase, Criterion criterion,
                 bool withheld);
  void write_json(const DetailRecord& record, const Group& group, Phase phase, Criterion criterion,
                  bool withheld);
  std::string_view file_of(SourceRow source) const;
  std::string_view pack_of(const Impact& impact) const;

  const FactorSet& set_;
  std::span<const SourceFile> sources_;
  DetailFormat format_;
  Sink sink_;
  std::array<bool, criterion_count> criteria_;
  std::string out_;
};

}  // namespace capnr
