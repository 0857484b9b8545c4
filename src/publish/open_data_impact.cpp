// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "base/text.h"
#include "publish/indicator_list.h"
#include "publish/open_data.h"
#include "publish/open_data_values.h"
#include "table/csv_writer.h"

namespace capnr {
namespace {

constexpr std::array columns = {"administration_rattachement",
                                "nom_service_public_numerique",
                                "indicateur",
                                "valeur",
                                "unite_mesure",
                                "est_cible",
                                "type_indicateur",
                                "frequence_monitoring",
                                "date",
                                "est_periode",
                                "date_debut",
                                "est_automatise",
                                "source_collecte",
                                "denom_insee",
                                "code_insee",
                                "dataviz_wish",
                                "commentaires"};

std::string_view french(std::string_view message) {
  return tr(Language::fr, message);
}

// The id keeps the title the same over the years, as the schema asks, when its words are corrected.
std::string title_of(const Indicator& indicator, const Measure& measure) {
  std::string title = reference_of({indicator.id, measure.key, {}, {}}) + " – " + indicator.name.fr;
  if (!measure.key.empty()) title += " – " + measure.name.fr;
  return title;
}

std::string unit_of(const Unit& unit) {
  if (unit.code == "count") return "unité";
  if (unit.code == "count/year") return "unité par an";
  if (unit.code == "yes/no") return "1 pour oui, 0 pour non";
  return unit.name.fr.empty() ? unit.code : unit.name.fr;
}

std::string_view frequency_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::daily:
      return "quotidienne";
    case Frequency::weekly:
      return "hebdomadaire";
    case Frequency::monthly:
      return "mensuelle";
    case Frequency::quarterly:
      return "trimestrielle";
    case Frequency::yearly:
      return "annuelle";
    case Frequency::event:
    case Frequency::once:
      break;
  }
  return "autre";
}

std::string source_of(const LedgerEntry& entry) {
  switch (entry.origin) {
    case ValueOrigin::calculator:
      return std::string(french("script")) + " (" + entry.formula + ")";
    case ValueOrigin::sql:
      return std::string(french("script (SQL query)"));
    case ValueOrigin::declared:
      break;
  }
  return std::string(french("manual collection"));
}

std::string comment_of(const LedgerEntry& entry) {
  std::string comment =
      tr(Language::fr, "Quality: {grade}.", {{"grade", std::string(name(entry.grade, Language::fr))}});
  if (entry.low && entry.high)
    comment += " " + tr(Language::fr, "Interval from 5 % to 95 %: {low} to {high}.",
                        {{"low", format_number(*entry.low, Language::fr)},
                         {"high", format_number(*entry.high, Language::fr)}});
  return comment;
}

// What a value and a target have in common.
struct Line {
  const Indicator& indicator;
  const Measure& measure;
  const Scope& scope;
  double value = 0;
  bool is_target = false, is_automatic = false;
  Date date;
  std::optional<Date> from;
  std::string source, comment;
};

void write_line(CsvWriter& csv, const OpenDataInput& input, const Line& line) {
  const auto flag = [](bool value) { return value ? "true" : "false"; };
  csv.text(input.city.name);
  csv.text(line.scope.kind == Scope::Kind::service ? std::string_view(line.scope.name)
                                                   : french("All digital services of the city"));
  csv.text(title_of(line.indicator, line.measure)).number(line.value);
  csv.text(unit_of(*input.programme.unit(line.measure.unit))).text(flag(line.is_target));
  csv.text(input.choices.is_usage(line.indicator.id) ? "usage" : "impact");
  csv.text(frequency_of(line.indicator.frequency)).text(to_string(line.date));
  csv.text(flag(line.from.has_value())).text(line.from ? to_string(*line.from) : "");
  csv.text(flag(line.is_automatic)).text(line.source).text("COM").text(input.city.insee_code);
  csv.text("").text(line.comment).end_row();
}

void write_value(CsvWriter& csv, const OpenDataInput& input, const PublishedValue& value) {
  const LedgerEntry& entry = *value.entry;
  const Period& period = entry.key.period;
  Line line{*value.indicator, *value.measure, entry.key.scope,
            *entry.value,     false,          entry.origin != ValueOrigin::declared,
            period.until,     std::nullopt,   source_of(entry),
            comment_of(entry)};
  if (period.from < period.until) line.from = period.from;
  write_line(csv, input, line);
}

void write_target(CsvWriter& csv, const OpenDataInput& input, const PublishedTarget& target) {
  const Indicator* indicator = input.programme.indicator(target.indicator);
  const Measure* measure = indicator == nullptr ? nullptr : indicator->measure(target.measure);
  if (measure == nullptr || !is_published(input.choices, target.indicator, target.scope)) return;
  const std::string comment =
      target.vote.empty() ? std::string() : tr(Language::fr, "Decided by: {vote}.", {{"vote", target.vote}});
  write_line(csv, input,
             {*indicator, *measure, target.scope, target.value, true, false, target.date, std::nullopt,
              std::string(french("decision of the city")), comment});
}

}  // namespace

std::string impact_csv(const OpenDataInput& input) {
  const std::vector<PublishedValue> values = published_values(input);
  std::string out;
  CsvWriter csv(out, ',', true);
  for (const char* column : columns) csv.text(column);
  csv.end_row();
  for (const PublishedValue& value : values) write_value(csv, input, value);
  for (const PublishedTarget& target : input.targets) write_target(csv, input, target);
  return out;
}

}  // namespace capnr
