// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

#include "rows.h"

namespace capnr {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip with these entries; with a password its entries are encrypted.
inline std::filesystem::path zip_with(const std::string& name, const Parts& parts,
                                      const char* password = nullptr) {
  const auto path = scratch_file(name);
  std::filesystem::remove(path);
  int code = 0;
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  for (const auto& [entry, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, entry.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (password != nullptr) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
  }
  zip_close(archive);
  return path;
}

/// The parts of a workbook of one sheet.
inline Parts xlsx_parts(const std::string& sheet_data, const std::string& shared = "",
                        const std::string& styles = "", const std::string& properties = "") {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + relation +
                          "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r=\"x\"><workbookPr " + properties +
                              "/><sheets><sheet name=\"Caché\" state=\"hidden\" r:id=\"h\"/>"
                              "<sheet name=\"Parc\" r:id=\"s\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"s\" Type=\"" + relation +
           "worksheet\" Target=\"worksheets/sheet1.xml\"/>" + "<Relationship Id=\"h\" Type=\"" + relation +
           "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>" + "<Relationship Id=\"t\" Type=\"" +
           relation + "styles\" Target=\"styles.xml\"/>" + "<Relationship Id=\"u\" Type=\"" + relation +
           "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
      {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
      {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"},
      {"xl/worksheets/sheet2.xml",
       "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"}};
}

/// The parts of an OpenDocument spreadsheet whose body is `tables`.
inline Parts ods_parts(const std::string& tables) {
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
          {"content.xml",
           "<?xml version=\"1.0\" "
           "encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>" +
               tables + "</office:spreadsheet></office:body></office:document-content>"},
          {"META-INF/manifest.xml", "<manifest:manifest/>"}};
}

inline std::string ods_table(const std::string& rows, const std::string& name = "Parc") {
  return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

}  // namespace capnr
