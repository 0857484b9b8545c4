// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/footprint_lines.h"

#include <chrono>
#include <ctime>
#include <utility>

#include "publish/detail_rows.h"
#include "publish/pcr_si_output.h"
#include "publish/pcr_si_request.h"

namespace capnr::cli {
namespace {

// "26-11-24-18:49:52": as the samples of the format have it, in universal time.
std::string timestamp_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%y-%m-%d-%H:%M:%S", &parts)};
}

Result<PcrSiHead> pcr_si_head(const FootprintOptions& options, const FootprintSource& source) {
  PcrSiHead head;
  head.organization = source.inventory.city.name;
  head.dataset = source.inventory.header.label;
  if (head.dataset.empty()) head.dataset = to_string(source.inventory.header.date);
  if (!options.from.empty() && source.files.front().mapping.starts_with("pcr-si")) {
    TRY(const PcrSiRequest request, pcr_si_request(options.from));
    if (!request.organization.empty()) head.organization = request.organization;
    if (!request.dataset.empty()) head.dataset = request.dataset;
  }
  head.timestamp = timestamp_now();
  head.version = CAPNR_VERSION;
  return head;
}

ImpactSource impact_source(const ComputedFootprint& computed) {
  return {computed.source.inventory, computed.set, computed.profile, computed.source.weights.as_of};
}

template <class Output>
Result<> write_rows(const FootprintOptions& options, const ComputedFootprint& computed, Output& output) {
  TRY_VOID(
      each_equipment_of(computed.source, options, computed.set,
                        [&](std::uint32_t class_index, const EquipmentClass& words,
                            const EquipmentView& row) { return output.equipment(class_index, words, row); }));
  return output.finish();
}

}  // namespace

Result<> write_pcr_si(const FootprintOptions& options, const ComputedFootprint& computed,
                      const DocumentInput& input, Sink sink) {
  TRY(PcrSiHead head, pcr_si_head(options, computed.source));
  const ResultDocument document = build_document(input);
  PcrSiOutput answer(std::move(head), document, computed.footprint, impact_source(computed), sink);
  TRY_VOID(answer.begin());
  return write_rows(options, computed, answer);
}

Result<> write_detail(const FootprintOptions& options, const ComputedFootprint& computed, Sink sink) {
  DetailRows rows(impact_source(computed), computed.source.files,
                  options.format == "json" ? DetailFormat::json_lines : DetailFormat::csv, sink);
  rows.keep(computed.footprint.criteria);
  return write_rows(options, computed, rows);
}

}  // namespace capnr::cli
