// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/footprint_options.h"

#include <algorithm>

#include <CLI/App.hpp>

#include "publish/result_document.h"

namespace capnr::cli {
namespace {

constexpr unsigned usual_draws = 10000;
constexpr unsigned most_draws = 1000000;

}  // namespace

Result<std::vector<Dimension>> dimensions_of(const std::vector<std::string>& words) {
  std::vector<Dimension> dimensions;
  for (const std::string& word : words) {
    const auto dimension = dimension_from(word);
    if (!dimension) {
      std::string known;
      for (std::size_t d = 0; d < group_dimension_count + 2; ++d)
        known += (d == 0 ? "" : ", ") + std::string(code(static_cast<Dimension>(d)));
      return fail(Kind::usage, "--by: {word} is not known; known: {known}",
                  {{"word", word}, {"known", known}});
    }
    if (std::find(dimensions.begin(), dimensions.end(), *dimension) == dimensions.end())
      dimensions.push_back(*dimension);
  }
  return dimensions;
}

Result<std::vector<Criterion>> criteria_of(const std::vector<std::string>& words) {
  std::vector<Criterion> criteria;
  for (const std::string& word : words) {
    const auto criterion = criterion_from(word);
    if (!criterion) {
      std::string known;
      for (std::size_t c = 0; c < criterion_count; ++c)
        known += (c == 0 ? "" : ", ") + std::string(code(static_cast<Criterion>(c)));
      return fail(Kind::usage, "--criterion: {word} is not known; known: {known}",
                  {{"word", word}, {"known", known}});
    }
    criteria.push_back(*criterion);
  }
  return criteria;
}

bool by_application(const std::vector<Dimension>& dimensions) {
  return std::any_of(dimensions.begin(), dimensions.end(), [](Dimension dimension) {
    return dimension == Dimension::application || dimension == Dimension::environment;
  });
}

void declare_footprint_options(CLI::App& app, const Context& context, FootprintOptions& options) {
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  declare_inventory(app, context, options.inventory);
  declare_method(app, context, options.method);
  app.add_option("--by", options.by,
                 said("What the result is divided by, between commas: department, type, item, phase, "
                      "criterion, country, datacentre, status, "
                      "user_kind, application, environment, year, source_kind"))
      ->delimiter(',');
  app.add_option("--criterion", options.criteria, said("Only these criteria, between commas: gwp, wu, adpe…"))
      ->delimiter(',');
  app.add_option("--view", options.view,
                 said("stock (amortised over the lifetimes) or flow (bought in the year)"));
  app.add_option("--format", options.format, said("table, json, csv or pcr-si"))->capture_default_str();
  app.add_option("--draws", options.draws,
                 said("Draws for the intervals; 10000 by default, 0 for none; csv has none unless asked"));
  app.add_option("--seed", options.seed, said("Seed of the draws"))->capture_default_str();
  app.add_option("--threads", options.threads, said("Threads; the result is the same"))
      ->capture_default_str();
  app.add_flag("--detail", options.detail, said("One line per equipment, phase and criterion (csv or json)"));
  app.add_option("--compare-sets", options.compare_sets, said("Two factor sets side by side, between commas"))
      ->delimiter(',');
  app.add_option("--from", options.from, said("Compute from this file of equipment, without a database"));
  app.add_option("--mapping", options.mapping,
                 said("With --from: name of the mapping to read the file with"));
  app.add_option("--mappings", options.mappings, said("With --from: folder of your own mappings"));
  app.add_option("--rejects", options.rejects,
                 said("With --from: folder for the rows that could not be read"));
  app.add_option("--output", options.output, said("File to write, instead of the standard output"));
}

Result<FootprintQuestion> question_of(const FootprintOptions& options) {
  FootprintQuestion question;
  if (options.format != "table" && options.format != "json" && options.format != "csv" &&
      options.format != "pcr-si")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv, pcr-si"}});
  if (options.detail && options.format != "csv" && options.format != "json")
    return fail(Kind::usage, "--detail is written as csv or json: say --format csv or --format json");
  TRY(question.dimensions, dimensions_of(options.by));
  TRY(question.criteria, criteria_of(options.criteria));
  if (question.dimensions.empty()) question.dimensions = {Dimension::phase};
  question.dimensions = with_criterion(std::move(question.dimensions));
  question.by_application = by_application(question.dimensions);
  const unsigned draws = options.draws.value_or(options.format == "csv" ? 0 : usual_draws);
  if (draws > most_draws)
    return fail(Kind::usage, "--draws: at most {most}", {{"most", std::to_string(most_draws)}});
  if (draws > 0) question.uncertainty = UncertaintyOptions{draws, options.seed, options.threads};
  if (options.threads == 0 || options.threads > 256) return fail(Kind::usage, "--threads: between 1 and 256");
  return question;
}

Result<> keep_criteria(Footprint& footprint, const std::vector<Criterion>& wanted) {
  if (wanted.empty()) return {};
  std::array<bool, criterion_count> kept = {};
  for (const Criterion criterion : wanted) {
    const auto c = static_cast<std::size_t>(criterion);
    kept[c] = footprint.criteria[c];
  }
  if (std::none_of(kept.begin(), kept.end(), [](bool one) { return one; })) {
    return fail(Kind::not_found, "the set {set} covers none of the criteria asked: see capnr factors",
                {{"set", footprint.set_name}});
  }
  footprint.criteria = kept;
  return {};
}

}  // namespace capnr::cli
