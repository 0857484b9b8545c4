// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

namespace capnr {

/// SHA-256 of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// 64 hexadecimal digits; once.
  std::string take();

 private:
  std::unique_ptr<void, void (*)(void*)> context_;
};

/// SHA-256 of a file's bytes, 64 hexadecimal digits, as sha256sum prints it.
Result<std::string> sha256_of_file(const std::filesystem::path& path);
std::string sha256_of(std::string_view bytes);

}  // namespace capnr
