// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/footprint_sets.h"

#include "cli/footprint_source.h"
#include "cli/request_set.h"
#include "publish/set_comparison.h"

namespace capnr::cli {
namespace {

Result<> check(const FootprintOptions& options) {
  if (options.compare_sets.size() != 2)
    return fail(Kind::usage,
                "--compare-sets takes two names of factor sets between commas: see capnr factors");
  if (options.detail || options.format == "pcr-si")
    return fail(Kind::usage, "--compare-sets is written as table, json or csv, and without --detail");
  return {};
}

// A criterion that one of the sets has not is said to be not covered; one that neither has is a mistake.
Result<> keep_criteria_of_both(Footprint& a, Footprint& b, const std::vector<Criterion>& wanted) {
  if (wanted.empty()) return {};
  auto in_a = keep_criteria(a, wanted);
  const auto in_b = keep_criteria(b, wanted);
  if (!in_a && !in_b) return in_a;
  if (!in_a) a.criteria = {};
  if (!in_b) b.criteria = {};
  return {};
}

Result<> show(const Context& context, const FootprintOptions& options,
              const SetComparisonDocument& document) {
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "csv") {
    TRY_VOID(write_csv(document, sink));
  } else if (options.format == "json") {
    TRY_VOID(write_json(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace

Result<> compare_two_sets(const Context& context, const FootprintOptions& options,
                          const FootprintQuestion& question, const MethodProfile& profile) {
  TRY_VOID(check(options));
  TRY(const FactorSet set_a, set_of(context, options, options.compare_sets[0]));
  TRY(const FactorSet set_b, set_of(context, options, options.compare_sets[1]));
  TRY(const FootprintSource source, footprint_source(context, options, set_a, profile));
  const CharacteriseOptions kept{question.by_application, question.dimensions};
  Footprint a = characterise(source.inventory, source.weights, set_a, profile, kept);
  Footprint b = characterise(source.inventory, source.weights, set_b, profile, kept);
  TRY_VOID(keep_criteria_of_both(a, b, question.criteria));
  return show(context, options,
              {source.inventory.city.name, source.inventory.header.label, source.weights.as_of, profile.name,
               compare_sets(a, b, {Dimension::criterion}), compare_sets(a, b, question.dimensions)});
}

}  // namespace capnr::cli
