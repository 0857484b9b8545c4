// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/xlsx_parts.h"

#include <charconv>
#include <map>

#include "table/encoding.h"
#include "table/xml.h"

namespace capnr {
namespace {

Result<Flow> proceed() {
  return Flow::proceed;
}

constexpr auto ignore = [](std::string_view) -> Result<Flow> { return Flow::proceed; };

// Handlers for parts where only the tags matter.
Result<> each_tag(const ZipArchive& archive, std::string_view part, const ReadLimits& limits,
                  FunctionRef<Result<Flow>(std::string_view, const XmlAttributes&)> on_tag) {
  return read_xml(archive, part, limits, {.start = on_tag, .end = ignore, .text = ignore});
}

int integer(std::string_view text) {
  int value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  return status == std::errc{} && end == text.data() + text.size() ? value : 0;
}

struct Relationship {
  std::string type, part;
};

// The relationships of a part, by id; targets become names of entries.
Result<std::map<std::string, Relationship>> read_relationships(const ZipArchive& archive,
                                                               const std::string& part,
                                                               const ReadLimits& limits) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
  std::map<std::string, Relationship> found;
  TRY_VOID(each_tag(archive, folder + "_rels/" + name + ".rels", limits,
                    [&](std::string_view tag, const XmlAttributes& attributes) -> Result<Flow> {
                      if (local_name(tag) != "Relationship" || attributes["TargetMode"] == "External")
                        return proceed();
                      std::string target(attributes["Target"]);
                      target = target.starts_with('/') ? target.substr(1) : folder + target;
                      const std::string_view type = attributes["Type"];
                      const std::size_t last = type.rfind('/');
                      found[std::string(attributes["Id"])] = {
                          std::string(last == std::string_view::npos ? type : type.substr(last + 1)), target};
                      return proceed();
                    }));
  return found;
}

std::string_view attribute_with_local_name(const XmlAttributes& attributes, std::string_view name) {
  // r:id by convention; some writers choose another prefix.
  for (const std::string_view prefix : {"r:", "rel:", "d3p1:", "ns1:", ""}) {
    const std::string full = std::string(prefix) + std::string(name);
    if (attributes.has(full)) return attributes[full];
  }
  return {};
}

}  // namespace

tl::unexpected<Error> no_such_sheet(std::string_view name, const std::vector<std::string>& sheets) {
  std::string names;
  for (const std::string& sheet : sheets) {
    if (!names.empty()) names += ", ";
    names += sheet;
    if (names.size() > 500) break;
  }
  return fail(Kind::not_found, "there is no sheet named {sheet}; the file has: {sheets}",
              {{"sheet", std::string(name)}, {"sheets", names}});
}

Result<XlsxWorkbook> read_xlsx_workbook(const ZipArchive& archive, const ReadLimits& limits) {
  XlsxWorkbook workbook;
  std::string part = "xl/workbook.xml";
  if (archive.has("_rels/.rels")) {
    TRY(const auto roots, read_relationships(archive, "", limits));
    for (const auto& [id, relationship] : roots) {
      if (relationship.type == "officeDocument") part = relationship.part;
    }
  }
  TRY(const auto relationships, read_relationships(archive, part, limits));
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == "styles") workbook.styles = relationship.part;
    if (relationship.type == "sharedStrings") workbook.shared_strings = relationship.part;
  }
  TRY_VOID(each_tag(
      archive, part, limits, [&](std::string_view tag, const XmlAttributes& attributes) -> Result<Flow> {
        if (local_name(tag) == "workbookPr") {
          workbook.since_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
        } else if (local_name(tag) == "sheet") {
          const auto found = relationships.find(std::string(attribute_with_local_name(attributes, "id")));
          if (found != relationships.end() && found->second.type == "worksheet") {
            workbook.sheets.push_back(
                {.name = std::string(attributes["name"]),
                 .part = found->second.part,
                 .hidden = !attributes["state"].empty() && attributes["state"] != "visible"});
          }
        }
        return proceed();
      }));
  return workbook;
}

Result<const XlsxWorkbook::Sheet*> choose_sheet(const XlsxWorkbook& workbook, std::string_view name) {
  std::vector<std::string> names;
  for (const XlsxWorkbook::Sheet& sheet : workbook.sheets) {
    if (name.empty() ? !sheet.hidden : sheet.name == name) return &sheet;
    names.push_back(sheet.name);
  }
  if (workbook.sheets.empty()) return fail(Kind::bad_input, "the file has no sheet");
  if (name.empty()) return &workbook.sheets.front();
  return no_such_sheet(name, names);
}

Result<std::vector<ShownAs>> read_xlsx_styles(const ZipArchive& archive, std::string_view part,
                                              const ReadLimits& limits) {
  std::vector<ShownAs> shown;
  std::map<int, ShownAs> custom;
  bool in_cell_formats = false;
  auto start = [&](std::string_view tag, const XmlAttributes& attributes) -> Result<Flow> {
    const std::string_view name = local_name(tag);
    if (name == "numFmt") {
      custom[integer(attributes["numFmtId"])] = shown_by_format(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      in_cell_formats = true;
    } else if (name == "xf" && in_cell_formats) {
      const int id = integer(attributes["numFmtId"]);
      const auto found = custom.find(id);
      shown.push_back(found != custom.end() ? found->second : shown_by_builtin_format(id));
    }
    return proceed();
  };
  auto end = [&](std::string_view tag) -> Result<Flow> {
    if (local_name(tag) == "cellXfs") in_cell_formats = false;
    return proceed();
  };
  TRY_VOID(read_xml(archive, part, limits, {.start = start, .end = end, .text = ignore}));
  return shown;
}

void unescape_xlsx(std::string& text, std::size_t from) {
  for (std::size_t at = text.find("_x", from); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    unsigned code = 0;
    const auto [end, status] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    if (status != std::errc{} || end != text.data() + at + 6 || code == 0 ||
        (code >= 0xD800 && code <= 0xDFFF))
      continue;
    char utf8[4];
    const auto length = static_cast<std::size_t>(put_utf8(utf8, code) - utf8);
    text.replace(at, 7, code == '\r' ? std::string_view() : std::string_view(utf8, length));
    if (code == '\r' && at > 0) --at;
  }
}

Result<SharedStrings> SharedStrings::read(const ZipArchive& archive, std::string_view part,
                                          const ReadLimits& limits) {
  SharedStrings strings;
  bool in_text = false, in_phonetic = false;
  std::size_t begin = 0;
  auto start = [&](std::string_view tag, const XmlAttributes&) -> Result<Flow> {
    const std::string_view name = local_name(tag);
    if (name == "si") begin = strings.text_.size();
    if (name == "t") in_text = true;
    if (name == "rPh") in_phonetic = true;
    return proceed();
  };
  auto end = [&](std::string_view tag) -> Result<Flow> {
    const std::string_view name = local_name(tag);
    if (name == "t") in_text = false;
    if (name == "rPh") in_phonetic = false;
    if (name == "si") {
      unescape_xlsx(strings.text_, begin);
      strings.ends_.push_back(strings.text_.size());
    }
    return proceed();
  };
  auto text = [&](std::string_view characters) -> Result<Flow> {
    if (!in_text || in_phonetic) return proceed();
    strings.text_ += characters;
    // The only part that is kept whole: a quarter of what may be unpacked.
    if (strings.text_.size() - begin > limits.cell_bytes ||
        strings.text_.size() > limits.unpacked_bytes / 4) {
      return fail(Kind::limit, "a cell is larger than {limit} bytes",
                  {{"limit", std::to_string(limits.cell_bytes)}});
    }
    return proceed();
  };
  TRY_VOID(read_xml(archive, part, limits, {.start = start, .end = end, .text = text}));
  return strings;
}

}  // namespace capnr
