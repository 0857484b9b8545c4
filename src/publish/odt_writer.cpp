// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/odt_writer.h"

#include <array>

#include "publish/odt_parts.h"
#include "table/zip_writer.h"

namespace capnr::doc {

Result<std::string> to_odt(const Document& document) {
  // The media type comes first and as it is, so that the file is recognised by its first bytes.
  const std::array<ZipEntry, 5> parts = {{{"mimetype", "application/vnd.oasis.opendocument.text", true},
                                          {"META-INF/manifest.xml", odt_manifest()},
                                          {"content.xml", odt_content(document)},
                                          {"styles.xml", odt_styles(document)},
                                          {"meta.xml", odt_meta(document)}}};
  return zip_of(parts);
}

}  // namespace capnr::doc
