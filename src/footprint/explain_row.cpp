// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "footprint/explain_parts.h"
#include "footprint/formulas.h"

// The terms of one row of equipment: which rule of the profile decided each, and where its number stands.

namespace capnr {
namespace {

constexpr auto use = static_cast<std::size_t>(Phase::use);

class RowExplainer {
 public:
  RowExplainer(const Explainer& with, const ExplainedEquipment& equipment)
      : with_(with),
        in_(with.in),
        equipment_(equipment),
        row_(equipment.numbers),
        factors_(with.engine.resolve(equipment.words)),
        type_(in_.set.type(equipment.words.type)) {}

  EquipmentResult result() {
    EquipmentResult done;
    done.group = with_.engine.impacts(factors_, row_);
    quantity_ = with_.make.told("Q", row_.quantity, "units", Words{"quantity"}, equipment_.source);
    done.facts = words();
    if (row_weights(row_, in_.profile, in_.as_of).rows == 0) {
      done.notes.push_back(Words{"withdrawn on {date}: left out by the rule retired=excluded",
                                 {{"date", to_string(Date{row_.end})}}});
      return done;
    }
    find_rate(done);
    find_lifetime();
    find_energy(done);
    find_place(done);
    for (const Phase phase : phases) {
      for (const Criterion criterion : with_.criteria) {
        done.impacts.push_back(phase == Phase::use ? used(criterion, done.group)
                                                   : embodied(phase, criterion, done.group));
      }
    }
    for (const char* message : factors_.assumptions) done.notes.push_back({message});
    return done;
  }

 private:
  Term of_row(std::string symbol, double value, std::string unit, Words meaning) const {
    return with_.make.told(std::move(symbol), value, std::move(unit), std::move(meaning), equipment_.source);
  }

  std::vector<Term> words() const {
    const EquipmentClass& is = equipment_.words;
    std::vector<Term> facts;
    const auto add = [&](const std::string& word, const Words& meaning) {
      if (!word.empty()) facts.push_back(with_.make.word(word, meaning, equipment_.source));
    };
    add(is.type, Words{"type"});
    add(is.manufacturer, Words{"manufacturer"});
    add(is.model, Words{"model"});
    add(is.department, Words{"department"});
    add(is.status, Words{"status"});
    add(is.user_kind, Words{"user kind"});
    facts.push_back(quantity_);
    facts.push_back(item());
    return facts;
  }

  Term item() const {
    using From = ClassFactors::ItemFrom;
    const std::string id = factors_.item == nullptr ? "–" : factors_.item->id;
    switch (factors_.item_from) {
      case From::recognised:
        return with_.make.word(id, Words{"reference item: recognised by type and model"});
      case From::matching_table:
        return with_.make.word(id, Words{"reference item: the factor set's matching table of models"});
      case From::type_default:
        return with_.make.word(id, Words{"reference item: the default of the type"});
      case From::none:
        break;
    }
    return with_.make.word(id, Words{"reference item: none is recognised"});
  }

  // COPE and BYOD rates, or the row's own.
  void find_rate(EquipmentResult& done) {
    if (!in_.profile.usage_rate) {
      if (!std::isnan(row_.usage_rate))
        done.notes.push_back(Words{"the usage rate of the row is not used: rule usage-rate=off"});
      return;
    }
    if (!std::isnan(row_.usage_rate)) {
      rate_ = of_row("τ", row_.usage_rate, "", Words{"usage rate of the row"});
    } else if (factors_.rate_default.known()) {
      rate_ =
          with_.make.of_pack("τ", factors_.rate_default, "",
                             Words{"usage rate of {kind} equipment", {{"kind", equipment_.words.user_kind}}},
                             &PackInfo::hypotheses_file);
    }
    if (rate_) done.facts.push_back(*rate_);
  }

  Words dated_lifetime() const {
    const bool withdrawn = row_.end != no_day;
    const bool floored = in_.profile.lifetime_floor &&
                         (withdrawn ? row_.end : in_.as_of.days) - row_.start < formula::days_per_year;
    const std::string to = to_string(withdrawn ? Date{row_.end} : in_.as_of);
    const Words words = floored     ? Words{"lifetime: from {start} to {end} is less than a year, so one year (rule lifetime-floor=on)"}
 : withdrawn ? Words{"lifetime: days from purchase or commissioning ({start}) to withdrawal ({end}), over 365"}
 : Words{"lifetime: days from purchase or commissioning ({start}) to the date of the computation "
                  "({end}), over 365"};
    return filled(words, {{"start", to_string(Date{row_.start})}, {"end", to}});
  }

  void find_lifetime() {
    const double years = row_lifetime(row_, in_.profile, in_.as_of);
    RowNumbers undeclared = row_;
    undeclared.lifetime_years = unknown;
    const bool declared_first = in_.profile.lifetime == MethodProfile::Lifetime::declared;
    const bool declared = row_.lifetime_years > 0 &&
                          (declared_first || std::isnan(row_lifetime(undeclared, in_.profile, in_.as_of)));
    if (!std::isnan(years)) {
      lifetime_ =
          of_row("L", years, "years", declared ? Words{"lifetime declared by the row"} : dated_lifetime());
    } else if (factors_.lifetime.known()) {
      lifetime_ = default_lifetime();
    }
  }

  Term default_lifetime() const {
    if (factors_.item != nullptr && factors_.item->lifetime_years.known()) {
      return with_.make.of_pack("L", factors_.lifetime, "years",
                                Words{"default lifetime of the item {item}", {{"item", factors_.item->id}}},
                                &PackInfo::items_file);
    }
    if (type_ != nullptr && type_->lifetime_years.known()) {
      return with_.make.of_pack("L", factors_.lifetime, "years",
                                Words{"default lifetime of the type {type}", {{"type", type_->name}}},
                                &PackInfo::types_file);
    }
    return with_.make.of_pack("L", factors_.lifetime, "years", Words{"default lifetime of the factor set"},
                              &PackInfo::hypotheses_file);
  }

  void find_energy(EquipmentResult& done) {
    if (!std::isnan(row_.annual_kwh)) {
      energy_ = of_row("E", row_.annual_kwh, "kWh/year", Words{"electricity of one unit, of the row"});
    } else if (factors_.item != nullptr && factors_.item->annual_kwh.known()) {
      energy_ =
          with_.make.of_pack("E", factors_.item->annual_kwh, "kWh/year",
                             Words{"default electricity of the item {item}", {{"item", factors_.item->id}}},
                             &PackInfo::items_file);
    } else {
      done.notes.push_back(Words{"electricity: neither the row nor the item tells it"});
      return;
    }
    done.own_kwh = done.group.kwh / factors_.pue;
    done.own_kwh_is_hidden = energy_->hidden || (rate_ && rate_->hidden);
  }

  // PUE and electricity.
  void find_place(EquipmentResult& done) {
    using From = ClassFactors::PueFrom;
    const Datacentre* place = datacentre();
    if (!equipment_.words.datacentre.empty())
      done.facts.push_back(
          with_.make.word(equipment_.words.datacentre, Words{"datacentre"}, equipment_.source));
    if (factors_.pue_from == From::datacentre && place != nullptr) {
      pue_ = with_.make.told("PUE", factors_.pue, "",
                             Words{"PUE of the datacentre {name}", {{"name", place->name}}}, place->source);
    } else if (factors_.pue_from == From::rule) {
      pue_ = TermMaker::constant(
          "PUE", factors_.pue, "",
          Words{"PUE: the datacentre gives none, rule pue={value}", {{"value", to_text(factors_.pue)}}});
    } else if (factors_.pue_from == From::set) {
      pue_ = with_.make.of_pack("PUE", in_.set.hypotheses.pue, "",
                                Words{"PUE: the datacentre gives none, default of the factor set"},
                                &PackInfo::hypotheses_file);
    }
    if (pue_) done.facts.push_back(*pue_);
    done.facts.push_back(zone(place));
  }

  const Datacentre* datacentre() const {
    for (const Datacentre& place : in_.inventory.datacentres) {
      if (place.name == equipment_.words.datacentre) return &place;
    }
    return nullptr;
  }

  Term zone(const Datacentre* place) const {
    using From = ClassFactors::ZoneFrom;
    switch (factors_.zone_from) {
      case From::datacentre:
        return with_.make.word(factors_.zone, Words{"electricity: country of the datacentre"},
                               place == nullptr ? SourceRow{} : place->source);
      case From::equipment:
        return with_.make.word(factors_.zone, Words{"electricity: country of the row"}, equipment_.source);
      case From::assumed:
        return with_.make.word(factors_.zone,
                               Words{"electricity: the row gives no country, that of the city is assumed"});
      case From::contract:
        return with_.make.word(factors_.zone,
                               Words{"electricity: the contract's mix (rule electricity=contract)"});
      case From::nowhere:
        break;
    }
    return with_.make.word("–", Words{"electricity: the country is unknown"});
  }

  ExplainedImpact embodied(Phase phase, Criterion criterion, const Group& group) const {
    const Impact& impact =
        group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
    ExplainedImpact explained;
    explained.phase = phase;
    explained.criterion = criterion;
    explained.gap = impact.gap;
    if (std::isnan(impact.value)) return explained;
    const Factor& factor =
        factors_.item->factors[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
    if (factor.included) explained.within = Phase::manufacturing;
    FormulaMaker formula;
    formula.times(quantity_);
    if (rate_) formula.times(*rate_);
    formula.times(factor_term("F", factor, phase, criterion));
    if (in_.profile.view == MethodProfile::View::flow) {
      formula.times(bought());
    } else if (lifetime_) {
      formula.over(*lifetime_);
    }
    formula.give(explained, impact.value);
    return explained;
  }

  // 1 when the row was bought in the year of the computation, 0 when not (flow view).
  Term bought() const {
    const double is = row_.start != no_day && year_of({row_.start}) == year_of(in_.as_of) ? 1 : 0;
    return of_row("b", is, "",
                  filled(is > 0 ? Words{"bought in {year}"}
                                : Words{"not bought in {year}: it counts nothing (rule view=flow)"},
                         {{"year", std::to_string(year_of(in_.as_of))}}));
  }

  Term factor_term(std::string symbol, const Factor& factor, Phase phase, Criterion criterion) const {
    return with_.make.of_pack(
        std::move(symbol), factor.value, std::string(unit(criterion)),
        filled(factor.included       ? Words{"already within manufacturing, says the source of {item}"}
               : phase == Phase::use ? Words{"factor of {item}, one year of use"}
                                     : Words{"factor of {item}, the whole life of one unit"},
               {{"item", factors_.item->id}}),
        factor.pack, &PackInfo::factors_file, factor.line);
  }

  ExplainedImpact used(Criterion criterion, const Group& group) const {
    const auto c = static_cast<std::size_t>(criterion);
    const Impact& impact = group.impacts[use][c];
    ExplainedImpact explained;
    explained.phase = Phase::use;
    explained.criterion = criterion;
    explained.gap = impact.gap;
    if (std::isnan(impact.value)) return explained;
    FormulaMaker formula;
    formula.times(quantity_);
    if (rate_) formula.times(*rate_);
    if (!energy_) {
      formula.times(factor_term("F", factors_.item->factors[use][c], Phase::use, criterion));
    } else {
      formula.times(*energy_);
      if (pue_) formula.times(*pue_);
      formula.times(with_.make.electricity(factors_.mix, criterion));
    }
    formula.give(explained, impact.value);
    return explained;
  }

  const Explainer& with_;
  const ExplainInput& in_;
  const ExplainedEquipment& equipment_;
  const RowNumbers& row_;
  const ClassFactors factors_;
  const EquipmentType* type_;
  Term quantity_ = {};
  std::optional<Term> rate_, lifetime_, energy_, pue_;
};

}  // namespace

EquipmentResult explain_row(const Explainer& with, const ExplainedEquipment& equipment) {
  return RowExplainer(with, equipment).result();
}

}  // namespace capnr
