// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/plan_store.h"

#include "evidence/meetings.h"
#include "evidence/plan_journal.h"
#include "evidence/sha256.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class PlanStore : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Database& database() { return *database_; }

  static constexpr OrgId city{1}, other{2};

  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(PlanStore);

const PlanStamp alice{"2026-01-12T09:00:00Z", "Alice", "first draft"};
const PlanStamp bob{"2026-01-13T10:00:00Z", "Bob", ""};

template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "" : describe(result.error(), Language::en);
}

PlanEntry progress(double percent, std::string_view day = "2026-03-31") {
  return {2026,     "A-01", PlanEntryKind::progress, *parse_date(day), percent, "marché notifié", "",
          alice.at, "Alice"};
}

TEST_P(PlanStore, GivesBackAllThatItWasTold) {
  EXPECT_EQ(good(write_draft(database(), city, 2026, 0, "un", alice)), 1);
  EXPECT_EQ(good(write_draft(database(), city, 2026, 1, "deux", bob)), 2);
  const StoredPlan plan = good(find_plan(database(), city, 2026));
  EXPECT_EQ(plan.year, 2026);
  EXPECT_EQ(plan.last.number, 2);
  EXPECT_EQ(plan.last.text, "deux");
  EXPECT_EQ(plan.last.sha256, sha256_of("deux"));
  EXPECT_EQ(plan.last.state, PlanState::draft);
  EXPECT_EQ(plan.last.stamp.by, "Bob");
  const PlanRevision first = good(plan_revision(database(), city, 2026, 1));
  EXPECT_EQ(first.text, "un");
  EXPECT_EQ(first.stamp.note, "first draft");
  EXPECT_EQ(error_of(plan_revision(database(), city, 2026, 3)),
            "the plan of 2026 has no revision 3: capnr plan show 2026 --versions lists them");
}

TEST_P(PlanStore, TellsTheSecondOfTwoPeopleAndLosesNothing) {
  good(write_draft(database(), city, 2026, 0, "un", alice));
  good(write_draft(database(), city, 2026, 1, "de Bob", bob));
  EXPECT_EQ(
      error_of(write_draft(database(), city, 2026, 1, "d’Alice", alice)),
      "the plan of 2026 was changed meanwhile: Bob wrote revision 2 on 2026-01-13T10:00:00Z, and yours was "
      "made from revision 1. Nothing was written: see capnr plan compare 2026@1 2026@2, then make your "
      "changes again from revision 2");
  EXPECT_EQ(good(find_plan(database(), city, 2026)).last.text, "de Bob");
  EXPECT_EQ(good(plan_revisions(database(), city, 2026)).size(), 2U);
  EXPECT_EQ(error_of(submit_plan(database(), city, 2026, 1, "d’Alice", alice)).substr(0, 38),
            "the plan of 2026 was changed meanwhile");
}

TEST_P(PlanStore, MakesAPlanOfAYearOnce) {
  good(write_draft(database(), city, 2026, 0, "un", alice));
  EXPECT_EQ(error_of(write_draft(database(), city, 2026, 0, "deux", bob)),
            "there is a plan of 2026 already: Alice made it on 2026-01-12");
}

TEST_P(PlanStore, WritesNothingForTheSameText) {
  good(write_draft(database(), city, 2026, 0, "un", alice));
  EXPECT_EQ(good(write_draft(database(), city, 2026, 1, "un", bob)), 1);
  EXPECT_EQ(good(plan_revisions(database(), city, 2026)).size(), 1U);
}

TEST_P(PlanStore, VotesTheTextThatWasSubmitted) {
  good(write_draft(database(), city, 2026, 0, "brouillon", alice));
  good(submit_plan(database(), city, 2026, 1, "avec les textes", alice));
  const PlanVote vote{date_of(2026, 2, 9), "2026/0142"};
  good(vote_plan(database(), city, 2026, vote, bob));
  const StoredPlan plan = good(find_plan(database(), city, 2026));
  EXPECT_EQ(plan.last.state, PlanState::voted);
  EXPECT_EQ(plan.last.text, "avec les textes");
  EXPECT_EQ(plan.last.sha256, sha256_of("avec les textes"));
  EXPECT_EQ(plan.last.vote, vote);
  good(close_plan(database(), city, 2026, bob));
  const StoredPlan closed = good(find_plan(database(), city, 2026));
  EXPECT_EQ(closed.last.state, PlanState::closed);
  EXPECT_EQ(closed.last.sha256, plan.last.sha256);
  EXPECT_EQ(closed.last.vote, vote);
}

TEST_P(PlanStore, RefusesToEditWhatWasSubmittedOrVoted) {
  good(write_draft(database(), city, 2026, 0, "brouillon", alice));
  EXPECT_EQ(error_of(vote_plan(database(), city, 2026, {}, bob)),
            "the plan of 2026 is a draft: submit it first, with capnr plan submit 2026");
  good(submit_plan(database(), city, 2026, 1, "soumis", alice));
  EXPECT_EQ(error_of(write_draft(database(), city, 2026, 2, "autre", bob)),
            "the plan of 2026 is submitted, its content can no longer change: capnr plan return 2026 makes a "
            "draft of "
            "it again");
  good(return_plan(database(), city, 2026, 2, "brouillon", bob));
  good(write_draft(database(), city, 2026, 3, "repris", bob));
  good(submit_plan(database(), city, 2026, 4, "soumis", alice));
  good(vote_plan(database(), city, 2026, {date_of(2026, 2, 9), "2026/0142"}, bob));
  EXPECT_EQ(error_of(write_draft(database(), city, 2026, 6, "autre", bob)),
            "the plan of 2026 is voted, its content can no longer change: only progress, spending, done "
            "milestones and "
            "evidence are still recorded");
  EXPECT_EQ(good(find_plan(database(), city, 2026)).last.text, "soumis");
}

TEST_P(PlanStore, ListsTheLastRevisionOfEachYearOfOneCity) {
  good(write_draft(database(), city, 2027, 0, "un", alice));
  good(write_draft(database(), city, 2026, 0, "un", alice));
  good(write_draft(database(), city, 2026, 1, "deux", alice));
  good(write_draft(database(), other, 2025, 0, "ailleurs", alice));
  const std::vector<StoredPlan> plans = good(list_plans(database(), city));
  ASSERT_EQ(plans.size(), 2U);
  EXPECT_EQ(plans[0].year, 2026);
  EXPECT_EQ(plans[0].last.text, "deux");
  EXPECT_EQ(plans[1].year, 2027);
  EXPECT_EQ(error_of(find_plan(database(), city, 2025)),
            "there is no plan of 2025: capnr plan new 2025 makes one");
}

TEST_P(PlanStore, JournalKeepsEachEntryOnce) {
  good(write_draft(database(), city, 2026, 0, "un", alice));
  EXPECT_TRUE(good(record_entry(database(), city, progress(40))));
  EXPECT_FALSE(good(record_entry(database(), city, progress(40))));
  EXPECT_TRUE(good(record_entry(database(), city, progress(60))));
  EXPECT_TRUE(good(record_entry(database(), city, progress(40))));
  PlanEntry evidence = progress(0);
  evidence.kind = PlanEntryKind::evidence;
  evidence.number.reset();
  evidence.text = "pv.pdf";
  evidence.sha256 = sha256_of("pv");
  EXPECT_TRUE(good(record_entry(database(), city, evidence)));
  const std::vector<PlanEntry> entries = good(plan_entries(database(), city, 2026));
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[1].number, 60);
  EXPECT_EQ(entries[1].text, "marché notifié");
  EXPECT_EQ(entries[1].date, date_of(2026, 3, 31));
  EXPECT_EQ(entries[1].by, "Alice");
  EXPECT_EQ(entries[3].kind, PlanEntryKind::evidence);
  EXPECT_FALSE(entries[3].number);
  EXPECT_EQ(entries[3].sha256, sha256_of("pv"));
  EXPECT_TRUE(good(plan_entries(database(), other, 2026)).empty());
}

TEST_P(PlanStore, JournalGoesOnAfterTheVoteAndStopsAtTheClosing) {
  EXPECT_EQ(error_of(record_entry(database(), city, progress(40))),
            "there is no plan of 2026: capnr plan new 2026 makes one");
  good(write_draft(database(), city, 2026, 0, "brouillon", alice));
  good(submit_plan(database(), city, 2026, 1, "soumis", alice));
  good(vote_plan(database(), city, 2026, {date_of(2026, 2, 9), "2026/0142"}, bob));
  EXPECT_TRUE(good(record_entry(database(), city, progress(40))));
  good(close_plan(database(), city, 2026, bob));
  EXPECT_EQ(error_of(record_entry(database(), city, progress(50))),
            "the plan of 2026 is closed: nothing of it changes any more; the next one is made with capnr "
            "plan new 2027 "
            "--from 2026");
}

TEST_P(PlanStore, MinutesCompleteAMeeting) {
  const Meeting planned{
      2026, date_of(2026, 4, 2), "Comité de pilotage", "Premier trimestre", "", "", false, alice.at, "Alice"};
  EXPECT_TRUE(good(record_meeting(database(), city, planned)));
  EXPECT_FALSE(good(record_meeting(database(), city, planned)));
  Meeting held = planned;
  held.subject = "";
  held.minutes_name = "cr.pdf";
  held.minutes_sha256 = sha256_of("cr");
  held.by = "Bob";
  EXPECT_TRUE(good(record_meeting(database(), city, held)));
  Meeting earlier = planned;
  earlier.date = date_of(2026, 1, 15);
  earlier.cancelled = true;
  EXPECT_TRUE(good(record_meeting(database(), city, earlier)));
  const std::vector<Meeting> all = good(meetings(database(), city, 2026));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], earlier);
  EXPECT_EQ(all[1].subject, "Premier trimestre");
  EXPECT_EQ(all[1].minutes_name, "cr.pdf");
  EXPECT_EQ(all[1].by, "Bob");
}

TEST_P(PlanStore, KeepsDecisionsOnce) {
  const Decision decision{2026,
                          date_of(2026, 4, 2),
                          "Reporter A-07 à l’automne",
                          "",
                          "Comité de pilotage",
                          {"A-07", "A-08"},
                          alice.at,
                          "Alice"};
  EXPECT_TRUE(good(record_decision(database(), city, decision)));
  EXPECT_FALSE(good(record_decision(database(), city, decision)));
  Decision earlier = decision;
  earlier.date = date_of(2026, 2, 9);
  earlier.reference = "2026/0142";
  earlier.actions.clear();
  EXPECT_TRUE(good(record_decision(database(), city, earlier)));
  const std::vector<Decision> all = good(decisions(database(), city, 2026));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], earlier);
  EXPECT_EQ(all[1], decision);
}

}  // namespace
}  // namespace capnr
