// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"

namespace capnr {

/// What a PCR-SI request says beside its inventory, for the answer to repeat it.
struct PcrSiRequest {
  std::string organization, dataset;
};

/// The file is known to be a request: the mapping pcr-si has read it.
Result<PcrSiRequest> pcr_si_request(const std::filesystem::path& path);

}  // namespace capnr
