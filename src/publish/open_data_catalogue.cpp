// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/open_data_catalog.h"
#include "publish/open_data_sets.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

std::string formats_of(std::span<const OpenDataResource> resources) {
  bool csv = false, json = false;
  for (const OpenDataResource& one : resources) (one.file->media_type == "text/csv" ? csv : json) = true;
  return csv && json ? "CSV,JSON" : csv ? "CSV" : "JSON";
}

}  // namespace

std::string catalogue_csv(const OpenDataCatalog& catalog) {
  const OpenDataChoices& choices = catalog.choices;
  std::string out;
  CsvWriter csv(out, ',', true);
  for (const char* title : {"titre", "description", "mots_cles", "nom_orga", "siret_orga", "id_alt_orga",
                            "service", "si", "contact_service", "contact_personne", "date_pub", "date_maj",
                            "freq_maj", "couv_geo", "url", "format", "licence"})
    csv.text(title);
  csv.end_row();
  for (const OpenDataSet& set : open_data_sets()) {
    const std::vector<OpenDataResource> resources = resources_of(set, catalog.publications);
    if (resources.empty()) continue;
    csv.text(tr(Language::fr, set.title))
        .text(tr(Language::fr, set.description))
        .text(tr(Language::fr, set.keywords));
    csv.text(catalog.city.name).text(choices.siret).text("").text(choices.service).text("Cap NR");
    csv.text(choices.contact).text(choices.contact).text(first_published(set, catalog.publications));
    csv.text(std::string_view(resources.back().publication->published_at).substr(0, 10));
    csv.text(tr(Language::fr, "Yearly")).text(catalog.city.name);
    csv.text(address_of(choices.base_url, resources.back()))
        .text(formats_of(resources))
        .text(open_licence_name);
    csv.end_row();
  }
  return out;
}

}  // namespace capnr
