// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/review_files.h"

#include "publish/document_html.h"
#include "publish/odt_writer.h"

namespace capnr {

Result<std::vector<ReviewBytes>> review_files(const doc::Document& document, std::string_view name) {
  const std::string stem(name);
  std::vector<ReviewBytes> files = {{stem + ".html", doc::to_html(document)}};
  TRY(std::string odt, doc::to_odt(document));
  files.push_back({stem + ".odt", std::move(odt)});
  return files;
}

}  // namespace capnr
