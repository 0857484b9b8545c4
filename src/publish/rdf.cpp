// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/rdf.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

constexpr std::array all_prefixes = {
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"dcat", "http://www.w3.org/ns/dcat#"},
    RdfPrefix{"dcatap", "http://data.europa.eu/r5r/"},
    RdfPrefix{"dct", "http://purl.org/dc/terms/"},
    RdfPrefix{"foaf", "http://xmlns.com/foaf/0.1/"},
    RdfPrefix{"skos", "http://www.w3.org/2004/02/skos/core#"},
    RdfPrefix{"spdx", "http://spdx.org/rdf/terms#"},
    RdfPrefix{"vcard", "http://www.w3.org/2006/vcard/ns#"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

// What an IRI may not hold (RFC 3987), as percent-encoded bytes.
std::string harmless_iri(std::string_view iri) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
    }
  }
  return out;
}

std::string harmless_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) continue;
    // U+FFFE and U+FFFF are no characters of XML.
    if (byte == 0xEF && text.substr(i + 1, 1) == "\xBF" &&
        (text.substr(i + 2, 1) == "\xBE" || text.substr(i + 2, 1) == "\xBF")) {
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

std::span<const RdfPrefix> rdf_prefixes() {
  return all_prefixes;
}

std::string rdf_expanded(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto found = std::ranges::find(all_prefixes, name.substr(0, colon), &RdfPrefix::name);
  if (colon == std::string_view::npos || found == all_prefixes.end()) return std::string(name);
  return std::string(found->address) + std::string(name.substr(colon + 1));
}

RdfTerm rdf_address(std::string_view iri) {
  return {RdfTerm::Kind::address, harmless_iri(rdf_expanded(iri)), {}, {}};
}

RdfTerm rdf_text(std::string_view text, std::string_view language) {
  return {RdfTerm::Kind::text, harmless_text(text), std::string(language), {}};
}

RdfTerm rdf_typed(std::string_view text, std::string_view datatype) {
  return {RdfTerm::Kind::text, harmless_text(text), {}, std::string(datatype)};
}

void RdfGraph::add(std::string_view subject, std::string_view predicate, RdfTerm object) {
  RdfTriple triple{harmless_iri(subject), std::string(predicate), std::move(object)};
  if (std::ranges::find(triples_, triple) != triples_.end()) return;
  const auto last =
      std::ranges::find(triples_.rbegin(), triples_.rend(), triple.subject, &RdfTriple::subject);
  triples_.insert(last == triples_.rend() ? triples_.end() : last.base(), std::move(triple));
}

}  // namespace capnr
