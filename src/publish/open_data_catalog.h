// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "evidence/publication.h"
#include "inventory/model.h"
#include "publish/open_data_choices.h"
#include "publish/rdf.h"

// The catalogue of what a city publishes, as harvesters read it (DCAT-AP, https://semiceu.github.io/DCAT-AP/) and as the national schema of catalogues
// writes it ("catalogue-donnees"). A data set has one distribution for each file of the last version of each year. docs/open-data.md lists the properties.

namespace capnr {

struct OpenDataCatalog {
  const OpenDataChoices& choices;  ///< as check_publisher() left it
  const City& city;
  std::span<const Publication> publications;
  std::string_view impact_schema;  ///< address of the schema that impact.csv follows
};

/// A catalogue with no publication has no data set.
RdfGraph dcat_catalog(const OpenDataCatalog& catalog);
/// The same in the national schema: a row a data set.
std::string catalogue_csv(const OpenDataCatalog& catalog);

}  // namespace capnr
