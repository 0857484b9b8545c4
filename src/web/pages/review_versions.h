// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "evidence/review_store.h"
#include "html/html.h"
#include "web/exchange.h"

// The versions of a review that were published: their files, and the job that prints their PDF.

namespace capnr::web {

/// "review-2026-fr"
std::string review_name(int year, Language language);

/// Links to the files of a version: HTML, ODT, PDF in each language.
html::Html review_downloads(const Exchange& exchange, const PublishedReview& review);

/// Those of a year for who may publish, with how far the PDF of the last one is; nothing when there are none.
Result<html::Html> review_versions(const Exchange& exchange, const std::vector<PublishedReview>& versions);

/// Asks for the PDF of a version: one that is asked for already is not asked for again.
Result<> ask_review_pdf(Exchange& exchange, const PublishedReview& review, const std::string& city);

}  // namespace capnr::web
