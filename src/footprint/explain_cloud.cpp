// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "footprint/explain_parts.h"
#include "footprint/formulas.h"

namespace capnr {
namespace {

class CloudExplainer {
 public:
  CloudExplainer(Explainer& with, const CloudInstance& instance)
      : with_(with),
        make_(with.make),
        set_(with.in.set),
        instance_(instance),
        type_(set_.cloud_type(instance.provider, instance.instance_type)),
        region_(set_.cloud_region(instance.provider, instance.region)) {}

  Explanation result() {
    Explanation told;
    told.subject = Explanation::Subject::cloud_instance;
    told.name = instance_.name;
    add_record(with_.groups, instance_);
    const Group group = with_.groups.take_groups().front();
    facts(told);
    for (const Phase phase : phases) {
      for (const Criterion criterion : with_.criteria) told.impacts.push_back(one(group, phase, criterion));
    }
    return told;
  }

 private:
  void facts(Explanation& told) {
    told.facts.push_back(make_.word(instance_.provider, Words{"provider"}, instance_.source));
    told.facts.push_back(make_.word(instance_.instance_type, Words{"instance type"}, instance_.source));
    told.facts.push_back(make_.word(instance_.region, Words{"region"}, instance_.source));
    if (type_ == nullptr) told.notes.push_back(Words{"the factor set does not know this instance type"});
    if (region_ == nullptr) {
      told.notes.push_back(Words{"the factor set does not know this region: its country is unknown"});
    } else {
      told.facts.push_back(make_.word(region_->country, Words{"electricity: country of the region"}));
    }
    quantity_ = make_.told("Q", instance_.quantity, "units", Words{"quantity"}, instance_.source);
    hours_ = instance_.annual_hours ? make_.told("h", *instance_.annual_hours, "hours/year",
                                                 Words{"hours of one unit in the year"}, instance_.source)
                                    : TermMaker::constant("h", formula::hours_per_year, "hours/year",
                                                          Words{"hours not told: the whole year"});
    told.facts.push_back(quantity_);
    told.facts.push_back(hours_);
  }

  ExplainedImpact one(const Group& group, Phase phase, Criterion criterion) const {
    const auto c = static_cast<std::size_t>(criterion);
    const Impact& impact = group.impacts[static_cast<std::size_t>(phase)][c];
    ExplainedImpact explained;
    explained.phase = phase;
    explained.criterion = criterion;
    explained.gap = impact.gap;
    if (std::isnan(impact.value) || type_ == nullptr) return explained;
    FormulaMaker formula;
    formula.times(quantity_).times(hours_);
    if (phase == Phase::manufacturing) {
      const Factor& factor = type_->manufacturing_per_hour[c];
      formula.times(of_type(
          "F", factor.value, std::string(unit(criterion)) + "/h", factor.pack,
          Words{"manufacturing of {type}, one hour of its share of the host", {{"type", type_->name}}}));
    } else {
      energy(formula);
      formula.times(pue()).times(
          with_.make.electricity(group.mix == no_index ? nullptr : &set_.mixes[group.mix], criterion));
    }
    formula.give(explained, impact.value);
    return explained;
  }

  Term of_type(std::string symbol, double value, std::string unit, PackIndex pack, Words meaning) const {
    return make_.of_pack(std::move(symbol), value, std::move(unit), std::move(meaning), pack,
                         &PackInfo::cloud_types_file, type_->line);
  }

  // ((Pmin + w · (Pmax − Pmin)) · v + Pmem) / 1000
  void energy(FormulaMaker& formula) const {
    const Term workload =
        instance_.workload
            ? make_.told("w", *instance_.workload, "", Words{"workload of the row"}, instance_.source)
            : TermMaker::constant("w", formula::default_workload, "", Words{"workload not told: a half"},
                                  "Cloud Carbon Footprint");
    std::vector<Term> terms = {
        of_type("Pmin", type_->min_watts_per_vcpu, "W", type_->pack, Words{"power of one vCPU at rest"}),
        workload,
        of_type("Pmax", type_->max_watts_per_vcpu, "W", type_->pack, Words{"power of one vCPU at full load"}),
        of_type("v", type_->vcpu, "vCPU", type_->pack, Words{"vCPU of the instance type"})};
    if (std::isnan(type_->memory_watts)) {
      formula.part(" · (Pmin + w · (Pmax − Pmin)) · v / 1000", std::move(terms));
      return;
    }
    terms.push_back(of_type("Pmem", type_->memory_watts, "W", type_->pack,
                            Words{"power of the memory beyond the processor's"}));
    formula.part(" · ((Pmin + w · (Pmax − Pmin)) · v + Pmem) / 1000", std::move(terms));
  }

  Term pue() const {
    if (region_ != nullptr && region_->pue.known()) {
      return make_.of_pack("PUE", region_->pue, "",
                           Words{"PUE of the region {region}", {{"region", region_->region}}},
                           &PackInfo::cloud_regions_file);
    }
    if (with_.in.profile.pue) {
      return TermMaker::constant(
          "PUE", *with_.in.profile.pue, "",
          Words{"PUE: the region gives none, rule pue={value}", {{"value", to_text(*with_.in.profile.pue)}}});
    }
    if (set_.hypotheses.pue.known()) {
      return make_.of_pack("PUE", set_.hypotheses.pue, "",
                           Words{"PUE: the region gives none, default of the factor set"},
                           &PackInfo::hypotheses_file);
    }
    return TermMaker::constant("PUE", 1, "",
                               Words{"PUE: the region gives none and the factor set has no default"});
  }

  Explainer& with_;
  const TermMaker& make_;
  const FactorSet& set_;
  const CloudInstance& instance_;
  const CloudInstanceType* type_;
  const CloudRegion* region_;
  Term quantity_ = {}, hours_ = {};
};

}  // namespace

Explanation explain_cloud(Explainer& with, const CloudInstance& instance) {
  return CloudExplainer(with, instance).result();
}

// A datacentre has no impact of its own: its PUE and its electricity, and what stands in it.
Explanation explain_datacentre(const Explainer& with, const Datacentre& datacentre) {
  Explanation told;
  told.subject = Explanation::Subject::datacentre;
  told.name = datacentre.name;
  if (!datacentre.long_name.empty())
    told.facts.push_back(with.make.word(datacentre.long_name, Words{"name"}, datacentre.source));
  double units = 0;
  const InventoryData& inventory = with.in.inventory;
  std::vector<bool> here(inventory.classes.size());
  for (std::size_t i = 0; i < here.size(); ++i)
    here[i] = inventory.classes.text(i, ClassWord::datacentre) == datacentre.name;
  for (const EquipmentBlock& block : inventory.blocks) {
    for (std::size_t i = 0; i < block.class_index.size(); ++i) {
      if (here[block.class_index[i]]) units += block.quantity[i];
    }
  }
  told.facts.push_back(TermMaker::constant("", units, "units", Words{"equipment that stands in it"}));
  const Hypotheses& defaults = with.in.set.hypotheses;
  if (datacentre.pue) {
    told.facts.push_back(
        with.make.told("PUE", *datacentre.pue, "", Words{"PUE of the row"}, datacentre.source));
  } else if (with.in.profile.pue) {
    told.facts.push_back(TermMaker::constant("PUE", *with.in.profile.pue, "",
                                             Words{"PUE: the datacentre gives none, rule pue={value}",
                                                   {{"value", to_text(*with.in.profile.pue)}}}));
  } else if (defaults.pue.known()) {
    told.facts.push_back(with.make.of_pack("PUE", defaults.pue, "",
                                           Words{"PUE: the datacentre gives none, default of the factor set"},
                                           &PackInfo::hypotheses_file));
  } else {
    told.notes.push_back(Words{"PUE of the datacentre unknown and no default in the factor set: 1"});
  }
  const std::string& zone = datacentre.country;
  told.facts.push_back(with.make.word(zone.empty() ? "–" : zone,
                                      Words{"electricity: country of the datacentre"}, datacentre.source));
  const ElectricityMix* mix = with.in.set.mix(zone, year_of(with.in.as_of));
  for (const Criterion criterion : with.criteria) {
    if (mix == nullptr || !mix->factors[static_cast<std::size_t>(criterion)].known()) continue;
    told.facts.push_back(with.make.electricity(mix, criterion));
  }
  told.notes.push_back(Words{
      "a datacentre has no impact of its own: its PUE multiplies the electricity of the servers in it"});
  return told;
}

}  // namespace capnr
