// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evidence/sha256.h"
#include "random_plan.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Programme small_programme() {
  Programme programme;
  Commitment longer{"1.9", Axis::sobriety, "", {}, "", {}};
  Indicator age;
  age.id = "I-1.9a";
  longer.indicators = {age};
  programme.commitments = {
      longer, {"1.10", Axis::sobriety, "", {}, "", {}}, {"2.1", Axis::accessibility, "", {}, "", {}}};
  return programme;
}

const std::vector<Department> departments = {{"DNSI", "Direction du numérique", {}}, {"DSP", "Sports", {}}};
constexpr Date today{20700};

RegisterTable table_of(const std::vector<std::string>& header, const Rows& rows) {
  RegisterTable table;
  table.header = header;
  table.place = std::make_unique<RegisterHeader>(*match_register_header(header, plan_columns()));
  for (const auto& cells : rows)
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size()) + 2, cells, table.place.get()});
  return table;
}

YearPlan year_plan(const Plan& plan, std::span<const PlanEntry> entries = {}) {
  return *year_plan_of({plan.year, {.number = 4, .text = plan_text(plan)}}, entries);
}

struct Outcome {
  PlanImport import;
  std::vector<std::string> faults;
};
Outcome read(const RegisterTable& table, const YearPlan& now, const LeverBook* levers = nullptr) {
  static const Programme programme = small_programme();
  Outcome outcome;
  outcome.import = *read_plan_table(
      table, now.plan, now, {programme, departments, levers, today},
      [&](const RegisterRow& row, const Error& error) -> Result<> {
        outcome.faults.push_back(std::to_string(row.number) + " " + describe(error, Language::en));
        return {};
      });
  return outcome;
}

// As a CSV file has them, guarded against formulas.
RC_GTEST_PROP(PlanTable, ReadsBackWhatItWrites, ()) {
  const YearPlan plan = year_plan(test::random_plan());
  for (const Language language : {Language::fr, Language::en}) {
    Rows rows;
    for (const Action& action : plan.plan.actions) {
      std::vector<std::string> cells;
      for (const PlanCell& cell : plan_row(plan, action)) {
        const bool guarded = cell.kind == PlanCellKind::text && may_run_as_formula(cell.text);
        cells.push_back(guarded ? "'" + cell.text : cell.text);
      }
      rows.push_back(std::move(cells));
    }
    const RegisterTable table = table_of(plan_headers(language), rows);
    const Outcome outcome = read(table, year_plan({2026, plan.plan.title, {}, std::nullopt}));
    RC_ASSERT(outcome.faults.empty());
    RC_ASSERT(outcome.import.plan.actions == plan.plan.actions);
    RC_ASSERT(plan.plan.actions.empty() || *revision_of(table) == 4);
  }
}

TEST(PlanTable, ChangesOnlyTheActionsAndColumnsThatItHas) {
  Action first, second;
  first.id = "A-01", first.title = "Garder six ans", first.budget = 100, first.people = "Alice";
  second.id = "A-02", second.title = "Donner";
  const YearPlan now = year_plan({2026, "", {first, second}, std::nullopt});
  const Outcome outcome =
      read(table_of({"Action", "Budget prévu", "Engagements"}, {{"A-01", "1 200,50", "E-1.10 ; 1.9"}}), now);
  EXPECT_TRUE(outcome.faults.empty());
  ASSERT_EQ(outcome.import.plan.actions.size(), 2U);
  const Action& changed = outcome.import.plan.actions[0];
  EXPECT_EQ(changed.budget, 1200.5);
  EXPECT_EQ(changed.people, "Alice");
  EXPECT_EQ(changed.commitments, (std::vector<std::string>{"1.10", "1.9"}));
  EXPECT_EQ(outcome.import.plan.actions[1], second);
}

TEST(PlanTable, FindsAnActionWithoutNumberByItsTitle) {
  Action known;
  known.id = "A-07", known.title = "Garder six ans";
  const YearPlan now = year_plan({2026, "", {known}, std::nullopt});
  const Outcome outcome =
      read(table_of({"titre", "direction"}, {{"GARDER  six ans", "sports"}, {"Donner", "DNSI"}}), now);
  ASSERT_EQ(outcome.import.plan.actions.size(), 2U);
  EXPECT_EQ(outcome.import.plan.actions[0].id, "A-01");
  EXPECT_EQ(outcome.import.plan.actions[0].title, "Donner");
  EXPECT_EQ(outcome.import.plan.actions[1].id, "A-07");
  EXPECT_EQ(outcome.import.plan.actions[1].department, "DSP");
}

TEST(PlanTable, SaysTheRowAndColumnOfEachFault) {
  const YearPlan now = year_plan({2026, "", {}, std::nullopt});
  LeverBook book;
  book.levers.emplace_back().id = "six-ans";
  const Outcome outcome = read(table_of({"titre", "engagements", "direction", "budget", "début", "fin",
                                         "jalons", "jalons atteints", "avancement", "indicateurs", "levier"},
                                        {{"", "1.9"},
                                         {"a", "9.9"},
                                         {"b", "1.9", "XYZ"},
                                         {"c", "1.9", "", "beaucoup"},
                                         {"d", "1.9", "", "", "2026-05-01", "2026-04-01"},
                                         {"e", "1.9", "", "", "", "", "bientôt"},
                                         {"f", "1.9", "", "", "", "", "2026-05-01 Bilan", "2026-05-02 Essai"},
                                         {"g", "1.9", "", "", "", "", "", "", "140"},
                                         {"h", "1.9", "", "", "", "", "", "", "", "I-9"},
                                         {"i", "1.9", "", "", "", "", "", "", "", "", "dix-ans"}}),
                               now, &book);
  EXPECT_TRUE(outcome.import.plan.actions.empty());
  EXPECT_TRUE(outcome.import.entries.empty());
  const std::vector<std::string> expected = {
      "2 column title: the action has no title",
      "3 column commitments: there is no commitment 9.9: capnr indicators --all lists them",
      "4 column department: XYZ is no department of the city: write one of DNSI, DSP",
      "5 column budget planned: beaucoup is not a number",
      "6 column end: the action ends on 2026-04-01, before it starts, on 2026-05-01",
      "7 column milestones: bientôt is not a milestone: write its date, then what it is, as 2026-03-31 "
      "Contract signed; | between two of them",
      "8 column milestones reached: the action A-01 has no milestone called Essai",
      "9 column progress: 140 is not between 0 and 100",
      "10 column indicators: there is no indicator I-9: capnr indicators lists them",
      "11 column lever: there is no lever dix-ans: the city has six-ans"};
  EXPECT_EQ(outcome.faults, expected);
}

TEST(PlanTable, RefusesAnActionThatIsThereTwice) {
  const Outcome outcome = read(table_of({"action", "titre"}, {{"A-01", "a"}, {"A-01", "b"}}),
                               year_plan({2026, "", {}, std::nullopt}));
  EXPECT_EQ(outcome.faults, std::vector<std::string>{"3 column action: the action A-01 is there twice"});
  EXPECT_EQ(outcome.import.plan.actions.front().title, "a");
}

TEST(PlanTable, TellsTheJournalOnlyWhatItDoesNotKnow) {
  Action action;
  action.id = "A-01", action.title = "a";
  action.milestones = {{date_of(2026, 3, 31), "Marché notifié"}};
  const Plan plan{2026, "", {action}, std::nullopt};
  const std::vector<std::string> header = {"action",         "avancement",      "date d'avancement", "note",
                                           "budget dépensé", "jalons atteints", "justificatifs"};
  const Rows rows = {{"A-01", "40", "2026-04-30", "lancé", "5 000", "02/04/2026 marché notifié", "pv.pdf"}};
  Outcome first = read(table_of(header, rows), year_plan(plan));
  ASSERT_EQ(first.import.entries.size(), 3U);
  EXPECT_EQ(first.import.entries[0].kind, PlanEntryKind::progress);
  EXPECT_EQ(first.import.entries[0].date, date_of(2026, 4, 30));
  EXPECT_EQ(first.import.entries[0].text, "lancé");
  EXPECT_EQ(first.import.entries[1].number, 5000);
  EXPECT_EQ(first.import.entries[2].text, "Marché notifié");
  EXPECT_EQ(first.import.entries[2].date, date_of(2026, 4, 2));
  ASSERT_EQ(first.import.evidence.size(), 1U);
  EXPECT_EQ(first.import.evidence[0].file, "pv.pdf");
  EXPECT_EQ(first.import.evidence[0].row, 2);
  first.import.entries.push_back({2026, "A-01", PlanEntryKind::evidence, today, {}, "pv.pdf", sha256_of("")});
  const YearPlan told = year_plan(plan, first.import.entries);
  const Outcome again = read(table_of(header, rows), told);
  EXPECT_TRUE(again.import.entries.empty());
  EXPECT_TRUE(again.import.evidence.empty());
  const Outcome later = read(table_of({"action", "avancement"}, {{"A-01", "55"}}), told);
  ASSERT_EQ(later.import.entries.size(), 1U);
  EXPECT_EQ(later.import.entries[0].date, today);
}

TEST(PlanTable, RefusesRowsOfSeveralRevisions) {
  const auto revision =
      revision_of(table_of({"action", "révision"}, {{"A-01", "3"}, {"A-02", ""}, {"A-03", "4"}}));
  ASSERT_FALSE(revision);
  EXPECT_EQ(describe(revision.error(), Language::en),
            "row 4, column revision: the rows come from several revisions, 3 and 4: import each part alone");
  EXPECT_EQ(*revision_of(table_of({"action"}, {{"A-01"}})), std::nullopt);
}

}  // namespace
}  // namespace capnr
