// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/disposal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/text.h"

namespace capnr {
namespace {

enum Field : std::uint8_t {
  date,
  type,
  quantity,
  age,
  destination,
  proof,
  erasure,
  excluded,
  reference,
  evidence
};

constexpr std::array<RegisterColumn, 10> columns = {{
    {"date", true},
    {"type|materiel|equipment"},
    {"quantity|quantite", true},
    {"age years|age|age annees"},
    {"destination", true},
    {"receiver proof|proof|preuve|preuve du receveur|preuve de reemploi"},
    {"erasure|erasure certificate|effacement|certificat d effacement"},
    {"excluded|excluded reason|exclusion|motif d exclusion"},
    {"reference"},
    {"evidence|justificatif"},
}};

const RegisterColumn& named(Field field) {
  return columns[field];
}

constexpr std::array<std::pair<std::string_view, ReuseDestination>, 16> destination_words = {{
    {"public body", ReuseDestination::public_body},
    {"organisme public", ReuseDestination::public_body},
    {"sale", ReuseDestination::sale},
    {"vente", ReuseDestination::sale},
    {"staff", ReuseDestination::staff},
    {"agents", ReuseDestination::staff},
    {"association", ReuseDestination::association},
    {"ecole", ReuseDestination::association},
    {"eco organisation", ReuseDestination::eco_organisation},
    {"eco organisme", ReuseDestination::eco_organisation},
    {"recycling", ReuseDestination::recycling},
    {"recyclage", ReuseDestination::recycling},
    {"destruction", ReuseDestination::destruction},
    {"unspecified", ReuseDestination::unspecified},
    {"inconnue", ReuseDestination::unspecified},
    {"", ReuseDestination::unspecified},
}};

constexpr std::array<std::string_view, 4> erasure_codes = {"", "yes", "no", "nothing"};

Result<Erasure> read_erasure(const RegisterRow& row) {
  const std::string key = folded(row.cell(Field::erasure));
  for (const std::string_view nothing_to_erase : {"nothing", "not applicable", "n a", "sans objet"})
    if (key == nothing_to_erase) return Erasure::holds_nothing;
  TRY(const std::optional<bool> certified, register_yes_or_no(row, Field::erasure, named(Field::erasure)));
  if (!certified) return Erasure::unspecified;
  return *certified ? Erasure::certified : Erasure::uncertified;
}

Result<> read_numbers(const RegisterRow& row, Disposal& disposal) {
  constexpr double any = std::numeric_limits<double>::max();
  TRY(const std::optional<double> units,
      register_number(row, Field::quantity, named(Field::quantity), 0, any));
  if (!units || *units <= 0)
    return fail(Kind::bad_input, "{value} is not a quantity: write how many, more than 0",
                {{"value", row.cell(Field::quantity)}},
                {.column = std::string(named(Field::quantity).name())});
  disposal.quantity = *units;
  TRY(disposal.age_years, register_number(row, Field::age, named(Field::age), 0, 100));
  return {};
}

}  // namespace

std::string_view code(Erasure erasure) {
  return erasure_codes[static_cast<std::size_t>(erasure)];
}

std::optional<ReuseDestination> disposal_destination_from(std::string_view text) {
  const std::string key = folded(text);
  const auto found = std::ranges::find(destination_words, key,
                                       [](const auto& one) -> std::string_view { return one.first; });
  if (found == destination_words.end()) return std::nullopt;
  return found->second;
}

std::span<const RegisterColumn> disposal_columns() {
  return columns;
}

Result<Disposal> disposal_of(const RegisterRow& row) {
  Disposal disposal;
  disposal.row = row.number;
  TRY(disposal.date, register_date(row, Field::date, named(Field::date)));
  TRY_VOID(read_numbers(row, disposal));
  const std::string where_to = row.cell(Field::destination);
  const auto known = disposal_destination_from(where_to);
  if (!known)
    return fail(
        Kind::bad_input, "{value} is not a destination: write one of {destinations}",
        {{"value", where_to},
         {"destinations", "public_body, sale, staff, association, eco_organisation, recycling, destruction"}},
        {.column = std::string(named(Field::destination).name())});
  disposal.destination = *known;
  TRY(const std::optional<bool> proved, register_yes_or_no(row, Field::proof, named(Field::proof)));
  disposal.receiver_proof = proved.value_or(false);
  TRY(disposal.erasure, read_erasure(row));
  disposal.erasure_certificate = disposal.erasure == Erasure::certified;
  disposal.type = row.cell(Field::type);
  disposal.excluded_reason = row.cell(Field::excluded);
  disposal.reference = row.cell(Field::reference);
  disposal.evidence = row.cell(Field::evidence);
  return disposal;
}

}  // namespace capnr
