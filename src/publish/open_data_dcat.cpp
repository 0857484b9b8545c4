// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/period.h"
#include "base/text.h"
#include "publish/open_data_catalog.h"
#include "publish/open_data_sets.h"

namespace capnr {
namespace {

constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";

class CatalogWriter {
 public:
  explicit CatalogWriter(const OpenDataCatalog& catalog)
      : catalog_(catalog), root_(catalog.choices.base_url + "/open-data/#") {}

  RdfGraph write() {
    add_catalog();
    for (const OpenDataSet& set : open_data_sets()) {
      const std::vector<OpenDataResource> resources = resources_of(set, catalog_.publications);
      if (!resources.empty()) add_set(set, resources);
    }
    add_people();
    add_concepts();
    return std::move(graph_);
  }

 private:
  std::string node(std::string_view name) const { return root_ + std::string(name); }
  void address(const std::string& subject, std::string_view predicate, std::string_view object) {
    graph_.add(subject, predicate, rdf_address(object));
  }
  void text(const std::string& subject, std::string_view predicate, std::string_view object) {
    graph_.add(subject, predicate, rdf_text(object));
  }
  void both(const std::string& subject, std::string_view predicate, std::string_view message) {
    for (const Language language : {Language::fr, Language::en})
      graph_.add(subject, predicate, rdf_text(tr(language, message), language == Language::fr ? "fr" : "en"));
  }
  void date(const std::string& subject, std::string_view predicate, std::string_view moment) {
    graph_.add(subject, predicate, rdf_typed(moment.substr(0, 10), "xsd:date"));
  }
  static std::string of_authority(std::string_view name) {
    return std::string(authority) + std::string(name);
  }

  void add_catalog() {
    const std::string catalog = node("catalog");
    address(catalog, "rdf:type", "dcat:Catalog");
    graph_.add(catalog, "dct:title",
               rdf_text(tr(Language::fr, "Open data of {city} on its digital services",
                           {{"city", catalog_.city.name}}),
                        "fr"));
    both(catalog, "dct:description",
         "What the city measures, aims at and decides to make its digital services responsible, published "
         "with Cap NR.");
    address(catalog, "dct:publisher", node("publisher"));
    address(catalog, "dct:language", of_authority("language/FRA"));
    address(catalog, "dct:license", open_licence_address);
    address(catalog, "dct:spatial", node("territory"));
    address(catalog, "dcat:themeTaxonomy", of_authority("data-theme"));
    const std::string homepage = catalog_.choices.base_url + "/open-data/";
    address(catalog, "foaf:homepage", homepage);
    address(homepage, "rdf:type", "foaf:Document");
    for (const Publication& one : catalog_.publications) {
      if (&one == &catalog_.publications.front()) first_ = last_ = one.published_at;
      first_ = std::min(first_, one.published_at);
      last_ = std::max(last_, one.published_at);
    }
    if (first_.empty()) return;
    date(catalog, "dct:issued", first_);
    date(catalog, "dct:modified", last_);
  }

  void add_set(const OpenDataSet& set, std::span<const OpenDataResource> resources) {
    const std::string name = node(set.code);
    address(node("catalog"), "dcat:dataset", name);
    address(name, "rdf:type", "dcat:Dataset");
    both(name, "dct:title", set.title);
    both(name, "dct:description", set.description);
    for (const Language language : {Language::fr, Language::en}) {
      const std::string words(tr(language, set.keywords));
      for (const std::string_view word : split(words, ','))
        graph_.add(name, "dcat:keyword", rdf_text(trimmed(word), language == Language::fr ? "fr" : "en"));
    }
    text(name, "dct:identifier", catalog_.city.insee_code + "-" + std::string(set.code));
    address(name, "dct:publisher", node("publisher"));
    address(name, "dcat:contactPoint", node("contact"));
    address(name, "dct:language", of_authority("language/FRA"));
    address(name, "dct:spatial", node("territory"));
    address(name, "dct:accrualPeriodicity", of_authority("frequency/ANNUAL"));
    address(name, "dcat:theme", of_authority("data-theme/ENVI"));
    address(name, "dcat:theme", of_authority("data-theme/GOVE"));
    add_times(name, set, resources);
    for (const OpenDataResource& resource : resources) add_distribution(set, resource);
  }

  void add_times(const std::string& name, const OpenDataSet& set,
                 std::span<const OpenDataResource> resources) {
    std::string modified = resources.front().publication->published_at;
    for (const OpenDataResource& one : resources)
      modified = std::max(modified, one.publication->published_at);
    date(name, "dct:issued", first_published(set, catalog_.publications));
    date(name, "dct:modified", modified);
    const std::string period = node(std::string(set.code) + "-period");
    address(name, "dct:temporal", period);
    address(period, "rdf:type", "dct:PeriodOfTime");
    date(period, "dcat:startDate", to_string(year_period(resources.front().publication->year).from));
    date(period, "dcat:endDate", to_string(year_period(resources.back().publication->year).until));
  }

  void add_distribution(const OpenDataSet& set, const OpenDataResource& resource) {
    const std::string file = address_of(catalog_.choices.base_url, resource);
    const std::string name = file + "#distribution";
    const bool is_csv = resource.file->media_type == "text/csv";
    address(node(set.code), "dcat:distribution", name);
    address(name, "rdf:type", "dcat:Distribution");
    const std::vector<std::pair<std::string, std::string>> words = {
        {"year", std::to_string(resource.publication->year)},
        {"version", std::to_string(resource.publication->version)},
        {"format", is_csv ? "CSV" : "JSON"}};
    graph_.add(name, "dct:title",
               rdf_text(tr(Language::fr, "{year}, version {version} ({format})", words), "fr"));
    both(name, "dct:description", set.description);
    address(name, "dcat:accessURL", file);
    address(name, "dcat:downloadURL", file);
    address(name, "dcat:mediaType",
            "https://www.iana.org/assignments/media-types/" + resource.file->media_type);
    address(name, "dct:format", of_authority(is_csv ? "file-type/CSV" : "file-type/JSON"));
    graph_.add(name, "dcat:byteSize",
               rdf_typed(std::to_string(resource.file->bytes), "xsd:nonNegativeInteger"));
    address(name, "dct:license", open_licence_address);
    address(name, "dcatap:availability", of_authority("planned-availability/STABLE"));
    date(name, "dct:issued", resource.publication->published_at);
    if (!resource.file->schema.empty()) address(name, "dct:conformsTo", catalog_.impact_schema);
    add_checksum(name, file, *resource.file);
    address("https://www.iana.org/assignments/media-types/" + resource.file->media_type, "rdf:type",
            "dct:MediaType");
    address(of_authority(is_csv ? "file-type/CSV" : "file-type/JSON"), "rdf:type", "dct:MediaTypeOrExtent");
    if (!resource.file->schema.empty())
      address(std::string(catalog_.impact_schema), "rdf:type", "dct:Standard");
  }

  void add_checksum(const std::string& distribution, const std::string& file,
                    const PublicationFile& published) {
    const std::string checksum = file + "#checksum";
    address(distribution, "spdx:checksum", checksum);
    address(checksum, "rdf:type", "spdx:Checksum");
    address(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256");
    graph_.add(checksum, "spdx:checksumValue", rdf_typed(published.sha256, "xsd:hexBinary"));
  }

  void add_people() {
    const std::string publisher = node("publisher"), contact = node("contact"), territory = node("territory");
    address(publisher, "rdf:type", "foaf:Agent");
    text(publisher, "foaf:name", catalog_.city.name);
    if (!catalog_.choices.siret.empty()) text(publisher, "dct:identifier", catalog_.choices.siret);
    address(contact, "rdf:type", "vcard:Kind");
    text(contact, "vcard:fn", catalog_.choices.service);
    address(contact, "vcard:hasEmail", "mailto:" + catalog_.choices.contact);
    address(territory, "rdf:type", "dct:Location");
    text(territory, "dct:identifier", catalog_.city.insee_code);
    text(territory, "skos:prefLabel", catalog_.city.name);
  }

  // What harvesters want to be told of the words of others that are used here.
  void add_concepts() {
    const std::string licence(open_licence_address);
    address(licence, "rdf:type", "dct:LicenseDocument");
    text(licence, "dct:title", open_licence_name);
    address(of_authority("data-theme"), "rdf:type", "skos:ConceptScheme");
    both(of_authority("data-theme"), "dct:title", "Themes of data sets");
    address(of_authority("planned-availability/STABLE"), "rdf:type", "skos:Concept");
    both(of_authority("planned-availability/STABLE"), "skos:prefLabel", "Stable");
    address(of_authority("language/FRA"), "rdf:type", "dct:LinguisticSystem");
    address(of_authority("frequency/ANNUAL"), "rdf:type", "dct:Frequency");
    for (const auto& [theme, words] : {std::pair{"data-theme/ENVI", "Environment"},
                                       std::pair{"data-theme/GOVE", "Government and public sector"}}) {
      address(of_authority(theme), "rdf:type", "skos:Concept");
      both(of_authority(theme), "skos:prefLabel", words);
    }
  }

  const OpenDataCatalog& catalog_;
  std::string root_, first_, last_;
  RdfGraph graph_;
};

}  // namespace

RdfGraph dcat_catalog(const OpenDataCatalog& catalog) {
  return CatalogWriter(catalog).write();
}

}  // namespace capnr
