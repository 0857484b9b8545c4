// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "web/http.h"

// The body of a form that brings files (multipart/form-data, RFC 7578), as browsers send it.

namespace capnr::web {

/// A file of a form. Its bytes live as long as the body that it came in.
struct SentFile {
  std::string field;  ///< of the form
  std::string name;   ///< as the sender calls it, without a folder; never a path to write to
  std::string_view bytes;
};

struct MultipartForm {
  NamedValues fields;
  std::vector<SentFile> files;  ///< those that were chosen: a field left empty brings none
};

/// `content_type`: the header, which says what stands between the parts. Kind::usage when the body is no such form, or was cut; Kind::limit above a
/// thousand parts, or for a field of more than 64 kB.
Result<MultipartForm> read_multipart(std::string_view content_type, std::string_view body);

}  // namespace capnr::web
