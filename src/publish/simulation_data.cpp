// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "publish/simulation.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

double or_none(const std::optional<double>& value) {
  return value.value_or(unknown);
}

void write_value(JsonWriter& json, std::string_view key, const SimulatedValue& value) {
  json.key(key).begin_object();
  json.key("value").number(value.value);
  json.key("p5").number(or_none(value.p5));
  json.key("p95").number(or_none(value.p95));
  json.end_object();
}

void write_years(JsonWriter& json, const Simulation& simulation) {
  json.key("years").begin_array();
  for (const SimulatedYear& year : simulation.years) {
    json.begin_object();
    json.key("year").integer(year.year);
    json.key("cost_eur").number(or_none(year.cost));
    json.key("saving_eur").number(or_none(year.saving));
    json.key("known_cost_eur").number(year.known_cost);
    json.key("known_saving_eur").number(year.known_saving);
    json.key("criteria").begin_array();
    for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
      json.begin_object();
      json.key("criterion").text(code(simulation.criteria[c]));
      json.key("unit").text(unit(simulation.criteria[c]));
      write_value(json, "reference", year.reference[c]);
      write_value(json, "scenario", year.scenario[c]);
      write_value(json, "avoided", year.avoided[c]);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_filter(JsonWriter& json, const LeverFilter& filter) {
  json.key("filter").begin_object();
  write_texts(json, "types", filter.types);
  write_texts(json, "items", filter.items);
  write_texts(json, "categories", filter.categories);
  write_texts(json, "departments", filter.departments);
  write_texts(json, "datacentres", filter.datacentres);
  write_texts(json, "statuses", filter.statuses);
  json.end_object();
}

void write_parameters(JsonWriter& json, const Lever& lever) {
  json.key("parameters").begin_array();
  for (const auto& [name, value] : lever.parameters) {
    json.begin_object();
    json.key("name").text(name);
    json.key("value");
    if (value.text.empty()) {
      json.number(value.number);
    } else {
      json.text(value.text);
    }
    json.key("defaulted").boolean(value.defaulted);
    json.end_object();
  }
  json.end_array();
}

void write_lever(JsonWriter& json, const Lever& lever, const SimulatedLever& result,
                 const Simulation& simulation, Language language) {
  json.begin_object();
  json.key("id").text(lever.id);
  json.key("kind").text(code(lever.kind));
  json.key("name").text(name_of(lever, language));
  write_filter(json, lever.filter);
  write_parameters(json, lever);
  json.key("start").integer(lever.start);
  json.key("ramp_years").number(lever.ramp_years);
  json.key("rebound").begin_object();
  json.key("share").number(lever.rebound.share);
  json.key("origin").text(code(lever.rebound.origin));
  json.key("source").text(lever.rebound.source);
  json.end_object();
  json.key("quantity").number(result.quantity);
  json.key("coverage").number(result.coverage);
  json.key("cost_eur").number(or_none(result.cost));
  json.key("saving_eur").number(or_none(result.saving));
  json.key("criteria").begin_array();
  for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
    json.begin_object();
    json.key("criterion").text(code(simulation.criteria[c]));
    write_value(json, "avoided_in_order", result.in_order[c]);
    json.key("avoided_alone").number(result.alone[c]);
    json.key("given_back").number(result.given_back[c]);
    json.key("avoided_last_year").number(result.at_horizon[c]);
    json.end_object();
  }
  json.end_array();
  json.key("notices").begin_array();
  for (const Error& notice : result.notices) json.text(describe(notice, language));
  json.end_array();
  json.end_object();
}

void write_abatement(JsonWriter& json, const SimulationDocument& document, Language language) {
  json.key("abatement").begin_array();
  for (const AbatementRow& row : document.abatement) {
    json.begin_object();
    json.key("lever").text(document.book.levers[row.lever].id);
    json.key("rank").text(code(row.rank));
    json.key("front").integer(row.front);
    json.key("avoided_kg").number(row.avoided);
    json.key("net_cost_eur").number(or_none(row.net_cost));
    json.key("eur_per_kg").number(or_none(row.per_kg));
    json.key("meaning").text(rank_text(row, language));
    json.end_object();
  }
  json.end_array();
}

void write_plan(JsonWriter& json, const SimulationDocument& document, const BestPlan& plan,
                Language language) {
  json.key("plan").begin_object();
  json.key("budget_eur").number(or_none(plan.goal.budget));
  json.key("target_kg").number(or_none(plan.goal.target));
  json.key("cost_eur").number(plan.choice.cost);
  json.key("sum_of_each_alone_kg").number(plan.choice.avoided);
  json.key("together_kg").number(plan.together);
  json.key("reached").boolean(plan.reached);
  json.key("proven").boolean(plan.choice.proven);
  json.key("levers").begin_array();
  for (std::size_t l = 0; l < plan.why.size(); ++l) {
    json.begin_object();
    json.key("lever").text(document.book.levers[l].id);
    json.key("chosen").boolean(plan.choice.chosen[l]);
    json.key("why").text(describe(plan.why[l], language));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_measured(JsonWriter& json, const MeasuredLever& measured) {
  json.key("expected_kg").number(measured.expected);
  json.key("measured_kg").number(measured.measured);
  json.key("before_kg").number(measured.before);
  json.key("after_kg").number(measured.after);
  json.key("volume_kg").number(measured.terms.activity);
  json.key("structure_kg").number(measured.terms.structure);
  json.key("intensity_kg").number(measured.terms.intensity);
  json.key("offset_ratio").number(or_none(measured.offset_ratio));
  json.key("started").boolean(measured.started);
  json.key("alert").boolean(measured.alert);
}

void write_after(JsonWriter& json, const SimulationDocument& document, const AfterTheFact& after,
                 Language language) {
  json.key("after_the_fact").begin_object();
  json.key("year").integer(after.year);
  json.key("whole").begin_object();
  write_measured(json, after.whole);
  json.end_object();
  json.key("levers").begin_array();
  for (std::size_t l = 0; l < after.levers.size(); ++l) {
    json.begin_object();
    json.key("lever").text(document.book.levers[l].id);
    write_measured(json, after.levers[l]);
    json.end_object();
  }
  json.end_array();
  json.key("notices").begin_array();
  for (const CompareNotice& notice : after.notices) json.text(describe(notice, language));
  json.end_array();
  json.end_object();
}

class CsvLines {
 public:
  CsvLines(std::string& out, const Simulation& simulation) : csv_(out, ';', true), simulation_(simulation) {
    for (const std::string_view title :
         {"lever", "year", "criterion", "unit", "measure", "value", "p5", "p95"})
      csv_.text(title);
    csv_.end_row();
  }
  void money(std::string_view lever, const std::string& year, std::string_view measure,
             const std::optional<double>& euros) {
    csv_.text(lever)
        .text(year)
        .text("")
        .text("EUR")
        .text(measure)
        .number(or_none(euros))
        .number(unknown)
        .number(unknown)
        .end_row();
  }
  void value(std::string_view lever, const std::string& year, std::size_t c, std::string_view measure,
             const SimulatedValue& value) {
    const Criterion criterion = simulation_.criteria[c];
    csv_.text(lever).text(year).text(code(criterion)).text(unit(criterion)).text(measure);
    csv_.number(value.value).number(or_none(value.p5)).number(or_none(value.p95)).end_row();
  }

 private:
  CsvWriter csv_;
  const Simulation& simulation_;
};

}  // namespace

Result<> write_json(const SimulationDocument& document, Language language, Sink sink) {
  const Simulation& simulation = document.simulation;
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  json.key("inventory").text(document.label);
  json.key("date").text(to_string(document.inventory_date));
  json.key("set").text(document.set);
  json.key("profile").text(document.profile);
  json.key("until").integer(simulation.until);
  json.key("draws").integer(simulation.draws);
  json.key("seed").integer(static_cast<std::int64_t>(simulation.seed));
  json.key("growth_percent_a_year").begin_object();
  for (const auto& [type, percent] : document.book.growth) json.key(type).number(percent);
  json.end_object();
  json.key("cost_eur").number(or_none(simulation.cost));
  json.key("saving_eur").number(or_none(simulation.saving));
  json.key("avoided").begin_array();
  for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
    json.begin_object();
    json.key("criterion").text(code(simulation.criteria[c]));
    write_value(json, "to_the_horizon", simulation.avoided[c]);
    json.end_object();
  }
  json.end_array();
  write_years(json, simulation);
  json.key("levers").begin_array();
  for (std::size_t l = 0; l < simulation.levers.size(); ++l)
    write_lever(json, document.book.levers[l], simulation.levers[l], simulation, language);
  json.end_array();
  json.key("order_matters").begin_array();
  for (const auto& [a, b] : simulation.order_matters) {
    json.begin_array();
    json.text(document.book.levers[a].id).text(document.book.levers[b].id);
    json.end_array();
  }
  json.end_array();
  write_abatement(json, document, language);
  if (document.plan) write_plan(json, document, *document.plan, language);
  if (document.measured) write_after(json, document, *document.measured, language);
  json.end_object();
  out += '\n';
  return sink(out);
}

Result<> write_csv(const SimulationDocument& document, Sink sink) {
  const Simulation& simulation = document.simulation;
  std::string out;
  CsvLines lines(out, simulation);
  for (const SimulatedYear& year : simulation.years) {
    const std::string number = std::to_string(year.year);
    for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
      lines.value("", number, c, "reference", year.reference[c]);
      lines.value("", number, c, "scenario", year.scenario[c]);
      lines.value("", number, c, "avoided", year.avoided[c]);
    }
    lines.money("", number, "cost", year.cost);
    lines.money("", number, "saving", year.saving);
  }
  for (std::size_t l = 0; l < simulation.levers.size(); ++l) {
    const SimulatedLever& lever = simulation.levers[l];
    const std::string& id = document.book.levers[l].id;
    for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
      lines.value(id, "", c, "avoided_in_order", lever.in_order[c]);
      lines.value(id, "", c, "avoided_alone", {lever.alone[c], {}, {}});
      lines.value(id, "", c, "given_back", {lever.given_back[c], {}, {}});
    }
    lines.money(id, "", "cost", lever.cost);
    lines.money(id, "", "saving", lever.saving);
  }
  return sink(out);
}

}  // namespace capnr
