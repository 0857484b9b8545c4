// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/found.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "inventory/repository.h"
#include "publish/plan_output.h"
#include "publish/words.h"
#include "steering/scenario_store.h"
#include "steering/stored_plans.h"
#include "web/address.h"
#include "web/city.h"
#include "web/equipment_filter.h"
#include "web/measure_filter.h"
#include "web/pages/job_pages.h"
#include "web/routes.h"
#include "web/words.h"

namespace capnr::web {
namespace {

// Takes what is offered when the words are in its text; the label, address and note of the first ones are made then only.
class Gathering {
 public:
  Gathering(const SearchQuestion& question, std::string_view title) : question_(question) {
    kind_.title = title;
  }
  template <class Make>
  void offer(std::string_view text, const Make& make) {
    if (question_.words.are_in(text)) take(make);
  }
  template <class Make>
  void take(const Make& make) {
    if (kind_.first.size() < question_.most) kind_.first.push_back(make());
    ++kind_.count;
  }
  void listed_at(std::optional<html::Url> url) { kind_.list = std::move(url); }
  FoundKind done() { return std::move(kind_); }

 private:
  const SearchQuestion& question_;
  FoundKind kind_;
};

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between = " ") {
  std::string all;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

// An address that is well formed by the way it is made; else the page that it would narrow.
html::Url address_or(const Exchange& exchange, std::string_view page, const std::optional<html::Url>& url) {
  return url ? *url : exchange.url(page);
}

Result<FoundKind> pages(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Pages"));
  for (const Route& route : routes()) {
    if (!is_listed_page(route) || route.path_en.empty() || !exchange.may(route.access)) continue;
    const std::string_view summary = exchange.in_words(route.summary);
    const std::string path = exchange.path(route.path);
    found.offer(joined({summary, path}),
                [&] { return Found{std::string(summary), exchange.url(route.path), path}; });
  }
  return found.done();
}

Result<FoundKind> commitments(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Commitments"));
  for (const Commitment& one : exchange.programme().commitments) {
    const std::string& title = one.title.in(exchange.language);
    found.offer(joined({one.id, title, one.quote, one.article}), [&] {
      return Found{one.id + " – " + title, exchange.url("/engagements/{id}", {one.id}),
                   std::string(name(one.axis, exchange.language))};
    });
  }
  return found.done();
}

// Each measure is a line, as in the list of indicators; its value is not looked at.
Result<FoundKind> indicators(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Indicators"));
  const MeasureFilter filter{{}, {}, question.words};
  for (const Standing& one : standings(exchange.programme(), {}, exchange.today)) {
    if (!filter.takes(one, exchange.language)) continue;
    found.take([&] {
      return Found{one.indicator->id + " – " + standing_name(one, exchange.language),
                   exchange.url("/indicateurs/{id}", {one.indicator->id}),
                   std::string(name(one.commitment->axis, exchange.language))};
    });
  }
  found.listed_at(address_with(exchange.path("/indicateurs"), {{"texte", question.typed}}));
  return found.done();
}

Result<FoundKind> actions(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Actions of the plans"));
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
    const std::string year = std::to_string(plan->plan.year);
    for (const Action& action : plan->plan.actions) {
      const std::string text = joined({action.id, action.title, action.description, action.department,
                                       action.people, action.partners, action.expected_effect, year});
      found.offer(text, [&] {
        return Found{
            action.id + " – " + action.title, exchange.url("/plans/{annee}/{action}", {year, action.id}),
            joined({exchange.in_words("Plan of {year}", {{"year", year}}), action.department}, ", ")};
      });
    }
  }
  return found.done();
}

// Of the newest inventory; where its list finds them.
Result<FoundKind> equipment(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Equipment"));
  TRY(const std::vector<StoredInventory> inventories, list_inventories(exchange.database, exchange.org()));
  if (inventories.empty()) return found.done();
  const StoredInventory& newest =
      *std::ranges::max_element(inventories, {}, [](const StoredInventory& one) { return one.header.date; });
  const std::string date = to_string(newest.header.date);
  const std::string page = exchange.path("/inventaire/{date}/equipement", {date});
  const EquipmentFilter filter{question.words, {}, {}};
  TRY_VOID(
      each_equipment(exchange.database, exchange.org(), newest.id, [&](const EquipmentView& row) -> Result<> {
        if (!filter.takes(row)) return {};
        found.take([&] {
          const std::string name(row.name);
          return Found{name, address_or(exchange, "/inventaire", address_with(page, {{"nom", name}})),
                       joined({joined({row.manufacturer, row.model}), row.type, row.department}, ", ")};
        });
        return {};
      }));
  found.listed_at(address_with(exchange.path("/inventaire/{date}", {date}), {{"texte", question.typed}}));
  return found.done();
}

Result<FoundKind> departments(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Departments"));
  TRY(const StoredOrg org, city_of(exchange));
  for (const Department& one : org.city.departments) {
    found.offer(joined({one.code, one.name}), [&] {
      const std::string& key = one.code.empty() ? one.name : one.code;
      return Found{joined({one.code, one.name}, " – "),
                   address_or(exchange, "/empreinte/explorer",
                              address_with(exchange.path("/empreinte/explorer"), {{"department", key}})),
                   std::string(exchange.in_words("Its footprint"))};
    });
  }
  return found.done();
}

Result<FoundKind> scenarios(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Scenarios"));
  TRY(const std::vector<StoredScenario> all, list_scenarios(exchange.database, exchange.org()));
  for (const StoredScenario& one : all) {
    found.offer(joined({one.name, one.recorded_by}), [&] {
      return Found{one.name,
                   address_or(exchange, "/simulateur",
                              html::Url::from(exchange.path("/simulateur") + "?" + one.query)),
                   joined({one.recorded_at.substr(0, 10), one.recorded_by}, ", ")};
    });
  }
  return found.done();
}

Result<FoundKind> plans(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Plans"));
  TRY(const std::vector<YearPlan> all, all_plans(exchange.database, exchange.org()));
  for (auto plan = all.rbegin(); plan != all.rend(); ++plan) {
    const std::string year = std::to_string(plan->plan.year);
    const std::string label = exchange.in_words("Plan of {year}", {{"year", year}});
    const std::string_view state = name(plan->state, exchange.language);
    found.offer(joined({label, plan->plan.title, state}), [&] {
      return Found{label, exchange.url("/plans/{annee}", {year}), joined({plan->plan.title, state}, ", ")};
    });
  }
  return found.done();
}

constexpr std::size_t jobs_looked_at = 1000;  // the last ones

Result<FoundKind> jobs(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Long work"));
  TRY(const std::vector<Job> all, list_jobs(exchange.database, exchange.org(), std::nullopt, jobs_looked_at));
  for (const Job& job : all) {
    const std::string number = std::to_string(job.id.value);
    const std::string label = joined({kind_words(exchange, job), number});
    const std::string note = joined({state_name(exchange, job.state), utc_text(job.asked_at)}, ", ");
    found.offer(joined({label, note}),
                [&] { return Found{label, exchange.url("/travaux/{numero}", {number}), note}; });
  }
  return found.done();
}

Result<FoundKind> accounts(const Exchange& exchange, const SearchQuestion& question) {
  Gathering found(question, exchange.in_words("Accounts"));
  TRY(const std::vector<Account> all, list_accounts(exchange.database, exchange.org()));
  for (const Account& one : all) {
    const Grant* grant = grant_in(one, exchange.org());
    const std::string role(grant == nullptr ? "" : name(grant->role, exchange.language));
    found.offer(joined({one.name, one.login, role}), [&] {
      return Found{one.name, exchange.url("/administration/comptes/{numero}", {std::to_string(one.id.value)}),
                   joined({one.login, role}, ", ")};
    });
  }
  return found.done();
}

struct Kind {
  std::string_view id;
  std::string_view page;  ///< the French path of the route to which what is found leads
  Result<FoundKind> (*look)(const Exchange&, const SearchQuestion&);
};
constexpr std::array kinds = {
    Kind{"pages", "/recherche", pages},
    Kind{"engagements", "/engagements/{id}", commitments},
    Kind{"indicateurs", "/indicateurs/{id}", indicators},
    Kind{"actions", "/plans/{annee}/{action}", actions},
    Kind{"plans", "/plans/{annee}", plans},
    Kind{"equipements", "/inventaire/{date}/equipement", equipment},
    Kind{"directions", "/empreinte/explorer", departments},
    Kind{"scenarios", "/simulateur", scenarios},
    Kind{"travaux", "/travaux/{numero}", jobs},
    Kind{"comptes", "/administration/comptes/{numero}", accounts},
};

}  // namespace

Result<std::vector<FoundKind>> found_by(const Exchange& exchange, const SearchQuestion& question) {
  std::vector<FoundKind> all;
  for (const Kind& kind : kinds) {
    if (!question.only.empty() && question.only != kind.id) continue;
    if (!exchange.may(route_of(kind.page)->access)) continue;
    TRY(FoundKind found, kind.look(exchange, question));
    found.id = kind.id;
    if (found.count > 0) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace capnr::web
