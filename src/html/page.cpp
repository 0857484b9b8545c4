// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

namespace capnr::html {
namespace {

Html head(const Page& page) {
  Html out = markup(
      "<meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  // A page of a site has its policy from the server; one that is a file says it itself.
  if (!page.style_address) {
    out += markup(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "img-src data:; "
        "base-uri 'none'; form-action 'none'\">"
        "<meta name=\"referrer\" content=\"no-referrer\">");
  }
  out += markup(
      "<meta name=\"color-scheme\" content=\"light dark\">"
      "<meta name=\"generator\" content=\"Cap NR\">");
  if (!page.description.empty())
    out += element("meta", {{"name", "description"}, {"content", page.description}});
  out += element("title", {}, page.kicker.empty() ? page.title : page.title + " – " + page.kicker);
  // An empty icon, so that no browser asks the server for one.
  out += markup("<link rel=\"icon\" href=\"data:,\">");
  return out;
}

// One landmark for what is above the page: the bar of the site, where there is one, and the title.
Html banner(const Page& page) {
  Html inside;
  if (!page.kicker.empty()) inside += element("p", {{"class", "kicker"}}, page.kicker);
  inside += element("h1", {}, page.title);
  if (!page.subtitle.empty()) inside += element("p", {{"class", "subtitle"}}, page.subtitle);
  const Html title = element("div", {{"class", "wide"}}, inside);
  if (page.bar.empty()) return element("header", {{"class", "banner"}}, title);
  return element("header", {}, page.bar, element("div", {{"class", "banner"}}, title));
}

Html contents(const Page& page) {
  if (page.contents.empty()) return {};
  Html items;
  for (const auto& [label, url] : page.contents) items += element("li", {}, element("a", {href(url)}, label));
  const std::string name(tr(page.language, "Contents"));
  return element(
      "nav", {{"class", page.lead.empty() ? "contents wide" : "contents"}, {"aria-label", name}},
      element("details", {Attribute("open")}, element("summary", {}, name), element("ul", {}, items)));
}

}  // namespace

std::string render(const Page& page) {
  const std::string_view language = page.language == Language::fr ? "fr" : "en";
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(language).append("\"><head>").append(head(page).bytes());
  if (page.style_address) {
    out += element("link", {{"rel", "stylesheet"}, href(*page.style_address)}).bytes();
  } else {
    out.append("<style>").append(style_sheet()).append("</style>");
  }
  if (page.script_address)  // an address holds neither quotes nor spaces
    out.append("<script type=\"module\" src=\"").append(page.script_address->text()).append("\"></script>");
  out.append("</head>\n<body>");
  out +=
      element("a", {{"class", "skip"}, href(Url::fragment("main"))}, tr(page.language, "Skip to the content"))
          .bytes();
  out += banner(page).bytes();
  Html main = page.lead;
  if (page.lead.empty()) {
    out += contents(page).bytes();
  } else {
    main += contents(page);
  }
  main += page.main;
  out += element("main", {{"id", "main"}, {"class", "wide"}, {"tabindex", "-1"}}, main).bytes();
  if (!page.footer.empty()) {
    out += element("footer", {{"class", "footer"}}, element("div", {{"class", "wide"}}, page.footer)).bytes();
  }
  out += "</body></html>\n";
  return out;
}

}  // namespace capnr::html
