// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/explain_amount.h"

#include <cmath>

#include "base/text.h"
#include "footprint/formulas.h"

namespace capnr {
namespace {

const Words whole_life = Words{"factor of {item}, the whole life of one unit"};

ExplainedImpact explain_one(const Explainer& with, const Impact& found, const ReferenceItem* item,
                            Phase phase, Criterion criterion, const std::vector<Term>& lead,
                            const std::optional<Term>& over, const Words& per) {
  ExplainedImpact impact;
  impact.phase = phase;
  impact.criterion = criterion;
  impact.gap = found.gap;
  if (std::isnan(found.value) || item == nullptr) return impact;
  const auto c = static_cast<std::size_t>(criterion);
  const Factor& factor = item->factors[static_cast<std::size_t>(phase)][c];
  if (!factor.known() || factor.included) {
    impact.within = factor.known() ? Phase::manufacturing : Phase::use;
    impact.value = 0;
    return impact;
  }
  FormulaMaker formula;
  for (const Term& term : lead) formula.times(term);
  formula.times(with.make.of_pack("F", factor.value, std::string(unit(criterion)),
                                  filled(per, {{"item", item->id}}), factor.pack, &PackInfo::factors_file,
                                  factor.line));
  if (over) formula.over(*over);
  formula.give(impact, found.value);
  return impact;
}

// What an item is called in the part's title, with the number of them that one server brings.
struct Brought {
  const char* item;
  Words title, ratio;
  double per_server;
};

constexpr formula::DatacentreRatios ratios;
const Brought brought[] = {
    {"firewall", Words{"Firewalls that it brings with it"}, Words{"firewalls per server"}, ratios.firewalls},
    {"switch", Words{"Switches that it brings with it"}, Words{"switches per server"}, ratios.switches},
    {"router", Words{"Routers that it brings with it"}, Words{"routers per server"}, ratios.routers},
    {"datacentre-support", Words{"Building and technical equipment that it brings with it"},
     Words{"square metres of machine room per server"}, ratios.square_metres},
};

std::optional<Term> brought_lifetime(const Explainer& with, const ReferenceItem& item) {
  if (item.lifetime_years.known()) {
    return with.make.of_pack("L", item.lifetime_years, "years",
                             Words{"default lifetime of the item {item}", {{"item", item.id}}},
                             &PackInfo::items_file);
  }
  return TermMaker::constant("L", ratios.building_years, "years", Words{"lifetime of the support equipment"},
                             "ADEME, data center");
}

}  // namespace

std::vector<ExplainedImpact> explain_amount(const Explainer& with, const Group& group,
                                            const ReferenceItem* item, const std::vector<Term>& lead,
                                            const std::optional<Term>& over, const Words& per) {
  std::vector<ExplainedImpact> impacts;
  for (const Phase phase : phases) {
    for (const Criterion criterion : with.criteria) {
      impacts.push_back(explain_one(
          with, group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)], item,
          phase, criterion, lead, over, per));
    }
  }
  return impacts;
}

std::vector<ExplainedPart> explain_brought(Explainer& with, const ExplainedEquipment& equipment) {
  const ClassFactors factors = with.engine.resolve(equipment.words);
  const Weights weights = row_weights(equipment.numbers, with.in.profile, with.in.as_of);
  std::vector<ExplainedPart> parts;
  if (weights.rows == 0) return parts;
  add_datacentre_share(with.groups, equipment.words, factors, weights);
  const Term quantity =
      with.make.told("Q", equipment.numbers.quantity, "units", Words{"quantity"}, equipment.source);
  for (const Group& group : with.groups.take_groups()) {
    const std::string& id = with.groups.text_of(group, Dimension::item);
    for (const Brought& one : brought) {
      if (id != one.item) continue;
      ExplainedPart& part = parts.emplace_back();
      part.title = one.title;
      const ReferenceItem* item = with.in.set.item(id);
      const std::vector<Term> lead = {
          quantity, TermMaker::constant("r", one.per_server, "", one.ratio, "ADEME, data center (APL)")};
      const std::optional<Term> over = item == nullptr ? std::nullopt : brought_lifetime(with, *item);
      part.impacts = explain_amount(with, group, item, lead, over, whole_life);
    }
  }
  return parts;
}

namespace {

// A record without equipment: one amount, one item.
template <class Record>
Explanation explain_simple(Explainer& with, const Record& record, Explanation::Subject subject) {
  Explanation told;
  told.subject = subject;
  told.name = record.name;
  if (!record.kind.empty()) told.facts.push_back(with.make.word(record.kind, Words{"kind"}, record.source));
  if (!record.department.empty())
    told.facts.push_back(with.make.word(record.department, Words{"department"}, record.source));
  return told;
}

struct Amount {
  Term term;
  Words per;
};

void add_groups(Explainer& with, Explanation& told, const std::vector<Amount>& amounts) {
  const std::vector<Group> groups = with.groups.take_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string& id = with.groups.text_of(groups[i], Dimension::item);
    const ReferenceItem* item = with.in.set.item(id);
    const Amount& amount = amounts[std::min(i, amounts.size() - 1)];
    told.facts.push_back(
        with.make.word(item == nullptr ? "–" : id, Words{"reference item: that of the kind"}));
    std::vector<ExplainedImpact> impacts =
        explain_amount(with, groups[i], item, {amount.term}, std::nullopt, amount.per);
    if (groups.size() == 1) {
      told.impacts = std::move(impacts);
    } else {
      ExplainedPart& part = told.parts.emplace_back();
      part.title = amount.term.meaning;
      part.impacts = std::move(impacts);
    }
  }
}

}  // namespace

Explanation explain_record(Explainer& with, const NetworkTraffic& traffic) {
  Explanation told = explain_simple(with, traffic, Explanation::Subject::traffic);
  add_record(with.groups, traffic);
  add_groups(
      with, told,
      {{with.make.told("V", traffic.annual_gb, "GB/year", Words{"data carried in the year"}, traffic.source),
        Words{"factor of {item}, one gigabyte"}}});
  return told;
}

Explanation explain_record(Explainer& with, const DataVolume& volume) {
  Explanation told = explain_simple(with, volume, Explanation::Subject::volume);
  std::vector<Amount> amounts;
  if (volume.items || volume.kind == "mail") {
    amounts.push_back({with.make.told("V", volume.items.value_or(unknown), "messages/year",
                                      Words{"messages sent in the year"}, volume.source),
                       Words{"factor of {item}, one message"}});
  }
  if (volume.gb || volume.kind != "mail") {
    amounts.push_back({with.make.told("V", volume.gb.value_or(unknown), "GB",
                                      Words{"data kept, on average over the year"}, volume.source),
                       Words{"factor of {item}, one gigabyte for a year"}});
  }
  add_record(with.groups, volume);
  add_groups(with, told, amounts);
  return told;
}

Explanation explain_record(Explainer& with, const PurchasedService& service) {
  Explanation told = explain_simple(with, service, Explanation::Subject::service);
  add_record(with.groups, service);
  add_groups(with, told,
             {{with.make.told("V", service.amount_eur.value_or(unknown), "EUR",
                              Words{"amount of the year, without tax"}, service.source),
               Words{"factor of {item}, one euro"}}});
  return told;
}

}  // namespace capnr
