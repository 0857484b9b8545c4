// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/open_data_choices.h"

#include <algorithm>

#include "base/file.h"
#include "table/schema_value.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

constexpr std::string_view file_name = "open-data.toml";

bool is_in(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

Result<> read_into(OpenDataChoices& choices, const std::filesystem::path& path) {
  TRY(const std::string text, read_file(path, 1U << 20U));
  TRY(TomlReader reader, parse_toml(text, path.filename().string()));
  for (const auto& [key, member] :
       {std::pair{"base_url", &choices.base_url}, std::pair{"contact", &choices.contact},
        std::pair{"service", &choices.service}, std::pair{"siret", &choices.siret}}) {
    TRY(const std::optional<std::string> value, reader.text(key));
    if (value) *member = *value;
  }
  TRY(const std::vector<std::string> usage, reader.texts("usage"));
  TRY(const std::vector<std::string> withheld, reader.texts("withheld"));
  TRY(const std::vector<std::string> publish, reader.texts("publish"));
  choices.usage.insert(choices.usage.end(), usage.begin(), usage.end());
  choices.withheld.insert(choices.withheld.end(), withheld.begin(), withheld.end());
  std::erase_if(choices.withheld, [&](const std::string& id) { return is_in(publish, id); });
  return reader.finish();
}

}  // namespace

bool OpenDataChoices::is_usage(std::string_view indicator) const {
  return is_in(usage, indicator);
}

bool OpenDataChoices::is_withheld(std::string_view indicator) const {
  return is_in(withheld, indicator);
}

Result<OpenDataChoices> load_open_data_choices(const std::filesystem::path& catalog,
                                               const std::filesystem::path& city) {
  OpenDataChoices choices;
  TRY_VOID(read_into(choices, catalog / file_name));
  if (!city.empty() && std::filesystem::exists(city / file_name))
    TRY_VOID(read_into(choices, city / file_name));
  return choices;
}

Result<> check_publisher(OpenDataChoices& choices) {
  for (const auto& [value, what] :
       {std::pair{&choices.base_url, "base_url"}, std::pair{&choices.contact, "contact"},
        std::pair{&choices.service, "service"}})
    if (value->empty())
      return fail(
          Kind::usage,
          "the catalogue needs {what}: give --base-url, --contact and --service, or base_url, contact and "
          "service in open-data.toml of the city's folder",
          {{"what", what}});
  while (choices.base_url.ends_with('/')) choices.base_url.pop_back();
  const bool is_web = choices.base_url.starts_with("https://") || choices.base_url.starts_with("http://");
  if (!is_web || !is_uri(choices.base_url) || choices.base_url.find_first_of("?#") != std::string::npos)
    return fail(Kind::usage, "{url} is not the address of a folder: write https://donnees.ville.fr",
                {{"url", choices.base_url}});
  if (!is_email(choices.contact))
    return fail(Kind::usage, "{value} is no e-mail address", {{"value", quoted_value(choices.contact)}});
  if (!choices.siret.empty() && !is_siret(choices.siret))
    return fail(Kind::usage, "{value} is no SIRET: fourteen digits, the last a check digit",
                {{"value", quoted_value(choices.siret)}});
  return {};
}

}  // namespace capnr
