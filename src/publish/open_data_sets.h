// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/publication.h"

namespace capnr {

/// One of the data sets that a city publishes, year after year.
struct OpenDataSet {
  std::string_view code;   ///< "impact", as PublicationFile::data_set
  std::string_view title;  ///< English sentences, keys of their French
  std::string_view description;
  std::string_view keywords;  ///< separated by commas
};
std::span<const OpenDataSet> open_data_sets();

/// A file of a data set in the last version of a year.
struct OpenDataResource {
  const Publication* publication = nullptr;
  const PublicationFile* file = nullptr;
};
/// Of every year, by year.
std::vector<OpenDataResource> resources_of(const OpenDataSet& set, std::span<const Publication> publications);

/// The day on which a file of the data set was published first; empty when none was.
std::string first_published(const OpenDataSet& set, std::span<const Publication> publications);

/// The licence of all of it.
inline constexpr std::string_view open_licence_address =
    "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf";
inline constexpr std::string_view open_licence_name = "Licence Ouverte 2.0";

/// "https://ville.fr/open-data/2025/v1/impact.csv"
std::string address_of(std::string_view base_url, const OpenDataResource& resource);

}  // namespace capnr
