// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/guess_mapping.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace capnr {
namespace {

constexpr double least_score = 0.35;  // under it a column is left

std::size_t filled_cells(const std::vector<std::string>& row) {
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

// The header is the first row as wide as the rows below it that does not look like data.
std::optional<std::size_t> header_of(const FileSample& sample) {
  std::size_t widest = 0;
  for (const auto& row : sample.rows) widest = std::max(widest, filled_cells(row));
  for (std::size_t i = 0; i < std::min(sample.rows.size(), header_rows); ++i) {
    const std::size_t width = filled_cells(sample.rows[i]);
    if (width < 1 || width * 2 < widest) continue;
    if (looks_like_data(sample.rows[i])) return std::nullopt;
    return i;
  }
  return std::nullopt;
}

// ---- how well a column's values suit a field ----------------------------------------------------------------------

double number_suits(const Field& field, const ColumnTraits& traits) {
  const double share = std::max(traits.numbers, traits.unit_numbers + traits.numbers);
  if (traits.filled == 0) return 0.5;
  if (share < 0.6 || traits.dates > 0.8) return -1;
  if (traits.numbers > 0 &&
      (traits.least < std::min(field.min, 0.0) || (field.kind == FieldKind::share && traits.most > 100)))
    return -1;
  return 0.5;
}

double text_suits(const Field& field, const ColumnTraits& traits) {
  if (traits.filled == 0) return 0.4;
  if (traits.dates > 0.8) return -1;
  if (field.name == "name") {
    if (traits.fill() < 0.9) return -0.5;
    if (traits.numbers + traits.unit_numbers > 0.9)
      return -0.3;  // a measure, unless the header says otherwise
    return traits.uniqueness() > 0.95 ? 0.6 : -0.3;
  }
  if (traits.numbers > 0.9) return -1;
  if (field.name == "manufacturer") return traits.makers > 0.5 ? 0.5 + 0.5 * traits.makers : -0.2;
  if (field.name == "type") return traits.types > 0.5 ? 0.4 + 0.5 * traits.types : 0;
  if (field.name == "model") return traits.models > 0.3 ? 0.3 + 0.4 * traits.models : 0.1;
  const bool words_repeat = traits.uniqueness() < 0.6 || traits.filled < 4;
  return words_repeat ? 0.2 : 0;
}

double suits(const Field& field, const ColumnTraits& traits) {
  switch (field.kind) {
    case FieldKind::number:
    case FieldKind::share:
      return number_suits(field, traits);
    case FieldKind::date:
      return traits.filled == 0 ? 0.4 : traits.dates > 0.6 ? 0.6 : -1;
    case FieldKind::country:
      return traits.filled == 0 ? 0.4 : traits.countries > 0.6 ? 0.5 + 0.4 * traits.countries : -0.6;
    case FieldKind::choice:
    case FieldKind::grade:
      return traits.distinct <= 12 ? 0.2 : -1;
    case FieldKind::text:
      return text_suits(field, traits);
    case FieldKind::source_file:
    case FieldKind::source_row:
      return -1;
  }
  return -1;
}

// What values alone can tell, when the header says nothing.
bool tells_by_itself(const Field& field) {
  return field.name == "manufacturer" || field.name == "type" || field.name == "model" ||
         field.name == "country" || field.name == "name" || field.name == "purchase_date";
}

double score_of(const Field& field, std::size_t index, const std::string& header, const ColumnTraits& traits,
                const HeaderWords& headers) {
  const double by_values = suits(field, traits);
  if (by_values <= -1) return 0;
  const double by_header = headers.score(field.entity, index, header);
  if (by_header == 0)
    return tells_by_itself(field) && traits.filled > 0 ? std::max(0.0, by_values - 0.1) * 0.7 : 0;
  return std::clamp(0.7 * by_header + 0.3 * by_values, 0.0, 1.0);
}

// ---- one to one ---------------------------------------------------------------------------------------------------

struct Assignment {
  Entity entity = Entity::equipment;
  std::vector<std::optional<std::size_t>> field;  // by column
  std::vector<double> score;
  double total = 0;
};

struct Pair {
  double score;
  std::size_t column, field;
};

Assignment assign(Entity entity, const std::vector<std::string>& header,
                  const std::vector<ColumnTraits>& traits, const HeaderWords& headers) {
  std::vector<Pair> pairs;
  const auto fields = fields_of(entity);
  for (std::size_t c = 0; c < traits.size(); ++c) {
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const double score = score_of(fields[f], f, header[c], traits[c], headers);
      if (score >= least_score) pairs.push_back({score, c, f});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.score > b.score; });
  Assignment out;
  out.entity = entity;
  out.field.resize(traits.size());
  out.score.resize(traits.size(), 0);
  std::vector<bool> used(fields.size(), false);
  for (const Pair& pair : pairs) {
    if (out.field[pair.column] || used[pair.field]) continue;
    out.field[pair.column] = pair.field;
    out.score[pair.column] = pair.score;
    used[pair.field] = true;
    out.total += pair.score;
  }
  for (std::size_t f = 0; f < fields.size(); ++f) out.total -= fields[f].required && !used[f] ? 0.8 : 0;
  return out;
}

// Equipment is by far the most common, so another entity must do better, not as well.
Assignment best_assignment(const std::vector<std::string>& header, const std::vector<ColumnTraits>& traits,
                           const HeaderWords& headers) {
  Assignment best = assign(Entity::equipment, header, traits, headers);
  for (std::size_t i = 0; i < entity_count; ++i) {
    if (static_cast<Entity>(i) == Entity::equipment) continue;
    Assignment other = assign(static_cast<Entity>(i), header, traits, headers);
    if (other.total > best.total + 0.2) best = std::move(other);
  }
  return best;
}

// ---- units and words ----------------------------------------------------------------------------------------------

struct UnitFactor {
  std::string_view field, unit;
  double factor;
};
constexpr std::array unit_factors = {UnitFactor{"memory_gb", "mo", 1.0 / 1024},
                                     UnitFactor{"memory_gb", "mb", 1.0 / 1024},
                                     UnitFactor{"memory_gb", "mio", 1.0 / 1024},
                                     UnitFactor{"memory_gb", "mib", 1.0 / 1024},
                                     UnitFactor{"memory_gb", "to", 1024},
                                     UnitFactor{"disk_gb", "mo", 0.001},
                                     UnitFactor{"disk_gb", "mb", 0.001},
                                     UnitFactor{"disk_gb", "mio", 0.001},
                                     UnitFactor{"disk_gb", "mib", 0.001},
                                     UnitFactor{"disk_gb", "to", 1000},
                                     UnitFactor{"disk_gb", "tb", 1000},
                                     UnitFactor{"gb", "to", 1000},
                                     UnitFactor{"gb", "tb", 1000},
                                     UnitFactor{"gb", "mo", 0.001},
                                     UnitFactor{"gb", "mb", 0.001},
                                     UnitFactor{"annual_gb", "to", 1000},
                                     UnitFactor{"annual_gb", "tb", 1000},
                                     UnitFactor{"annual_kwh", "wh", 0.001},
                                     UnitFactor{"annual_kwh", "mwh", 1000},
                                     UnitFactor{"amount_eur", "keur", 1000},
                                     UnitFactor{"amount_eur", "k", 1000},
                                     UnitFactor{"lifetime_years", "mois", 1.0 / 12},
                                     UnitFactor{"lifetime_years", "months", 1.0 / 12}};

double factor_of(std::string_view field, const std::string& header, const std::string& unit) {
  const std::string folded_header = folded(header);
  const auto words = split(folded_header, ' ');
  for (const UnitFactor& known : unit_factors) {
    if (known.field != field) continue;
    if (known.unit == unit ||
        (unit.empty() && std::find(words.begin(), words.end(), known.unit) != words.end()))
      return known.factor;
  }
  return 1;
}

struct Synonyms {
  std::string_view choice, words;
};
constexpr std::array synonyms = {Synonyms{"fixed", "fixe|filaire|fixed|lan|wan|internet"},
                                 Synonyms{"mobile", "mobile|4g|5g|gsm|cellulaire"},
                                 Synonyms{"mail", "mail|messagerie|courriel|courriels|email|e mail|mails"},
                                 Synonyms{"storage", "stockage|storage|fichiers|partage|partages|nas|san"},
                                 Synonyms{"backup", "sauvegarde|sauvegardes|backup|backups|archive|archives"},
                                 Synonyms{"compute", "calcul|compute"},
                                 Synonyms{"measured", "mesure|mesuree|haute|high|measured"},
                                 Synonyms{"imported", "importe|moyenne|medium|imported"},
                                 Synonyms{"declared", "declare|declaree|declared"},
                                 Synonyms{"estimated", "estime|estimee|basse|faible|low|estimated"}};

// What the cells of a field with choices mean.
std::vector<std::pair<std::string, std::string>> choice_values(const Field& field,
                                                               const ColumnTraits& traits) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto choices = split(field.choices, '|');
  for (const std::string& cell : traits.values) {
    const std::string key = folded(cell);
    for (const Synonyms& known : synonyms) {
      const auto words = split(known.words, '|');
      const bool means = std::find(words.begin(), words.end(), key) != words.end();
      if (means && key != known.choice &&
          std::find(choices.begin(), choices.end(), known.choice) != choices.end())
        out.emplace_back(key, known.choice);
    }
  }
  return out;
}

FieldMapping field_mapping(Entity entity, std::size_t index, const std::string& header,
                           const ColumnTraits& traits) {
  FieldMapping out;
  const Field& field = fields_of(entity)[index];
  out.field = index;
  if (!header.empty()) out.headers.emplace_back(trimmed(header));
  out.first_line = traits.several_lines;
  out.strip_tags = traits.tags;
  if (field.kind == FieldKind::number || field.kind == FieldKind::share) {
    out.strip_unit = traits.unit_numbers > 0;
    out.factor = factor_of(field.name, header, traits.unit);
    if (field.kind == FieldKind::share && traits.most > 1 && traits.unit_numbers == 0) out.factor = 0.01;
  }
  if (!field.choices.empty()) out.values = choice_values(field, traits);
  return out;
}

}  // namespace

MappingGuess guess_mapping(const FileSample& sample, const std::string& name, const HeaderWords& headers,
                           const KnownWords& words) {
  MappingGuess out;
  const auto found = header_of(sample);
  out.has_header = found.has_value();
  out.header_index = found.value_or(0);
  std::size_t width = 0;
  for (const auto& row : sample.rows) width = std::max(width, row.size());
  std::vector<std::string> header(width);
  if (found) std::copy(sample.rows[*found].begin(), sample.rows[*found].end(), header.begin());
  std::vector<ColumnTraits> traits;
  traits.reserve(width);
  for (std::size_t c = 0; c < width; ++c)
    traits.push_back(traits_of(sample, found ? *found + 1 : 0, c, words));
  const Assignment best = best_assignment(header, traits, headers);

  out.mapping.name = name;
  TableMapping table;
  table.mapping = name;
  table.entity = best.entity;
  const auto fields = fields_of(best.entity);
  for (std::size_t c = 0; c < width; ++c) {
    const bool empty = traits[c].filled == 0 && trimmed(header[c]).empty();
    if (!empty)
      out.columns.push_back({std::string(trimmed(header[c])), c, best.field[c], best.score[c],
                             traits[c].values.empty() ? "" : traits[c].values.front()});
    if (!found) table.columns.emplace_back(best.field[c] ? fields[*best.field[c]].name : "");
    if (!best.field[c]) continue;
    table.fields.push_back(field_mapping(best.entity, *best.field[c], header[c], traits[c]));
    if (traits[c].month_first && fields[*best.field[c]].kind == FieldKind::date)
      table.date_order = DateOrder::month_first;
    if (traits[c].decimal_point) table.decimal_point = true;
  }
  // The surest columns are those that this kind of file will be known by.
  std::vector<ColumnGuess> surest = out.columns;
  std::erase_if(surest, [](const ColumnGuess& column) { return !column.field || column.header.empty(); });
  std::stable_sort(surest.begin(), surest.end(), [&](const ColumnGuess& a, const ColumnGuess& b) {
    const bool a_name = fields[*a.field].required, b_name = fields[*b.field].required;
    return a_name != b_name ? a_name : a.score > b.score;
  });
  for (std::size_t i = 0; i < std::min<std::size_t>(3, surest.size()); ++i)
    table.recognise.push_back(surest[i].header);
  std::sort(table.fields.begin(), table.fields.end(),
            [](const auto& a, const auto& b) { return a.field < b.field; });
  out.mapping.tables.push_back(std::move(table));
  return out;
}

}  // namespace capnr
