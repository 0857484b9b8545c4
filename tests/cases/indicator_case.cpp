// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <deque>
#include <filesystem>

#include "base/text.h"
#include "footprint/class_factors.h"
#include "steering/calculators.h"
#include "steering/declared_targets.h"
#include "steering/declared_values.h"
#include "steering/plan_table.h"
#include "text_case.h"

namespace capnr::cases {
namespace {

using Lines = std::vector<std::string>;

const std::filesystem::path catalog = std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog";

std::string setting(const Case& test, const std::string& name) {
  const auto found = test.settings.find(name);
  return found == test.settings.end() ? "" : found->second;
}

struct State {
  Date date;
  InventoryData inventory;
  Footprint footprint;
  ResultTable totals;
  CityLives lives;
  FleetUse fleet;
  YearEvidence evidence() const { return {date, inventory, footprint, totals, lives, &fleet}; }
};

// What the inventories say of the lives of the machines, as the command does from the database.
CityLives lives_of(const std::vector<const State*>& states, const FactorSet& set,
                   const MethodProfile& profile) {
  const StatusWords statuses = *StatusWords::load(catalog / "recognition/statuses.csv");
  CityLives all;
  KindTable kinds(set);
  LifeHistory history(VanishedRule::middle);
  for (const State* state : states) {
    const InventoryData& inventory = state->inventory;
    const ClassResolver resolver(inventory.city, {}, set, profile, state->date);
    history.begin_inventory(state->date);
    for (const Host& host : inventory.hosts) {
      const EquipmentClass words = inventory.classes[host.class_index];
      const std::uint32_t kind = kinds.number_of(words, resolver.resolve(words));
      all.classes.push_back({kind, words.department, "", "", words.user_kind == "BYOD"});
      EquipmentSighting row{.name = host.name,
                            .class_number = static_cast<std::uint32_t>(all.classes.size() - 1),
                            .kind = kind,
                            .status = statuses.status(words.status),
                            .quantity = host.quantity};
      if (host.start != no_day) row.start = Date{host.start};
      if (host.end != no_day) row.end = Date{host.end};
      history.see(row);
    }
  }
  all.as_of = states.back()->date;
  all.lives = std::move(history).finish();
  all.kinds = kinds.kinds();
  return all;
}

std::string cell(const TextTable& table, const std::vector<std::string>& row, std::string_view column) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (table.columns[i] == column) return row[i];
  return "";
}

// The rows of the table equipment, with the columns that the inventory of a case has no room for: user, system and last_seen.
FleetUse use_of(const Case& test, const InventoryData& inventory, const FactorSet& set,
                const MethodProfile& profile, Date as_of) {
  static const SupportCalendar calendar = *SupportCalendar::load(catalog / "software/end_of_support.csv");
  const auto table = test.tables.find("equipment");
  if (table == test.tables.end()) return {};
  const StatusWords statuses = *StatusWords::load(catalog / "recognition/statuses.csv");
  const ClassResolver resolver(inventory.city, {}, set, profile, as_of);
  KindTable kinds(set);
  std::deque<std::string> texts;
  std::vector<FleetMachine> machines;
  for (const auto& row : table->second.rows) {
    const auto text = [&](std::string_view column) -> std::string_view {
      return texts.emplace_back(cell(table->second, row, column));
    };
    EquipmentClass words;
    words.type = text("type");
    words.item = text("item");
    if (text("user_kind") == "BYOD") continue;
    machines.push_back({.kind = kinds.number_of(words, resolver.resolve(words)),
                        .department = text("department"),
                        .operating_system = text("system"),
                        .user = text("user"),
                        .quantity = parse_number(text("quantity"), true).value_or(1),
                        .status = statuses.status(text("status")),
                        .start = parse_date(text("start")),
                        .last_seen = parse_date(text("last_seen"))});
  }
  FleetRules rules;
  for (const EquipmentKind& kind : kinds.kinds()) rules.expected_years.push_back(kind.lifetime_years);
  return fleet_use(machines, kinds.kinds(), {}, inventory.city.fte, calendar, rules, as_of);
}

State state_of(const Case& test, const MethodProfile& profile, const FactorSet& set) {
  State state;
  state.date = *parse_date(setting(test, "as_of"));
  state.inventory = inventory_of(test);
  state.inventory.city.fte = parse_number(setting(test, "fte"), true);
  state.footprint =
      characterise(state.inventory, sum_weights(state.inventory, profile, state.date), set, profile);
  state.totals = tabulate(state.footprint, {Dimension::criterion});
  state.fleet = use_of(test, state.inventory, set, profile, state.date);
  return state;
}

// The rows of a table of the case, as a file of that kind would have them.
template <class Entry>
std::optional<Register<Entry>> register_of(const Case& test, const std::string& name,
                                           std::span<const RegisterColumn> columns,
                                           Result<Entry> (*entry_of)(const RegisterRow&), Lines& faults) {
  const auto table = test.tables.find(name);
  if (table == test.tables.end()) return std::nullopt;
  const auto header = match_register_header(table->second.columns, columns);
  if (!header) {
    faults.push_back(describe(header.error(), Language::en));
    return std::nullopt;
  }
  Register<Entry> all;
  for (const auto& cells : table->second.rows) {
    Result<Entry> entry = entry_of({static_cast<std::int64_t>(all.rows.size()) + 2, cells, &*header});
    if (entry) {
      all.rows.push_back(std::move(*entry));
    } else {
      faults.push_back(describe(entry.error(), Language::en));
    }
  }
  return all;
}

// What the city has in its ledger, and its targets.
struct Steering {
  std::vector<LedgerEntry> entries;
  std::vector<ScopeVersion> versions;
  std::vector<TargetEntry> targets;
};

template <class Row>
void each_row(const Case& test, const std::string& name, Row on_row) {
  const auto table = test.tables.find(name);
  if (table == test.tables.end()) return;
  for (const auto& cells : table->second.rows) on_row(table->second.columns, cells);
}

Steering steering_of(const Case& test, const Programme& programme, Lines& faults) {
  Steering all;
  const auto keep = [&](auto result, auto& in) {
    if (result) {
      in.push_back(std::move(*result));
    } else {
      faults.push_back(describe(result.error(), Language::en));
    }
  };
  each_row(test, "values", [&](const auto& columns, const auto& cells) {
    DeclaredValue value;
    for (std::size_t i = 0; i < cells.size(); ++i)
      (columns[i] == "indicator" ? value.indicator
       : columns[i] == "period"  ? value.period
       : columns[i] == "low"     ? value.low
       : columns[i] == "high"    ? value.high
                                 : value.value) = cells[i];
    keep(entry_of(value, programme), all.entries);
  });
  each_row(test, "scope_versions", [&](const auto&, const auto& cells) {
    all.versions.push_back({cells.at(0), *parse_date(cells.at(1)), "", "", ""});
  });
  each_row(test, "targets", [&](const auto& columns, const auto& cells) {
    const auto header = match_register_header(columns, target_columns());
    if (!header) return faults.push_back(describe(header.error(), Language::en));
    const DeclaredTarget declared = declared_target({2, cells, &*header});
    Result<Target> target = target_of(declared, {programme, all.entries, all.versions});
    if (!target) return faults.push_back(describe(target.error(), Language::en));
    TargetEntry entry;
    entry.target = std::move(*target);
    all.targets.push_back(std::move(entry));
  });
  return all;
}

// Year, version, file, schema and whether it was valid.
std::vector<Publication> publications_of(const Case& test) {
  std::vector<Publication> all;
  const auto table = test.tables.find("publications");
  if (table == test.tables.end()) return all;
  for (const auto& row : table->second.rows) {
    const int year = std::stoi(row[0]), version = std::stoi(row[1]);
    if (all.empty() || all.back().year != year || all.back().version != version)
      all.push_back({{}, year, version, "", "", "", {}});
    PublicationFile file;
    file.name = row[2];
    file.schema = row[3];
    if (!row[4].empty()) file.valid = row[4] == "yes";
    all.back().files.push_back(std::move(file));
  }
  return all;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ',')) words.emplace_back(trimmed(word));
  return words;
}

// The table of a case as a plan of the year in the state that the case says, with the departments and validations that it names.
std::optional<YearPlan> plan_of(const Case& test, const Programme& programme, Date today, Lines& faults) {
  const auto rows = test.tables.find("plan");
  if (rows == test.tables.end()) return std::nullopt;
  const int year = year_of(today);
  RegisterTable table;
  table.place =
      std::make_unique<RegisterHeader>(*match_register_header(rows->second.columns, plan_columns()));
  for (const auto& cells : rows->second.rows)
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size()) + 2, cells, table.place.get()});
  std::vector<Department> departments;
  for (const std::string& code : words_in(setting(test, "departments")))
    departments.push_back({code, code, {}});
  YearPlan empty;
  empty.plan.year = year;
  PlanImport import = *read_plan_table(table, empty.plan, empty, {programme, departments, nullptr, today},
                                       [&](const RegisterRow&, const Error& error) -> Result<> {
                                         faults.push_back(describe(error, Language::en));
                                         return {};
                                       });
  if (test.settings.contains("validations"))
    for (const std::string& code : words_in(setting(test, "validations")))
      import.entries.push_back({year, code, PlanEntryKind::validation, today});
  import.plan.words = words_for(import.plan, programme, departments);
  const PlanState state = plan_state_from(setting(test, "plan")).value_or(PlanState::draft);
  return *year_plan_of({year, {.number = 1, .state = state, .text = plan_text(import.plan)}}, import.entries);
}

// One row for each scan and department, sizes in gigabytes.
std::vector<StorageScan> scans_of(const Case& test) {
  std::vector<StorageScan> scans;
  const auto table = test.tables.find("scans");
  if (table == test.tables.end()) return scans;
  const auto bytes = [&](const std::vector<std::string>& row, std::string_view column) {
    const auto number = parse_number(cell(table->second, row, column), true);
    return number ? std::optional(static_cast<std::int64_t>(*number * 1e9)) : std::nullopt;
  };
  for (const auto& row : table->second.rows) {
    const Date date = *parse_date(cell(table->second, row, "date"));
    const std::string share = cell(table->second, row, "share");
    if (scans.empty() || scans.back().date != date || scans.back().share != share)
      scans.push_back({date, share, {}, "", ""});
    StorageSums sums;
    sums.department = cell(table->second, row, "department");
    sums.bytes = bytes(row, "gb").value_or(0);
    sums.bytes_over_3_years = bytes(row, "old").value_or(0);
    sums.duplicate_bytes = bytes(row, "copies");
    sums.unread_folders = bytes(row, "unread").value_or(0) / 1'000'000'000;
    scans.back().departments.push_back(sums);
  }
  return scans;
}

Lines differences(const Calculation& found, const TextTable& expected) {
  Lines lines;
  std::size_t of_city = 0;
  for (const ComputedValue& value : found.values) of_city += value.scope.kind == Scope::Kind::city ? 1 : 0;
  if (of_city != expected.rows.size())
    lines.push_back(std::to_string(of_city) + " values, not " + std::to_string(expected.rows.size()) + ": " +
                    found.missing);
  for (const auto& row : expected.rows) {
    const auto value = std::ranges::find_if(found.values, [&](const ComputedValue& one) {
      return one.measure == row[0] && one.scope.kind == Scope::Kind::city;
    });
    if (value == found.values.end()) {
      lines.push_back(row[0] + " is not computed");
      continue;
    }
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::optional<double> number = expected.columns[i] == "low"    ? value->low
                                           : expected.columns[i] == "high" ? value->high
                                                                           : std::optional(value->value);
      if (!same_figure(number.value_or(unknown), row[i]))
        lines.push_back(row[0] + " " + expected.columns[i] + " is " + to_text(number.value_or(unknown)) +
                        ", not " + row[i]);
    }
  }
  return lines;
}

}  // namespace

Lines run_indicator(const Case& test, const std::string& indicator) {
  static const Programme programme = *load_programme(catalog);
  const MethodProfile profile = *profile_named("numecoeval");
  const FactorSet set = factors_of(test);
  const bool two_years = test.settings.contains("as_of_after");
  State now = state_of(two_years ? after_of(test) : test, profile, set);
  std::optional<State> before;
  if (two_years) {
    before = state_of(test, profile, set);
    before->lives = lives_of({&*before}, set, profile);
    now.lives = lives_of({&*before, &now}, set, profile);
  } else {
    now.lives = lives_of({&now}, set, profile);
  }
  const YearEvidence evidence = now.evidence();
  std::optional<YearEvidence> earlier;
  if (before) earlier.emplace(before->evidence());
  Lines faults;
  const auto purchases = register_of<Purchase>(test, "purchases", purchase_columns(), purchase_of, faults);
  const auto disposals = register_of<Disposal>(test, "disposals", disposal_columns(), disposal_of, faults);
  const Steering steering = steering_of(test, programme, faults);
  const std::optional<YearPlan> plan = plan_of(test, programme, now.date, faults);
  const auto meters = register_of<MeterReading>(test, "meters", meter_columns(), meter_reading_of, faults);
  const auto software =
      register_of<InstalledSoftware>(test, "software", software_columns(), software_of, faults);
  const std::vector<StorageScan> scans = scans_of(test);
  const SupportCalendar support = *SupportCalendar::load(catalog / "software/end_of_support.csv");
  if (!faults.empty()) return faults;
  CalculatorInput input{programme, year_of(now.date), evidence, earlier ? &*earlier : nullptr};
  if (purchases) input.purchases = &*purchases;
  if (disposals) input.disposals = &*disposals;
  input.entries = steering.entries;
  input.targets = steering.targets;
  input.scope_versions = steering.versions;
  const std::vector<Publication> publications = publications_of(test);
  input.publications = publications;
  if (plan) input.plan = &*plan;
  if (meters) input.meters = &*meters;
  if (software) input.software = &*software;
  input.scans = &scans;
  input.support = &support;
  const auto calculator = std::ranges::find(calculators(), indicator, &Calculator::indicator);
  if (calculator == calculators().end()) return {indicator + " has no calculator"};
  const Calculation found = calculator->compute(input);
  const std::string missing = setting(test, "missing");
  if (!missing.empty())
    return found.values.empty() && found.missing == missing ? Lines{} : Lines{"missing: " + found.missing};
  Lines lines = differences(found, test.tables.at("expected"));
  const std::string said = setting(test, "said");
  if (const std::string text = tr(Language::en, found.missing, found.parameters);
      !said.empty() && said != text)
    lines.push_back("said: " + text);
  return lines;
}

}  // namespace capnr::cases
