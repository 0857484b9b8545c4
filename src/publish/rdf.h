// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A small RDF graph and its three serialisations, which hold the same triples (tests/publish/rdf_check.py reads them with another program).
//
//   RdfGraph graph;
//   graph.add("https://ville.fr/open-data/#catalog", "dct:title", rdf_text("Données ouvertes", "fr"));
//   write_file("catalog.ttl", to_turtle(graph));
//
// Every node has an address: there are no blank nodes. An address is made harmless when it enters (what no IRI may hold is percent-encoded), a text loses the
// control characters that XML cannot carry: nothing is left to escape wrongly.

namespace capnr {

struct RdfTerm {
  enum class Kind : std::uint8_t { address, text } kind = Kind::text;
  std::string value;
  std::string language;  ///< of a text: "fr", or empty
  std::string datatype;  ///< of a text: "xsd:date", or empty for a plain one
  auto operator<=>(const RdfTerm&) const = default;
};
/// A full IRI, or a prefixed name of one of rdf_prefixes().
RdfTerm rdf_address(std::string_view iri);
RdfTerm rdf_text(std::string_view text, std::string_view language = {});
/// "2026-11-30" and "xsd:date".
RdfTerm rdf_typed(std::string_view text, std::string_view datatype);

struct RdfTriple {
  std::string subject;    ///< a full IRI
  std::string predicate;  ///< prefixed: "dct:title"
  RdfTerm object;
  auto operator<=>(const RdfTriple&) const = default;
};

class RdfGraph {
 public:
  /// A triple that is there already is not added twice. Triples of a subject stay together, in the order of its first one.
  void add(std::string_view subject, std::string_view predicate, RdfTerm object);
  std::span<const RdfTriple> triples() const { return triples_; }

 private:
  std::vector<RdfTriple> triples_;
};

struct RdfPrefix {
  std::string_view name, address;
};
std::span<const RdfPrefix> rdf_prefixes();
/// "dct:title" → "http://purl.org/dc/terms/title"; what has no known prefix is given back as it is.
std::string rdf_expanded(std::string_view name);

std::string to_turtle(const RdfGraph& graph);
std::string to_rdf_xml(const RdfGraph& graph);
std::string to_json_ld(const RdfGraph& graph);

}  // namespace capnr
