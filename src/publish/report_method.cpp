// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "html/components.h"
#include "publish/report_writer.h"

// How it was computed, from what.

namespace capnr {

html::Html ReportWriter::method() const {
  html::Html out = html::definition_list(
      {{in_words("Computed as of"), html::text(shown_date(d_.as_of, language_))},
       {in_words("Factor set"), html::text(d_.set_name)},
       {in_words("Method profile"), html::text(d_.profile_name)},
       {in_words("View"), html::text(in_words(d_.flow ? "flow view (what was bought in the year)"
                                                      : "stock view (amortised over the lifetimes)"))}});
  html::Table rules;
  rules.id = "rules";
  rules.caption = in_words("Rules of the method");
  rules.columns = {
      {in_words("Rule"), "", false}, {in_words("Value"), "", false}, {in_words("What it says"), "", false}};
  for (const RuleValue& rule : d_.rules)
    rules.rows.push_back({html::element("code", {}, rule.name),
                          html::element("code", {}, rule.value.empty() ? "–" : rule.value),
                          html::text(in_words(rule.summary))});
  out += html::details(in_words("Rules of the method"), render(rules));
  if (d_.assumptions.empty()) return out;
  html::Table table;
  table.id = "assumptions";
  table.caption = in_words("What was taken for granted");
  table.columns = {{in_words("Assumption"), "", false}, {in_words("Units"), ""}};
  for (const Assumption& assumption : d_.assumptions)
    table.rows.push_back({html::text(in_words(assumption.message)), data(assumption.quantity)});
  out += render(table);
  return out;
}

html::Html ReportWriter::packs() const {
  html::Table table;
  table.id = "pack-list";
  table.caption = in_words("In order of priority");
  table.columns = {{in_words("Pack"), "", false},
                   {in_words("Version"), "", false},
                   {in_words("Licence"), "", false},
                   {in_words("Source"), "", false},
                   {in_words("Share of what is covered"), ""}};
  for (const ServedPack& pack : d_.packs) {
    html::Html title_cell = html::text(pack.info.name.empty() ? pack.info.id : pack.info.name);
    title_cell += " ";
    title_cell += html::element("code", {}, pack.info.id);
    if (pack.info.hidden) {
      title_cell += " ";
      title_cell += html::element("span", {{"class", "tag"}}, in_words("values hidden by its licence"));
    }
    table.rows.push_back({title_cell, html::text(pack.info.version), html::text(pack.info.licence),
                          html::text(pack.info.source),
                          pack.share > 0 ? share(pack.share) : html::text("–")});
  }
  html::Html out = render(table);
  if (d_.set_aside.empty()) return out;
  std::vector<html::Html> items;
  for (const SetAside& one : d_.set_aside) {
    std::string criteria;
    for (const Criterion criterion : one.criteria)
      criteria += (criteria.empty() ? "" : ", ") + std::string(name(criterion, language_));
    items.push_back(html::text(
        in_words("{pack}: {count} factors ({criteria}), {reason}", {{"pack", one.pack},
                                                                    {"count", std::to_string(one.count)},
                                                                    {"criteria", criteria},
                                                                    {"reason", in_words(one.reason)}})));
  }
  out += html::details(in_words("Factors set aside as suspect"), html::bullet_list(items));
  return out;
}

html::Html ReportWriter::sources() const {
  if (d_.sources.empty()) return {};
  html::Table table;
  table.id = "files";
  table.caption = in_words("Files that the figures come from");
  table.columns = {{in_words("File"), "", false},
                   {in_words("Read as"), "", false},
                   {in_words("Rows"), ""},
                   {in_words("Rejected"), ""},
                   {"SHA-256", "", false}};
  for (const SourceFile& source : d_.sources) {
    table.rows.push_back(
        {html::text(source.path), html::text(source.mapping), data(static_cast<double>(source.rows)),
         data(static_cast<double>(source.rejected)),
         html::element("span", {{"class", "hash"}}, source.sha256.empty() ? "–" : source.sha256)});
  }
  return render(table);
}

}  // namespace capnr
