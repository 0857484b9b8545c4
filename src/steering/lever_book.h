// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string_view>

#include "base/error.h"
#include "steering/lever_catalogue.h"

// A city's levers: a file levers.toml, or one written on the command line.
//
//   [[lever]]
//   id = "six-years"
//   kind = "lengthen-lifetime"
//   name_fr = "Garder les ordinateurs six ans"
//   start = 2027
//   ramp_years = 3
//   filter.items = ["laptop", "desktop"]
//   parameters.years_after = 6
//   cost = { once = 20000, per_year = 5000, saving_per_year = 90000, source = "marché 2026" }
//   rebound = { share = 0.1, origin = "entered", source = "enquête DNSI 2025" }
//
// The order of the file is the order in which levers are applied.

namespace capnr {

/// An unknown key, kind or parameter, a value out of its range, an id twice, a lever that requires or excludes one that is not there: errors with
/// their line. What is not given takes the default of the catalogue; a parameter without default must be given. `first_year`: the start of a lever
/// that says none.
Result<LeverBook> read_lever_book(const std::filesystem::path& file, const LeverCatalogue& catalogue,
                                  int first_year);

/// The same of a text; `file` is for messages.
Result<LeverBook> parse_lever_book(std::string_view text, const std::string& file,
                                   const LeverCatalogue& catalogue, int first_year);

/// kind:name=value,name=value…: parameters of the kind, and start, ramp, id, name, types, items, categories, departments, datacentres, statuses (words between +),
/// cost_once, cost_per_year, saving, rebound. Kind::usage when it is not one.
Result<Lever> lever_from_text(std::string_view text, const LeverCatalogue& catalogue, int first_year);

/// Ids are unique, and what is required or excluded is there.
Result<> check_book(const LeverBook& book, const std::string& file);

/// The lever with the defaults of its kind where it says nothing; Kind::bad_input when a parameter is missing or does not go with another.
Result<> complete(Lever& lever, const LeverCatalogue& catalogue, const Where& where);

}  // namespace capnr
