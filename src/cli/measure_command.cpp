// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/steering_options.h"
#include "cli/year_evidence.h"
#include "inventory/city_views.h"
#include "publish/indicator_list.h"
#include "publish/text_table.h"
#include "steering/sql_indicator.h"
#include "steering/stored_plans.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  MethodOptions method;
  std::vector<int> years;
  std::vector<std::string> indicators;
  std::string by;
  unsigned draws = 10000;
  bool dry_run = false, replace = false;
};

class Measuring {
 public:
  Measuring(const Context& context, const Options& options, OpenSteering& opened,
            std::span<const SqlIndicator> queries)
      : context_(context),
        options_(options),
        opened_(opened),
        queries_(queries),
        now_(now_utc()),
        by_(who(options.by)) {}

  Result<> year(const CityEvidence::Year& now, const CityEvidence::Year* before) {
    const YearEvidence evidence = now.evidence();
    std::optional<YearEvidence> earlier;
    if (before != nullptr) earlier.emplace(before->evidence());
    TRY(const std::optional<YearPlan> plan, plan_of_year(database(), org(), now.year));
    // What reads the values of the others comes after them.
    for (const bool reads_others : {false, true}) {
      TRY(entries_, current_values(database(), org()));
      CalculatorInput input{opened_.programme, now.year,    evidence,    earlier ? &*earlier : nullptr,
                            entries_,          &purchases_, &disposals_, plan ? &*plan : nullptr};
      input.targets = targets_;
      input.scope_versions = scope_versions_;
      input.publications = publications_;
      input.meters = &meters_;
      input.scans = &scans_;
      input.software = &software_;
      input.support = &support_;
      for (const Calculator& calculator : calculators()) {
        if (reads_the_ledger(calculator) == reads_others && wanted(calculator.indicator))
          TRY_VOID(compute(calculator, input));
      }
      for (const SqlIndicator& query : queries_) {
        if (query.indicator.starts_with("I-0.") == reads_others && wanted(query.indicator))
          TRY_VOID(compute(query, input));
      }
    }
    return {};
  }

  /// What people keep beside the inventories: tables, targets, and what is published.
  Result<> load_registers() {
    TRY(purchases_, load_purchases(database(), org()));
    TRY(disposals_, load_disposals(database(), org()));
    TRY(targets_, load_targets(database(), org()));
    TRY(scope_versions_, scope_versions(database(), org()));
    TRY(publications_, list_publications(database(), org()));
    TRY(meters_, load_meter_readings(database(), org()));
    TRY(software_, load_software(database(), org()));
    TRY(scans_, load_storage_scans(database(), org()));
    TRY(support_, SupportCalendar::load(context_.catalog / "software/end_of_support.csv"));
    return {};
  }

  std::string text() const {
    std::string out = render(table_, 120);
    if (!missing_.empty())
      out += "\n" + std::string(tr(context_.language, "Not computed, or not from everything:")) + "\n" +
             missing_;
    return out + "\n" +
           tr(context_.language,
              "{added} values recorded, {superseded} corrected, {unchanged} were there already",
              {{"added", std::to_string(added_)},
               {"superseded", std::to_string(superseded_)},
               {"unchanged", std::to_string(unchanged_)}}) +
           "\n";
  }

  void head() {
    const auto in_words = [&](std::string_view message) {
      return std::string(tr(context_.language, message));
    };
    table_.columns = {{in_words("year")},        {in_words("indicator")}, {in_words("name"), false, true},
                      {in_words("value"), true}, {in_words("grade")},     {""}};
  }

 private:
  Database& database() { return opened_.city.database; }
  OrgId org() const { return opened_.city.org.id; }
  bool wanted(std::string_view indicator) const {
    return options_.indicators.empty() ||
           std::ranges::find(options_.indicators, indicator) != options_.indicators.end();
  }

  Result<> compute(const Calculator& calculator, const CalculatorInput& input) {
    const Calculation calculation = calculator.compute(input);
    for (const ComputedValue& value : calculation.values)
      if (!has_query(calculator.indicator, value.measure))
        TRY_VOID(record(entry_of(calculator, value, input), input));
    if (!calculation.missing.empty())
      say_missing(input.year, calculator.indicator,
                  tr(context_.language, calculation.missing, calculation.parameters));
    return {};
  }

  // What a query cannot give is said with the rest: the others are recorded.
  Result<> compute(const SqlIndicator& query, const CalculatorInput& input) {
    const Result<QueryAnswer> answer = query_city(database(), org(), input.year, query.query);
    if (!answer) return refused(query, input.year, answer.error());
    const Result<Calculation> calculation = values_of(query, *answer);
    if (!calculation) return refused(query, input.year, calculation.error());
    for (const ComputedValue& value : calculation->values) {
      const Result<> recorded = record(entry_of(query, value, *answer, input), input);
      if (!recorded) TRY_VOID(refused(query, input.year, recorded.error()));
    }
    if (!calculation->missing.empty())
      say_missing(input.year, query.indicator, std::string(tr(context_.language, calculation->missing)));
    return {};
  }

  Result<> refused(const SqlIndicator& query, int year, const Error& error) {
    if (error.kind != Kind::bad_input && error.kind != Kind::limit) return tl::unexpected(error);
    say_missing(year, query.indicator, describe(in_file(query, error), context_.language));
    exit_status() = exit_code(error.kind);
    return {};
  }

  void say_missing(int year, std::string_view indicator, const std::string& why) {
    missing_ +=
        wrapped("  " + std::to_string(year) + "  " + std::string(indicator) + "  " + why, 120, 8) + "\n";
  }

  // The city's own way to compute it stands for the program's.
  bool has_query(std::string_view indicator, std::string_view measure) const {
    return std::ranges::any_of(queries_, [&](const SqlIndicator& query) {
      return query.indicator == indicator && query.measure == measure;
    });
  }

  // A person's word stays until somebody says that it goes.
  bool is_told(const ValueKey& key) const {
    const auto found = std::ranges::find(entries_, key, &LedgerEntry::key);
    return found != entries_.end() && found->origin == ValueOrigin::declared;
  }

  Result<> record(LedgerEntry entry, const CalculatorInput& input) {
    entry.recorded_at = now_;
    entry.recorded_by = by_;
    entry.reason = std::string(tr(context_.language, "computed again"));
    const Indicator& indicator = *input.programme.indicator(entry.key.indicator);
    const Measure& measure = *indicator.measure(entry.key.measure);
    TRY_VOID(check_value(input.programme, measure, "", *entry.value, entry.low, entry.high));
    std::string_view remark;
    if (is_told(entry.key) && !options_.replace) {
      remark = tr(context_.language, "a declared value stays: --replace-declared");
    } else if (!options_.dry_run) {
      TRY(const Recorded recorded, record_value(database(), org(), entry));
      ++(recorded.outcome == Recorded::Outcome::added        ? added_
         : recorded.outcome == Recorded::Outcome::superseded ? superseded_
                                                             : unchanged_);
    }
    if (entry.key.scope.kind == Scope::Kind::city) add_row(entry, indicator, measure, remark);
    return {};
  }

  void add_row(const LedgerEntry& entry, const Indicator& indicator, const Measure& measure,
               std::string_view remark) {
    const Language language = context_.language;
    std::string name = indicator.name.in(language);
    if (!measure.key.empty()) name = measure.name.in(language) + " – " + name;
    std::string value = shown_value(*opened_.programme.unit(measure.unit), *entry.value, language);
    if (entry.low && entry.high)
      value +=
          " [" + format_number(*entry.low, language) + " – " + format_number(*entry.high, language) + "]";
    table_.rows.push_back({std::to_string(year_of(entry.key.period.from)), reference_of(entry.key), name,
                           value, std::string(capnr::name(entry.grade, language)), std::string(remark)});
  }

  const Context& context_;
  const Options& options_;
  OpenSteering& opened_;
  std::span<const SqlIndicator> queries_;
  std::string now_, by_;
  std::vector<LedgerEntry> entries_;
  PurchaseRegister purchases_;
  DisposalRegister disposals_;
  std::vector<TargetEntry> targets_;
  std::vector<ScopeVersion> scope_versions_;
  std::vector<Publication> publications_;
  MeterRegister meters_;
  std::vector<StorageScan> scans_;
  SoftwareRegister software_;
  SupportCalendar support_;
  TextTable table_;
  std::string missing_;  ///< whole sentences: what a value lacks is never cut
  std::size_t added_ = 0, superseded_ = 0, unchanged_ = 0;
};

Result<> check_options(const Options& options, const CityEvidence& evidence,
                       std::span<const SqlIndicator> queries) {
  for (const std::string& id : options.indicators)
    if (std::ranges::none_of(calculators(), [&](const Calculator& one) { return one.indicator == id; }) &&
        std::ranges::find(queries, id, &SqlIndicator::indicator) == queries.end())
      return fail(Kind::not_found, "{id} is not computed by the program: declare it with capnr declare",
                  {{"id", id}});
  for (const int year : options.years)
    if (std::ranges::none_of(evidence.years(), [&](const auto& one) { return one->year == year; }))
      return fail(Kind::not_found, "the city has no inventory of {year}: capnr inventories lists them",
                  {{"year", std::to_string(year)}});
  return {};
}

Result<> run_measure(const Context& context, const Options& options) {
  std::optional<UncertaintyOptions> uncertainty;
  if (options.draws > 0) uncertainty = UncertaintyOptions{.draws = options.draws};
  TRY(OpenSteering opened, open_steering(context, {options.where, options.method.city_folder}));
  TRY(const std::vector<SqlIndicator> queries,
      load_sql_indicators(options.method.city_folder, opened.programme));
  TRY(const CityEvidence evidence, CityEvidence::load(context, options.where, options.method, uncertainty));
  TRY_VOID(check_options(options, evidence, queries));
  TRY(const std::vector<ClosedYear> closed, closed_years(opened.city.database, opened.city.org.id));
  Measuring measuring(context, options, opened, queries);
  measuring.head();
  TRY(Database::Transaction transaction, opened.city.database.begin());
  TRY_VOID(measuring.load_registers());
  const CityEvidence::Year* before = nullptr;
  for (const auto& year : evidence.years()) {
    const bool asked =
        options.years.empty() || std::ranges::find(options.years, year->year) != options.years.end();
    const bool is_closed = std::ranges::find(closed, year->year, &ClosedYear::year) != closed.end();
    // Without --year a closed year is left as it is; asked by name, it is refused.
    if (asked && !(is_closed && options.years.empty())) TRY_VOID(measuring.year(*year, before));
    before = year.get();
  }
  TRY_VOID(transaction.commit());
  return print(measuring.text());
}

}  // namespace

Action declare_measure(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  declare_method(app, context, options->method);
  app.add_option("--year", options->years,
                 in_words("Only this year, as often as wanted; every year that has an inventory by default"))
      ->check(CLI::Range(1900, 2200));
  app.add_option("--indicator", options->indicators, in_words("Only this indicator, as often as wanted"));
  app.add_option("--draws", options->draws, in_words("Random draws for the intervals; 0 for none"))
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  app.add_flag("--dry-run", options->dry_run, in_words("Show the values, record nothing"));
  app.add_flag("--replace-declared", options->replace,
               in_words("Let a computed value supersede a declared one"));
  app.add_option("--by", options->by, in_words("Who does it; the name of the account by default"));
  return [options, context] { return run_measure(context, *options); };
}

}  // namespace capnr::cli
