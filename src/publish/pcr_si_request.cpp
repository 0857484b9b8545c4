// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/pcr_si_request.h"

#include "base/file.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::uint64_t most_bytes = 256U << 20U;  // as the importer takes

std::string text_of(const Json& document, std::string_view key) {
  const Json* const member = document.find(key);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

}  // namespace

Result<PcrSiRequest> pcr_si_request(const std::filesystem::path& path) {
  TRY(const std::string bytes, read_file(path, most_bytes));
  const auto document = parse_json(bytes);
  if (!document) return tl::unexpected(document.error().at({.file = path.string()}));
  return PcrSiRequest{text_of(*document, "organization"), text_of(*document, "dataset")};
}

}  // namespace capnr
