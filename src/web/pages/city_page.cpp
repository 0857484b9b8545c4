// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/city_page.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "html/components.h"
#include "html/form.h"
#include "inventory/city_file.h"
#include "people/audit.h"
#include "web/city.h"
#include "web/form_fields.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::Field;

std::string number_text(const std::optional<double>& number) {
  return number ? to_text(*number) : std::string();
}

// "DNSI ; Direction du numérique ; 285", a department a line.
std::string lines_of(const std::vector<Department>& departments) {
  std::string lines;
  for (const Department& one : departments) {
    lines += one.code + " ; " + one.name;
    if (one.fte) lines += " ; " + to_text(*one.fte);
    lines += "\n";
  }
  return lines;
}

std::vector<Field> fields_of_city(const Exchange& exchange, const City& city) {
  std::vector<Field> fields(5);
  fields[0] = {"nom", std::string(exchange.in_words("Name of the city"))};
  fields[0].value = city.name;
  fields[0].required = exchange.in_words("required");
  fields[1] = {"insee", std::string(exchange.in_words("INSEE code"))};
  fields[1].hint =
      exchange.in_words("Five digits, or 2A or 2B and three digits. The city's folder must have the same.");
  fields[1].value = city.insee_code;
  fields[2] = {"population", std::string(exchange.in_words("Inhabitants")), Field::Kind::number};
  fields[2].value = number_text(city.population);
  fields[3] = {"etp", std::string(exchange.in_words("Headcount, in full-time equivalents")),
               Field::Kind::number};
  fields[3].value = number_text(city.fte);
  fields[4] = {"directions", std::string(exchange.in_words("Departments")), Field::Kind::area};
  fields[4].hint = exchange.in_words("One a line: code ; name ; headcount (which may be left out).");
  fields[4].value = lines_of(city.departments);
  if (exchange.request.method == Method::post)
    for (Field& field : fields) field.value = exchange.field(field.name);
  return fields;
}

Result<std::optional<double>> count_of(std::string_view text, std::string_view column) {
  if (trimmed(text).empty()) return std::optional<double>();
  const std::optional<double> number = parse_number(text);
  if (!number || *number < 0)
    return fail(Kind::bad_input, "{value} is not a number: write it as 12 000",
                {{"value", std::string(text)}}, {.column = std::string(column)});
  return number;
}

Result<Department> department_of(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, ';');
  Department one;
  one.code = trimmed(parts[0]);
  one.name = parts.size() > 1 ? std::string(trimmed(parts[1])) : one.code;
  TRY(one.fte, count_of(parts.size() > 2 ? parts[2] : std::string_view(), "directions"));
  if (one.code.empty() || one.name.empty() || parts.size() > 3)
    return fail(Kind::bad_input, "“{line}” is no department: write code ; name ; headcount",
                {{"line", std::string(line)}}, {.column = "directions"});
  return one;
}

Result<City> city_typed(const Exchange& exchange) {
  City city;
  city.name = exchange.field("nom");
  city.insee_code = exchange.field("insee");
  if (city.name.empty()) return fail(Kind::bad_input, "the city has a name", {}, {.column = "nom"});
  if (!city.insee_code.empty() && !is_insee_code(city.insee_code))
    return fail(Kind::bad_input, "{value} is not an INSEE code: five digits, or 2A or 2B and three digits",
                {{"value", city.insee_code}}, {.column = "insee"});
  TRY(city.population, count_of(exchange.field("population"), "population"));
  TRY(city.fte, count_of(exchange.field("etp"), "etp"));
  std::set<std::string> codes;
  const std::string lines = exchange.field("directions");
  for (const std::string_view line : split(lines, '\n')) {
    if (trimmed(line).empty()) continue;
    TRY(Department one, department_of(trimmed(line)));
    if (!codes.insert(one.code).second)
      return fail(Kind::bad_input, "two departments have the code {code}", {{"code", one.code}},
                  {.column = "directions"});
    city.departments.push_back(std::move(one));
  }
  return city;
}

Result<Response> show(const Exchange& exchange, const std::vector<Field>& fields, int status) {
  PageContent content;
  content.title = exchange.in_words("The city");
  content.status = status;
  content.trail = {{std::string(exchange.in_words("Administration")), exchange.url("/administration")}};
  html::Form form{exchange.url("/administration/ville")};
  form.hidden = {csrf_of(exchange)};
  for (const Field& field : fields) form.inside += html::field(field);
  form.button = exchange.in_words("Record");
  content.main = html::error_summary(exchange.in_words("To correct:"), fields);
  content.main += html::render(form);
  content.main +=
      html::bullet_list({html::link(exchange.url("/administration/ville/apparence"),
                                    exchange.in_words("The look of the pages: name, colours, logo"))});
  return page(exchange, std::move(content));
}

}  // namespace

Result<Response> city_page(Exchange& exchange) {
  TRY(const StoredOrg org, city_of(exchange));
  return show(exchange, fields_of_city(exchange, org.city), 200);
}

Result<Response> city_sent(Exchange& exchange) {
  TRY(const StoredOrg org, city_of(exchange));
  std::vector<Field> fields = fields_of_city(exchange, org.city);
  const auto again = [&](const Error& error) {
    put_error(exchange, error, fields, "nom");
    return show(exchange, fields, http_status(error.kind));
  };
  const auto city = city_typed(exchange);
  if (!city) return again(city.error());
  TRY(Database::Transaction transaction, exchange.database.begin());
  if (const auto changed = change_city(exchange.database, exchange.org(), *city); !changed)
    return again(changed.error());
  TRY_VOID(append_audit(exchange.database, exchange.actor(), {exchange.org(), "city.changed"}));
  TRY_VOID(transaction.commit());
  return redirect(exchange.path("/administration/ville"));
}

}  // namespace capnr::web
