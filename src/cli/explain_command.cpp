// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/options.h"
#include "publish/explain_output.h"

namespace capnr::cli {
namespace {

struct Options {
  InventoryOptions inventory;
  MethodOptions method;
  std::string name, kind, format = "text";
  std::vector<std::string> criteria;
};

Result<std::optional<Explanation::Subject>> kind_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto kind = subject_from(text)) return kind;
  return fail(
      Kind::usage,
      "{kind} is not a kind; write equipment, virtual-machine, application, cloud-instance, datacentre, "
      "traffic, volume or service",
      {{"kind", text}});
}

Result<std::vector<Criterion>> criteria_of(const std::vector<std::string>& texts) {
  std::vector<Criterion> criteria;
  for (const std::string& text : texts) {
    if (text == "all") {
      for (std::size_t c = 0; c < criterion_count; ++c) criteria.push_back(static_cast<Criterion>(c));
    } else if (const auto criterion = criterion_from(text)) {
      criteria.push_back(*criterion);
    } else {
      return fail(Kind::usage, "{criterion} is not a criterion; write all, or one of {known}",
                  {{"criterion", text}, {"known", known_criteria()}});
    }
  }
  if (criteria.empty()) criteria.push_back(Criterion::gwp);
  return criteria;
}

Result<> run_explain(const Context& context, const Options& options) {
  TRY(const std::optional<Explanation::Subject> kind, kind_of(options.kind));
  TRY(const std::vector<Criterion> criteria, criteria_of(options.criteria));
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(OpenInventory open, open_inventory(options.inventory));
  TRY(const InventoryData inventory, load_inventory(open.database, open.org.id, open.inventory.id));
  const ExplainInput input = {inventory,
                              open.inventory.sources,
                              set,
                              profile,
                              open.as_of,
                              [&](std::string_view name) {
                                return find_equipment(open.database, open.org.id, open.inventory.id, name);
                              },
                              [&](FunctionRef<void(std::string_view)> offer) {
                                return each_equipment(open.database, open.org.id, open.inventory.id,
                                                      [&](const EquipmentView& row) -> Result<> {
                                                        offer(row.name);
                                                        return {};
                                                      });
                              }};
  TRY(const Explanation told, explain(input, options.name, kind));
  ExplainOutput output;
  output.in_full = criteria;
  output.city = open.org.city.name;
  output.inventory = open.inventory.header.label.empty() ? to_string(open.inventory.header.date)
                                                         : open.inventory.header.label;
  output.set = set.name;
  output.profile = profile.name;
  output.as_of = open.as_of;
  output.language = context.language;
  return print(options.format == "json" ? explain_json(told, output) : explain_text(told, output));
}

}  // namespace

Action declare_explain(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const Language language = context.language;
  app.add_option("name", options->name, std::string(tr(language, "Name of what to explain")))->required();
  app.add_option("--kind", options->kind,
                 std::string(tr(language,
                                "What it is, when several kinds have this name: equipment, "
                                "virtual-machine, application, cloud-instance, datacentre, traffic, "
                                "volume or service")));
  app.add_option("--criterion", options->criteria,
                 std::string(tr(language, "Criteria to show in full; gwp by default, all for every one")));
  app.add_option("--format", options->format, std::string(tr(language, "text or json")))
      ->check(CLI::IsMember({"text", "json"}));
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  return [options, context] { return run_explain(context, *options); };
}

}  // namespace capnr::cli
