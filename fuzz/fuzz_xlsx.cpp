// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// An input that begins as a zip is a file; any other is the XML of the parts of a workbook, separated by form
// feeds: sheet, shared strings, styles, workbook.

#include <cstdint>
#include <vector>

#include "base/text.h"
#include "table/xlsx_reader.h"
#include "zip_of.h"

using namespace capnr;

namespace {

constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

void read(std::string_view bytes) {
  const ReadOptions options{.limits = {.cell_bytes = 4096, .columns = 64, .unpacked_bytes = 1U << 20U}};
  const auto archive = ZipArchive::of(bytes, options);
  if (!archive) return;
  (void)read_xlsx(*archive, options, [](const Row&) -> Result<Flow> { return Flow::proceed; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (text.starts_with("PK")) {
    read(text);
    return 0;
  }
  auto parts = split(text, '\f');
  parts.resize(4);
  if (parts[3].empty()) parts[3] = R"(<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>)";
  auto relationship = [](std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(relations) +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
  };
  std::string related = "<Relationships>" + relationship("s", "worksheet", "sheet.xml");
  if (!parts[1].empty()) related += relationship("t", "sharedStrings", "strings.xml");
  if (!parts[2].empty()) related += relationship("u", "styles", "styles.xml");
  related += "</Relationships>";
  read(zip_of({{"xl/workbook.xml", parts[3]},
               {"xl/_rels/workbook.xml.rels", related},
               {"xl/sheet.xml", parts[0]},
               {"xl/strings.xml", parts[1]},
               {"xl/styles.xml", parts[2]}}));
  return 0;
}
