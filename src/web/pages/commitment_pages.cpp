// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/commitment_pages.h"

#include <algorithm>
#include <map>

#include "html/components.h"
#include "html/table.h"
#include "steering/stored_plans.h"
#include "web/frame.h"
#include "web/list_pages.h"
#include "web/words.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

std::size_t count_of(const std::vector<Standing>& all, const Commitment& commitment, StandingStatus status) {
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Standing& one) {
    return one.commitment == &commitment && one.status == status;
  }));
}

// The commitments of an axis that are on the page. `found` counts those of all axes.
Html axis_table(const Exchange& exchange, Axis axis, const std::vector<Standing>& all,
                const ListedPage& shown, std::size_t& found) {
  html::Table table;
  table.id = "axe-" + std::string(code(axis));
  table.caption = name(axis, exchange.language);
  table.columns = {{std::string(exchange.in_words("Commitment")), "", false},
                   {std::string(exchange.in_words("Indicators"))},
                   {std::string(name(StandingStatus::met, exchange.language))},
                   {std::string(name(StandingStatus::not_met, exchange.language))},
                   {std::string(name(StandingStatus::stale, exchange.language))},
                   {std::string(name(StandingStatus::no_evidence, exchange.language))}};
  for (const Commitment& one : exchange.programme().commitments) {
    if (one.axis != axis || !shown.holds(found++)) continue;
    const auto count = [&](StandingStatus status) {
      return html::text(std::to_string(count_of(all, one, status)));
    };
    table.rows.push_back(
        {link(exchange.url("/engagements/{id}", {one.id}), one.id + " – " + one.title.in(exchange.language)),
         html::text(std::to_string(one.indicators.size())), count(StandingStatus::met),
         count(StandingStatus::not_met), count(StandingStatus::stale), count(StandingStatus::no_evidence)});
  }
  return table.rows.empty() ? Html() : html::render(table);
}

Html indicators_of(const Exchange& exchange, const Commitment& commitment, const std::vector<Standing>& all) {
  std::vector<const Standing*> its;
  for (const Standing& one : all)
    if (one.commitment == &commitment) its.push_back(&one);
  return standings_table(exchange, "indicateurs", std::string(exchange.in_words("Its indicators")), its,
                         true);
}

Html actions_of(const Exchange& exchange, const Commitment& commitment, const std::vector<YearPlan>& plans) {
  std::vector<Html> items;
  for (const YearPlan& plan : plans) {
    const std::string year = std::to_string(plan.plan.year);
    for (const Action& action : plan.plan.actions) {
      if (std::find(action.commitments.begin(), action.commitments.end(), commitment.id) ==
          action.commitments.end())
        continue;
      Html item = link(exchange.url("/plans/{annee}/{action}", {year, action.id}),
                       year + ", " + action.id + " – " + action.title);
      const auto& percent = plan.followed(action.id).percent;
      if (percent) item += " (" + shown_number(percent, exchange.language) + "\u00a0%)";
      items.push_back(std::move(item));
    }
  }
  return items.empty() ? html::paragraph(exchange.in_words("No action of a plan serves it yet."))
                       : html::bullet_list(items);
}

}  // namespace

Result<Response> commitments_page(Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  PageContent content;
  content.title = exchange.in_words("Commitments");
  const ListedPage shown = asked_page(exchange);
  std::size_t found = 0;
  for (std::size_t i = 0; i < axis_count; ++i)
    content.main += axis_table(exchange, static_cast<Axis>(i), all, shown, found);
  content.main += pager(exchange, shown, found);
  return page(exchange, std::move(content));
}

Result<Response> commitment_page(Exchange& exchange) {
  const Commitment* commitment = exchange.programme().commitment(exchange.values[0]);
  if (commitment == nullptr)
    return fail(Kind::not_found, "there is no commitment {id}", {{"id", exchange.values[0]}});
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  TRY(const std::vector<YearPlan> plans, all_plans(exchange.database, exchange.org()));
  const std::vector<Standing> all = standings(exchange.programme(), entries, exchange.today);
  PageContent content;
  content.title = commitment->id + " – " + commitment->title.in(exchange.language);
  content.subtitle = std::string(name(commitment->axis, exchange.language));
  content.trail = {{std::string(exchange.in_words("Commitments")), exchange.url("/engagements")}};
  content.main = element("blockquote", {{"lang", "fr"}}, element("p", {}, commitment->quote));
  if (!commitment->article.empty()) content.main += element("p", {{"class", "note"}}, commitment->article);
  content.main += indicators_of(exchange, *commitment, all);
  content.main += html::section("actions", exchange.in_words("Actions that serve it"),
                                actions_of(exchange, *commitment, plans));
  return page(exchange, std::move(content));
}

}  // namespace capnr::web
