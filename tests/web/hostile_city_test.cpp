// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <deque>
#include <set>

#include "evidence/ledger.h"
#include "evidence/plan_journal.h"
#include "evidence/plan_store.h"
#include "signed_in.h"
#include "steering/plan.h"
#include "table/json.h"

// A city whose every text was written by somebody who means harm, and every page and file of it that links lead to.

using namespace capnr;
using namespace capnr::test;

namespace {

const std::string script = "\"><script>alert(1)</script>'<img src=x onerror=alert(2)>";
const std::string reversed = "\u202Eetxet\u2066";
const std::string formula = "=HYPERLINK(\"http://evil.example\")";

// Each field begins as a formula, holds a script and turns what follows round.
std::string hostile(const std::string& name) {
  return formula + name + script + reversed;
}

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

void write_city(RunningServer& server, Browser& pilot) {
  Database database = server.open();
  City city;
  city.name = hostile("Ville");
  city.insee_code = "13999";
  city.departments = {{"DEC", hostile("Écoles"), 12}, {hostile("D"), hostile("Direction"), 3}};
  RunningServer::good(change_city(database, server.org, city));
  std::string csv = "name;type;manufacturer;model;department;status;quantity\n";
  for (const char* number : {"1", "2"}) {
    for (const char* field : {"nom", "type", "marque", "modèle", "direction", "état"})
      csv += quoted(hostile(field) + number) + ";";
    csv += "1\n";
  }
  csv += quoted(std::string(2000, 'x')) + ";Portable;;;;;1\n";
  const Answer sent = pilot.post_files("/inventaire/importer", {{"parc <b>.csv", csv}});
  const std::string batch = sent.headers.at("location");
  EXPECT_EQ(pilot.get(batch).status, 200);
  pilot.post(batch, "date=2026-11-30&partiel=1");
  EXPECT_EQ(server.work(), 1U);
}

void write_plan(RunningServer& server) {
  Plan plan;
  plan.year = 2026;
  plan.title = hostile("Plan");
  Action action;
  action.id = "A-1";
  for (std::string* text : {&action.title, &action.description, &action.department, &action.people,
                            &action.partners, &action.lever, &action.expected_effect})
    *text = hostile("texte");
  action.description += std::string(10000, 'y');
  action.commitments = {"1.1"};
  action.start = date_of(2026, 1, 1);
  action.end = date_of(2026, 6, 30);
  action.milestones = {{date_of(2026, 3, 1), hostile("jalon")}};
  plan.actions = {action};
  Database database = server.open();
  RunningServer::good(write_draft(database, server.org, 2026, 0, plan_text(plan),
                                  {"2026-01-02T00:00:00Z", hostile("Alix"), hostile("note")}));
  action.title += "2";
  plan.actions = {action};
  RunningServer::good(write_draft(database, server.org, 2026, 1, plan_text(plan),
                                  {"2026-01-03T00:00:00Z", hostile("Bo"), {}}));
  PlanEntry entry;
  entry.year = 2026;
  entry.subject = "A-1";
  entry.date = date_of(2026, 2, 1);
  entry.kind = PlanEntryKind::note;
  entry.text = hostile("commentaire");
  entry.at = "2026-02-01T00:00:00Z";
  entry.by = hostile("Alix");
  RunningServer::good(record_entry(database, server.org, entry));
}

std::string unescaped(std::string address) {
  for (std::size_t at = 0; (at = address.find("&amp;", at)) != std::string::npos; ++at)
    address.erase(at + 1, 4);
  return address;
}

void expect_harmless(const std::string& address, const Answer& answer) {
  ASSERT_NE(answer.status, 500) << address;
  const auto type = answer.headers.find("content-type");
  ASSERT_NE(type, answer.headers.end()) << address;
  if (type->second.starts_with("text/html")) {
    for (const std::string_view harm : {"<script>alert", "<img", "\u202E", "\u2066"})
      EXPECT_EQ(answer.body.find(harm), std::string::npos) << harm << " on " << address;
  } else if (type->second.starts_with("text/csv")) {
    for (const char* before : {";", ";\"", "\n", "\n\""})
      EXPECT_EQ(answer.body.find(before + std::string("=HYPERLINK")), std::string::npos) << address;
  } else if (type->second.starts_with("application/json")) {
    EXPECT_TRUE(parse_json(answer.body)) << address;
  }
  const auto policy = answer.headers.find("content-security-policy");
  ASSERT_NE(policy, answer.headers.end()) << address;
  EXPECT_EQ(policy->second.find("script-src 'unsafe-inline'"), std::string::npos) << address;
}

}  // namespace

TEST(HostileCity, IsHarmlessOnEveryPageAndInEveryFileThatLinksLeadTo) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  write_city(server, admin);
  write_plan(server);
  EXPECT_EQ(admin
                .post("/indicateurs/I-1.8c",
                      "period=2025&value=63,5&source=" + web::percent_encoded(hostile("source")) +
                          "&note=" + web::percent_encoded(hostile("note")))
                .status,
            303);
  admin.post("/administration/comptes",
             "login=mechant&role=reader&name=" + web::percent_encoded(hostile("Nom")));
  std::deque<std::string> waiting = {"/", "/en", "/tableau-de-bord", "/en/dashboard"};
  std::set<std::string> seen(waiting.begin(), waiting.end());
  seen.insert({"/footprint.json", "/footprint.csv"});  // of this server they are the test’s own words
  std::size_t told = 0, read = 0;
  constexpr std::size_t most = 400;  // the explorer's questions lead to others without end
  while (!waiting.empty() && ++read <= most) {
    const std::string address = waiting.front();
    waiting.pop_front();
    const Answer answer = admin.get(address);
    expect_harmless(address, answer);
    told += answer.body.find("HYPERLINK") != std::string::npos ? 1 : 0;
    for (std::size_t at = 0; (at = answer.body.find("href=\"/", at)) != std::string::npos;) {
      at += 6;
      const std::string to = unescaped(
          answer.body.substr(at, std::min(answer.body.find_first_of("\"#", at), answer.body.size()) - at));
      if (seen.insert(to).second) waiting.push_back(to);
    }
  }
  EXPECT_GT(seen.size(), 100U);
  EXPECT_GT(told, 30U) << "the texts are shown, as texts";
  for (const char* page : {"/plans/2026/A-1", "/inventaire/2026-11-30", "/administration/ville", "/travaux/1",
                           "/indicateurs/I-1.8c"})
    EXPECT_TRUE(seen.contains(page)) << page;
}
