// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/faults.h"

#include <algorithm>

namespace capnr::demo {

namespace {

constexpr std::string_view bad_dates[] = {"31/02/2023", "00-00-0000", "inconnue", "2019-13-05",
                                          "courant 2021"};
constexpr std::string_view odd_models[] = {"PC assemblé atelier", "Lot reconditionné 2023", "à compléter",
                                           "Prêt fournisseur",    "Modèle inconnu",         "voir étiquette",
                                           "Don rectorat",        "Générique x64"};

std::string other_spelling(std::string_view maker, Random& random) {
  static constexpr std::string_view dell[] = {"DELL", "Dell Computer Corp.", "dell inc"};
  static constexpr std::string_view hp[] = {"Hewlett-Packard", "HP Inc.", "HEWLETT PACKARD"};
  if (maker.starts_with("Dell")) return std::string(random.pick<std::string_view>(dell));
  if (maker.starts_with("HP")) return std::string(random.pick<std::string_view>(hp));
  return std::string(maker) + " ";
}

// "12500" as some tools write it.
std::string with_no_break_spaces(const std::string& number) {
  const std::size_t end = std::min(number.find_first_of(".,"), number.size());
  std::string out = number;
  for (std::size_t i = end; i > 3;) {
    i -= 3;
    out.insert(i, "\xC2\xA0");
  }
  return out;
}

class Spoiler {
 public:
  Spoiler(Sheet& sheet, const FaultPlan& plan, Random random) : sheet_(sheet), plan_(plan), random_(random) {}

  void run() {
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
      auto& row = sheet_.rows[r];
      if (!plan_.name.empty() && r > 0 && random_.chance(0.003))
        at(row, plan_.name) = at(sheet_.rows[r - 1], plan_.name);
      for (const std::string_view date : plan_.dates) strike_date(at(row, date));
      if (!plan_.model.empty()) strike_model(at(row, plan_.model));
      if (!plan_.maker.empty() && random_.chance(0.02))
        at(row, plan_.maker) = other_spelling(at(row, plan_.maker), random_);
      if (!plan_.text.empty() && random_.chance(0.015)) at(row, plan_.text) += "\nbâtiment B\n2e étage";
      for (const std::string_view number : plan_.numbers) strike_number(at(row, number));
      if (random_.chance(0.0008)) row.resize(row.size() / 2);  // an export cut short
    }
  }

 private:
  Sheet& sheet_;
  const FaultPlan& plan_;
  Random random_;
  std::string lost_;

  std::string& at(std::vector<std::string>& row, std::string_view name) {
    const std::size_t column = sheet_.column(name);
    return column < row.size() ? row[column] : lost_;
  }
  void strike_date(std::string& date) {
    if (!date.empty() && random_.chance(0.006)) date = std::string(random_.pick<std::string_view>(bad_dates));
  }
  void strike_model(std::string& model) {
    const double strike = random_.uniform();
    if (strike < 0.015)
      model.clear();
    else if (strike < 0.035)
      model = std::string(random_.pick<std::string_view>(odd_models));
    else if (strike < 0.055)
      std::replace(model.begin(), model.end(), ' ', '_');
    else if (strike < 0.065)
      model += "\xC2\xA0";
  }
  void strike_number(std::string& number) {
    if (number.empty()) return;
    if (random_.chance(0.3)) number = with_no_break_spaces(number);
    if (random_.chance(0.004)) number = "n.c.";
  }
};

}  // namespace

void spoil(Sheet& sheet, const FaultPlan& plan, Random random) {
  Spoiler(sheet, plan, random).run();
}

}  // namespace capnr::demo
