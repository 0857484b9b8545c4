// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/footprint_options.h"
#include "cli/lever_footprint.h"
#include "publish/simulated.h"
#include "steering/lever_book.h"

namespace capnr::cli {
namespace {

constexpr unsigned most_draws = 1000000;

struct SimulateOptions {
  InventoryOptions inventory;
  MethodOptions method;
  std::string levers, measured, format = "table", output, page;
  std::vector<std::string> lever, growth, criteria;
  std::optional<int> until;
  std::optional<double> budget, target;
  unsigned draws = usual_simulation_draws, threads = 1;
  std::uint64_t seed = 1;
};

// Two levers of one kind on the command line are two levers.
void make_ids_unique(LeverBook& book) {
  for (std::size_t i = 0; i < book.levers.size(); ++i) {
    const std::string wanted = book.levers[i].id;
    int more = 1;
    const auto taken = [&] {
      return std::any_of(book.levers.begin(), book.levers.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const Lever& other) { return other.id == book.levers[i].id; });
    };
    while (taken()) book.levers[i].id = wanted + "-" + std::to_string(++more);
  }
}

Result<> add_growth(const std::vector<std::string>& texts, LeverBook& book) {
  for (const std::string& text : texts) {
    const std::size_t equal = text.rfind('=');
    const auto percent = equal == std::string::npos
                             ? std::nullopt
                             : parse_number(std::string_view(text).substr(equal + 1), true);
    if (!percent || *percent < -100 || *percent > 100)
      return fail(Kind::usage, "--growth: write {text} as TYPE=PERCENT, from -100 to 100", {{"text", text}});
    book.growth.emplace_back(text.substr(0, equal), *percent);
  }
  return {};
}

Result<LeverBook> book_of(const SimulateOptions& options, const LeverCatalogue& catalogue, int first_year) {
  LeverBook book;
  if (!options.levers.empty()) {
    TRY(book, read_lever_book(options.levers, catalogue, first_year));
  }
  for (const std::string& text : options.lever) {
    TRY(Lever lever, lever_from_text(text, catalogue, first_year));
    book.levers.push_back(std::move(lever));
  }
  if (book.levers.empty())
    return fail(Kind::usage,
                "say which levers: --levers FILE, or --lever kind:name=value; capnr levers lists the kinds");
  make_ids_unique(book);
  TRY_VOID(add_growth(options.growth, book));
  return book;
}

Result<> check(const SimulateOptions& options) {
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  if (options.draws > most_draws)
    return fail(Kind::usage, "--draws: at most {most}", {{"most", std::to_string(most_draws)}});
  if (options.budget && options.target) return fail(Kind::usage, "give --budget or --target, not both");
  for (const auto& amount : {options.budget, options.target})
    if (amount && !(*amount >= 0 && *amount <= 1e15))
      return fail(Kind::usage, "--budget and --target are numbers from 0");
  return {};
}

Result<> add_measured(const SimulateOptions& options, OpenInventory& open, const FactorSet& set,
                      const MethodProfile& profile, const Footprint& before, const ScenarioModel& model,
                      SimulationDocument& document) {
  TRY(const StoredInventory later, choose_inventory(open.database, open.org.id, options.measured));
  if (later.header.date <= open.inventory.header.date)
    return fail(Kind::usage, "--measured: the inventory of {date} is not later than that of {base}",
                {{"date", to_string(later.header.date)}, {"base", to_string(open.inventory.header.date)}});
  TRY(const LeverInventory after,
      footprint_for(open.database, open.org.id, later, later.header.date, set, profile, model.book()));
  TRY(document.measured, after_the_fact(model, before, after.footprint, set));
  return {};
}

Result<> show(const Context& context, const SimulateOptions& options, const SimulationDocument& document) {
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "json") {
    TRY_VOID(write_json(document, context.language, sink));
  } else if (options.format == "csv") {
    TRY_VOID(write_csv(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  if (!options.page.empty()) TRY_VOID(write_file(options.page, to_html(document, context.language)));
  return output.commit();
}

Result<> run(const Context& context, const SimulateOptions& options) {
  TRY_VOID(check(options));
  TRY(const std::vector<Criterion> criteria, criteria_of(options.criteria));
  TRY(const LeverCatalogue catalogue, load_lever_catalogue(context.catalog));
  TRY(OpenInventory open, open_inventory(options.inventory));
  const int base = year_of(open.as_of);
  TRY(LeverBook book, book_of(options, catalogue, base + 1));
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(LeverInventory now,
      footprint_for(open.database, open.org.id, open.inventory, open.as_of, set, profile, book));
  TRY_VOID(keep_criteria(now.footprint, criteria));
  Footprint before;
  if (!options.measured.empty()) before = now.footprint;
  TRY(Simulated told,
      simulated(std::move(now.footprint), now.data, set, std::move(book),
                {open.org.city.name, open.org.city.insee_code, open.inventory.header.label,
                 open.inventory.header.date, profile.name},
                {options.until.value_or(base + usual_horizon), options.draws, options.seed, options.threads},
                {options.budget, options.target}));
  if (!options.measured.empty())
    TRY_VOID(add_measured(options, open, set, profile, before, *told.model, told.document));
  return show(context, options, told.document);
}

}  // namespace

Action declare_simulate(CLI::App& app, const Context& context) {
  auto options = std::make_shared<SimulateOptions>();
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  app.add_option("--levers", options->levers,
                 said("File of levers, in the order in which they are applied (docs/levers.md)"));
  app.add_option("--lever", options->lever,
                 said("A lever more, as kind:name=value,name=value…; as often as wanted"));
  app.add_option("--until", options->until,
                 said("Last year of the simulation; ten years after the inventory by default"));
  app.add_option("--growth", options->growth,
                 said("Growth of a type without the levers, as TYPE=PERCENT a year; * for all the others"));
  app.add_option("--budget", options->budget, said("Euros to spend: choose the levers that avoid most"));
  app.add_option("--target", options->target,
                 said("Kilograms of CO₂e to avoid: choose the cheapest levers that reach it"));
  app.add_option("--measured", options->measured,
                 said("A later inventory: what was expected of the levers, and what is measured"));
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option("--criterion", options->criteria,
                 said("Only these criteria, between commas: gwp, wu, adpe…"))
      ->delimiter(',');
  app.add_option("--format", options->format, said("table, json or csv"))->capture_default_str();
  app.add_option("--output", options->output, said("File to write, instead of the standard output"));
  app.add_option("--page", options->page, said("HTML file to write too: the years and the abatement curve"));
  app.add_option("--draws", options->draws, said("Draws for the intervals; 0 for none"))
      ->capture_default_str();
  app.add_option("--seed", options->seed, said("Seed of the draws"))->capture_default_str();
  app.add_option("--threads", options->threads, said("Threads; the result is the same"))
      ->capture_default_str();
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
