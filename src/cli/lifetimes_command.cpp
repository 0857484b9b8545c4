// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <CLI/App.hpp>

#include "cli/city_lives.h"
#include "cli/output.h"
#include "publish/lifetimes.h"
#include "steering/lifetime_policy.h"

namespace capnr::cli {
namespace {

struct Options {
  InventoryOptions inventory;
  MethodOptions method;
  std::vector<std::string> by, only, policy;
  std::vector<double> ages;
  std::string format = "table", output, vanished = "middle";
  bool late_entry = false, premature = false;
};

struct Question {
  std::vector<LifeDimension> dimensions;
  KindValues policy;
  VanishedRule vanished = VanishedRule::middle;
};

Result<Question> question_of(const Options& options) {
  Question question;
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  for (const std::string& word : options.by) {
    const auto dimension = life_dimension_from(word);
    if (!dimension)
      return fail(Kind::usage, "--by: {word} is not known; known: {known}",
                  {{"word", word}, {"known", "type, department, manufacturer, model"}});
    if (std::find(question.dimensions.begin(), question.dimensions.end(), *dimension) ==
        question.dimensions.end())
      question.dimensions.push_back(*dimension);
  }
  if (question.dimensions.empty()) question.dimensions = {LifeDimension::type};
  if (options.vanished != "middle" && options.vanished != "later")
    return fail(Kind::usage, "--vanished: {word} is not known; known: {known}",
                {{"word", options.vanished}, {"known", "middle, later"}});
  question.vanished = options.vanished == "later" ? VanishedRule::later : VanishedRule::middle;
  for (const double age : options.ages)
    if (!(age > 0 && age <= 100)) return fail(Kind::usage, "--ages: years between 0 and 100, such as 5,6");
  TRY(question.policy, KindValues::parse("--policy", options.policy, policy_range));
  return question;
}

// From the lives of a city to what is shown of them.
class Summary {
 public:
  Summary(const CityLives& city, const Options& options, const Question& question)
      : city_(city), options_(options), question_(question) {}

  LifetimeDocument document(const FactorSet& set) {
    LifetimeDocument out;
    out.city = city_.city.name;
    out.insee_code = city_.city.insee_code;
    out.set = set.name;
    out.inventories = city_.lives.inventories;
    out.dimensions = question_.dimensions;
    out.kinds = city_.kinds;
    out.vanished_rule = question_.vanished;
    out.late_entry = options_.late_entry;
    out.gone_before = city_.lives.gone_before;
    sort_lives(out);
    for (auto& [key, group] : groups_)
      out.classes.push_back(
          lifetime_class(key, group.lives, ages_of(group), out.inventories.front(), options_.late_entry));
    std::stable_sort(out.classes.begin(), out.classes.end(),
                     [](const auto& a, const auto& b) { return a.machines > b.machines; });
    for (auto& [name, department] : departments_) out.departments.push_back(department);
    std::stable_sort(out.departments.begin(), out.departments.end(),
                     [](const auto& a, const auto& b) { return a.premature > b.premature; });
    std::stable_sort(out.premature.begin(), out.premature.end(),
                     [](const auto& a, const auto& b) { return a.age < b.age; });
    return out;
  }

 private:
  struct Group {
    std::vector<ExpectedLife> lives;
    std::set<std::uint32_t> kinds;
  };
  struct Expected {
    double years = std::nan("");
    std::string_view from;
  };

  bool wanted(const EquipmentKind& kind) const {
    return options_.only.empty() ||
           std::any_of(options_.only.begin(), options_.only.end(),
                       [&](const std::string& word) { return names_kind(word, kind); });
  }
  std::vector<double> ages_of(const Group& group) const {
    std::set<double> ages(options_.ages.begin(), options_.ages.end());
    if (ages.empty()) {
      for (const std::uint32_t kind : group.kinds)
        for (const double age : usual_ages(city_.kinds[kind])) ages.insert(age);
    }
    return {ages.begin(), ages.end()};
  }
  std::string word(LifeDimension dimension, const LifeClass& words) const {
    switch (dimension) {
      case LifeDimension::type:
        return city_.kinds[words.kind].id;
      case LifeDimension::department:
        return words.department;
      case LifeDimension::manufacturer:
        return words.manufacturer;
      case LifeDimension::model:
        break;
    }
    return words.model;
  }
  Expected expected(const EquipmentLife& life, const EquipmentKind& kind) const {
    if (const double years = question_.policy.of(kind); !std::isnan(years)) return {years, "policy"};
    if (life.lifetime_years) return {*life.lifetime_years, "declared"};
    return {kind.lifetime_years, "set"};
  }

  void sort_lives(LifetimeDocument& out) {
    for (const EquipmentLife& life : city_.lives.lives) {
      const LifeClass& words = city_.classes[life.class_number];
      const EquipmentKind& kind = city_.kinds[words.kind];
      if (!wanted(kind)) continue;
      if (words.personal) {
        out.personal += life.quantity;
        continue;
      }
      std::vector<std::string> key;
      key.reserve(question_.dimensions.size());
      for (const LifeDimension dimension : question_.dimensions) key.push_back(word(dimension, words));
      const Expected wait = expected(life, kind);
      Group& group = groups_[key];
      group.lives.push_back({&life, wait.years});
      group.kinds.insert(words.kind);
      judge(out, group.lives.back(), wait, words, kind);
    }
  }

  void judge(LifetimeDocument& out, const ExpectedLife& one, const Expected& wait, const LifeClass& words,
             const EquipmentKind& kind) {
    const EquipmentLife& life = *one.life;
    if (!life.retired() || !life.start || std::isnan(wait.years)) return;
    DepartmentPremature& department = departments_[words.department];
    department.department = words.department;
    department.judged += life.quantity;
    if (!is_premature(one)) return;
    department.premature += life.quantity;
    out.premature.push_back({life.name, kind.id, words.department, life.quantity, life.age(), wait.years,
                             std::string(wait.from), *life.start, life.end, life.how});
  }

  const CityLives& city_;
  const Options& options_;
  const Question& question_;
  std::map<std::vector<std::string>, Group> groups_;
  std::map<std::string, DepartmentPremature> departments_;
};

Result<> run(const Context& context, const Options& options) {
  TRY(const Question question, question_of(options));
  if (options.premature && options.format != "csv")
    return fail(Kind::usage,
                "--premature is written as csv: say --format csv; --format json has the list too");
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const CityLives city, city_lives(context, options.inventory, set, profile, question.vanished));
  for (const std::string& word : question.policy.unused(city.kinds))
    note(tr(context.language, "--policy: the city has no equipment of the kind {word}", {{"word", word}}));
  const LifetimeDocument document = Summary(city, options, question).document(set);
  if (document.classes.empty())
    return fail(Kind::not_found,
                "no equipment of this kind in the inventories: see capnr lifetimes without --only");
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "json") {
    TRY_VOID(write_json(document, sink));
  } else if (options.format == "csv") {
    TRY_VOID(options.premature ? write_premature_csv(document, sink) : write_csv(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace

Action declare_lifetimes(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option(
         "--by", options->by,
         std::string(tr(context.language,
                        "What a class is, between commas: type by default, department, manufacturer, model")))
      ->delimiter(',');
  app.add_option(
         "--only", options->only,
         std::string(tr(context.language, "Only these kinds, between commas: laptop, computer, phone…")))
      ->delimiter(',');
  app.add_option("--policy", options->policy,
                 std::string(tr(context.language, "Years that each kind should last: laptop=6,phone=3")))
      ->delimiter(',');
  app.add_option("--ages", options->ages,
                 std::string(tr(context.language, "Ages at which the share alive is told, in years: 5,6")))
      ->delimiter(',');
  app.add_flag(
      "--late-entry", options->late_entry,
      std::string(
          tr(context.language,
             "Count machines older than the first inventory from it on: what left before it is in no file")));
  app.add_option(
         "--vanished", options->vanished,
         std::string(tr(context.language,
                        "When what is no longer listed has left: middle of the two inventories, or later")))
      ->capture_default_str();
  app.add_flag(
      "--premature", options->premature,
      std::string(tr(context.language, "With --format csv: the machines withdrawn before their time")));
  app.add_option("--format", options->format, std::string(tr(context.language, "table, json or csv")))
      ->capture_default_str();
  app.add_option("--output", options->output,
                 std::string(tr(context.language, "File to write, instead of the standard output")));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
