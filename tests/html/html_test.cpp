// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <gtest/gtest.h>

#include "html/components.h"
#include "html/page.h"
#include "html/page_in_site.h"
#include "html/table.h"

namespace capnr::html {
namespace {

TEST(Html, ATextTurnsNothingRoundThatStandsAfterIt) {
  EXPECT_EQ(text("a\u202Eb\u202Cc\u2066d\u2069").bytes(), "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  EXPECT_EQ(text("“€ – \u202F…\u2065 \u200F").bytes(), "“€ – \u202F…\u2065 \u200F");
  EXPECT_EQ(text("end \xE2\x80").bytes().find("end "), 0U);
}

TEST(Html, TextIsAlwaysEscaped) {
  const std::string hostile = "<script>alert('x')</script> & \"quotes\"";
  EXPECT_EQ(text(hostile).bytes(),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;");
  EXPECT_EQ(element("p", {}, hostile).bytes(), "<p>" + text(hostile).bytes() + "</p>");
  Html appended;
  appended += hostile;
  EXPECT_EQ(appended.bytes(), text(hostile).bytes());
}

TEST(Html, AttributeValuesAreQuotedAndEscaped) {
  EXPECT_EQ(element("p", {{"title", "a\" onclick=\"b"}}, "x").bytes(),
            "<p title=\"a&quot; onclick=&quot;b\">x</p>");
  EXPECT_EQ(element("details", {Attribute("open")}, "x").bytes(), "<details open>x</details>");
  EXPECT_EQ(element("td", {{"colspan", 2}}, "x").bytes(), "<td colspan=\"2\">x</td>");
}

TEST(Html, EscapedTextIsNotEscapedTwice) {
  EXPECT_EQ(element("p", {}, text("a & b"), element("b", {}, "<")).bytes(), "<p>a &amp; b<b>&lt;</b></p>");
}

TEST(Html, ControlCharactersAndBrokenUtf8BecomeReplacementCharacters) {
  EXPECT_EQ(text(std::string_view("a\0b", 3)).bytes(), "a\uFFFDb");
  EXPECT_EQ(text("a\x1b[31mb").bytes(), "a\uFFFD[31mb");
  EXPECT_EQ(text("caf\xE9!").bytes(), "caf\uFFFD!");
  EXPECT_EQ(text("a\tb\nc").bytes(), "a\tb\nc");
  EXPECT_EQ(text("\xC3").bytes(), "\uFFFD");
}

TEST(Html, VoidElementsHaveNoEndTagAndEmptyOnesDo) {
  EXPECT_EQ(element("br", {}).bytes(), "<br>");
  EXPECT_EQ(element("rect", {{"x", 1}}).bytes(), "<rect x=\"1\"/>");
  EXPECT_EQ(element("td", {}).bytes(), "<td></td>");
}

TEST(Url, AcceptsSafeSchemesAndRelativeAddresses) {
  for (const char* good :
       {"https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org", "tel:+33491", "/rapport",
        "rapport.html", "#section", "?page=2", "./a:b", "HTTPS://EXAMPLE.ORG"}) {
    EXPECT_TRUE(Url::from(good).has_value()) << good;
  }
}

TEST(Url, RefusesSchemesThatRunOrEmbed) {
  for (const char* bad :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "\x01javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "blob:x",
        "//evil.example", "\\\\evil.example", "", "https://a b", ":x", "/\\evil.example"}) {
    EXPECT_FALSE(Url::from(bad).has_value()) << bad;
  }
}

TEST(Url, InlineImagesAreBase64) {
  EXPECT_EQ(Url::inline_image(Url::Image::png, "Ma").text(), "data:image/png;base64,TWE=");
  EXPECT_EQ(Url::inline_image(Url::Image::svg, "Man").text(), "data:image/svg+xml;base64,TWFu");
  EXPECT_EQ(Url::inline_image(Url::Image::svg, "M").text(), "data:image/svg+xml;base64,TQ==");
}

TEST(Page, HasLanguageTitleSkipLinkAndLandmarks) {
  Page page;
  page.language = Language::en;
  page.title = "A <title>";
  page.kicker = "Marseille";
  page.contents = {{"Totals", Url::fragment("totals")}};
  page.main = section("totals", "Totals", paragraph("none"));
  page.footer = text("made by Cap NR");
  const std::string out = render(page);
  for (const char* part : {"<html lang=\"en\">", "<title>A &lt;title&gt; – Marseille</title>",
                           "<h1>A &lt;title&gt;</h1>", "href=\"#main\"", "<main id=\"main\"", "<nav",
                           "<header", "<footer", "href=\"#totals\"", "<section id=\"totals\""}) {
    EXPECT_NE(out.find(part), std::string::npos) << part;
  }
  page.language = Language::fr;
  EXPECT_NE(render(page).find("<html lang=\"fr\">"), std::string::npos);
}

TEST(Page, AsksNothingOfTheNetworkAndNeedsNoScript) {
  const std::string out = render(Page{});
  EXPECT_EQ(out.find("<script"), std::string::npos);
  EXPECT_EQ(out.find("http://"), std::string::npos);
  EXPECT_EQ(out.find("https://"), std::string::npos);
  EXPECT_EQ(out.find("@import"), std::string::npos);
  EXPECT_EQ(style_sheet().find("url("), std::string_view::npos);
  EXPECT_EQ(style_sheet().find("</"), std::string_view::npos);
}

TEST(Table, HasCaptionScopesAndNumericAlignment) {
  Table table;
  table.id = "t";
  table.caption = "Departments";
  table.columns = {{"Name", "", false}, {"Climate", "kg"}};
  table.rows = {{text("Schools & sports"), text("12")}};
  table.total = {text("All"), text("12")};
  const std::string out = render(table).bytes();
  for (const char* part : {"<caption id=\"t-c\">Departments</caption>", "<th scope=\"col\">Name</th>",
                           "<th scope=\"row\">Schools &amp; sports</th>", "<td class=\"n\">12</td>",
                           "<tfoot>", "aria-labelledby=\"t-c\"", "<span class=\"unit\">kg</span>"}) {
    EXPECT_NE(out.find(part), std::string::npos) << part << "\n" << out;
  }
}

TEST(Page, ThatIsAFileStandsInASiteWithItsBodyAsItWas) {
  Page page;
  page.language = Language::en;
  page.title = "Review <2026>";
  page.kicker = "Town";
  page.main = section("impact", "Impact", text("</header><title>"));
  const std::string file = render(page);
  const auto shown = in_site(file, *Url::from("/style/1.css"), std::nullopt, element("p", {}, "bar"));
  ASSERT_TRUE(shown);
  EXPECT_NE(shown->find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(shown->find("<title>Review &lt;2026&gt; – Town</title>"), std::string::npos);
  EXPECT_NE(shown->find("<link rel=\"stylesheet\" href=\"/style/1.css\">"), std::string::npos);
  EXPECT_EQ(shown->find("<script"), std::string::npos);
  const auto live = in_site(file, *Url::from("/style/1.css"), Url::from("/script/1.js"), {});
  EXPECT_NE(live->find("<script type=\"module\" src=\"/script/1.js\"></script>"), std::string::npos);
  EXPECT_NE(shown->find("<header><p>bar</p><div class=\"banner\">"), std::string::npos);
  EXPECT_NE(shown->find("</div></header>"), std::string::npos);
  for (const char* left_out : {"<style>", "http-equiv"})
    EXPECT_EQ(shown->find(left_out), std::string::npos) << left_out;
  EXPECT_EQ(shown->substr(shown->find("<main")), file.substr(file.find("<main")));
  for (const char* no_file : {"", "<html>", "<html lang=\"fr\"><title>a</title><body>"})
    EXPECT_FALSE(in_site(no_file, *Url::from("/style/1.css"), std::nullopt, {})) << no_file;
}

}  // namespace
}  // namespace capnr::html
