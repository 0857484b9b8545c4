// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "browser/pdf.h"

#include <optional>
#include <utility>

#include "browser/base64.h"
#include "browser/devtools.h"

namespace capnr::browser {
namespace {

constexpr double mm = 1 / 25.4;  // the protocol counts in inches

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// Chromium gives the foot of a page neither the page's styles nor its language.
std::string footer_of(const PdfOptions& options) {
  return "<div style=\"width:100%;margin:0 14mm;font:7.5pt sans-serif;color:#333;display:flex;"
         "justify-content:space-between\"><span>" +
         escaped(options.footer) +
         "</span><span><span class=\"pageNumber\"></span> / <span class=\"totalPages\"></span></span></div>";
}

Result<> show(DevTools& page, std::string_view html) {
  TRY_VOID(page.open_page());
  TRY_VOID(page.call("Emulation.setScriptExecutionDisabled",
                     [](JsonWriter& json) { json.key("value").boolean(true); }));
  TRY(const Json tree, page.call("Page.getFrameTree"));
  const Json* id = &tree;
  for (const std::string_view key : {"frameTree", "frame", "id"})
    if (id != nullptr) id = id->find(key);
  if (id == nullptr || id->text() == nullptr)
    return fail(Kind::unavailable, "the browser does not answer {method} as expected: it may be too old",
                {{"method", "Page.getFrameTree"}});
  TRY_VOID(page.call("Page.enable"));
  page.clear_events();
  TRY_VOID(page.call("Page.setDocumentContent", [&](JsonWriter& json) {
    json.key("frameId").text(*id->text()).key("html").text(html);
  }));
  return page.wait_for_event("Page.loadEventFired");
}

void say_how(JsonWriter& json, const PdfOptions& options) {
  json.key("generateTaggedPDF").boolean(true).key("generateDocumentOutline").boolean(true);
  json.key("printBackground").boolean(true);
  json.key("displayHeaderFooter").boolean(true).key("headerTemplate").text("<span></span>");
  json.key("footerTemplate").text(footer_of(options));
  json.key("paperWidth").number(210 * mm).key("paperHeight").number(297 * mm);
  json.key("marginTop").number(16 * mm).key("marginBottom").number(18 * mm);
  json.key("marginLeft").number(14 * mm).key("marginRight").number(14 * mm);
}

}  // namespace

Result<std::string> pdf_of(std::string_view html, const PdfOptions& options) {
  const Deadline deadline = std::chrono::steady_clock::now() + options.limit;
  TRY(Chromium chromium, Chromium::start(options.program));
  DevTools page(std::move(chromium), deadline);
  TRY_VOID(show(page, html));
  TRY(const Json printed, page.call("Page.printToPDF", [&](JsonWriter& json) { say_how(json, options); }));
  const Json* const data = printed.find("data");
  std::optional<std::string> bytes;
  if (data != nullptr && data->text() != nullptr) bytes = from_base64(*data->text());
  if (!bytes || !bytes->starts_with("%PDF-"))
    return fail(Kind::unavailable, "the browser does not answer {method} as expected: it may be too old",
                {{"method", "Page.printToPDF"}});
  return std::move(*bytes);
}

}  // namespace capnr::browser
