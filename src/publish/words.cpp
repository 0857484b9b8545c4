// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/words.h"

#include <array>
#include <cmath>

#include "base/text.h"

namespace capnr {
namespace {

struct Unit {
  std::string_view fr, en;
};

// No-break spaces: a unit stays on one line.
constexpr std::array<Unit, criterion_count> units = {{
    {"kg\u00A0CO₂e", "kg\u00A0CO₂e"},
    {"kg\u00A0Sb\u00A0éq.", "kg\u00A0Sb\u00A0eq"},
    {"MJ", "MJ"},
    {"mol\u00A0H⁺\u00A0éq.", "mol\u00A0H⁺\u00A0eq"},
    {"CTUe", "CTUe"},
    {"CTUh", "CTUh"},
    {"CTUh", "CTUh"},
    {"kg\u00A0P\u00A0éq.", "kg\u00A0P\u00A0eq"},
    {"kg\u00A0N\u00A0éq.", "kg\u00A0N\u00A0eq"},
    {"mol\u00A0N\u00A0éq.", "mol\u00A0N\u00A0eq"},
    {"kBq\u00A0U\u2011235\u00A0éq.", "kBq\u00A0U\u2011235\u00A0eq"},
    {"Pt", "Pt"},
    {"kg\u00A0CFC-11\u00A0éq.", "kg\u00A0CFC-11\u00A0eq"},
    {"cas\u00A0de\u00A0maladie", "disease\u00A0inc."},
    {"kg\u00A0COVNM\u00A0éq.", "kg\u00A0NMVOC\u00A0eq"},
    {"m³\u00A0éq.", "m³\u00A0eq"},
    {"MJ", "MJ"},
    {"MJ", "MJ"},
}};

constexpr std::array<std::string_view, 13> titles = {
    "Department",      "Type of equipment", "Reference item", "Phase",
    "Criterion",       "Country",           "Datacentre",     "Status",
    "Kind of use",     "Application",       "Environment",    "Year",
    "Kind of resource"};

struct Family {
  std::string_view code, name;
};

// Categories of reference items, then kinds of resources that are no equipment.
constexpr std::array<Family, 19> families = {{
    {"terminal", "Computers"},
    {"screen", "Screens"},
    {"phone", "Phones"},
    {"tablet", "Tablets"},
    {"printer", "Printers"},
    {"network", "Network equipment"},
    {"server", "Servers"},
    {"storage", "Storage"},
    {"audiovisual", "Audiovisual"},
    {"iot", "Connected objects"},
    {"other", "Other equipment"},
    {"unrecognised", "Equipment not recognised"},
    {"cloud", "Cloud instances"},
    {"traffic", "Network traffic"},
    {"volume", "Mail and storage"},
    {"service", "Purchased services"},
    {"virtual_machine", "Virtual machines without a known host"},
    {"mutualised", "Shared network equipment of datacentres"},
    {"datacentre", "Datacentre buildings and support"},
}};

// The kinds of traffic and of data are ours; every other type is a word of the inventory.
struct KindOfData {
  std::string_view code, name;
};
constexpr std::array<KindOfData, 5> kinds = {{{"fixed", "Fixed network"},
                                              {"mobile", "Mobile network"},
                                              {"mail", "E-mail"},
                                              {"storage", "Stored data"},
                                              {"backup", "Backups"}}};

}  // namespace

std::string_view shown_unit(Criterion criterion, Language language) {
  const Unit& unit = units[static_cast<std::size_t>(criterion)];
  return language == Language::fr ? unit.fr : unit.en;
}

std::string_view title(Dimension dimension, Language language) {
  return tr(language, titles[static_cast<std::size_t>(dimension)]);
}

std::string shown_word(Dimension dimension, std::string_view word, Language language) {
  if (word.empty()) return "–";
  if (dimension == Dimension::phase) {
    if (const auto phase = phase_from(word)) return std::string(name(*phase, language));
  }
  if (dimension == Dimension::criterion) {
    if (const auto criterion = criterion_from(word)) return std::string(name(*criterion, language));
  }
  if (dimension == Dimension::source_kind)
    return word == "equipment" ? std::string(tr(language, "Physical equipment"))
                               : shown_family(word, language);
  if (dimension == Dimension::type) {
    for (const KindOfData& kind : kinds) {
      if (kind.code == word) return std::string(tr(language, kind.name));
    }
  }
  return std::string(word);
}

std::string shown_family(std::string_view family, Language language) {
  for (const Family& one : families) {
    if (one.code == family) return std::string(tr(language, one.name));
  }
  return std::string(family);
}

std::string shown_date(Date date, Language language) {
  static constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const YearMonthDay day = year_month_day(date);
  const std::string number = day.day == 1 && language == Language::fr ? "1ᵉʳ" : std::to_string(day.day);
  return number + "\u00A0" + std::string(tr(language, months[static_cast<std::size_t>(day.month - 1)])) +
         " " + std::to_string(day.year);
}

std::string shown_contributor(const Contributor& contributor, std::string_view subject, Language language) {
  std::string_view kind = "factor of {subject}, {phase}";
  switch (contributor.kind) {
    case Contributor::Kind::factor:
      break;
    case Contributor::Kind::mix:
      kind = "electricity of {subject}";
      break;
    case Contributor::Kind::quantity:
      kind = "number of {subject}";
      break;
    case Contributor::Kind::lifetime:
      kind = "lifetime of {subject}";
      break;
    case Contributor::Kind::energy:
      kind = "energy used by {subject}";
      break;
  }
  return tr(language, kind,
            {{"subject", std::string(subject)}, {"phase", std::string(name(contributor.phase, language))}});
}

std::string shown_share(double share, Language language) {
  const std::string percent = language == Language::fr ? "\u00A0%" : "%";
  if (std::isnan(share)) return "–";
  if (share <= 0) return "0" + percent;
  if (share < 0.001) return (language == Language::fr ? "<\u00A00,1" : "< 0.1") + percent;
  if (share >= 1) return format_number(share * 100, language, 3) + percent;
  if (share > 0.999) return (language == Language::fr ? ">\u00A099,9" : "> 99.9") + percent;
  return format_number(share * 100, language, 3) + percent;
}

std::string shown_doubt(Criterion criterion, double share, Language language) {
  return tr(language,
            "{criterion}: {share} of the total rests on factors that their source gives as very uncertain, "
            "by a factor of 7 either way",
            {{"criterion", std::string(name(criterion, language))}, {"share", shown_share(share, language)}});
}

}  // namespace capnr
