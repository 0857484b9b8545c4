// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "base/error.h"

namespace capnr {

struct PngSize {
  std::uint32_t width = 0, height = 0;  ///< pixels
};

/// The size of an image in PNG (ISO/IEC 15948), read from its own first bytes whatever its name says. Its chunks are walked to the end: each has the length and the
/// sum that it says, the first is the header, the last is the end, and nothing comes after it, so that no file of another kind hides in it. The pixels
/// are not decoded. Kind::bad_input for anything else.
Result<PngSize> png_size(std::string_view bytes);

}  // namespace capnr
