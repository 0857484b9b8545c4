// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "publish/document_html.h"
#include "publish/odt_writer.h"
#include "table/xml.h"

namespace capnr::doc {
namespace {

const std::string hostile = "<b>&\"'</text:p>\x01\x7f\xff]]> é";

Document example() {
  Document document{.title = "Bilan " + hostile, .city = "Ville"};
  const NoteCall first = document.note("inventaire du 31 octobre"),
                 second = document.note("déclaré " + hostile);
  Table table{"t1", "Légende", {{"Quoi"}, {"Combien", true}}, {}};
  table.rows.push_back({"ordinateurs", Line{Number{"1 234", 1234.5}, " kg", first}});
  table.rows.push_back({hostile, Line{Number{"7", 7}, second}});
  Table data{"t2", "Données", {{"Année"}, {"Valeur", true}}, {}};
  data.rows.push_back({"2026", Line{Number{"42", 42}, first}});
  document.sections.push_back(
      {"un",
       "Première partie",
       {Paragraph{Paragraph::Kind::warning, {Strong{"Attention"}, " : ", Number{"5", 5}, first}},
        Heading{"Détail"}, table}});
  document.sections.push_back(
      {"deux",
       "Deuxième",
       {List{{hostile, "simple"}}, Figure{html::element("figure", {}, "dessin de 42"), data}}});
  return document;
}

// What a reader of the package meets: how often each element, the text, the outline levels.
struct Read {
  std::map<std::string, int> elements;
  std::multiset<std::string> levels;
  std::string text;
  std::set<std::string> note_ids, referred;
};

Read read_part(const std::string& odt, std::string_view part) {
  const auto archive = ZipArchive::of(odt, {});
  EXPECT_TRUE(archive) << describe(archive.error(), Language::en);
  Read read;
  const auto start = [&](std::string_view name, const XmlAttributes& attributes) -> Result<Flow> {
    ++read.elements[std::string(name)];
    if (name == "text:h") read.levels.insert(std::string(attributes["text:outline-level"]));
    if (name == "text:note") read.note_ids.insert(std::string(attributes["text:id"]));
    if (name == "text:note-ref") read.referred.insert(std::string(attributes["text:ref-name"]));
    return Flow::proceed;
  };
  const auto end = [](std::string_view) -> Result<Flow> { return Flow::proceed; };
  const auto text = [&](std::string_view characters) -> Result<Flow> {
    read.text += characters;
    return Flow::proceed;
  };
  const auto done = read_xml(*archive, part, {}, {start, end, text});
  EXPECT_TRUE(done) << part << ": " << describe(done.error(), Language::en);
  return read;
}

std::string odt_of(const Document& document) {
  const auto odt = to_odt(document);
  EXPECT_TRUE(odt) << describe(odt.error(), Language::en);
  return odt.value_or("");
}

TEST(Odt, SaysItsTypeInItsFirstBytesUncompressed) {
  const std::string odt = odt_of(example());
  EXPECT_EQ(odt.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(odt.substr(8, 2), std::string(2, '\0')) << "stored";
  EXPECT_EQ(odt.substr(28, 2), std::string(2, '\0')) << "no extra field";
  EXPECT_EQ(odt.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
}

TEST(Odt, IsTheSameForTheSameDocument) {
  EXPECT_EQ(odt_of(example()), odt_of(example()));
}

TEST(Odt, HasWellFormedPartsThatItsManifestLists) {
  const std::string odt = odt_of(example());
  for (const char* part : {"content.xml", "styles.xml", "meta.xml"})
    EXPECT_FALSE(read_part(odt, part).elements.empty()) << part;
  EXPECT_EQ(read_part(odt, "META-INF/manifest.xml").elements["manifest:file-entry"], 4);
}

TEST(Odt, HasHeadingsListsTablesWithAHeaderRowAndFootnotes) {
  Read read = read_part(odt_of(example()), "content.xml");
  EXPECT_EQ(read.levels, (std::multiset<std::string>{"1", "1", "2"}));
  EXPECT_EQ(read.elements["text:list-item"], 2);
  EXPECT_EQ(read.elements["table:table"], 2) << "that of the figure too";
  EXPECT_EQ(read.elements["table:table-header-rows"], 2);
  EXPECT_EQ(read.note_ids.size(), 2U) << "one footnote for each source";
  EXPECT_EQ(read.elements["text:note-ref"], 2) << "called again, it is referred to";
  EXPECT_TRUE(std::ranges::includes(read.note_ids, read.referred));
  EXPECT_EQ(read.elements["b"], 0) << "a text stays text";
}

TEST(Odt, SaysItsLanguageAndItsTitle) {
  const std::string odt = odt_of(example());
  const Read meta = read_part(odt, "meta.xml");
  EXPECT_NE(meta.text.find("fr-FR"), std::string::npos);
  EXPECT_NE(meta.text.find("Bilan <b>&\"'"), std::string::npos) << meta.text;
}

TEST(Odt, LeavesOutWhatXmlCannotHold) {
  const Read read = read_part(odt_of(example()), "content.xml");
  EXPECT_NE(read.text.find("<b>&\"'</text:p>]]> é"), std::string::npos) << read.text;
}

TEST(DocumentHtml, ShowsTheFiguresOfTheOdtWithTheSameNotes) {
  const Document document = example();
  const std::string html = to_html(document);
  const Read read = read_part(odt_of(document), "content.xml");
  for (const char* figure : {"1 234", "42", "7"}) {
    EXPECT_NE(html.find(figure), std::string::npos) << figure;
    EXPECT_NE(read.text.find(figure), std::string::npos) << figure;
  }
  EXPECT_NE(html.find("<data value=\"1234.5\">1 234</data>"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
}

TEST(DocumentHtml, LinksEachCallToItsNoteAndBack) {
  const std::string html = to_html(example());
  for (const char* what :
       {"href=\"#n1\" role=\"doc-noteref\" id=\"r1\"", "<li id=\"n1\">", "href=\"#r1\"", "<li id=\"n2\">"})
    EXPECT_NE(html.find(what), std::string::npos) << what;
  std::size_t count = 0;
  for (std::size_t at = html.find("id=\"r1\""); at != std::string::npos; at = html.find("id=\"r1\"", at + 1))
    ++count;
  EXPECT_EQ(count, 1U) << "an id is one place";
}

}  // namespace
}  // namespace capnr::doc
