// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/xml.h"

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <expat.h>

namespace capnr {
namespace {

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

// What expat's callbacks share. The first failure or stop stops the parser; expat may call once more, which
// is ignored.
struct Reading {
  XML_Parser parser = nullptr;
  const XmlHandlers& handlers;
  std::uint32_t depth = 0, depth_limit = 0;
  bool stopped = false;
  std::optional<Error> error = {};

  template <class Call>
  void pass(Call&& call) {
    if (stopped) return;
    Result<Flow> result = call();
    if (result && *result == Flow::proceed) return;
    if (!result) error = std::move(result).error();
    stop();
  }
  void fail_with(tl::unexpected<Error> failure) {
    if (!stopped) error = std::move(failure).value();
    stop();
  }
  void stop() {
    if (!std::exchange(stopped, true)) XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const char* name, const char** attributes) {
  Reading& reading = *static_cast<Reading*>(data);
  if (++reading.depth > reading.depth_limit) {
    return reading.fail_with(fail(Kind::limit, "the XML text is nested more than {depth} levels deep",
                                  {{"depth", std::to_string(reading.depth_limit)}}));
  }
  reading.pass([&] { return reading.handlers.start(name, XmlAttributes(attributes)); });
}

void on_end(void* data, const char* name) {
  Reading& reading = *static_cast<Reading*>(data);
  --reading.depth;
  reading.pass([&] { return reading.handlers.end(name); });
}

void on_text(void* data, const char* text, int length) {
  Reading& reading = *static_cast<Reading*>(data);
  reading.pass(
      [&] { return reading.handlers.text(std::string_view(text, static_cast<std::size_t>(length))); });
}

void on_doctype(void* data, const char*, const char*, const char*, int) {
  static_cast<Reading*>(data)->fail_with(
      fail(Kind::bad_input,
           "the file holds a document type declaration, which no spreadsheet needs; it is refused"));
}

}  // namespace

bool XmlAttributes::has(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == *pair) return true;
  }
  return false;
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == *pair) return pair[1];
  }
  return {};
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Result<> read_xml(const ZipArchive& archive, std::string_view part, const ReadLimits& limits,
                  const XmlHandlers& handlers) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser(XML_ParserCreate(nullptr));
  Reading reading{.parser = parser.get(), .handlers = handlers, .depth_limit = limits.depth};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);

  std::uint64_t fed = 0;
  auto feed = [&](std::string_view piece, bool last) -> Result<Flow> {
    const XML_Status status =
        XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE);
    if (reading.error) return tl::unexpected(*reading.error);
    if (reading.stopped) return Flow::stop;
    if (status != XML_STATUS_OK) {
      return fail(
          Kind::bad_input,
          "the file is damaged: its part {part} is not valid XML at line {line}; export it again",
          {{"part", std::string(part)}, {"line", std::to_string(XML_GetCurrentLineNumber(parser.get()))}});
    }
    // Expat keeps a tag until its end: one that does not end must not fill the memory.
    fed += piece.size();
    const XML_Index taken = XML_GetCurrentByteIndex(parser.get());
    if (taken >= 0 && fed - static_cast<std::uint64_t>(taken) > 4 * limits.cell_bytes + (1U << 17U)) {
      return fail(Kind::limit, "a cell is larger than {limit} bytes",
                  {{"limit", std::to_string(limits.cell_bytes)}});
    }
    return Flow::proceed;
  };
  bool whole = true;
  TRY_VOID(archive.read(part, [&](std::string_view piece) -> Result<Flow> {
    TRY(const Flow flow, feed(piece, false));
    whole = flow == Flow::proceed;
    return flow;
  }));
  if (whole) {
    if (auto ended = feed({}, true); !ended) return tl::unexpected(ended.error());
  }
  return {};
}

}  // namespace capnr
