// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "evidence/review_store.h"
#include "publish/document.h"

namespace capnr {

/// The files of a review but its PDF, which is printed from the first of them: name.html, name.odt.
Result<std::vector<ReviewBytes>> review_files(const doc::Document& document, std::string_view name);

}  // namespace capnr
