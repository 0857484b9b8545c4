// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_reader.h"

#include <algorithm>

#include "base/text.h"
#include "inventory/key_index.h"
#include "inventory/pseudonym.h"
#include "inventory/record_members.h"
#include "inventory/word_column.h"
#include "table/padded_cell.h"

namespace capnr {
namespace {

// The words of a class, those it is recognised by first; then those that repeat without being part of it.
constexpr std::array<std::string_view, 13> word_fields = {
    "type",       "manufacturer", "model", "department",  "user_kind",        "status", "country",
    "datacentre", "grade",        "cpu",   "source_file", "operating_system", "user"};
enum Word : std::size_t {
  type,
  manufacturer,
  model,
  department,
  user_kind,
  status,
  country,
  datacentre,
  grade,
  cpu,
  source_file,
  operating_system,
  user
};
constexpr std::size_t words_of_class = 9;
using WordIds = std::array<std::uint32_t, word_fields.size()>;

// A class is what is recognised (type, manufacturer, model) in a context (the other words). There are few of the ones and few of the
// others, so both are found in tables that stay in the cache, and their pair in one look at a larger one.
constexpr std::size_t recognised_words = 3;
using RecognisedKey = std::array<std::uint32_t, recognised_words>;
using ContextKey = std::array<std::uint32_t, words_of_class - recognised_words>;

bool is_detail(std::string_view field) {
  return field == "last_seen_date" || field == "operating_system" || field == "user";
}

// The rows of a type, manufacturer and model that came up: looked at for each row, so apart from what they are.
struct KnownCount {
  std::int64_t rows = 0;
  double quantity = 0;
};

struct ValueColumn {
  int column = -1, times = -1;
  const FieldMapping* mapping = nullptr;
  const Field* field = nullptr;
  Member<EquipmentView> member;
  bool cleaning = false;
  bool is_date = false;
  bool optional = false;  // what cannot be read is left out, not refused
  bool plain = false;     // what a cell says is its value: nothing is to be cleaned or multiplied
};

void assign(EquipmentView& view, const Member<EquipmentView>& member, double value) {
  if (const auto* plain = std::get_if<double EquipmentView::*>(&member)) {
    view.** plain = value;
    return;
  }
  if (const auto* maybe = std::get_if<std::optional<double> EquipmentView::*>(&member)) view.** maybe = value;
}

}  // namespace

struct EquipmentReader::State {
  State(const Recogniser& r, EquipmentChecks c) : recogniser(r), checks(std::move(c)) {}
  const Recogniser& recogniser;
  EquipmentChecks checks;

  // Of the file being read.
  const FilePlan* plan = nullptr;
  const ColumnPlan* columns = nullptr;
  std::optional<RowCells> cells;
  std::uint32_t source = 0;
  int name_column = -1, source_row_column = -1;
  const FieldMapping* name_mapping = nullptr;
  std::vector<ValueColumn> values;
  std::string buffer, name_buffer;

  // Of all files.
  std::array<WordColumn, word_fields.size()> words;
  struct PresentWord {
    WordColumn* words;
    std::size_t column;  // no_column for a constant
    std::size_t word;
  };
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
  std::vector<PresentWord> present_words;  // those that the file has, in their order
  std::size_t word_columns = 0;            // as many cells have all the columns of present_words
  bool cleans_names = false;
  ClassWords classes;
  std::array<std::vector<std::uint32_t>, word_fields.size()>
      class_word;  // by value of a column: its number in `classes`, plus 1
  std::vector<std::optional<std::string>> pseudonyms;  // of users, by value
  KeyIndex<RecognisedKey> recognised_keys;
  KeyIndex<ContextKey> context_keys;
  KeyIndex<std::array<std::uint32_t, 2>> class_keys;  // the numbers of both
  std::vector<Recognition> known;                     // by recognised key
  std::vector<std::uint32_t> known_items;             // as many: their items in `classes`
  std::vector<KnownCount> known_counts;               // as many

  // What a class is, before its number is looked up.
  using ClassKey = std::array<std::uint32_t, 2>;
  ClassKey class_key(const WordIds& ids);
  std::uint32_t class_of(const ClassKey& key);
  std::uint32_t word_in_class(Word word, std::uint32_t value);
  std::string_view pseudonym(std::uint32_t value);
  void add_class(const ClassKey& key);
  RowResult refuse(Reject& reject, const Row& row, CellFault fault, std::string column) const {
    reject.row = row.number;
    reject.column = std::move(column);
    reject.message = std::move(fault.message);
    reject.parameters = std::move(fault.parameters);
    return RowResult::rejected;
  }
  bool plain_value_of(const ValueColumn& value, std::string_view cell, EquipmentView& view) const;
  std::optional<CellFault> value_of(const ValueColumn& value, EquipmentView& view, int& at);
  RowResult read(const Row& row, EquipmentRow& out, Reject& reject, bool with_texts);
  bool read_words(const Row& row, WordIds& ids, Reject& reject);
  void put_texts(const Row& row, const WordIds& ids, EquipmentView& view);
  RowResult read_name(const Row& row, EquipmentView& view, Reject& reject);
};

std::uint32_t EquipmentReader::State::word_in_class(Word word, std::uint32_t value) {
  std::vector<std::uint32_t>& numbers = class_word[word];
  if (numbers.size() <= value) numbers.resize(value + std::size_t{1}, 0);
  if (numbers[value] == 0) numbers[value] = classes.word(words[word].text(value)) + 1;
  return numbers[value] - 1;
}

std::string_view EquipmentReader::State::pseudonym(std::uint32_t value) {
  if (pseudonyms.size() <= value) pseudonyms.resize(value + std::size_t{1});
  std::optional<std::string>& found = pseudonyms[value];
  if (!found) found = pseudonym_of(words[user].text(value), checks.user_key);
  return *found;
}

void EquipmentReader::State::add_class(const ClassKey& key) {
  const std::uint32_t known_as = key[0];
  WordIds ids = {};
  const RecognisedKey& recognised = recognised_keys.key(known_as);
  const ContextKey& context = context_keys.key(key[1]);
  std::copy(context.begin(), context.end(), std::copy(recognised.begin(), recognised.end(), ids.begin()));
  // In the order of ClassWord; the item comes last.
  constexpr std::array order = {department, type,       manufacturer, model,
                                country,    datacentre, status,       user_kind};
  ClassWords::Row made;
  for (std::size_t i = 0; i < order.size(); ++i) made.words[i] = word_in_class(order[i], ids[order[i]]);
  made.words[static_cast<std::size_t>(ClassWord::item)] = known_items[known_as];
  made.score = known[known_as].score;
  made.grade = grade_from(words[grade].text(ids[grade])).value_or(Grade::imported);
  classes.push_back(made);
}

EquipmentReader::State::ClassKey EquipmentReader::State::class_key(const WordIds& ids) {
  RecognisedKey recognised;
  ContextKey context;
  std::copy_n(ids.begin(), recognised.size(), recognised.begin());
  std::copy_n(ids.begin() + recognised_words, context.size(), context.begin());
  const auto as = recognised_keys.number_of(recognised);
  if (as.fresh) {
    known.push_back(recogniser.recognise(words[type].text(ids[type]),
                                         words[manufacturer].text(ids[manufacturer]),
                                         words[model].text(ids[model])));
    known_items.push_back(classes.word(known.back().item));
    known_counts.emplace_back();
  }
  return {as.number, context_keys.number_of(context).number};
}

std::uint32_t EquipmentReader::State::class_of(const ClassKey& key) {
  const auto found = class_keys.number_of(key);
  if (found.fresh) add_class(key);
  return found.number;
}

// Whether the cell is one of those that nearly all cells are like, and says nothing to refuse: it is in the view then.
bool EquipmentReader::State::plain_value_of(const ValueColumn& value, std::string_view cell,
                                            EquipmentView& view) const {
  if (value.is_date) {
    const std::optional<Date> day = plain_date(cell);
    if (!day || !is_likely(*day, checks.cells)) return false;
    view.**std::get_if<std::optional<Date> EquipmentView::*>(&value.member) = day;
    return true;
  }
  const std::optional<double> number = plain_number(cell);
  if (!number || *number < value.field->min || *number > value.field->max) return false;
  assign(view, value.member, *number);
  return true;
}

std::optional<CellFault> EquipmentReader::State::value_of(const ValueColumn& value, EquipmentView& view,
                                                          int& at) {
  at = value.column;
  std::string_view cell = (*cells)[value.column];
  if (cell.empty() && !value.mapping->constant) return std::nullopt;  // as most are in most columns
  cell = quick_trimmed(cell);
  if (value.cleaning) cell = cleaned(cell, *value.mapping, buffer);
  if (says_nothing(cell)) {
    if (!value.mapping->constant) return std::nullopt;
    cell = *value.mapping->constant;
  }
  if (value.is_date) {
    Date day;
    if (auto fault = read_date(cell, columns->table->date_order, checks.cells, day)) {
      if (value.optional) return std::nullopt;
      return fault;
    }
    view.**std::get_if<std::optional<Date> EquipmentView::*>(&value.member) = day;
    return std::nullopt;
  }
  double number = 0;
  if (auto fault = read_number(cell, *value.field, *value.mapping, columns->table->decimal_point, number))
    return fault;
  if (value.times >= 0) {
    at = value.times;
    const std::string_view factor = quick_trimmed((*cells)[value.times]);
    if (says_nothing(factor)) return std::nullopt;
    const auto by = parse_number(factor, columns->table->decimal_point);
    if (!by) return CellFault{"{value} is not a number", {{"value", std::string(factor.substr(0, 60))}}};
    number *= *by;
    if (auto fault = check_range(number, *value.field)) return fault;
  }
  assign(view, value.member, number);
  return std::nullopt;
}

bool EquipmentReader::State::read_words(const Row& row, WordIds& ids, Reject& reject) {
  const bool quick = row.padded && cells->count() >= word_columns;
  std::uint32_t* const numbers = ids.data();
  for (const PresentWord& present : present_words) {
    const WordColumn::Meaning meaning = quick && present.column != no_column
                                            ? present.words->read_padded(cells->first()[present.column])
                                            : present.words->read(cells->raw(present.words->column()));
    if (meaning.fault >= 0) {
      const WordColumn& word = *present.words;
      refuse(reject, row, word.fault(meaning), column_name(*plan, word.column(), word.field()));
      return false;
    }
    numbers[present.word] = meaning.value;
  }
  return true;
}

void EquipmentReader::State::put_texts(const Row& row, const WordIds& ids, EquipmentView& view) {
  view.type = words[type].text(ids[type]);
  view.manufacturer = words[manufacturer].text(ids[manufacturer]);
  view.model = words[model].text(ids[model]);
  view.department = words[department].text(ids[department]);
  view.user_kind = words[user_kind].text(ids[user_kind]);
  view.status = words[status].text(ids[status]);
  view.country = words[country].text(ids[country]);
  view.datacentre = words[datacentre].text(ids[datacentre]);
  view.cpu = words[cpu].text(ids[cpu]);
  if (ids[operating_system] != 0) view.operating_system = words[operating_system].text(ids[operating_system]);
  if (ids[user] != 0) view.user = pseudonym(ids[user]);
  if (ids[grade] != 0) view.grade = grade_from(words[grade].text(ids[grade])).value_or(Grade::imported);
  view.source = {source, row.number};
  if (ids[source_file] != 0) {
    const auto number = checks.source_number(words[source_file].text(ids[source_file]));
    const auto from = parse_number(trimmed((*cells)[source_row_column]));
    view.source = {number.value_or(source), from ? static_cast<std::int64_t>(*from) : row.number};
  }
}

RowResult EquipmentReader::State::read_name(const Row& row, EquipmentView& view, Reject& reject) {
  std::string_view name = quick_trimmed((*cells)[name_column]);
  if (cleans_names) name = cleaned(name, *name_mapping, name_buffer);
  const auto column = [this] {
    return column_name(*plan, name_column, fields_of(Entity::equipment)[name_mapping->field]);
  };
  if (name.empty()) {
    if (cells->all_empty()) return RowResult::skipped;
    return refuse(reject, row, {"the name is missing", {}}, column());
  }
  if (auto fault = check_text(name)) return refuse(reject, row, std::move(*fault), column());
  view.name = name;
  return RowResult::accepted;
}

RowResult EquipmentReader::State::read(const Row& row, EquipmentRow& out, Reject& reject, bool with_texts) {
  cells->set(row);
  out.view = EquipmentView{};
  EquipmentView& view = out.view;
  if (const RowResult named = read_name(row, view, reject); named != RowResult::accepted) return named;
  if (auto fault = cells->ragged()) return refuse(reject, row, std::move(*fault), "");
  WordIds ids = {};
  if (!read_words(row, ids, reject)) return RowResult::rejected;
  if (with_texts) put_texts(row, ids, view);
  const ClassKey key = class_key(ids);
  __builtin_prefetch(class_keys.place_of(key));
  for (const ValueColumn& value : values) {
    if (row.padded && value.plain && plain_value_of(value, (*cells)[value.column], view)) continue;
    int at = -1;
    if (auto fault = value_of(value, view, at))
      return refuse(reject, row, std::move(*fault), column_name(*plan, at, *value.field));
  }
  const auto start = view.purchase ? view.purchase : view.commissioning;
  for (const auto& begin : {view.purchase, view.commissioning}) {
    if (begin && view.decommissioning && *begin > *view.decommissioning) {
      return refuse(reject, row,
                    {"withdrawn on {end}, before it was bought on {start}",
                     {{"end", to_string(*view.decommissioning)}, {"start", to_string(*start)}}},
                    "");
    }
  }
  const std::uint64_t print = hash_bytes(view.name);
  const bool known_name = checks.known_names != nullptr && checks.known_names->contains_fingerprint(print);
  if (!known_name && checks.name_list != nullptr) checks.name_list->add(print);
  if (known_name || (checks.names != nullptr && !checks.names->insert_fingerprint(print))) {
    return refuse(reject, row,
                  {"the name {name} is that of another equipment", {{"name", std::string(view.name)}}},
                  column_name(*plan, name_column, fields_of(Entity::equipment)[name_mapping->field]));
  }
  KnownCount& count = known_counts[key[0]];
  count.rows += 1;
  count.quantity += view.quantity;
  out.class_key = key;
  return RowResult::accepted;
}

EquipmentReader::EquipmentReader(const Recogniser& recogniser, EquipmentChecks checks)
    : state_(std::make_unique<State>(recogniser, std::move(checks))) {}
EquipmentReader::~EquipmentReader() = default;

void EquipmentReader::start_file(const FilePlan& plan, const ColumnPlan& columns, std::uint32_t source) {
  State& s = *state_;
  s.plan = &plan;
  s.columns = &columns;
  s.source = source;
  s.cells.emplace(plan);
  s.values.clear();
  s.name_column = s.source_row_column = -1;
  for (WordColumn& word : s.words) word.start_file(-1, nullptr, nullptr, &s.checks.cells);
  const auto fields = fields_of(Entity::equipment);
  for (std::size_t i = 0; i < columns.table->fields.size(); ++i) {
    const FieldMapping& mapping = columns.table->fields[i];
    const Field& field = fields[mapping.field];
    const int column = columns.column[i];
    if (field.name == "name") {
      s.name_column = column;
      s.name_mapping = &mapping;
      s.cleans_names = needs_cleaning(mapping);
      continue;
    }
    if (column < 0 && !mapping.constant) continue;
    if (!s.checks.details && is_detail(field.name)) continue;
    if (field.name == "source_row") s.source_row_column = column;
    const auto word = std::find(word_fields.begin(), word_fields.end(), field.name);
    if (word != word_fields.end()) {
      if (field.kind == FieldKind::source_file && !s.checks.source_number) continue;
      std::function<std::optional<CellFault>(std::string_view)> check;
      if (field.name == "datacentre" && s.checks.has_datacentre) {
        check = [&s](std::string_view name) -> std::optional<CellFault> {
          if (s.checks.has_datacentre(name)) return std::nullopt;
          return CellFault{"there is no datacentre called {name} in this inventory",
                           {{"name", std::string(name)}}};
        };
      }
      if (field.kind == FieldKind::source_file) {
        check = [&s](std::string_view path) -> std::optional<CellFault> {
          if (s.checks.source_number(path)) return std::nullopt;
          return CellFault{"the source {name} is not in sources.csv", {{"name", std::string(path)}}};
        };
      }
      s.words[static_cast<std::size_t>(word - word_fields.begin())].start_file(
          column, &field, &mapping, &s.checks.cells, std::move(check));
      continue;
    }
    for (const auto& member : members_of<EquipmentView>()) {
      if (member.field == field.name)
        s.values.push_back({column, columns.times_column[i], &mapping, &field, member.member,
                            needs_cleaning(mapping),
                            std::holds_alternative<std::optional<Date> EquipmentView::*>(member.member),
                            is_detail(field.name),
                            columns.times_column[i] < 0 && mapping.factor == 1 && !needs_cleaning(mapping)});
    }
  }
  s.present_words.clear();
  s.word_columns = 0;
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    WordColumn& word = s.words[i];
    if (word.absent()) continue;
    word.set_formula_guard(plan.formula_guard);
    const bool constant = word.column() < 0;
    const auto column = constant ? State::no_column : static_cast<std::size_t>(word.column());
    s.present_words.push_back({&word, column, i});
    if (!constant) s.word_columns = std::max(s.word_columns, column + 1);
  }
}

RowResult EquipmentReader::read(const Row& row, EquipmentRow& out, Reject& reject) {
  const RowResult result = state_->read(row, out, reject, true);
  if (result == RowResult::accepted) out.class_index = state_->class_of(out.class_key);
  return result;
}

RowResult EquipmentReader::read_all_but_class(const Row& row, EquipmentRow& out, Reject& reject) {
  return state_->read(row, out, reject, false);
}

std::uint32_t EquipmentReader::class_of(const std::array<std::uint32_t, 2>& class_key) {
  return state_->class_of(class_key);
}

const ClassWords& EquipmentReader::classes() const {
  return state_->classes;
}

ClassWords EquipmentReader::take_classes() && {
  return std::move(state_->classes);
}

std::vector<UnrecognisedGroup> EquipmentReader::unrecognised() const {
  const State& s = *state_;
  std::vector<UnrecognisedGroup> all;
  for (std::size_t i = 0; i < s.known.size(); ++i) {
    const KnownCount& met = s.known_counts[i];
    if (!s.known[i].item.empty() || met.rows == 0) continue;
    const RecognisedKey& words = s.recognised_keys.key(static_cast<std::uint32_t>(i));
    const auto text = [&s, &words](Word word) { return std::string(s.words[word].text(words[word])); };
    all.push_back({text(type), text(manufacturer), text(model), met.rows, met.quantity, s.known[i].guesses});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.quantity > b.quantity; });
  return all;
}

std::int64_t EquipmentReader::recognised_rows() const {
  std::int64_t rows = 0;
  for (std::size_t i = 0; i < state_->known.size(); ++i)
    rows += state_->known[i].item.empty() ? 0 : state_->known_counts[i].rows;
  return rows;
}

}  // namespace capnr
