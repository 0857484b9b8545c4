// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/indicator_list.h"
#include "publish/plan_output.h"
#include "publish/terminal_text.h"
#include "publish/words.h"
#include "steering/plan_cells.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string_view name_of(const CommitmentWords& one, Language language) {
  return language == Language::en && !one.title_en.empty() ? one.title_en : one.title_fr;
}

std::string reference_of(const WeakEvidence& one) {
  return one.indicator + (one.measure.empty() ? "" : "/" + one.measure);
}

class CoverageText : public TerminalText {
 public:
  CoverageText(const YearPlan& plan, const PlanCoverage& coverage, const TerminalOptions& options)
      : TerminalText(options), plan_(plan), coverage_(coverage) {}

  std::string text() {
    title(in_words("plan of {year} on {date}", {{"year", std::to_string(plan_.plan.year)},
                                                {"date", shown_date(coverage_.as_of, language())}}));
    totals();
    commitments();
    departments();
    delays();
    money();
    evidence();
    return taken();
  }

 private:
  static std::string count(std::size_t number) { return std::to_string(number); }
  std::string percent(const std::optional<double>& share) const {
    return share ? format_number(*share, language()) + " %" : "–";
  }
  std::string euros(double amount) const { return format_number(amount, language(), 9) + " €"; }

  void totals() {
    const std::size_t all = coverage_.words.commitments.size();
    item(in_words("{covered} commitments of {all} have an action",
                  {{"covered", count(all - coverage_.uncovered.size())}, {"all", count(all)}}));
    if (!coverage_.map.empty())
      item(in_words("{count} departments of {all} take part",
                    {{"count", count(coverage_.map.size() - coverage_.absent.size())},
                     {"all", count(coverage_.map.size())}}));
    item(in_words(
        "done: {rate} of what should be, {untold} actions say nothing of their progress",
        {{"rate", percent(coverage_.realised.rate())}, {"untold", count(coverage_.realised.untold)}}));
    item(in_words("planned {budget}, spent {spent}; {count} actions without a budget",
                  {{"budget", euros(coverage_.budget)},
                   {"spent", euros(coverage_.spent)},
                   {"count", count(coverage_.without_budget)}}));
  }

  void commitments() {
    if (coverage_.uncovered.empty()) return;
    heading(in_words("Commitments without an action"));
    for (const CommitmentWords& one : coverage_.uncovered)
      item(one.id + "  " + std::string(name_of(one, language())));
  }

  void departments() {
    if (coverage_.map.empty()) return;
    if (!coverage_.absent.empty()) heading(in_words("Departments without an action"));
    for (const DepartmentName& one : coverage_.absent) item(one.code + "  " + one.name);
    heading(in_words("Actions by department and axis"));
    TextTable table;
    table.columns.push_back({in_words("department")});
    for (std::size_t axis = 0; axis < axis_count; ++axis)
      table.columns.push_back({std::string(capnr::name(static_cast<Axis>(axis), language())), true});
    for (const DepartmentRow& row : coverage_.map) {
      std::vector<std::string> cells = {row.department.code.empty() ? row.department.name
                                                                    : row.department.code};
      for (const std::size_t number : row.actions) cells.push_back(number == 0 ? "·" : count(number));
      table.rows.push_back(std::move(cells));
    }
    this->table(table);
  }

  void delays() {
    if (!coverage_.late_milestones.empty()) heading(in_words("Late milestones"));
    for (const LateMilestone& one : coverage_.late_milestones)
      item(to_string(one.due) + "  " + one.action + "  " + one.label);
    if (!coverage_.late_actions.empty()) heading(in_words("Late actions"));
    for (const LateAction& one : coverage_.late_actions)
      item(to_string(one.end) + "  " + one.action + "  " + one.title + "  (" + percent(one.percent) + ")");
  }

  void money() {
    if (coverage_.overspent.empty()) return;
    heading(in_words("Spent more than planned"));
    for (const OverspentAction& one : coverage_.overspent)
      item(one.action + "  " + one.title + ": " +
           in_words("{spent} for {budget}", {{"spent", euros(one.spent)}, {"budget", euros(one.budget)}}));
  }

  void evidence() {
    if (coverage_.evidence.empty()) return;
    heading(in_words("Indicators of the actions without fresh evidence"));
    for (const WeakEvidence& one : coverage_.evidence) {
      std::string words = reference_of(one) + "  " + std::string(capnr::name(one.status, language()));
      if (one.stale_after) words += " (" + to_string(*one.stale_after) + ")";
      item(words + "  " + plan_cell(one.actions));
    }
  }

  const YearPlan& plan_;
  const PlanCoverage& coverage_;
};

void write_lists(JsonWriter& json, const PlanCoverage& coverage) {
  json.key("commitments_without_action").begin_array();
  for (const CommitmentWords& one : coverage.uncovered) json.text(one.id);
  json.end_array().key("departments_without_action").begin_array();
  for (const DepartmentName& one : coverage.absent) json.text(one.code);
  json.end_array().key("late_milestones").begin_array();
  for (const LateMilestone& one : coverage.late_milestones) {
    json.begin_object().key("action").text(one.action).key("label").text(one.label);
    json.key("due").text(to_string(one.due)).end_object();
  }
  json.end_array().key("late_actions").begin_array();
  for (const LateAction& one : coverage.late_actions) {
    json.begin_object().key("action").text(one.action).key("end").text(to_string(one.end)).key("progress");
    one.percent ? json.number(*one.percent) : json.null();
    json.end_object();
  }
  json.end_array().key("overspent").begin_array();
  for (const OverspentAction& one : coverage.overspent) {
    json.begin_object().key("action").text(one.action).key("budget").number(one.budget);
    json.key("spent").number(one.spent).end_object();
  }
  json.end_array();
}

void write_map(JsonWriter& json, const PlanCoverage& coverage) {
  json.key("map").begin_array();
  for (const DepartmentRow& row : coverage.map) {
    json.begin_object().key("department").text(row.department.code).key("name").text(row.department.name);
    json.key("validated").boolean(row.validated);
    for (std::size_t axis = 0; axis < axis_count; ++axis)
      json.key(code(static_cast<Axis>(axis))).integer(static_cast<std::int64_t>(row.actions.at(axis)));
    json.end_object();
  }
  json.end_array();
}

void write_evidence(JsonWriter& json, const PlanCoverage& coverage) {
  json.key("evidence").begin_array();
  for (const WeakEvidence& one : coverage.evidence) {
    json.begin_object().key("indicator").text(one.indicator).key("measure").text(one.measure);
    json.key("status").text(code(one.status)).key("stale_after");
    one.stale_after ? json.text(to_string(*one.stale_after)) : json.null();
    json.key("actions").begin_array();
    for (const std::string& action : one.actions) json.text(action);
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string coverage_text(const YearPlan& plan, const PlanCoverage& coverage,
                          const TerminalOptions& options) {
  return CoverageText(plan, coverage, options).text();
}

std::string coverage_json(const YearPlan& plan, const PlanCoverage& coverage) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("year").integer(plan.plan.year).key("state").text(code(plan.state));
  json.key("as_of").text(to_string(coverage.as_of));
  json.key("commitments").integer(static_cast<std::int64_t>(coverage.words.commitments.size()));
  json.key("departments").integer(static_cast<std::int64_t>(coverage.map.size()));
  json.key("budget_planned").number(coverage.budget).key("budget_spent").number(coverage.spent);
  json.key("done_of_expected");
  const std::optional<double> rate = coverage.realised.rate();
  rate ? json.number(*rate) : json.null();
  write_lists(json, coverage);
  write_map(json, coverage);
  write_evidence(json, coverage);
  json.end_object();
  return out + "\n";
}

std::string coverage_csv(const PlanCoverage& coverage, Language language) {
  std::string out;
  CsvWriter csv(out, ';', true);
  csv.text(tr(language, "department")).text(tr(language, "name"));
  for (std::size_t axis = 0; axis < axis_count; ++axis) csv.text(name(static_cast<Axis>(axis), language));
  csv.text(tr(language, "validated")).end_row();
  for (const DepartmentRow& row : coverage.map) {
    csv.text(row.department.code).text(row.department.name);
    for (const std::size_t number : row.actions) csv.integer(static_cast<long long>(number));
    csv.text(row.validated ? tr(language, "yes") : tr(language, "no")).end_row();
  }
  return out;
}

}  // namespace capnr
