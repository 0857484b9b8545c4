// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

#include "html/page_in_site.h"

namespace capnr::html {
namespace {

// Where a page that is a file begins its banner, which in_site() puts a bar above.
constexpr std::string_view banner_start = "<header class=\"banner\">", banner_end = "</header>";

Html metas(bool is_file) {
  Html out = markup(
      "<meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  // A page of a site has its policy from the server; one that is a file says it itself.
  if (is_file) {
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
  return out;
}

// An empty icon, so that no browser asks the server for one.
Html no_icon() {
  return markup("<link rel=\"icon\" href=\"data:,\">");
}

Html style_link(const Url& address) {
  return element("link", {{"rel", "stylesheet"}, href(address)});
}

// An address holds neither quotes nor spaces.
std::string script_element(const std::optional<Url>& address) {
  return address ? "<script type=\"module\" src=\"" + address->text() + "\"></script>" : std::string();
}

Html head(const Page& page) {
  Html out = metas(!page.style_address);
  if (!page.description.empty())
    out += element("meta", {{"name", "description"}, {"content", page.description}});
  out += element("title", {}, page.kicker.empty() ? page.title : page.title + " – " + page.kicker);
  out += no_icon();
  return out;
}

// What stands between two marks of a file, both left out; nothing when they are not there.
std::optional<std::string_view> between(std::string_view file, std::string_view from, std::string_view to) {
  const std::size_t start = file.find(from);
  if (start == std::string_view::npos) return std::nullopt;
  file.remove_prefix(start + from.size());
  const std::size_t end = file.find(to);
  return end == std::string_view::npos ? std::nullopt : std::optional(file.substr(0, end));
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
    out += style_link(*page.style_address).bytes();
  } else {
    out.append("<style>").append(style_sheet()).append("</style>");
  }
  out += script_element(page.script_address);
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

std::optional<std::string> in_site(std::string_view file, const Url& style_address,
                                   const std::optional<Url>& script_address, const Html& bar) {
  const auto language = between(file, "<html lang=\"", "\""), title = between(file, "<title>", "</title>");
  const auto before = between(file, "<body>", banner_start), banner = between(file, banner_start, banner_end);
  const std::size_t after = file.find(banner_end);
  if (!language || !title || !before || !banner || after == std::string_view::npos) return std::nullopt;
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(*language).append("\"><head>").append(metas(false).bytes());
  out.append("<title>").append(*title).append("</title>").append(no_icon().bytes());
  out.append(style_link(style_address).bytes()).append(script_element(script_address));
  out.append("</head>\n<body>").append(*before);
  out.append("<header>").append(bar.bytes()).append("<div class=\"banner\">").append(*banner);
  out.append("</div></header>").append(file.substr(after + banner_end.size()));
  return out;
}

}  // namespace capnr::html
