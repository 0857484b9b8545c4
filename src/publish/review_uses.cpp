// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "publish/review_writer.h"
#include "publish/words.h"

// The assessment of uses, and what the registers of purchases and disposals tell of actions taken.

namespace capnr {

ReviewWriter::Blocks ReviewWriter::uses() {
  Blocks blocks;
  if (has_footprint()) {
    const KeyFigures& key = footprint().key;
    doc::List facts;
    const auto add = [&](const std::string& words, double value) {
      if (!std::isnan(value) && value > 0) facts.items.push_back({words, number(value), footprint_note()});
    };
    add(in_words("Items of equipment: "), key.equipment);
    add(in_words("Virtual machines: "), key.virtual_machines);
    add(in_words("Cloud instances: "), key.cloud_instances);
    add(in_words("Applications: "), key.applications);
    add(in_words("Data centres: "), key.datacentres);
    add(in_words("Electricity of the year, kWh: "), key.kwh);
    add(in_words("Mean lifetime told by the inventory, years: "), key.lifetime);
    if (!facts.items.empty()) blocks.emplace_back(std::move(facts));
  }
  const auto about_uses = [](const Standing& standing) { return is_about_uses(*standing.commitment); };
  doc::Table table = standing_table("uses-indicators", in_words("Indicators of uses"), about_uses);
  if (table.rows.empty()) {
    blocks.emplace_back(plain(in_words("No indicator of uses has a value.")));
  } else {
    blocks.emplace_back(std::move(table));
  }
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::actions() {
  Blocks blocks;
  blocks.emplace_back(
      plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year)}})));
  doc::Table table{"registers",
                   in_words("What was bought, and what left the city"),
                   {{in_words("What")}, {in_words("Value"), true}},
                   {}};
  const auto of_the_year = [this](const auto& one) { return year_of(one.date) == review_.year; };
  const auto add = [&](const std::string& words, double value, const std::vector<RegisterFile>& files,
                       const std::string& unit = "") {
    table.rows.push_back({words, {number(value), unit, files_note(files)}});
  };
  double bought = 0, spent = 0, second_hand = 0, gone = 0;
  for (const Purchase& one : review_.purchases.rows) {
    if (!of_the_year(one)) continue;
    bought += one.quantity;
    spent += one.amount_eur.value_or(0);
    if (one.condition == PurchaseCondition::refurbished || one.condition == PurchaseCondition::reused)
      second_hand += one.quantity;
  }
  for (const Disposal& one : review_.disposals.rows) gone += of_the_year(one) ? one.quantity : 0;
  if (bought > 0) {
    add(in_words("Items bought or received"), bought, review_.purchases.files);
    add(in_words("Of which refurbished or reused"), second_hand, review_.purchases.files);
    add(in_words("Amount told, excluding tax"), spent, review_.purchases.files, "\u00A0€");
  }
  if (gone > 0) add(in_words("Items that left the city"), gone, review_.disposals.files);
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::actors() {
  return {plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year)}}))};
}

ReviewWriter::Blocks ReviewWriter::objectives() {
  Blocks blocks;
  blocks.emplace_back(
      plain(in_words("The commitments that were voted, and that the indicators below follow:")));
  for (std::size_t a = 0; a < axis_count; ++a) {
    doc::List list;
    for (const Commitment& one : review_.programme.commitments)
      if (one.axis == static_cast<Axis>(a))
        list.items.push_back({doc::Strong{one.id}, " " + one.title.in(language_)});
    if (list.items.empty()) continue;
    add_heading(blocks, name(static_cast<Axis>(a), language_));
    blocks.emplace_back(std::move(list));
  }
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::measures() {
  return {
      plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year + 1)}}))};
}

ReviewWriter::Blocks ReviewWriter::means() {
  return {plain(in_words("There is no yearly plan of {year}.", {{"year", std::to_string(review_.year)}}))};
}

}  // namespace capnr
