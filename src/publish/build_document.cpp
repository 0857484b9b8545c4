// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "footprint/coverage.h"
#include "publish/coverage_gaps.h"
#include "publish/result_document.h"

namespace capnr {
namespace {

constexpr auto criterion_word = Dimension::criterion;

Figure figure_of(const ResultRow& row) {
  return {row.value, row.p5, row.p95, row.quantity > 0 ? row.covered / row.quantity : 0};
}

// The tables that a document is made of; their intervals come from one set of draws.
struct Tables {
  ResultTable by_criterion, by_phase, by_type, by_type_and_phase, by_department, by_department_and_phase,
      asked;

  explicit Tables(const DocumentInput& input) {
    const auto table = [&](const std::vector<Dimension>& dimensions) {
      return tabulate(input.footprint, dimensions);
    };
    by_criterion = table({criterion_word});
    by_phase = table({Dimension::phase, criterion_word});
    by_type = table({Dimension::type, criterion_word});
    by_type_and_phase = table({Dimension::type, Dimension::phase, criterion_word});
    by_department = table({Dimension::department, criterion_word});
    by_department_and_phase = table({Dimension::department, Dimension::phase, criterion_word});
    if (!input.dimensions.empty()) asked = table(with_criterion(input.dimensions));
  }

  std::optional<Uncertainty> add_intervals(const DocumentInput& input) {
    if (!input.uncertainty) return std::nullopt;
    std::vector<ResultTable*> tables = {&by_criterion, &by_phase};
    if (input.intervals_of_parts) tables.insert(tables.end(), {&by_type, &by_department});
    if (!asked.dimensions.empty()) tables.push_back(&asked);
    return capnr::add_intervals(tables, input.footprint, input.set, *input.uncertainty);
  }
};

std::vector<CriterionResult> criteria_of(const DocumentInput& input, const Tables& tables) {
  std::map<std::string, CriterionResult> by_code;
  for (const ResultRow& row : tables.by_criterion.rows) {
    CriterionResult& result = by_code[row.key[0]];
    result.criterion = *criterion_from(row.key[0]);
    result.total = figure_of(row);
    const double value = result.total.value;
    result.people = value / input.footprint.per_person[static_cast<std::size_t>(result.criterion)];
    if (input.footprint.fte && *input.footprint.fte > 0) result.per_agent = value / *input.footprint.fte;
    const auto& population = input.inventory.city.population;
    if (population && *population > 0) result.per_inhabitant = value / *population;
  }
  for (const ResultRow& row : tables.by_phase.rows) {
    by_code[row.key[1]].phases[static_cast<std::size_t>(*phase_from(row.key[0]))] = figure_of(row);
  }
  std::vector<CriterionResult> results;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (const auto found = by_code.find(std::string(code(static_cast<Criterion>(c)))); found != by_code.end())
      results.push_back(found->second);
  }
  return results;
}

// The σ of quality very_low (docs/method-uncertainty.md).
constexpr float very_low_sigma = 1.0F;

void add_doubtful(const DocumentInput& input, std::vector<CriterionResult>& criteria) {
  for (CriterionResult& result : criteria) {
    const auto c = static_cast<std::size_t>(result.criterion);
    double doubtful = 0;
    for (const Group& group : input.footprint.groups) {
      if (group.item == no_index) continue;
      const ReferenceItem& item = input.set.items[group.item];
      for (std::size_t p = 0; p < phase_count; ++p) {
        const Factor& factor = item.factors[p][c];
        const double value = group.impacts[p][c].value;
        if (factor.known() && factor.sigma >= very_low_sigma && !std::isnan(value)) doubtful += value;
      }
    }
    if (result.total.value > 0) result.doubtful = doubtful / result.total.value;
  }
}

std::size_t main_of(const std::vector<CriterionResult>& criteria) {
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    if (!std::isnan(criteria[i].total.value)) return i;
  }
  return 0;
}

// Largest first; what has no figure comes last, in alphabetical order.
bool larger(double a, double b) {
  return !std::isnan(a) && (std::isnan(b) || a > b);
}

void sort_largest_first(std::vector<Part>& parts, std::size_t main) {
  std::stable_sort(parts.begin(), parts.end(), [main](const Part& a, const Part& b) {
    return larger(a.figures[main].value, b.figures[main].value);
  });
}

std::vector<Part> parts_of(const ResultDocument& document, const ResultTable& by_part,
                           const ResultTable& by_part_and_phase) {
  std::map<std::string, Part> parts;
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < document.criteria.size(); ++i)
    place[std::string(code(document.criteria[i].criterion))] = i;
  for (const ResultRow& row : by_part_and_phase.rows) {
    Part& part = parts[row.key[0]];
    part.name = row.key[0];
    part.figures.resize(document.criteria.size());
    if (place.at(row.key[2]) == document.main)
      part.phases[static_cast<std::size_t>(*phase_from(row.key[1]))] = figure_of(row);
  }
  for (const ResultRow& row : by_part.rows) {
    Part& part = parts[row.key[0]];
    part.quantity = row.quantity;
    part.figures[place.at(row.key[1])] = figure_of(row);
  }
  std::vector<Part> sorted;
  sorted.reserve(parts.size());
  for (auto& [name, part] : parts) sorted.push_back(std::move(part));
  sort_largest_first(sorted, document.main);
  return sorted;
}

// The category of its item, or the kind of resource when it is no equipment.
std::string family_code(const Footprint& footprint, const FactorSet& set, const Group& group) {
  const std::string& kind = footprint.texts[group.key[static_cast<std::size_t>(Dimension::source_kind)]];
  if (kind != "equipment") return kind;
  if (group.item == no_index) return "unrecognised";
  const std::string& category = set.items[group.item].category;
  return category.empty() ? "other" : category;
}

void add_to(Figure& figure, double quantity, double value, double covered) {
  if (!std::isnan(value)) figure.value = std::isnan(figure.value) ? value : figure.value + value;
  figure.coverage += quantity * covered;  // of units, until all are there
}

void settle(Figure& figure, double quantity) {
  figure.coverage = quantity > 0 ? figure.coverage / quantity : 0;
}

// Not a dimension of the engine, so summed here: group by group, in the order of the footprint.
std::vector<Part> families_of(const DocumentInput& input, const ResultDocument& document) {
  std::map<std::string, Part> parts;
  for (const Group& group : input.footprint.groups) {
    Part& part = parts[family_code(input.footprint, input.set, group)];
    part.figures.resize(document.criteria.size());
    part.quantity += group.quantity;
    for (std::size_t p = 0; p < phase_count; ++p) {
      for (std::size_t i = 0; i < document.criteria.size(); ++i) {
        const Impact& impact = group.impacts[p][static_cast<std::size_t>(document.criteria[i].criterion)];
        const auto covered = static_cast<double>(impact.covered);
        add_to(part.figures[i], group.quantity / phase_count, impact.value, covered);
        if (i == document.main) add_to(part.phases[p], group.quantity, impact.value, covered);
      }
    }
  }
  std::vector<Part> sorted;
  for (auto& [name, part] : parts) {
    part.name = name;
    for (Figure& figure : part.figures) settle(figure, part.quantity);
    for (Figure& figure : part.phases) settle(figure, part.quantity);
    sorted.push_back(std::move(part));
  }
  sort_largest_first(sorted, document.main);
  return sorted;
}

std::vector<Contribution> contributions_of(const ResultDocument& document) {
  std::vector<Contribution> all;
  if (document.criteria.empty()) return all;
  const double total = document.criteria[document.main].total.value;
  for (const Part& part : document.types) {
    for (const Phase phase : phases) {
      const Figure& figure = part.phases[static_cast<std::size_t>(phase)];
      if (!std::isnan(figure.value))
        all.push_back({part.name, phase, figure, total != 0 ? figure.value / total : 0});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Contribution& a, const Contribution& b) {
    return a.figure.value > b.figure.value;
  });
  return all;
}

std::vector<ServedPack> packs_of(const Footprint& footprint) {
  std::vector<ServedPack> packs;
  packs.reserve(footprint.packs.size());
  for (const PackInfo& info : footprint.packs) packs.push_back({info, 0});
  double whole = 0;
  for (const Group& group : footprint.groups) {
    for (const auto& phase : group.impacts) {
      for (std::size_t c = 0; c < criterion_count; ++c) {
        if (!footprint.criteria[c] || phase[c].pack == no_pack) continue;
        const double served = group.quantity * static_cast<double>(phase[c].covered);
        packs[phase[c].pack].share += served;
        whole += served;
      }
    }
  }
  for (ServedPack& pack : packs) pack.share = whole > 0 ? pack.share / whole : 0;
  return packs;
}

std::vector<SetAside> set_aside_of(const FactorSet& set, Language language) {
  std::vector<SetAside> all;
  for (const Quarantined& suspect : set.quarantine) {
    const std::string& pack = set.packs[suspect.pack].id;
    auto found = std::find_if(all.begin(), all.end(), [&](const SetAside& one) {
      return one.pack == pack && one.reason == suspect.reason;
    });
    if (found == all.end())
      found = all.insert(all.end(), {pack, suspect.reason, {}, 0, describe(suspect, set, language)});
    ++found->count;
    if (std::find(found->criteria.begin(), found->criteria.end(), suspect.criterion) == found->criteria.end())
      found->criteria.push_back(suspect.criterion);
  }
  return all;
}

void add_unrecognised(const DocumentInput& input, ResultDocument& document) {
  std::map<std::array<std::string, 3>, double> models;
  const auto& classes = input.inventory.classes;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (!classes.text(i, ClassWord::item).empty()) continue;
    double quantity = 0;
    if (i < input.weights.by_class.size()) quantity += input.weights.by_class[i].quantity;
    if (i < input.weights.own_rate.size()) quantity += input.weights.own_rate[i].quantity;
    if (quantity > 0) {
      models[{classes.text(i, ClassWord::type), classes.text(i, ClassWord::manufacturer),
              classes.text(i, ClassWord::model)}] += quantity;
    }
  }
  for (const auto& [words, quantity] : models) {
    document.unrecognised.push_back({words[0], words[1], words[2], quantity});
    document.unrecognised_quantity += quantity;
  }
  std::stable_sort(document.unrecognised.begin(), document.unrecognised.end(),
                   [](const auto& a, const auto& b) { return a.quantity > b.quantity; });
}

KeyFigures key_figures_of(const DocumentInput& input) {
  KeyFigures key;
  double years = 0, with_years = 0;
  const auto kind = static_cast<std::size_t>(Dimension::source_kind);
  for (const Group& group : input.footprint.groups) {
    if (input.footprint.texts[group.key[kind]] == "equipment") key.equipment += group.quantity;
    if (!std::isnan(group.kwh)) key.kwh = std::isnan(key.kwh) ? group.kwh : key.kwh + group.kwh;
    years += group.weights.lifetime_sum;
    with_years += group.weights.lifetime_count;
  }
  if (with_years > 0) key.lifetime = years / with_years;
  for (const VirtualMachine& machine : input.inventory.virtual_machines)
    key.virtual_machines += machine.quantity;
  for (const CloudInstance& instance : input.inventory.cloud_instances)
    key.cloud_instances += instance.quantity;
  std::set<std::string_view> applications;
  for (const Application& application : input.inventory.applications) applications.insert(application.name);
  key.applications = static_cast<double>(applications.size());
  key.datacentres = static_cast<double>(input.inventory.datacentres.size());
  return key;
}

// "laptop" is « Ordinateur portable » to a reader; a zone or a type is itself.
std::string shown_subject(const Contributor& contributor, const FactorSet& set, Language language) {
  const ReferenceItem* const item = set.item(contributor.subject);
  if (contributor.kind == Contributor::Kind::mix || item == nullptr) return contributor.subject;
  const std::string& first = language == Language::fr ? item->name_fr : item->name_en;
  const std::string& second = language == Language::fr ? item->name_en : item->name_fr;
  return !first.empty() ? first : !second.empty() ? second : contributor.subject;
}

void add_uncertainty_sources(const DocumentInput& input, ResultDocument& document) {
  if (!document.uncertainty || document.criteria.empty()) return;
  for (const Contributor& contributor : document.uncertainty->contributors) {
    if (contributor.criterion == document.criteria[document.main].criterion)
      document.uncertainty_sources.push_back(
          {contributor, shown_subject(contributor, input.set, input.language)});
  }
}

void add_context(const DocumentInput& input, ResultDocument& document) {
  const Footprint& footprint = input.footprint;
  document.city = input.inventory.city.name;
  document.insee_code = input.inventory.city.insee_code;
  document.fte = footprint.fte;
  document.population = input.inventory.city.population;
  document.label = input.inventory.header.label;
  document.inventory_date = input.inventory.header.date;
  document.as_of = footprint.as_of;
  document.set_name = footprint.set_name;
  document.profile_name = footprint.profile.name;
  document.flow = footprint.profile.view == MethodProfile::View::flow;
  const auto values = rule_values(footprint.profile);
  for (std::size_t i = 0; i < rules().size(); ++i)
    document.rules.push_back({std::string(rules()[i].name), values[i], std::string(rules()[i].summary)});
  document.assumptions = footprint.assumptions;
  document.sources.assign(input.sources.begin(), input.sources.end());
  document.empty = footprint.groups.empty();
}

}  // namespace

std::vector<Dimension> with_criterion(std::vector<Dimension> dimensions) {
  if (std::find(dimensions.begin(), dimensions.end(), criterion_word) == dimensions.end())
    dimensions.push_back(criterion_word);
  return dimensions;
}

ResultDocument build_document(const DocumentInput& input) {
  ResultDocument document;
  Tables tables(input);
  add_context(input, document);
  document.key = key_figures_of(input);
  document.uncertainty = tables.add_intervals(input);
  document.criteria = criteria_of(input, tables);
  add_doubtful(input, document.criteria);
  document.main = main_of(document.criteria);
  document.types = parts_of(document, tables.by_type, tables.by_type_and_phase);
  document.departments = parts_of(document, tables.by_department, tables.by_department_and_phase);
  document.families = families_of(input, document);
  document.contributions = contributions_of(document);
  document.holes = holes_of(input.footprint);
  document.missing = missing_of(input.footprint, document.holes);
  document.packs = packs_of(input.footprint);
  document.set_aside = set_aside_of(input.set, input.language);
  add_unrecognised(input, document);
  add_uncertainty_sources(input, document);
  document.table = std::move(tables.asked);
  return document;
}

}  // namespace capnr
