// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string_view>

#include "base/error.h"

namespace capnr::web {

/// The body of a request that brings files, too large to be held in memory: a file without a name, which goes with this object whatever happens.
class UploadedBody {
 public:
  /// Takes over the descriptor. Kind::unavailable when the system cannot show its bytes.
  static Result<std::shared_ptr<const UploadedBody>> of(int descriptor);
  UploadedBody(const UploadedBody&) = delete;
  UploadedBody& operator=(const UploadedBody&) = delete;
  ~UploadedBody();
  std::string_view bytes() const { return bytes_; }

 private:
  explicit UploadedBody(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
  std::string_view bytes_;
};

}  // namespace capnr::web
