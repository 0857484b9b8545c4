// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/rdf.h"
#include "table/json.h"

namespace capnr {
namespace {

void append_turtle(std::string& out, const RdfTerm& term) {
  if (term.kind == RdfTerm::Kind::address) {
    out += "<" + term.value + ">";
    return;
  }
  out += '"';
  for (const char c : term.value) {
    if (c == '\\' || c == '"')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  out += '"';
  if (!term.language.empty()) out += "@" + term.language;
  if (!term.datatype.empty()) out += "^^" + term.datatype;
}

void append_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += " ";
  out += name;
  out += "=\"";
  append_xml(out, value);
  out += '"';
}

void append_property(std::string& out, const RdfTriple& triple) {
  out += "    <" + triple.predicate;
  if (triple.object.kind == RdfTerm::Kind::address) {
    append_attribute(out, "rdf:resource", triple.object.value);
    out += "/>\n";
    return;
  }
  if (!triple.object.language.empty()) append_attribute(out, "xml:lang", triple.object.language);
  if (!triple.object.datatype.empty())
    append_attribute(out, "rdf:datatype", rdf_expanded(triple.object.datatype));
  out += ">";
  append_xml(out, triple.object.value);
  out += "</" + triple.predicate + ">\n";
}

// The triples of each subject together, calling `begin` and `end` around them.
template <class Begin, class Each, class End>
void by_subject(const RdfGraph& graph, Begin begin, Each each, End end) {
  const std::span<const RdfTriple> triples = graph.triples();
  for (std::size_t i = 0; i < triples.size(); ++i) {
    const bool is_first = i == 0 || triples[i - 1].subject != triples[i].subject;
    const bool is_last = i + 1 == triples.size() || triples[i + 1].subject != triples[i].subject;
    if (is_first) begin(triples[i].subject);
    each(triples[i], is_first);
    if (is_last) end();
  }
}

void write_value(JsonWriter& json, const RdfTerm& object) {
  json.begin_object();
  if (object.kind == RdfTerm::Kind::address)
    json.key("@id").text(object.value);
  else
    json.key("@value").text(object.value);
  if (!object.language.empty()) json.key("@language").text(object.language);
  if (!object.datatype.empty()) json.key("@type").text(object.datatype);
  json.end_object();
}

// A member of a JSON object cannot come twice: the values of one predicate are one array.
void write_predicates(JsonWriter& json, std::span<const RdfTriple> triples) {
  for (std::size_t i = 0; i < triples.size(); ++i) {
    bool is_written = false;
    for (std::size_t j = 0; j < i; ++j)
      is_written = is_written || triples[j].predicate == triples[i].predicate;
    if (is_written) continue;
    const bool is_type = triples[i].predicate == "rdf:type";
    json.key(is_type ? "@type" : triples[i].predicate).begin_array();
    for (std::size_t j = i; j < triples.size(); ++j) {
      if (triples[j].predicate != triples[i].predicate) continue;
      if (is_type)
        json.text(triples[j].object.value);
      else
        write_value(json, triples[j].object);
    }
    json.end_array();
  }
}

}  // namespace

std::string to_turtle(const RdfGraph& graph) {
  std::string out;
  for (const RdfPrefix& prefix : rdf_prefixes())
    out += "@prefix " + std::string(prefix.name) + ": <" + std::string(prefix.address) + "> .\n";
  by_subject(
      graph, [&](const std::string& subject) { out += "\n<" + subject + ">"; },
      [&](const RdfTriple& triple, bool is_first) {
        out += (is_first ? "\n  " : " ;\n  ") + triple.predicate + " ";
        append_turtle(out, triple.object);
      },
      [&] { out += " .\n"; });
  return out;
}

std::string to_rdf_xml(const RdfGraph& graph) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF";
  for (const RdfPrefix& prefix : rdf_prefixes()) {
    out += "\n   ";
    append_attribute(out, "xmlns:" + std::string(prefix.name), prefix.address);
  }
  out += ">\n";
  by_subject(
      graph,
      [&](const std::string& subject) {
        out += "  <rdf:Description";
        append_attribute(out, "rdf:about", subject);
        out += ">\n";
      },
      [&](const RdfTriple& triple, bool) { append_property(out, triple); },
      [&] { out += "  </rdf:Description>\n"; });
  return out + "</rdf:RDF>\n";
}

std::string to_json_ld(const RdfGraph& graph) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("@context").begin_object();
  for (const RdfPrefix& prefix : rdf_prefixes()) json.key(prefix.name).text(prefix.address);
  json.end_object();
  json.key("@graph").begin_array();
  const std::span<const RdfTriple> triples = graph.triples();
  for (std::size_t from = 0; from < triples.size();) {
    std::size_t until = from;
    while (until < triples.size() && triples[until].subject == triples[from].subject) ++until;
    json.begin_object().key("@id").text(triples[from].subject);
    write_predicates(json, triples.subspan(from, until - from));
    json.end_object();
    from = until;
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace capnr
