// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "random_plan.h"

#include <algorithm>

#include <rapidcheck.h>

namespace capnr::test {
namespace {

std::string some_text() {
  return *rc::gen::elementOf(std::vector<std::string>{"", "Étude", "=SOMME(A1)", "'-3", "a \"b\"; c, d",
                                                      "été | hiver", "ligne\nautre", "« guillemets »", "-5",
                                                      "0"});
}

std::vector<std::string> some_of(const std::vector<std::string>& all) {
  std::vector<std::string> chosen;
  for (const std::string& one : all)
    if (*rc::gen::arbitrary<bool>()) chosen.push_back(one);
  return chosen;
}

std::optional<Date> some_date() {
  if (*rc::gen::inRange(0, 5) == 0) return std::nullopt;
  return Date{date_of(2026, 1, 1).days + *rc::gen::inRange(-400, 800)};
}

Action random_action(int number) {
  Action action;
  action.id = "A-0" + std::to_string(number);
  action.title =
      "Action " + std::to_string(number) + " " + *rc::gen::elementOf(std::vector<std::string>{"a", "é", "b"});
  action.description = some_text();
  action.commitments = some_of({"1.9", "2.1"});
  if (action.commitments.empty()) action.commitments = {"1.9"};
  action.department = *rc::gen::elementOf(std::vector<std::string>{"", "DNSI", "DSP"});
  action.people = some_text();
  action.partners = some_text();
  if (*rc::gen::arbitrary<bool>()) action.budget = *rc::gen::inRange(0, 1000000) / 4.0;
  action.start = some_date();
  if (action.start) action.end = Date{action.start->days + *rc::gen::inRange(0, 700)};
  for (const std::string& label : some_of({"Marché notifié", "Bilan", "Essai (10 postes)"}))
    action.milestones.push_back({Date{date_of(2026, 1, 1).days + *rc::gen::inRange(0, 400)}, label});
  std::ranges::sort(action.milestones);
  action.lever = *rc::gen::elementOf(std::vector<std::string>{"", "six-ans"});
  action.expected_effect = some_text();
  action.indicators = some_of({"I-1.9a"});
  action.weight = *rc::gen::inRange(1, 5);
  return action;
}

}  // namespace

Plan random_plan() {
  Plan plan{2026, some_text(), {}, std::nullopt};
  const int count = *rc::gen::inRange(0, 7);
  for (int i = 1; i <= count; ++i) plan.actions.push_back(random_action(i));
  return plan;
}

}  // namespace capnr::test
