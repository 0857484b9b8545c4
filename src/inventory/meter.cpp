// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/meter.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/text.h"

namespace capnr {
namespace {

enum Field : std::uint8_t { meter, date, index_kwh, kwh, since, use, datacentre, site, department };

constexpr std::array<RegisterColumn, 9> columns = {{
    {"meter|compteur|point de livraison|pdl", true},
    {"date|date de releve", true},
    {"index kwh|index"},
    {"kwh|consumption kwh|consumption|consommation kwh|consommation"},
    {"since|depuis|du"},
    {"use|measure|mesure|usage"},
    {"datacentre|salle|centre de donnees"},
    {"site|batiment"},
    {"department|direction"},
}};

const RegisterColumn& named(Field field) {
  return columns[field];
}

constexpr std::array<std::string_view, 3> use_codes = {"total", "it", "part"};
constexpr std::array<std::pair<std::string_view, MeterUse>, 8> use_words = {{{"total", MeterUse::total},
                                                                             {"general", MeterUse::total},
                                                                             {"it", MeterUse::it},
                                                                             {"informatique", MeterUse::it},
                                                                             {"onduleur", MeterUse::it},
                                                                             {"part", MeterUse::part},
                                                                             {"partie", MeterUse::part},
                                                                             {"partiel", MeterUse::part}}};

Where at(Field field) {
  return {.column = std::string(named(field).name())};
}

Result<> read_counted(const RegisterRow& row, MeterReading& reading) {
  constexpr double any = std::numeric_limits<double>::max();
  TRY(reading.index_kwh, register_number(row, Field::index_kwh, named(Field::index_kwh), 0, any));
  TRY(reading.kwh, register_number(row, Field::kwh, named(Field::kwh), 0, any));
  if (reading.index_kwh.has_value() == reading.kwh.has_value())
    return fail(Kind::bad_input,
                "write either the index of the meter or the kilowatt-hours since the reading before", {},
                at(Field::index_kwh));
  if (row.cell(Field::since).empty()) return {};
  TRY(reading.since, register_date(row, Field::since, named(Field::since)));
  if (!reading.kwh || *reading.since >= reading.date)
    return fail(Kind::bad_input,
                "{value} is not the day that a consumption starts: it must be before its date",
                {{"value", row.cell(Field::since)}}, at(Field::since));
  return {};
}

tl::unexpected<Error> contradiction(std::string message, const MeterReading& of) {
  return fail(Kind::bad_input, std::move(message), {{"meter", of.meter}, {"date", to_string(of.date)}});
}

using Readings = std::vector<const MeterReading*>;

Result<std::optional<MeteredSpan>> span_of(const MeterReading* before, const MeterReading& now) {
  if (now.index_kwh) {
    if (before == nullptr) return std::nullopt;
    if (*now.index_kwh < *before->index_kwh)
      return contradiction(
          "the index of the meter {meter} goes down on {date}: give a new meter another name", now);
    return MeteredSpan{before->date, now.date, *now.index_kwh - *before->index_kwh};
  }
  if (!now.since && before == nullptr)
    return contradiction(
        "nothing says since when the meter {meter} counted until {date}: fill in the column since", now);
  const Date from = now.since.value_or(before == nullptr ? now.date : before->date);
  if (before != nullptr && from < before->date)
    return contradiction("what the meter {meter} counted until {date} overlaps the reading before", now);
  return MeteredSpan{from, now.date, *now.kwh};
}

Result<Meter> meter_of(Readings& readings) {
  std::ranges::stable_sort(readings, {}, [](const MeterReading* one) { return one->date; });
  const MeterReading& first = *readings.front();
  Meter meter{first.meter, first.datacentre, first.site, first.department, first.use, {}};
  const MeterReading* before = nullptr;
  for (const MeterReading* now : readings) {
    if (now->datacentre != meter.datacentre || now->site != meter.site ||
        now->department != meter.department || now->use != meter.use)
      return contradiction("the meter {meter} is said to count two different things (row of {date})", *now);
    if (before != nullptr && before->date == now->date)
      return contradiction("the meter {meter} has two readings of {date}", *now);
    if (before != nullptr && before->index_kwh.has_value() != now->index_kwh.has_value())
      return contradiction(
          "the meter {meter} has indexes and consumptions (row of {date}): keep one of the two", *now);
    TRY(const std::optional<MeteredSpan> span, span_of(before, *now));
    if (span) meter.spans.push_back(*span);
    before = now;
  }
  return meter;
}

}  // namespace

std::string_view code(MeterUse use) {
  return use_codes[static_cast<std::size_t>(use)];
}

std::span<const RegisterColumn> meter_columns() {
  return columns;
}

Result<MeterReading> meter_reading_of(const RegisterRow& row) {
  MeterReading reading;
  reading.row = row.number;
  reading.meter = row.cell(Field::meter);
  if (reading.meter.empty())
    return fail(Kind::bad_input, "a reading needs the name of its meter", {}, at(Field::meter));
  TRY(reading.date, register_date(row, Field::date, named(Field::date)));
  TRY_VOID(read_counted(row, reading));
  reading.datacentre = row.cell(Field::datacentre);
  reading.site = row.cell(Field::site);
  reading.department = row.cell(Field::department);
  const std::string text = row.cell(Field::use);
  if (text.empty()) return reading;
  const auto word = std::ranges::find(use_words, folded(text), [](const auto& one) { return one.first; });
  if (word == use_words.end())
    return fail(Kind::bad_input, "{value} is not what a meter counts: write total, it or part",
                {{"value", text}}, at(Field::use));
  reading.use = word->second;
  return reading;
}

Result<std::vector<Meter>> meters_of(std::span<const MeterReading> readings) {
  std::map<std::string_view, Readings> by_meter;
  for (const MeterReading& one : readings) by_meter[one.meter].push_back(&one);
  std::vector<Meter> meters;
  for (auto& [name, of_meter] : by_meter) {
    TRY(Meter meter, meter_of(of_meter));
    meters.push_back(std::move(meter));
  }
  return meters;
}

MeteredYear metered_in(const Meter& meter, int year) {
  const Date from = date_of(year, 1, 1), until = date_of(year + 1, 1, 1);
  MeteredYear out;
  for (const MeteredSpan& span : meter.spans) {
    const int days = std::min(span.until, until).days - std::max(span.from, from).days;
    if (days <= 0) continue;
    out.days += days;
    out.kwh += span.kwh * days / (span.until.days - span.from.days);
  }
  out.whole = out.days == until.days - from.days;
  return out;
}

}  // namespace capnr
