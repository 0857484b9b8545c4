// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "table/table.h"
#include "table/zip_archive.h"

namespace capnr {

/// The attributes of an element, as written in the file (with their prefix).
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty when there is none.
  std::string_view operator[](std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Names come with their prefix. Flow::stop ends the reading without an error.
struct XmlHandlers {
  FunctionRef<Result<Flow>(std::string_view name, const XmlAttributes& attributes)> start;
  FunctionRef<Result<Flow>(std::string_view name)> end;
  FunctionRef<Result<Flow>(std::string_view characters)> text;
};

/// Reads a part of an archive as XML, in a stream. A document type declaration is refused, so that no entity
/// exists beyond the five of XML; depth and the length of one tag are bounded.
Result<> read_xml(const ZipArchive& archive, std::string_view part, const ReadLimits& limits,
                  const XmlHandlers& handlers);

/// Without its prefix: "x:row" and "row" are "row".
std::string_view local_name(std::string_view name);

}  // namespace capnr
