// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "footprint/engine.h"
#include "footprint/uncertainty.h"

// How results are told to people, the same words in the terminal and in the report.

namespace capnr {

/// The share of a total from which the doubt about its factors is told beside the figure.
inline constexpr double told_doubt = 0.1;

/// "kg CO₂e", "mol H⁺ éq.": unit() is for machines.
std::string_view shown_unit(Criterion criterion, Language language);
/// "Direction", "Type d’équipement"
std::string_view title(Dimension dimension, Language language);
/// A word of a result as a reader knows it: phases and criteria by name, "–" for none.
std::string shown_word(Dimension dimension, std::string_view word, Language language);
/// "31 octobre 2026", "31 October 2026"
std::string shown_date(Date date, Language language);
/// "12,3 %"; under a thousandth "< 0,1 %", and never 100 % or 0 % for what is not.
std::string shown_share(double share, Language language);

/// "facteur de « Ordinateur portable », fabrication"; `subject` as readers know it.
std::string shown_contributor(const Contributor& contributor, std::string_view subject, Language language);
/// A kind of equipment or resource: "Écrans", "Trafic réseau".
std::string shown_family(std::string_view family, Language language);
/// "Usage de l’eau : 83 % du total repose sur…", of a criterion whose total rests on very uncertain factors.
std::string shown_doubt(Criterion criterion, double share, Language language);

}  // namespace capnr
