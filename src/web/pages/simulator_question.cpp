// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/simulator_question.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "publish/simulated.h"
#include "steering/lever_toml.h"
#include "web/city.h"

namespace capnr::web {
namespace {

using html::Field;
using html::Html;

// What every lever has besides its own parameters: as lever_from_text() names them.
struct CommonField {
  std::string_view name;
  double least, most;
};
constexpr std::array common_fields = {
    CommonField{"start", 2000, 2200},  CommonField{"ramp", 1, longest_ramp},
    CommonField{"cost_once", 0, 1e12}, CommonField{"cost_per_year", 0, 1e12},
    CommonField{"saving", 0, 1e12},    CommonField{"rebound", 0, most_rebound},
};

std::string label_of(const Exchange& exchange, const CommonField& common) {
  const std::string_view name = common.name;
  return std::string(name == "start"           ? exchange.in_words("First year")
                     : name == "ramp"          ? exchange.in_words("Years to its full effect")
                     : name == "cost_once"     ? exchange.in_words("Cost, once (€)")
                     : name == "cost_per_year" ? exchange.in_words("Cost, each year (€)")
                     : name == "saving"
                         ? exchange.in_words("Saving, each year (€)")
                         : exchange.in_words("Rebound: the share of the gain that is given back, 0 to 1"));
}

std::string name_of(LeverKind kind, std::string_view field) {
  return std::string(code(kind)).append(".").append(field);
}

const std::string& kind_name(const LeverKindInfo& info, Language language) {
  return language == Language::fr ? info.name_fr : info.name_en;
}

// A number that somebody typed, as lever_from_text() reads it.
Result<std::string> number_text(const std::string& typed, std::string field, double least, double most) {
  const auto number = parse_number(typed);
  if (!number || !(*number >= least && *number <= most))
    return fail(Kind::usage, "write a number from {least} to {most}",
                {{"least", to_text(least)}, {"most", to_text(most)}}, Where{.column = std::move(field)});
  return to_text(*number);
}

// What is between its separators must not hold one.
Result<std::string> word_text(const std::string& typed, std::string field) {
  if (typed.find_first_of(",=+") != std::string::npos)
    return fail(Kind::usage, "a comma, an equals or a plus sign cannot stand here", {},
                Where{.column = std::move(field)});
  return typed;
}

// "switch-off:share=0.4,departments=DNSI", of what is given.
Result<std::string> lever_text(const Exchange& exchange, const LeverKindInfo& info) {
  std::string text(code(info.kind));
  char before = ':';
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(1, before).append(name).append("=").append(value);
    before = ',';
  };
  for (const LeverParameter& parameter : info.parameters) {
    const LeverParameterRule& rule = parameter.rule;
    const std::string field = name_of(info.kind, rule.name), typed = exchange.query(field);
    if (typed.empty()) continue;
    TRY(const std::string value,
        rule.is_text ? word_text(typed, field) : number_text(typed, field, rule.least, rule.most));
    add(rule.name, value);
  }
  for (const CommonField& common : common_fields) {
    const std::string field = name_of(info.kind, common.name), typed = exchange.query(field);
    if (typed.empty()) continue;
    TRY(const std::string value, number_text(typed, field, common.least, common.most));
    add(common.name, value);
  }
  const std::string field = name_of(info.kind, "departments"), department = exchange.query(field);
  if (!department.empty()) {
    TRY(const std::string value, word_text(department, field));
    add("departments", value);
  }
  return text;
}

Field number_field(const Exchange& exchange, std::string name, std::string label) {
  Field field;
  field.name = std::move(name);
  field.label = std::move(label);
  field.kind = Field::Kind::number;
  field.value = exchange.query(field.name);
  return field;
}

// Its words, unit and default; where the default comes from stands in the hint.
Field parameter_field(const Exchange& exchange, LeverKind kind, const LeverParameter& parameter) {
  const bool french = exchange.language == Language::fr;
  const std::string& unit = french ? parameter.unit_fr : parameter.unit_en;
  Field field = number_field(exchange, name_of(kind, parameter.rule.name),
                             french ? parameter.description_fr : parameter.description_en);
  if (!unit.empty()) field.label += " (" + unit + ")";
  if (parameter.rule.is_text) field.kind = Field::Kind::text;
  if (parameter.has_default()) {
    const std::string usual = parameter.default_number
                                  ? format_number(*parameter.default_number, exchange.language, 9)
                                  : parameter.default_text;
    field.hint = exchange.in_words("{value} when nothing is given: {source}",
                                   {{"value", usual}, {"source", parameter.source}});
    if (field.value.empty())
      field.value = parameter.default_number ? to_text(*parameter.default_number) : parameter.default_text;
  } else if (parameter.rule.required) {
    field.required = exchange.in_words("required");
  }
  return field;
}

// For who moves it rather than types: the script of the page shows it, and gives what it says to the field. A number that may be anything has none.
Html slider(const Exchange& exchange, LeverKind kind, const LeverParameter& parameter) {
  if (parameter.rule.is_text || !parameter.default_number) return {};
  const double most = std::min(parameter.rule.most, std::max(1.0, 4 * *parameter.default_number));
  const std::string name = name_of(kind, parameter.rule.name);
  const auto value = parse_number(exchange.query(name));
  return html::element(
      "input", {{"type", "range"},
                html::Attribute("hidden"),
                {"data-of", name},
                {"min", to_text(parameter.rule.least)},
                {"max", to_text(most)},
                {"step", most <= 1    ? "0.01"
                         : most <= 30 ? "0.1"
                                      : "1"},
                {"value", to_text(value.value_or(*parameter.default_number))},
                {"aria-label",
                 exchange.language == Language::fr ? parameter.description_fr : parameter.description_en}});
}

Field department_field(const Exchange& exchange, LeverKind kind, const City& city) {
  Field field;
  field.name = name_of(kind, "departments");
  field.label = exchange.in_words("Department");
  field.kind = Field::Kind::choice;
  field.choices = {{"", std::string(exchange.in_words("all"))}};
  for (const Department& department : city.departments) {
    const std::string& word = department.code.empty() ? department.name : department.code;
    field.choices.push_back({word, word == department.name ? word : word + ", " + department.name});
  }
  field.value = exchange.query(field.name);
  return field;
}

// What every lever has.
std::vector<Field> usual_fields(const Exchange& exchange, const LeverKindInfo& info, const City& city,
                                int first_year) {
  std::vector<Field> fields;
  fields.push_back(department_field(exchange, info.kind, city));
  for (const CommonField& common : common_fields) {
    fields.push_back(number_field(exchange, name_of(info.kind, common.name), label_of(exchange, common)));
    if (common.name == "start" && fields.back().value.empty())
      fields.back().value = std::to_string(first_year);
  }
  return fields;
}

void add_error(AskedSimulation& asked, std::string name, std::string_view label, std::string error) {
  Field field;
  field.name = std::move(name);
  field.label = label;
  field.error = std::move(error);
  asked.fields.push_back(std::move(field));
}

std::optional<double> take_number(const Exchange& exchange, AskedSimulation& asked, std::string name,
                                  std::string_view label, double most) {
  const std::string typed = exchange.query(name);
  if (typed.empty()) return std::nullopt;
  const auto number = parse_number(typed);
  if (number && *number >= 0 && *number <= most) return number;
  add_error(
      asked, std::move(name), label,
      exchange.in_words("write a number from {least} to {most}", {{"least", "0"}, {"most", to_text(most)}}));
  return std::nullopt;
}

void take_levers(const Exchange& exchange, AskedSimulation& asked) {
  const LeverCatalogue& catalogue = *exchange.site.figures().method().levers;
  const int first_year = year_of(asked.inventory().header.date) + 1;
  for (const LeverKindInfo& info : catalogue.kinds) {
    if (exchange.query(code(info.kind)).empty()) continue;
    const auto lever = [&]() -> Result<Lever> {
      TRY(const std::string text, lever_text(exchange, info));
      return lever_from_text(text, catalogue, first_year);
    }();
    if (!lever) {
      const Error& error = lever.error();
      add_error(asked, error.where.column.empty() ? std::string(code(info.kind)) : error.where.column,
                kind_name(info, exchange.language),
                describe(Error{error.kind, error.message, error.parameters, {}}, exchange.language));
    } else {
      asked.book.levers.push_back(*lever);
    }
  }
}

const std::string* error_of(const AskedSimulation& asked, const std::string& name) {
  const auto found = std::ranges::find(asked.fields, name, &Field::name);
  return found == asked.fields.end() ? nullptr : &found->error;
}

Html shown(const AskedSimulation& asked, Field field) {
  if (const std::string* error = error_of(asked, field.name); error != nullptr) field.error = *error;
  return html::field(field);
}

Html group(std::string_view legend, const Html& inside) {
  return html::element("fieldset", {}, html::element("legend", {}, legend), inside);
}

}  // namespace

bool AskedSimulation::is_chosen(LeverKind kind) const {
  return std::ranges::any_of(book.levers, [&](const Lever& lever) { return lever.kind == kind; });
}

Result<AskedSimulation> asked_simulation(const Exchange& exchange) {
  AskedSimulation asked;
  TRY(asked.inventories, inventories_by_date(exchange));
  TRY(asked.chosen, inventory_asked(asked.inventories, exchange.query("inventaire")));
  asked.set = exchange.query("jeu");
  if (asked.set.empty()) asked.set = exchange.site.figures().method().set;
  TRY(asked.criterion, criterion_asked(exchange.query("critere")));
  const int base = year_of(asked.inventory().header.date);
  const std::string_view until_label = exchange.in_words("Last year"),
                         target_label = exchange.in_words("Or the CO₂e to avoid (kg)");
  const auto until = take_number(exchange, asked, "horizon", until_label, 9999);
  const auto growth = take_number(exchange, asked, "croissance",
                                  exchange.in_words("Growth without the levers, % a year"), 100);
  asked.goal.budget = take_number(exchange, asked, "budget", exchange.in_words("Budget (€)"), 1e15);
  asked.goal.target = take_number(exchange, asked, "cible", target_label, 1e15);
  asked.until = until ? static_cast<int>(*until) : base + usual_horizon;
  if (asked.until < base || asked.until > base + longest_horizon)
    add_error(asked, "horizon", until_label,
              exchange.in_words(
                  "choose a year from {first} to {last}",
                  {{"first", std::to_string(base)}, {"last", std::to_string(base + longest_horizon)}}));
  if (asked.goal.budget && asked.goal.target)
    add_error(asked, "cible", target_label,
              std::string(exchange.in_words("give a budget or what to avoid, not both")));
  if (growth && *growth > 0) asked.book.growth.emplace_back("*", *growth);
  take_levers(exchange, asked);
  return asked;
}

Html simulation_form(const Exchange& exchange, const AskedSimulation& asked) {
  const LeverCatalogue& catalogue = *exchange.site.figures().method().levers;
  const int base = year_of(asked.inventory().header.date);
  html::Form form{exchange.url("/simulateur"), false};
  Html scope = shown(asked, inventory_field(exchange, "inventaire", exchange.in_words("Inventory"),
                                            asked.inventories, asked.chosen));
  Field until = number_field(exchange, "horizon", std::string(exchange.in_words("Last year")));
  if (until.value.empty()) until.value = std::to_string(base + usual_horizon);
  scope += shown(asked, until);
  scope += shown(asked, criterion_field(exchange, "critere", asked.criterion));
  scope += shown(asked, number_field(exchange, "croissance",
                                     std::string(exchange.in_words("Growth without the levers, % a year"))));
  scope += shown(asked, set_field(exchange, "jeu", exchange.in_words("Factor set"), asked.set));
  form.inside = group(exchange.in_words("What is simulated"), scope);
  Html levers;
  const auto city = city_of(exchange);
  for (const LeverKindInfo& info : catalogue.kinds) {
    Field check;
    check.name = code(info.kind);
    check.label = kind_name(info, exchange.language);
    check.kind = Field::Kind::check;
    check.value = exchange.query(check.name);
    check.hint = exchange.language == Language::fr ? info.summary_fr : info.summary_en;
    levers += shown(asked, check);
    if (check.value.empty() || !city) continue;
    Html settings;
    for (const LeverParameter& parameter : info.parameters) {
      settings += shown(asked, parameter_field(exchange, info.kind, parameter));
      settings += slider(exchange, info.kind, parameter);
    }
    for (const Field& field : usual_fields(exchange, info, city->city, base + 1))
      settings += shown(asked, field);
    levers += group(exchange.in_words("Settings: {lever}", {{"lever", check.label}}), settings);
  }
  form.inside += group(exchange.in_words("The levers"), levers);
  Html goal = shown(asked, number_field(exchange, "budget", std::string(exchange.in_words("Budget (€)"))));
  goal += shown(asked,
                number_field(exchange, "cible", std::string(exchange.in_words("Or the CO₂e to avoid (kg)"))));
  form.inside += group(exchange.in_words("The best plan: which of these levers to choose"), goal);
  form.button = exchange.in_words("Simulate");
  return html::render(form);
}

std::string command_words(const Exchange& exchange, const AskedSimulation& asked) {
  std::string words = "capnr simulate --inventory " + to_string(asked.inventory().header.date) + " --set " +
                      asked.set + " --until " + std::to_string(asked.until);
  for (const LeverKindInfo& info : exchange.site.figures().method().levers->kinds)
    if (asked.is_chosen(info.kind))
      if (const auto text = lever_text(exchange, info)) words += " --lever '" + *text + "'";
  for (const auto& [type, percent] : asked.book.growth)
    words += " --growth '" + type + "=" + to_text(percent) + "'";
  if (asked.goal.budget) words += " --budget " + to_text(*asked.goal.budget);
  if (asked.goal.target) words += " --target " + to_text(*asked.goal.target);
  return words;
}

}  // namespace capnr::web
