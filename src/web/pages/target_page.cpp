// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/target_page.h"

#include "html/components.h"
#include "publish/target_list.h"
#include "publish/words.h"
#include "web/city.h"
#include "web/frame.h"

namespace capnr::web {

Result<Response> targets_page_of_city(Exchange& exchange) {
  TRY(const std::vector<LedgerEntry> entries, current_values(exchange.database, exchange.org()));
  TRY(std::vector<JudgedTarget> targets,
      judged_targets(exchange.database, exchange.org(), exchange.programme(), entries, exchange.today));
  PageContent content;
  content.title = exchange.in_words("Targets and trajectories");
  content.subtitle =
      exchange.in_words("On {date}", {{"date", shown_date(exchange.today, exchange.language)}});
  for (const JudgedTarget& one : targets) {
    const std::string& key = one.entry.target.key;
    // Two targets may be of the same measure: the city's own name tells them apart.
    const std::string title =
        shown_name(exchange.programme(), one.entry.target, exchange.language) + " (" + key + ")";
    content.contents.emplace_back(title, html::Url::fragment(key));
    content.main += html::section(key, title, target_facts(exchange.programme(), one, exchange.language));
  }
  if (targets.empty())
    content.main = html::paragraph(
        exchange.in_words("No target yet: capnr targets set records those that the council has voted."));
  return page(exchange, std::move(content));
}

}  // namespace capnr::web
