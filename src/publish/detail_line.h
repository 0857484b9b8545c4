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
#include "publish/record_impacts.h"

// Inside of DetailRows: a record and its impacts become lines of text.

namespace capnr {

class DetailWriter {
 public:
  DetailWriter(const FactorSet& set, std::span<const SourceFile> sources, DetailFormat format, Sink sink);
  void keep(const std::array<bool, criterion_count>& criteria) { criteria_ = criteria; }
  Result<> write(const ImpactRecord& record, const Group& group);
  Result<> flush();

 private:
  void write_line(const ImpactRecord& record, const Group& group, Phase phase, Criterion criterion);
  void write_csv(const ImpactRecord& record, const Group& group, Phase phase, Criterion criterion,
                 bool withheld);
  void write_json(const ImpactRecord& record, const Group& group, Phase phase, Criterion criterion,
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
