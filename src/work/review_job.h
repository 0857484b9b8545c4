// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "work/worker.h"

// Printing the PDF of a review that was published: a browser is started, which takes seconds and a quarter of a gigabyte.

namespace capnr {

struct ReviewPdfRequest {
  int year = 0, version = 0;
  struct File {
    std::string html;    ///< "review-2026-fr.html": of the version; its PDF is review-2026-fr.pdf
    std::string footer;  ///< on the left of each page's number
  };
  std::vector<File> files;
};
std::string to_json(const ReviewPdfRequest& request);
/// Kind::bad_input when it is none.
Result<ReviewPdfRequest> review_pdf_request_from(std::string_view json);

/// The kind of job "review_pdf". `program`: Chromium, in PATH or a path (browser::PdfOptions). Fails where it is not there, and says which package has it.
JobKind review_pdf_job(std::string program);
inline constexpr std::string_view review_pdf_kind = "review_pdf";

}  // namespace capnr
