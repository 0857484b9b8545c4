// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "publish/record_impacts.h"
#include "publish/result_document.h"
#include "publish/sink.h"

// The response of the "Évaluation des SI" category rules (PCR-SI, Boavizta/PCR-SI_dataformat, MIT): what a tool answers to a PCR-SI request.
//
//   PcrSiOutput answer(head, document, footprint, {inventory, set, profile, as_of}, sink);
//   TRY_VOID(answer.begin());
//   each row: TRY_VOID(answer.equipment(class_index, words, row));   // streamed, never kept
//   TRY_VOID(answer.finish());
//
// An indicator that is not covered is absent: the format has no other way to say it, and a zero would be false. "coverage" is ours:
// the share of the units that each figure of total_impact rests on. docs/outputs.md has every member and where it comes from.

namespace capnr {

/// What the inventory does not know of the answer.
struct PcrSiHead {
  std::string organization;  ///< null in the answer when empty
  std::string dataset;
  std::string timestamp;  ///< "26-11-24-18:49:52", UTC
  std::string version;    ///< of this program
};

class PcrSiOutput {
 public:
  PcrSiOutput(PcrSiHead head, const ResultDocument& document, const Footprint& footprint,
              const ImpactSource& from, Sink sink);
  ~PcrSiOutput();

  /// All but the details.
  Result<> begin();
  /// One member of the details, whose key is the name of the equipment.
  Result<> equipment(std::uint32_t class_index, const EquipmentClass& words, const EquipmentView& row);
  /// The details that are not equipment, and the end.
  Result<> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capnr
