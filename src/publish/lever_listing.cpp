// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "publish/simulation.h"
#include "publish/text_table.h"
#include "publish/words.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string default_text(const LeverParameter& parameter, Language language) {
  if (parameter.default_number) return format_number(*parameter.default_number, language);
  if (!parameter.default_text.empty()) return parameter.default_text;
  return std::string(parameter.rule.required ? tr(language, "must be given") : tr(language, "optional"));
}

std::string origin_of(const std::string& source, bool proposal, Language language) {
  return tr(language, proposal ? " [proposal: {source}]" : " [source: {source}]", {{"source", source}});
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

void add_kind(std::string& out, const LeverKindInfo& kind, const TerminalOptions& options,
              std::size_t width) {
  const Language language = options.language;
  const bool french = language == Language::fr;
  const std::string title =
      tr(language, "{code}: {name}",
         {{"code", std::string(code(kind.kind))}, {"name", french ? kind.name_fr : kind.name_en}});
  out += "\n" + (options.colour ? "\033[1m" + title + "\033[0m" : title) + "\n";
  out += wrapped(french ? kind.summary_fr : kind.summary_en, width) + "\n";
  if (!kind.filter.categories.empty())
    out += wrapped(tr(language, "Acts on, unless the lever says what: {categories}",
                      {{"categories", joined(kind.filter.categories)}}),
                   width) +
           "\n";
  for (const LeverParameter& parameter : kind.parameters) {
    const std::string unit = french ? parameter.unit_fr : parameter.unit_en;
    std::string line =
        tr(language, "  • {name} = {value}: {description}",
           {{"name", std::string(parameter.rule.name)},
            {"value", default_text(parameter, language) + (unit.empty() ? "" : "\u00A0" + unit)},
            {"description", french ? parameter.description_fr : parameter.description_en}});
    if (parameter.has_default()) line += origin_of(parameter.source, parameter.proposal, language);
    out += wrapped(line, width, 4) + "\n";
  }
  const std::string rebound =
      tr(language, "  • rebound = {share}", {{"share", shown_share(kind.rebound, language)}});
  out += wrapped(rebound + origin_of(kind.rebound_source, kind.rebound_proposal, language), width, 4) + "\n";
}

}  // namespace

std::string to_terminal(const LeverCatalogue& catalogue, const TerminalOptions& options) {
  const std::size_t width = std::clamp<std::size_t>(options.width, 80, 120);
  std::string out = std::string(tr(options.language, "Kinds of lever, their parameters and defaults")) + "\n";
  for (const LeverKindInfo& kind : catalogue.kinds) add_kind(out, kind, options, width);
  return out;
}

Result<> write_json(const LeverCatalogue& catalogue, Sink sink) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const LeverKindInfo& kind : catalogue.kinds) {
    json.begin_object();
    json.key("kind").text(code(kind.kind));
    json.key("name_fr").text(kind.name_fr).key("name_en").text(kind.name_en);
    json.key("summary_fr").text(kind.summary_fr).key("summary_en").text(kind.summary_en);
    json.key("rebound").begin_object();
    json.key("share")
        .number(kind.rebound)
        .key("source")
        .text(kind.rebound_source)
        .key("proposal")
        .boolean(kind.rebound_proposal);
    json.end_object();
    json.key("parameters").begin_array();
    for (const LeverParameter& parameter : kind.parameters) {
      json.begin_object();
      json.key("name").text(parameter.rule.name);
      json.key("required").boolean(parameter.rule.required && !parameter.has_default());
      json.key("default");
      if (parameter.default_number) {
        json.number(*parameter.default_number);
      } else if (!parameter.default_text.empty()) {
        json.text(parameter.default_text);
      } else {
        json.null();
      }
      json.key("source").text(parameter.source).key("proposal").boolean(parameter.proposal);
      json.key("description_fr")
          .text(parameter.description_fr)
          .key("description_en")
          .text(parameter.description_en);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  out += '\n';
  return sink(out);
}

}  // namespace capnr
