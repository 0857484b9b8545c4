// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/open_data_sets.h"

#include <array>

namespace capnr {
namespace {

constexpr std::array all_sets = {
    OpenDataSet{"impact", "Impact indicators of the city's digital services: values and targets",
                "Measured values and targets of the indicators of the responsible digital programme, one "
                "file a year, in "
                "the national schema « impact d'un service public numérique ».",
                "responsible digital,indicator,impact,target,digital public service"},
    OpenDataSet{"indicators", "Where the city stands on each indicator of its responsible digital programme",
                "Every indicator of the programme at the end of the year: value, interval, quality, "
                "threshold and status; "
                "those that have no value are there too.",
                "responsible digital,indicator,commitment,steering"},
    OpenDataSet{"footprint", "Environmental footprint of the city's information system",
                "Totals of the inventories of the year by impact criterion and life-cycle phase, with their "
                "interval and the "
                "share of the equipment that they cover.",
                "responsible digital,environmental footprint,greenhouse gas,life-cycle assessment"},
    OpenDataSet{
        "plan", "Yearly plan of actions for a responsible digital city",
        "The actions of the plan that was voted: commitments, department, dates, budget and progress.",
        "responsible digital,plan of actions,commitment,budget"},
};

}  // namespace

std::span<const OpenDataSet> open_data_sets() {
  return all_sets;
}

std::vector<OpenDataResource> resources_of(const OpenDataSet& set,
                                           std::span<const Publication> publications) {
  std::vector<OpenDataResource> resources;
  for (const Publication* publication : last_versions(publications))
    for (const PublicationFile& file : publication->files)
      if (file.data_set == set.code) resources.push_back({publication, &file});
  return resources;
}

std::string first_published(const OpenDataSet& set, std::span<const Publication> publications) {
  std::string first;
  for (const Publication& one : publications)
    for (const PublicationFile& file : one.files)
      if (file.data_set == set.code && (first.empty() || one.published_at < first)) first = one.published_at;
  return first.substr(0, 10);
}

std::string address_of(std::string_view base_url, const OpenDataResource& resource) {
  return std::string(base_url) + "/" + publication_path(*resource.publication) + "/" + resource.file->name;
}

}  // namespace capnr
