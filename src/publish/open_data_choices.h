// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// What of the indicators becomes open data, and who publishes it: catalog/open-data.toml, then the city's own open-data.toml.
//
//   base_url = "https://donnees.ville.fr"      # where the folder open-data/ is served
//   contact = "donnees@ville.fr"               # who answers questions about the data
//   service = "Direction du numérique"         # that produces it
//   siret = "21130055300016"                   # of the city; can be left out
//   withheld = ["I-2.2b"]                      # not published
//   publish = ["I-3.5c"]                       # published, though the catalogue withholds it
//   usage = ["I-2.9a"]                         # indicators of use rather than of impact

namespace capnr {

struct OpenDataChoices {
  std::string base_url, contact, service, siret;
  std::vector<std::string> usage, withheld;  ///< ids of indicators

  bool is_usage(std::string_view indicator) const;
  bool is_withheld(std::string_view indicator) const;
};

/// An unknown key, a list that is none: Kind::bad_input with the line. `city`: the city's folder, empty when there is none.
Result<OpenDataChoices> load_open_data_choices(const std::filesystem::path& catalog,
                                               const std::filesystem::path& city = {});

/// Kind::usage, saying what is missing, when the catalogue could not name a contact, a service or an address. The address loses its last slash.
Result<> check_publisher(OpenDataChoices& choices);

}  // namespace capnr
