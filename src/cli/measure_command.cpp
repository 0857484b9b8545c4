// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/output.h"
#include "cli/steering_options.h"
#include "cli/year_evidence.h"
#include "publish/indicator_list.h"
#include "publish/text_table.h"

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
  Measuring(const Context& context, const Options& options, OpenSteering& opened)
      : context_(context), options_(options), opened_(opened), now_(now_utc()), by_(who(options.by)) {}

  Result<> year(const CityEvidence::Year& now, const CityEvidence::Year* before) {
    const YearEvidence evidence = now.evidence();
    std::optional<YearEvidence> earlier;
    if (before != nullptr) earlier.emplace(before->evidence());
    // What counts the others comes after them.
    for (const bool counts_the_others : {false, true}) {
      TRY(entries_, current_values(database(), org()));
      const CalculatorInput input{opened_.programme, now.year,    evidence,    earlier ? &*earlier : nullptr,
                                  entries_,          &purchases_, &disposals_, &meters_,
                                  &scans_,           &software_,  &support_};
      for (const Calculator& calculator : calculators()) {
        if (calculator.indicator.starts_with("I-0.") == counts_the_others && wanted(calculator.indicator))
          TRY_VOID(compute(calculator, input));
      }
    }
    return {};
  }

  /// What people keep in tables beside the inventories.
  Result<> load_registers() {
    TRY(purchases_, load_purchases(database(), org()));
    TRY(disposals_, load_disposals(database(), org()));
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
    for (const ComputedValue& value : calculation.values) TRY_VOID(record(calculator, value, input));
    if (!calculation.missing.empty())
      missing_ += wrapped("  " + std::to_string(input.year) + "  " + std::string(calculator.indicator) +
                              "  " + tr(context_.language, calculation.missing, calculation.parameters),
                          120, 8) +
                  "\n";
    return {};
  }

  // A person's word stays until somebody says that it goes.
  bool is_told(const ValueKey& key) const {
    const auto found = std::ranges::find(entries_, key, &LedgerEntry::key);
    return found != entries_.end() && found->origin == ValueOrigin::declared;
  }

  Result<> record(const Calculator& calculator, const ComputedValue& value, const CalculatorInput& input) {
    LedgerEntry entry = entry_of(calculator, value, input);
    entry.recorded_at = now_;
    entry.recorded_by = by_;
    entry.reason = std::string(tr(context_.language, "computed again"));
    const Indicator& indicator = *input.programme.indicator(calculator.indicator);
    const Measure& measure = *indicator.measure(value.measure);
    TRY_VOID(check_value(input.programme, measure, "", value.value, value.low, value.high));
    std::string_view remark;
    if (is_told(entry.key) && !options_.replace) {
      remark = tr(context_.language, "a declared value stays: --replace-declared");
    } else if (!options_.dry_run) {
      TRY(const Recorded recorded, record_value(database(), org(), entry));
      ++(recorded.outcome == Recorded::Outcome::added        ? added_
         : recorded.outcome == Recorded::Outcome::superseded ? superseded_
                                                             : unchanged_);
    }
    if (value.scope.kind == Scope::Kind::city) add_row(entry, indicator, measure, remark);
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
  std::string now_, by_;
  std::vector<LedgerEntry> entries_;
  PurchaseRegister purchases_;
  DisposalRegister disposals_;
  MeterRegister meters_;
  std::vector<StorageScan> scans_;
  SoftwareRegister software_;
  SupportCalendar support_;
  TextTable table_;
  std::string missing_;  ///< whole sentences: what a value lacks is never cut
  std::size_t added_ = 0, superseded_ = 0, unchanged_ = 0;
};

Result<> check_options(const Options& options, const CityEvidence& evidence) {
  for (const std::string& id : options.indicators)
    if (std::ranges::none_of(calculators(), [&](const Calculator& one) { return one.indicator == id; }))
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
  TRY(const CityEvidence evidence, CityEvidence::load(context, options.where, options.method, uncertainty));
  TRY_VOID(check_options(options, evidence));
  TRY(const std::vector<ClosedYear> closed, closed_years(opened.city.database, opened.city.org.id));
  Measuring measuring(context, options, opened);
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
