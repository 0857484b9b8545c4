// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "evidence/ledger.h"
#include "people/api_token.h"
#include "people/audit.h"
#include "signed_in.h"
#include "steering/plan.h"
#include "table/json.h"
#include "table/zip_archive.h"
#include "web/api/operation.h"
#include "web/route_path.h"

using namespace capnr;
using namespace capnr::test;

namespace {

using namespace std::chrono_literals;

std::string token_of(RunningServer& server, AccountId account, const ApiScopes& scopes, OrgId org) {
  Database database = server.open();
  return RunningServer::good(
             issue_api_token(database,
                             {org, account, "test", scopes, moment_of(server.now) + std::chrono::days(30)},
                             {std::nullopt, moment_of(server.now)}))
      .token;
}

/// A program that holds a token of an account of its own.
class Caller {
 public:
  Caller(RunningServer& server, const std::string& login, Role role,
         const ApiScopes& scopes = {.read = true, .write = true})
      : server_(server), account(add_account(server, login, role, server.org)) {
    token = token_of(server, account, scopes, server.org);
  }

  Answer get(std::string_view path, const std::string& more = "") const {
    return test::get(server_.port(), path, authorization() + more);
  }
  Answer post(std::string_view path, std::string_view json,
              const std::string& type = "application/json") const {
    RawConnection connection(server_.port());
    connection.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                    authorization() + "Content-Type: " + type +
                    "\r\nContent-Length: " + std::to_string(json.size()) + "\r\n\r\n" + std::string(json));
    return connection.receive();
  }
  std::string authorization() const { return "Authorization: Bearer " + token + "\r\n"; }

 private:
  RunningServer& server_;

 public:
  AccountId account;
  std::string token;
};

Json body_of(const Answer& answer) {
  auto json = parse_json(answer.body);
  if (!json) ADD_FAILURE() << answer.status << " " << answer.body;
  return json.value_or(Json{});
}

std::string text_at(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  return found != nullptr && found->text() != nullptr ? *found->text() : "none";
}

void expect_problem(const Answer& answer, int status, const std::string& told) {
  EXPECT_EQ(answer.status, status) << told << "\n" << answer.body;
  ASSERT_EQ(answer.headers.at("content-type"), "application/problem+json") << told;
  const Json json = body_of(answer);
  EXPECT_EQ(*json.find("status")->number(), status) << told;
  for (const char* member : {"type", "title", "detail", "instance"}) EXPECT_NE(text_at(json, member), "none");
}

constexpr std::string_view values = "/api/v1/indicators/I-1.8c/values";
constexpr std::string_view a_value = R"({"period": "2025", "value": 63.5, "source": "tickets"})";

}  // namespace

// ---- Who asks -----------------------------------------------------------------------------------------------------------

TEST(ApiTokens, OpenWhatTheRoleOfTheirAccountAndTheirScopesBothAllow) {
  RunningServer server;
  const Caller reader(server, "lecture", Role::reader), admin(server, "admin", Role::administrator);
  const Caller writer(server, "ecrit", Role::administrator, {.write = true});
  EXPECT_EQ(reader.get("/api/v1/indicators").status, 200);
  EXPECT_EQ(admin.get("/api/v1/audit").status, 200);
  expect_problem(reader.get("/api/v1/audit"), 403, "role");
  expect_problem(reader.get("/api/v1/export"), 403, "role");
  expect_problem(reader.post(values, a_value), 403, "role: the scope is there");
  const Answer refused = writer.get("/api/v1/indicators");
  expect_problem(refused, 403, "scope: the role is there");
  EXPECT_EQ(refused.headers.at("www-authenticate"),
            R"(Bearer realm="Cap NR", error="insufficient_scope", scope="read")");
}

TEST(ApiTokens, ThatAreWrongOverOrRevokedAreA401) {
  RunningServer server;
  const Caller reader(server, "lecture", Role::reader);
  const Answer nobody = get(server.port(), "/api/v1/indicators");
  expect_problem(nobody, 401, "none");
  EXPECT_EQ(nobody.headers.at("www-authenticate"), "Bearer realm=\"Cap NR\"");
  for (const std::string wrong : {"capnr_wrong", "", "x y"}) {
    const Answer answer = get(server.port(), "/api/v1/indicators", "Authorization: Bearer " + wrong + "\r\n");
    expect_problem(answer, 401, wrong);
    EXPECT_EQ(answer.headers.at("www-authenticate"), R"(Bearer realm="Cap NR", error="invalid_token")");
  }
  expect_problem(get(server.port(), "/api/v1/footprint", "Authorization: Bearer capnr_wrong\r\n"), 401,
                 "a wrong token is said even where nobody needs one");
  EXPECT_EQ(get(server.port(), "/api/v1/footprint").status, 200);
  Database database = server.open();
  const auto tokens = RunningServer::good(list_api_tokens(database, server.org));
  RunningServer::good(revoke_api_token(database, server.org, tokens.at(0).id, {std::nullopt, noon}));
  expect_problem(reader.get("/api/v1/indicators"), 401, "revoked");
  const Caller other(server, "autre", Role::reader);
  server.now += 31LL * 24 * 3600;
  expect_problem(other.get("/api/v1/indicators"), 401, "over");
}

TEST(ApiTokens, OfAnotherOrganisationAreUnknownHere) {
  RunningServer server;
  Database database = server.open();
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  const OrgId there = RunningServer::good(save_city(database, other));
  const AccountId neighbour = add_account(server, "voisin", Role::administrator, there);
  RunningServer::good(
      set_role(database, neighbour, {server.org, Role::administrator, ""}, {std::nullopt, noon}));
  const std::string token = token_of(server, neighbour, {.read = true, .write = true}, there);
  for (const web::Route& route : web::routes()) {
    if (route.api == nullptr || route.method != web::Method::get) continue;
    const std::string path = web::fill_path(route.path, std::vector<std::string>(4, "1"));
    expect_problem(get(server.port(), path, "Authorization: Bearer " + token + "\r\n"), 401, path);
  }
}

TEST(ApiTokens, TakeThePlaceOfACookieAndASessionReadsOnly) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  const Caller reader(server, "lecture", Role::reader);
  const std::string cookie = "Cookie: " + admin.cookie + "\r\n";
  EXPECT_EQ(get(server.port(), "/api/v1/audit", cookie).status, 200);
  expect_problem(reader.get("/api/v1/audit", cookie), 403, "the token counts, not the cookie");
  expect_problem(get(server.port(), "/api/v1/audit", cookie + "Authorization: Bearer capnr_wrong\r\n"), 401,
                 "nor when it is wrong");
  Browser sends = admin;
  expect_problem(sends.post(values, "period=2025&value=1"), 401, "a session does not write");
  EXPECT_EQ(get(server.port(), "/api/v1/city", cookie + "Authorization: Basic eDp5\r\n").status, 200)
      << "what a proxy asks of its own is not ours";
}

TEST(ApiTokens, ThatAskTooOftenAreA429WhileOthersGoOn) {
  RunningServer server;
  const Caller busy(server, "presse", Role::reader), other(server, "calme", Role::reader);
  int refused = 0;
  for (int i = 0; i < 305; ++i) {
    const Answer answer = busy.get("/api/v1/openapi.json");
    if (answer.status != 429) continue;
    ++refused;
    EXPECT_EQ(answer.headers.at("retry-after"), "60");
  }
  EXPECT_EQ(refused, 5);
  EXPECT_EQ(other.get("/api/v1/city").status, 200);
  server.now += 60;
  EXPECT_EQ(busy.get("/api/v1/city").status, 200);
}

// ---- What is asked --------------------------------------------------------------------------------------------------------

TEST(Api, ItsErrorsAreProblemsWhateverIsWrong) {
  RunningServer server;
  const Caller pilot(server, "pilote", Role::pilot);
  expect_problem(pilot.get("/api/v1/nothing"), 404, "path");
  expect_problem(pilot.get("/api"), 404, "path");
  expect_problem(pilot.get("/api/v1/commitments/9.99"), 404, "commitment");
  expect_problem(pilot.get("/api/v1/indicators/none"), 404, "indicator");
  expect_problem(pilot.get("/api/v1/plans/2026"), 404, "plan");
  expect_problem(pilot.get("/api/v1/plans/2026x/actions/A-01"), 404, "year");
  expect_problem(pilot.get("/api/v1/inventories/2026-10-32"), 404, "date");
  for (const std::string query :
       {"limit=0", "limit=501", "limit=1x", "cursor=-1", "cursor=a", "axis=none", "status=good", "color=red"})
    expect_problem(pilot.get("/api/v1/indicators?" + query), 400, query);
  const Answer not_here = pilot.post("/api/v1/city", "{}");
  expect_problem(not_here, 405, "method");
  EXPECT_EQ(not_here.headers.at("allow"), "GET, HEAD");
  expect_problem(pilot.post(values, a_value, "text/plain"), 415, "type");
  for (const std::string_view broken : {"", "{", "{\"period\": \"\xff\"}"})
    expect_problem(pilot.post(values, broken), 400, std::string(broken));
  expect_problem(pilot.post(values, R"({"note": ")" + std::string(70'000, 'x') + "\"}"), 413, "size");
  server.broken = true;
  server.state = 2;
  expect_problem(pilot.get("/api/v1/footprint"), 503, "the figures cannot be computed");
}

TEST(Api, SpeaksTheLanguageThatIsAsked) {
  RunningServer server;
  const Answer french = get(server.port(), "/api/v1/nothing"),
               english = get(server.port(), "/api/v1/nothing", "Accept-Language: en\r\n");
  EXPECT_EQ(text_at(body_of(french), "detail"), "Il n’y a pas de page à cette adresse.");
  EXPECT_EQ(text_at(body_of(english), "detail"), "There is no page at this address.");
  EXPECT_EQ(english.headers.at("content-language"), "en");
}

TEST(Api, ListsGiveEachRowOncePageAfterPage) {
  RunningServer server;
  const Caller admin(server, "admin", Role::administrator);
  const std::size_t measures = [] {
    std::size_t count = 0;
    for (const Commitment& commitment : programme()->commitments)
      for (const Indicator& indicator : commitment.indicators) count += indicator.measures.size();
    return count;
  }();
  for (const int limit : {1000000, 500, 100, 37}) {
    std::set<std::string> seen;
    std::size_t rows = 0;
    std::string next = "/api/v1/indicators?limit=" + std::to_string(std::min(limit, 500));
    while (!next.empty()) {
      const Answer answer = admin.get(next);
      ASSERT_EQ(answer.status, 200) << answer.body;
      const Json page = body_of(answer);
      EXPECT_EQ(*page.find("total")->number(), static_cast<double>(measures));
      for (const Json& item : *page.find("items")->array()) {
        ++rows;
        seen.insert(text_at(item, "indicator") + "/" + text_at(item, "measure"));
      }
      next = page.find("next")->is_null() ? "" : *page.find("next")->text();
      EXPECT_EQ(answer.headers.contains("link"), !next.empty());
      if (next.empty()) break;
      EXPECT_EQ(answer.headers.at("link"), "<" + next + ">; rel=\"next\"");
    }
    EXPECT_EQ(rows, measures) << limit;
    EXPECT_EQ(seen.size(), measures) << limit;
  }
  EXPECT_EQ(
      body_of(admin.get("/api/v1/indicators?cursor=9223372036854775807")).find("items")->array()->size(), 0U);
}

TEST(Api, TheAuditLogIsReadBackwardsWithoutAGap) {
  RunningServer server;
  const Caller admin(server, "admin", Role::administrator);
  for (int i = 0; i < 5; ++i) add_account(server, "compte" + std::to_string(i), Role::reader, server.org);
  std::vector<double> sequences;
  std::string next = "/api/v1/audit?limit=3";
  while (!next.empty()) {
    const Json page = body_of(admin.get(next));
    for (const Json& entry : *page.find("items")->array())
      sequences.push_back(*entry.find("sequence")->number());
    next = page.find("next")->is_null() ? "" : *page.find("next")->text();
  }
  ASSERT_EQ(sequences.size(), 13U) << "two lines an account, one for the token";
  for (std::size_t i = 0; i < sequences.size(); ++i)
    EXPECT_EQ(sequences[i], static_cast<double>(sequences.size() - i));
  EXPECT_EQ(body_of(admin.get("/api/v1/audit?action=token.")).find("items")->array()->size(), 1U);
}

TEST(Api, WhatHasNotChangedIsA304AndNobodyElseKeepsIt) {
  RunningServer server;
  const Caller reader(server, "lecture", Role::reader);
  const Answer first = reader.get("/api/v1/indicators");
  EXPECT_EQ(first.headers.at("cache-control"), "private, no-cache");
  const std::string mark = first.headers.at("etag");
  EXPECT_TRUE(mark.starts_with('"')) << "strong: " << mark;
  EXPECT_EQ(reader.get("/api/v1/indicators", "If-None-Match: " + mark + "\r\n").status, 304);
  const Answer packed = reader.get("/api/v1/indicators", "Accept-Encoding: gzip\r\n");
  EXPECT_NE(packed.headers.at("etag"), mark) << "other bytes, another strong mark";
  EXPECT_EQ(reader
                .get("/api/v1/indicators",
                     "Accept-Encoding: gzip\r\nIf-None-Match: " + packed.headers.at("etag") + "\r\n")
                .status,
            304);
  EXPECT_EQ(reader.get("/api/v1/commitments", "If-None-Match: " + mark + "\r\n").status, 200);
  const Caller pilot(server, "pilote", Role::pilot);
  EXPECT_EQ(pilot.post(values, a_value).status, 201);
  EXPECT_EQ(reader.get("/api/v1/indicators", "If-None-Match: " + mark + "\r\n").status, 200);
}

TEST(Api, TheWholeCityIsOneArchive) {
  RunningServer server;
  const Caller pilot(server, "pilote", Role::pilot);
  EXPECT_EQ(pilot.post(values, a_value).status, 201);
  const Answer answer = pilot.get("/api/v1/export");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "application/zip");
  const ZipArchive archive = RunningServer::good(ZipArchive::of(answer.body, {}));
  EXPECT_TRUE(archive.has("city.toml"));
  EXPECT_NE(RunningServer::good(archive.beginning("city.toml", 4096)).find("13999"), std::string::npos);
  EXPECT_EQ(pilot.get("/api/v1/export", "If-None-Match: " + answer.headers.at("etag") + "\r\n").status, 304)
      << "the same city is the same bytes";
}

// ---- What is given ----------------------------------------------------------------------------------------------------------

TEST(ApiValues, AreRecordedAsThePageRecordsThem) {
  RunningServer server;
  Caller pilot(server, "pilote", Role::pilot);
  const Answer answer = pilot.post(values, a_value);
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(text_at(body_of(answer), "outcome"), "added");
  Database database = server.open();
  const auto history = RunningServer::good(value_history(database, server.org, "I-1.8c"));
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].value, 63.5);
  EXPECT_EQ(history[0].recorded_by, "Nom de pilote");
  const auto log = RunningServer::good(list_audit(database, {.org = server.org, .limit = 1}));
  EXPECT_EQ(log.at(0).action, "value.recorded");
  EXPECT_EQ(log.at(0).account, pilot.account);
  EXPECT_EQ(pilot.post(values, a_value).status, 200) << "nothing new";
  expect_problem(pilot.post(values, R"({"period": "2025", "value": 64})"), 409, "no reason");
  EXPECT_EQ(pilot.post(values, R"({"period": "2025", "value": null, "reason": "erreur"})").status, 201);
  EXPECT_TRUE(RunningServer::good(current_values(database, server.org)).empty()) << "taken back";
}

// A number of a program is a number: never read as people write them.
TEST(ApiValues, KeepEveryDigit) {
  RunningServer server;
  const Caller pilot(server, "pilote", Role::pilot);
  for (const auto& [json, number] :
       {std::pair{"1.234", 1.234}, {"1e-7", 1e-7}, {"12.3456789012345", 12.3456789012345}, {"0", 0.0}}) {
    const Answer answer =
        pilot.post(values, R"({"period": "2024", "reason": "r", "value": )" + std::string(json) + "}");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(*body_of(answer).find("value")->find("value")->number(), number) << json;
  }
}

TEST(ApiValues, ThatAreWrongAreNamedAndNotRecorded) {
  RunningServer server;
  const Caller pilot(server, "pilote", Role::pilot), contributor(server, "contrib", Role::contributor);
  const std::tuple<std::string, std::string, int> cases[] = {
      {R"({"period": "2025", "value": 163.5})", "value", 422},
      {R"({"period": "2025", "value": "63.5"})", "value", 422},
      {R"({"period": "2025", "value": [1]})", "value", 422},
      {R"({"period": "2025"})", "value", 422},
      {R"({"period": "bientôt", "value": 1})", "period", 422},
      {R"({"period": 2025, "value": 1})", "period", 422},
      {R"({"period": "2025", "value": 1, "scope": "planet"})", "scope", 422},
      {R"({"period": "2025", "value": 1, "measure": "none"})", "measure", 422},
      {R"({"period": "2025", "value": 1, "grade": "measured"})", "grade", 422},
      {R"([1])", "none", 422},
      {R"({"period": "2025", "period": "2024", "value": 1})", "none", 400}};
  for (const auto& [json, field, status] : cases) {
    const Answer answer = pilot.post(values, json);
    EXPECT_EQ(answer.status, status) << json << answer.body;
    EXPECT_EQ(text_at(body_of(answer), "field"), field) << json << answer.body;
  }
  const Answer elsewhere = contributor.post(values, a_value);
  expect_problem(elsewhere, 422, "a contributor gives its department's");
  EXPECT_EQ(text_at(body_of(elsewhere), "field"), "scope");
  EXPECT_EQ(contributor.post(values, R"({"period": "2025", "value": 1, "scope": "department:DEC"})").status,
            201);
  Database database = server.open();
  EXPECT_EQ(RunningServer::good(value_history(database, server.org, "I-1.8c")).size(), 1U);
}

TEST(ApiProgress, IsToldByTheDepartmentOfTheActionWhileThePlanIsOpen) {
  RunningServer server;
  const Caller pilot(server, "pilote", Role::pilot), contributor(server, "contrib", Role::contributor);
  Database database = server.open();
  Plan plan;
  plan.year = 2026;
  plan.title = "Plan";
  for (const auto& [id, department] : {std::pair{"A-01", "DEC"}, {"A-02", "DNSI"}}) {
    Action& action = plan.actions.emplace_back();
    action.id = action.title = id;
    action.department = department;
    action.commitments = {"1.9"};
    action.milestones = {{*parse_date("2026-12-31"), "Marché notifié"}};
  }
  RunningServer::good(
      write_draft(database, server.org, 2026, 0, plan_text(plan), {"2026-11-30T12:00:00Z", "t"}));
  const std::string own = "/api/v1/plans/2026/actions/A-01/progress",
                    others = "/api/v1/plans/2026/actions/A-02/progress";
  const Answer told = contributor.post(
      own, R"({"progress": 40, "spent": 1200.5, "milestone": "Marché notifié", "note": "en route"})");
  ASSERT_EQ(told.status, 201) << told.body;
  const Json action = body_of(told);
  EXPECT_EQ(*action.find("progress")->number(), 40);
  EXPECT_EQ(*action.find("budget_spent")->number(), 1200.5);
  EXPECT_EQ(text_at(action.find("milestones")->array()->at(0), "reached"), "2026-11-30");
  EXPECT_EQ(RunningServer::good(list_audit(database, {.org = server.org, .limit = 1})).at(0).action,
            "plan.told");
  expect_problem(contributor.post(others, R"({"progress": 40})"), 409, "another department's");
  EXPECT_EQ(pilot.post(others, R"({"progress": 0})").status, 201);
  for (const auto& [json, field] : {std::pair{R"({"progress": 101})", "progress"},
                                    {R"({"spent": -1})", "spent"},
                                    {R"({"milestone": "Inconnu"})", "milestone"},
                                    {R"({})", "note"},
                                    {R"({"progress": null})", "progress"}}) {
    const Answer answer = contributor.post(own, json);
    expect_problem(answer, 422, json);
    EXPECT_EQ(text_at(body_of(answer), "field"), field) << json;
  }
  expect_problem(pilot.post("/api/v1/plans/2026/actions/A-09/progress", R"({"progress": 1})"), 404,
                 "no action");
}

// ---- What it says of itself ---------------------------------------------------------------------------------------------------

// A type that is no schema would be taken for a code: a name that is misspelt must not pass.
TEST(ApiSchemas, NameOnlySchemasThatAreThere) {
  const auto bare = [](std::string_view type) {
    while (type.ends_with('?')) type.remove_suffix(1);
    while (type.ends_with("[]") || type.ends_with("{}")) type.remove_suffix(2);
    return type;
  };
  const auto is_good = [&](std::string_view type) {
    const std::string_view name = bare(type);
    return name.empty() || name.front() < 'A' || name.front() > 'Z' || web::api_schema(name) != nullptr;
  };
  for (const web::ApiSchema& schema : web::api_schemas())
    for (const web::ApiMember& member : schema.members)
      EXPECT_TRUE(is_good(member.type)) << schema.name << "." << member.name << ": " << member.type;
  std::size_t operations = 0;
  for (const web::Route& route : web::routes()) {
    EXPECT_EQ(route.api != nullptr, route.path.starts_with("/api/")) << route.path;
    if (route.api == nullptr) continue;
    ++operations;
    EXPECT_TRUE(is_good(route.api->response)) << route.path;
    EXPECT_EQ(route.method == web::Method::post, web::api_schema(route.api->request) != nullptr)
        << route.path;
    EXPECT_EQ(route.method == web::Method::post, route.api->scope == web::ApiScope::write) << route.path;
  }
  EXPECT_GE(operations, 19U);
}

// ---- The pages of tokens ----------------------------------------------------------------------------------------------------

TEST(TokenPages, ShowATokenOnceAndRevokeIt) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  const Answer made = reader.post("/compte/jetons", "etape=add&name=GLPI&scopes=read&expires_at=30");
  EXPECT_EQ(made.status, 200);
  const std::size_t at = made.body.find("capnr_");
  ASSERT_NE(at, std::string::npos);
  const std::string token = made.body.substr(at, made.body.find('<', at) - at);
  EXPECT_EQ(made.headers.at("cache-control"), "no-store");
  EXPECT_EQ(get(server.port(), "/api/v1/city", "Authorization: Bearer " + token + "\r\n").status, 200);
  const Answer list = reader.get("/compte/jetons");
  EXPECT_EQ(list.body.find(token), std::string::npos);
  EXPECT_NE(list.body.find("GLPI"), std::string::npos);
  EXPECT_EQ(reader.post("/compte/jetons", "etape=revoke&numero=1").status, 303);
  EXPECT_EQ(get(server.port(), "/api/v1/city", "Authorization: Bearer " + token + "\r\n").status, 401);
}

TEST(TokenPages, TellWhatTheyRefuseBesideItsFieldAndMakeNothing) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  for (const std::string fields : {"name=&scopes=read&expires_at=30", "name=a&scopes=read&expires_at=0",
                                   "name=a&scopes=read&expires_at=367", "name=a&scopes=read&expires_at=x",
                                   "name=a&scopes=all&expires_at=30", "name=a&scopes=&expires_at=30"}) {
    const Answer answer = pilot.post("/compte/jetons", "etape=add&" + fields);
    EXPECT_EQ(answer.status, 400) << fields;
    EXPECT_NE(answer.body.find("aria-invalid"), std::string::npos) << fields;
  }
  Database database = server.open();
  EXPECT_TRUE(RunningServer::good(list_api_tokens(database, server.org)).empty());
  EXPECT_EQ(pilot.post("/compte/jetons", "etape=other").status, 400);
}

TEST(TokenPages, LetAdministratorsRevokeAnyOfTheCityAndOthersTheirOwnOnly) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const Caller reader(server, "lecture", Role::reader);
  EXPECT_EQ(pilot.post("/compte/jetons", "etape=revoke&numero=1").status, 404);
  EXPECT_EQ(pilot.get("/administration/jetons").status, 403);
  EXPECT_EQ(reader.get("/api/v1/city").status, 200);
  EXPECT_NE(admin.get("/administration/jetons").body.find("lecture"), std::string::npos);
  EXPECT_EQ(admin.post("/administration/jetons", "etape=revoke&numero=1").status, 303);
  EXPECT_EQ(reader.get("/api/v1/city").status, 401);
  EXPECT_EQ(admin.post("/administration/jetons", "etape=revoke&numero=99").status, 404);
}
