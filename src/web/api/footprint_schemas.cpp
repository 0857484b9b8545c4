// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/footprint_schemas.h"

#include <array>

namespace capnr::web {
namespace {

constexpr std::string_view criterion_phase = "manufacturing|distribution|use|end_of_life";

constexpr std::array figure = {ApiMember{"value", "number?"}, ApiMember{"p5", "number?"},
                               ApiMember{"p95", "number?"}, ApiMember{"coverage", "number?"}};
constexpr std::array figures_by_phase = {ApiMember{"manufacturing", "Figure"},
                                         ApiMember{"distribution", "Figure"}, ApiMember{"use", "Figure"},
                                         ApiMember{"end_of_life", "Figure"}};
constexpr std::array footprint = {
    ApiMember{"format", "capnr-footprint"},
    ApiMember{"version", "integer"},
    ApiMember{"city", "FootprintCity"},
    ApiMember{"inventory", "FootprintInventory"},
    ApiMember{"as_of", "date"},
    ApiMember{"set", "string", "The factor set."},
    ApiMember{"profile", "string", "The method profile."},
    ApiMember{"rules", "string{}"},
    ApiMember{"key_figures", "KeyFigures"},
    ApiMember{"criteria", "CriterionResult[]"},
    ApiMember{"contributors", "Contribution[]"},
    ApiMember{"not_covered", "NotCovered"},
    ApiMember{"assumptions", "Assumption[]"},
    ApiMember{"packs", "ServedPack[]", "The factor packs that serve, with their licence."},
    ApiMember{"set_aside", "SetAside[]"},
    ApiMember{"uncertainty", "Uncertainty?"},
    ApiMember{"sources", "SourceFile[]"},
    ApiMember{"by", "string[]", "What the rows are divided by."},
    ApiMember{"rows", "FootprintRow[]"}};
constexpr std::array footprint_city = {ApiMember{"name", "string"}, ApiMember{"insee_code", "string"},
                                       ApiMember{"population", "number?"}, ApiMember{"fte", "number?"}};
constexpr std::array footprint_inventory = {ApiMember{"date", "date"}, ApiMember{"label", "string"}};
constexpr std::array key_figures = {
    ApiMember{"equipment", "number?"},       ApiMember{"kwh", "number?"},
    ApiMember{"lifetime_years", "number?"},  ApiMember{"virtual_machines", "number?"},
    ApiMember{"cloud_instances", "number?"}, ApiMember{"applications", "number?"},
    ApiMember{"datacentres", "number?"}};
constexpr std::array criterion_result = {ApiMember{"criterion", "string"},
                                         ApiMember{"name", "string"},
                                         ApiMember{"unit", "string"},
                                         figure[0],
                                         figure[1],
                                         figure[2],
                                         figure[3],
                                         ApiMember{"people_equivalents", "number?"},
                                         ApiMember{"per_agent", "number?"},
                                         ApiMember{"per_inhabitant", "number?"},
                                         ApiMember{"doubtful_share", "number?"},
                                         ApiMember{"phases", "FiguresByPhase"}};
constexpr std::array contribution = {ApiMember{"type", "string"},
                                     ApiMember{"phase", criterion_phase},
                                     ApiMember{"criterion", "string"},
                                     figure[0],
                                     figure[1],
                                     figure[2],
                                     figure[3],
                                     ApiMember{"share", "number?"}};
constexpr std::array not_covered = {ApiMember{"gaps", "Gap[]"}, ApiMember{"holes", "Hole[]"},
                                    ApiMember{"unrecognised", "UnrecognisedModel[]"}};
constexpr std::array gap = {ApiMember{"gap", "string"}, ApiMember{"reason", "string"},
                            ApiMember{"units", "number?"}, ApiMember{"types", "TypeUnits[]"}};
constexpr std::array type_units = {ApiMember{"type", "string"}, ApiMember{"units", "number?"}};
constexpr std::array hole = {ApiMember{"criterion", "string"}, ApiMember{"phases", "string[]"}};
constexpr std::array unrecognised_model = {ApiMember{"type", "string"}, ApiMember{"manufacturer", "string"},
                                           ApiMember{"model", "string"}, ApiMember{"units", "number?"}};
constexpr std::array assumption = {ApiMember{"message", "string"}, ApiMember{"units", "number?"}};
constexpr std::array served_pack = {
    ApiMember{"id", "string"},      ApiMember{"name", "string"},
    ApiMember{"version", "string"}, ApiMember{"licence", "string"},
    ApiMember{"source", "string"},  ApiMember{"hidden", "boolean", "Its values may not be shown."},
    ApiMember{"share", "number?"}};
constexpr std::array set_aside = {ApiMember{"pack", "string"}, ApiMember{"reason", "string"},
                                  ApiMember{"factors", "integer"}, ApiMember{"criteria", "string[]"}};
constexpr std::array uncertainty = {ApiMember{"draws", "integer"}, ApiMember{"seed", "integer"},
                                    ApiMember{"contributors", "UncertaintyShare[]"}};
constexpr std::array uncertainty_share = {
    ApiMember{"criterion", "string"}, ApiMember{"kind", "factor|mix|quantity|lifetime|energy"},
    ApiMember{"subject", "string"}, ApiMember{"phase", criterion_phase}, ApiMember{"share", "number?"}};
constexpr std::array footprint_row = {ApiMember{"department", "string", "", false},
                                      ApiMember{"type", "string", "", false},
                                      ApiMember{"item", "string", "", false},
                                      ApiMember{"phase", "string", "", false},
                                      ApiMember{"criterion", "string", "", false},
                                      ApiMember{"country", "string", "", false},
                                      ApiMember{"datacentre", "string", "", false},
                                      ApiMember{"status", "string", "", false},
                                      ApiMember{"user_kind", "string", "", false},
                                      ApiMember{"application", "string", "", false},
                                      ApiMember{"environment", "string", "", false},
                                      ApiMember{"year", "string", "", false},
                                      ApiMember{"source_kind", "string", "", false},
                                      ApiMember{"value", "number?"},
                                      ApiMember{"unit", "string", "", false},
                                      ApiMember{"quantity", "number?"},
                                      ApiMember{"covered", "number?"},
                                      ApiMember{"p5", "number?"},
                                      ApiMember{"p95", "number?"},
                                      ApiMember{"packs", "string[]"},
                                      ApiMember{"gaps", "string[]"}};

constexpr std::array all = {
    ApiSchema{"Assumption", "What the method supposed where the inventory does not say.", assumption},
    ApiSchema{"Contribution", "A type of equipment in a phase, and its share.", contribution},
    ApiSchema{"CriterionResult", "An impact criterion.", criterion_result},
    ApiSchema{"Figure", "A figure with its interval and its coverage.", figure},
    ApiSchema{"FiguresByPhase", "By phase of the life cycle.", figures_by_phase},
    ApiSchema{"Footprint", "The footprint of the information system, as capnr footprint gives it.",
              footprint},
    ApiSchema{"FootprintCity", "Whose footprint it is.", footprint_city},
    ApiSchema{"FootprintInventory", "The inventory that it is computed from.", footprint_inventory},
    ApiSchema{"FootprintRow", "A cell of the division that was asked.", footprint_row},
    ApiSchema{"Gap", "Equipment without a figure, and why.", gap},
    ApiSchema{"Hole", "A criterion that no factor covers in these phases.", hole},
    ApiSchema{"KeyFigures", "What the inventory holds.", key_figures},
    ApiSchema{"NotCovered", "What has no figure: it is never counted as zero.", not_covered},
    ApiSchema{"ServedPack", "A factor pack that serves.", served_pack},
    ApiSchema{"SetAside", "Factors that were set aside.", set_aside},
    ApiSchema{"TypeUnits", "How many of a type.", type_units},
    ApiSchema{"Uncertainty", "How the intervals were drawn.", uncertainty},
    ApiSchema{"UncertaintyShare", "What the uncertainty comes from.", uncertainty_share},
    ApiSchema{"UnrecognisedModel", "A model that is not recognised.", unrecognised_model},
};

}  // namespace

std::span<const ApiSchema> footprint_schemas() {
  return all;
}

}  // namespace capnr::web
