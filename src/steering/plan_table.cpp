// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_table.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "base/text.h"
#include "steering/plan_cells.h"

namespace capnr {
namespace {

enum Field : std::uint8_t {
  id,
  title,
  description,
  commitments,
  department,
  people,
  partners,
  budget,
  spent,
  start,
  end,
  milestones,
  reached,
  progress,
  progress_date,
  note,
  lever,
  effect,
  indicators,
  evidence,
  weight,
  revision
};

constexpr std::array<RegisterColumn, 22> columns = {{
    {"action|id|numero|n"},
    {"title|titre|intitule"},
    {"description"},
    {"commitments|engagements|engagement|commitment"},
    {"department|direction|direction pilote"},
    {"people|personnes|responsables|responsable"},
    {"partners|partenaires"},
    {"budget planned|budget prevu|budget"},
    {"budget spent|budget depense|depense"},
    {"start|debut"},
    {"end|fin"},
    {"milestones|jalons"},
    {"milestones reached|jalons atteints"},
    {"progress|avancement"},
    {"progress date|date d avancement|date avancement"},
    {"note|commentaire"},
    {"lever|levier"},
    {"expected effect|effet attendu"},
    {"indicators|indicateurs"},
    {"evidence|justificatifs|justificatif|preuves"},
    {"weight|poids"},
    {"revision"},
}};
constexpr std::array<std::string_view, 22> titles_fr = {
    "action",    "titre",       "description",     "engagements",    "direction",
    "personnes", "partenaires", "budget prévu",    "budget dépensé", "début",
    "fin",       "jalons",      "jalons atteints", "avancement",     "date d’avancement",
    "note",      "levier",      "effet attendu",   "indicateurs",    "justificatifs",
    "poids",     "révision"};

constexpr std::string_view commitment_prefix = "E-";

Where in_column(Field field) {
  return {.column = std::string(columns[field].name())};
}

bool has(const RegisterRow& row, Field field) {
  return row.header->place[field].has_value();
}

// ---- Words that must be known ------------------------------------------------------------------------------------------------

Result<std::vector<std::string>> read_commitments(std::string_view cell, const Programme& programme) {
  std::vector<std::string> ids;
  for (std::string word : plan_words(cell)) {
    if (programme.commitment(word) == nullptr && word.starts_with(commitment_prefix))
      word.erase(0, commitment_prefix.size());
    if (programme.commitment(word) == nullptr)
      return fail(Kind::bad_input, "there is no commitment {id}: capnr indicators --all lists them",
                  {{"id", word}}, in_column(Field::commitments));
    ids.push_back(std::move(word));
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<std::vector<std::string>> read_indicators(std::string_view cell, const Programme& programme) {
  std::vector<std::string> ids = plan_words(cell);
  for (const std::string& one : ids)
    if (programme.indicator(one) == nullptr)
      return fail(Kind::bad_input, "there is no indicator {id}: capnr indicators lists them", {{"id", one}},
                  in_column(Field::indicators));
  return ids;
}

Result<std::string> read_department(const std::string& cell, std::span<const Department> departments) {
  if (cell.empty() || departments.empty()) return cell;
  const std::string key = folded(cell);
  std::string codes;
  for (const Department& one : departments) {
    if (folded(one.code) == key || folded(one.name) == key) return one.code.empty() ? one.name : one.code;
    codes += (codes.empty() ? "" : ", ") + (one.code.empty() ? one.name : one.code);
  }
  return fail(Kind::bad_input, "{value} is no department of the city: write one of {codes}",
              {{"value", cell}, {"codes", codes}}, in_column(Field::department));
}

Result<std::string> read_lever(const std::string& cell, const LeverBook* book) {
  if (cell.empty() || book == nullptr) return cell;
  std::string ids;
  for (const Lever& one : book->levers) {
    if (one.id == cell) return cell;
    ids += (ids.empty() ? "" : ", ") + one.id;
  }
  return fail(Kind::bad_input, "there is no lever {id}: the city has {ids}", {{"id", cell}, {"ids", ids}},
              in_column(Field::lever));
}

Result<std::optional<Date>> read_date(const RegisterRow& row, Field field) {
  if (row.cell(field).empty()) return std::nullopt;
  TRY(const Date date, register_date(row, field, columns[field]));
  return date;
}

Result<std::optional<double>> read_number(const RegisterRow& row, Field field,
                                          double most = std::numeric_limits<double>::max()) {
  return register_number(row, field, columns[field], 0, most);
}

Result<std::vector<Milestone>> read_milestones(const RegisterRow& row, Field field) {
  Result<std::vector<Milestone>> list = plan_milestones(row.cell(field));
  if (list) return list;
  return tl::unexpected(list.error().at(in_column(field)));
}

Result<> read_texts(const RegisterRow& row, const PlanTableContext& context, Action& action) {
  constexpr std::array<std::pair<Field, std::string Action::*>, 5> texts = {
      {{Field::title, &Action::title},
       {Field::description, &Action::description},
       {Field::people, &Action::people},
       {Field::partners, &Action::partners},
       {Field::effect, &Action::expected_effect}}};
  for (const auto& [field, member] : texts)
    if (has(row, field)) action.*member = row.cell(field);
  if (action.title.empty())
    return fail(Kind::bad_input, "the action has no title", {}, in_column(Field::title));
  if (has(row, Field::commitments)) {
    TRY(action.commitments, read_commitments(row.cell(Field::commitments), context.programme));
  }
  if (has(row, Field::indicators)) {
    TRY(action.indicators, read_indicators(row.cell(Field::indicators), context.programme));
  }
  if (has(row, Field::department)) {
    TRY(action.department, read_department(row.cell(Field::department), context.departments));
  }
  if (has(row, Field::lever)) {
    TRY(action.lever, read_lever(row.cell(Field::lever), context.levers));
  }
  return {};
}

Result<> read_content(const RegisterRow& row, const PlanTableContext& context, Action& action) {
  TRY_VOID(read_texts(row, context, action));
  if (has(row, Field::budget)) {
    TRY(action.budget, read_number(row, Field::budget));
  }
  if (has(row, Field::start)) {
    TRY(action.start, read_date(row, Field::start));
  }
  if (has(row, Field::end)) {
    TRY(action.end, read_date(row, Field::end));
  }
  if (action.start && action.end && *action.end < *action.start)
    return fail(Kind::bad_input, "the action ends on {end}, before it starts, on {start}",
                {{"end", to_string(*action.end)}, {"start", to_string(*action.start)}},
                in_column(Field::end));
  if (has(row, Field::milestones)) {
    TRY(action.milestones, read_milestones(row, Field::milestones));
  }
  if (has(row, Field::weight)) {
    TRY(const std::optional<double> told, read_number(row, Field::weight, 1000));
    action.weight = told.value_or(1);
  }
  return {};
}

// ---- What the journal does not know yet ----------------------------------------------------------------------------------------

class Followed {
 public:
  Followed(const RegisterRow& row, const Action& action, const YearPlan& now, Date today)
      : row_(row), action_(action), known_(now.followed(action.id)), year_(now.plan.year), today_(today) {}

  Result<> read() {
    TRY(const std::optional<Date> told, read_date(row_, Field::progress_date));
    date_ = told && told != known_.date ? *told : today_;
    TRY_VOID(read_progress());
    TRY(const std::optional<double> euros, read_number(row_, Field::spent));
    if (euros && euros != known_.spent) add(PlanEntryKind::spent, date_, euros, "");
    TRY_VOID(read_reached());
    for (const std::string& file : plan_words(row_.cell(Field::evidence)))
      if (std::ranges::find(known_.evidence, file, &AttachedEvidence::name) == known_.evidence.end())
        evidence.push_back({action_.id, file, row_.number});
    return {};
  }

  std::vector<PlanEntry> entries;
  std::vector<NamedEvidence> evidence;

 private:
  Result<> read_progress() {
    TRY(const std::optional<double> percent, read_number(row_, Field::progress, 100));
    const std::string text = row_.cell(Field::note);
    const bool is_new_text =
        !text.empty() && std::ranges::find(known_.notes, text, &ProgressNote::text) == known_.notes.end();
    if (percent && percent != known_.percent) {
      add(PlanEntryKind::progress, date_, percent, text);
    } else if (is_new_text) {
      add(PlanEntryKind::note, date_, std::nullopt, text);
    }
    return {};
  }

  Result<> read_reached() {
    TRY(const std::vector<Milestone> list, read_milestones(row_, Field::reached));
    for (const Milestone& one : list) {
      const auto same = std::ranges::find_if(action_.milestones, [&](const Milestone& milestone) {
        return folded(milestone.label) == folded(one.label);
      });
      if (same == action_.milestones.end())
        return fail(Kind::bad_input, "the action {action} has no milestone called {label}",
                    {{"action", action_.id}, {"label", one.label}}, in_column(Field::reached));
      const auto before = known_.reached.find(same->label);
      if (before == known_.reached.end() || before->second != one.due)
        add(PlanEntryKind::milestone, one.due, std::nullopt, same->label);
    }
    return {};
  }

  void add(PlanEntryKind kind, Date date, std::optional<double> number, std::string text) {
    entries.push_back({year_, action_.id, kind, date, number, std::move(text)});
  }

  const RegisterRow& row_;
  const Action& action_;
  const ActionProgress& known_;
  int year_;
  Date today_, date_;
};

class TableImport {
 public:
  TableImport(const Plan& base, const YearPlan& now, const PlanTableContext& context)
      : base_(base), now_(now), context_(context) {
    import_.plan = base;
    import_.plan.words.reset();
  }

  Result<> row(const RegisterRow& row) {
    const Action* before = action_of(row);
    Action action = before == nullptr ? Action{} : *before;
    if (before == nullptr) action.id = row.cell(Field::id).empty() ? free_id() : row.cell(Field::id);
    if (import_.named.contains(action.id))
      return fail(Kind::bad_input, "the action {action} is there twice", {{"action", action.id}},
                  in_column(Field::id));
    TRY_VOID(read_content(row, context_, action));
    Followed followed(row, action, now_, context_.today);
    TRY_VOID(followed.read());
    std::ranges::move(followed.entries, std::back_inserter(import_.entries));
    std::ranges::move(followed.evidence, std::back_inserter(import_.evidence));
    import_.named.insert(action.id);
    std::erase_if(import_.plan.actions, [&](const Action& one) { return one.id == action.id; });
    import_.plan.actions.push_back(std::move(action));
    return {};
  }

  PlanImport take() {
    std::ranges::sort(import_.plan.actions, {}, &Action::id);
    return std::move(import_);
  }

 private:
  // By its id; without one, the action of the same title and department.
  const Action* action_of(const RegisterRow& row) const {
    const std::string wanted = row.cell(Field::id);
    for (const Plan* plan : {&base_, &now_.plan})
      for (const Action& action : plan->actions)
        if (wanted.empty() ? folded(action.title) == folded(row.cell(Field::title)) : action.id == wanted)
          return &action;
    return nullptr;
  }

  std::string free_id() const {
    for (std::size_t number = 1;; ++number) {
      std::string id = (number < 10 ? "A-0" : "A-") + std::to_string(number);
      if (import_.plan.action(id) == nullptr && now_.plan.action(id) == nullptr) return id;
    }
  }

  const Plan& base_;
  const YearPlan& now_;
  const PlanTableContext& context_;
  PlanImport import_;
};

std::string with_prefix(const std::vector<std::string>& ids) {
  std::vector<std::string> words;
  words.reserve(ids.size());
  for (const std::string& one : ids) words.push_back(std::string(commitment_prefix) + one);
  return plan_cell(words);
}

std::string reached_cell(const ActionProgress& progress) {
  std::vector<Milestone> list;
  list.reserve(progress.reached.size());
  for (const auto& [label, date] : progress.reached) list.push_back({date, label});
  std::ranges::sort(list);
  return plan_cell(list);
}

std::string evidence_cell(const ActionProgress& progress) {
  std::vector<std::string> names;
  names.reserve(progress.evidence.size());
  for (const AttachedEvidence& one : progress.evidence) names.push_back(one.name);
  return plan_cell(names);
}

}  // namespace

std::span<const RegisterColumn> plan_columns() {
  return columns;
}

std::vector<std::string> plan_headers(Language language) {
  std::vector<std::string> headers;
  headers.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    headers.emplace_back(language == Language::fr ? titles_fr[i] : columns[i].name());
  return headers;
}

std::vector<PlanCell> plan_row(const YearPlan& plan, const Action& action) {
  const ActionProgress& told = plan.followed(action.id);
  std::vector<PlanCell> cells(columns.size());
  const auto put = [&](Field field, std::string text, PlanCellKind kind = PlanCellKind::text) {
    cells[field] = {kind, std::move(text)};
  };
  put(Field::id, action.id);
  put(Field::title, action.title);
  put(Field::description, action.description);
  put(Field::commitments, with_prefix(action.commitments));
  put(Field::department, action.department);
  put(Field::people, action.people);
  put(Field::partners, action.partners);
  put(Field::budget, plan_cell(action.budget), PlanCellKind::number);
  put(Field::spent, plan_cell(told.spent), PlanCellKind::number);
  put(Field::start, plan_cell(action.start), PlanCellKind::date);
  put(Field::end, plan_cell(action.end), PlanCellKind::date);
  put(Field::milestones, plan_cell(action.milestones));
  put(Field::reached, reached_cell(told));
  put(Field::progress, plan_cell(told.percent), PlanCellKind::number);
  put(Field::progress_date, plan_cell(told.date), PlanCellKind::date);
  put(Field::note, told.notes.empty() ? "" : told.notes.back().text);
  put(Field::lever, action.lever);
  put(Field::effect, action.expected_effect);
  put(Field::indicators, plan_cell(action.indicators));
  put(Field::evidence, evidence_cell(told));
  put(Field::weight, plan_cell(action.weight), PlanCellKind::number);
  put(Field::revision, std::to_string(plan.revision), PlanCellKind::number);
  return cells;
}

Result<std::optional<std::int64_t>> revision_of(const RegisterTable& table) {
  std::optional<std::int64_t> revision;
  for (const RegisterRow& row : table.rows) {
    Result<std::optional<double>> told = read_number(row, Field::revision, 1e9);
    if (!told)
      return tl::unexpected(told.error().at({.row = row.number, .column = told.error().where.column}));
    if (!*told) continue;
    const auto number = static_cast<std::int64_t>(**told);
    if (revision && *revision != number)
      return fail(Kind::bad_input,
                  "the rows come from several revisions, {first} and {second}: import each part alone",
                  {{"first", std::to_string(*revision)}, {"second", std::to_string(number)}},
                  {.row = row.number, .column = std::string(columns[Field::revision].name())});
    revision = number;
  }
  return revision;
}

Result<PlanImport> read_plan_table(const RegisterTable& table, const Plan& base, const YearPlan& now,
                                   const PlanTableContext& context,
                                   FunctionRef<Result<>(const RegisterRow&, const Error&)> on_reject) {
  TableImport import(base, now, context);
  for (const RegisterRow& row : table.rows) {
    const Result<> done = import.row(row);
    if (!done) TRY_VOID(on_reject(row, done.error()));
  }
  return import.take();
}

}  // namespace capnr
