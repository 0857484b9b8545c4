// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdlib>

#include <CLI/App.hpp>

#include "browser/pdf.h"
#include "cli/city_report.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/steering_options.h"
#include "publish/document_html.h"
#include "publish/odt_writer.h"
#include "publish/review.h"
#include "publish/review_check.h"

namespace capnr::cli {
namespace {

struct ReviewOptions {
  DatabaseOptions where;
  MethodOptions method;
  int year = 0;
  std::string as_of, output, language, format = "table";
  unsigned draws = 10000;
  bool check = false, no_pdf = false;
};

Result<> check_options(const ReviewOptions& options) {
  if (options.check == !options.output.empty())
    return fail(Kind::usage, "give --output FOLDER to write the review, or --check to see what it lacks");
  return {};
}

/// The last inventory of the year, and the last of an earlier one.
struct YearInventories {
  std::optional<StoredInventory> last, before;
};

Result<YearInventories> inventories_for(OpenCity& city, int year) {
  TRY(std::vector<StoredInventory> all, list_inventories(city.database, city.org.id));
  YearInventories found;
  const auto keep_later = [](std::optional<StoredInventory>& kept, StoredInventory& one) {
    if (!kept || kept->header.date < one.header.date) kept = std::move(one);
  };
  for (StoredInventory& one : all) {
    const int of = year_of(one.header.date);
    if (of == year)
      keep_later(found.last, one);
    else if (of < year)
      keep_later(found.before, one);
  }
  return found;
}

Result<> add_footprint(const Context& context, const ReviewOptions& options, OpenCity& city,
                       Language language, Review& review) {
  TRY(const YearInventories inventories, inventories_for(city, options.year));
  if (!inventories.last) return {};
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(const MethodProfile profile, method_profile(options.method));
  std::optional<UncertaintyOptions> uncertainty;
  if (options.draws > 0) uncertainty = UncertaintyOptions{.draws = options.draws};
  if (inventories.before) review.compared_from = inventories.before->header.date;
  const InventoryOptions wanted{options.where, to_string(inventories.last->header.date), ""};
  TRY(OpenInventory open, open_inventory(wanted));
  TRY(review.footprint, city_report(open, set, profile, uncertainty, language, review.compared_from));
  return {};
}

// Everything is made before anything is written, and a file appears whole or not at all.
Result<> write_files(const ReviewOptions& options, const doc::Document& document) {
  const std::string html = doc::to_html(document);
  TRY(const std::string odt, doc::to_odt(document));
  std::string pdf;
  if (!options.no_pdf) {
    browser::PdfOptions printing;
    printing.footer = document.title + " – " + document.city;
    if (const char* program = std::getenv("CAPNR_CHROMIUM"); program != nullptr)
      printing.program = program;  // NOLINT(concurrency-mt-unsafe)
    TRY(pdf, browser::pdf_of(html, printing));
  }
  const std::filesystem::path folder = options.output;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(Kind::unavailable, "the folder {path} cannot be made: {why}",
                {{"path", options.output}, {"why", error.message()}});
  const std::string name = "review-" + std::to_string(options.year);
  std::vector<std::filesystem::path> paths;
  std::vector<OutputFile> files;
  const auto add = [&](std::string_view extension, std::string_view bytes) -> Result<> {
    paths.push_back(folder / (name + std::string(extension)));
    TRY(OutputFile file, OutputFile::create(paths.back()));
    TRY_VOID(file.write(bytes));
    files.push_back(std::move(file));
    return {};
  };
  TRY_VOID(add(".html", html));
  TRY_VOID(add(".odt", odt));
  if (!pdf.empty()) TRY_VOID(add(".pdf", pdf));
  for (std::size_t i = 0; i < files.size(); ++i) {
    Result<> done = files[i].commit();
    if (done) continue;
    // Some of the files without the others would be taken for a review.
    for (std::size_t before = 0; before < i; ++before) std::filesystem::remove(paths[before], error);
    return done;
  }
  return {};
}

Result<> show_check(const ReviewOptions& options, const ReviewCheck& check, Language language) {
  TRY(Output output, Output::open(""));
  TRY_VOID(output.write(options.format == "json" ? review_check_json(check)
                                                 : review_check_text(check, output.terminal(language))));
  TRY_VOID(output.commit());
  if (!check.complete()) exit_status() = 1;
  return {};
}

Result<> run_review(const Context& context, const ReviewOptions& options) {
  TRY_VOID(check_options(options));
  const Language language = options.language.empty() ? context.language : *language_from(options.language);
  TRY(const Date as_of, as_of_or_today(options.as_of));
  TRY(OpenSteering opened, open_steering(context, {options.where, options.method.city_folder}));
  OpenCity& city = opened.city;
  TRY(const std::vector<LedgerEntry> entries, current_values(city.database, city.org.id));
  TRY(const std::vector<ClosedYear> closed, closed_years(city.database, city.org.id));
  Review review{.year = options.year,
                .as_of = as_of,
                .city = city.org.city,
                .programme = opened.programme,
                .standings = review_standings(opened.programme, entries, options.year, as_of),
                .footprint = std::nullopt,
                .compared_from = std::nullopt,
                .purchases = {},
                .disposals = {},
                .closed = std::ranges::find(closed, options.year, &ClosedYear::year) != closed.end()};
  TRY(review.purchases, load_purchases(city.database, city.org.id));
  TRY(review.disposals, load_disposals(city.database, city.org.id));
  TRY_VOID(add_footprint(context, options, city, language, review));
  const ReviewCheck check = check_review(review, language);
  if (options.check) return show_check(options, check, language);
  TRY_VOID(write_files(options, review_document(review, language)));
  note(tr(language, "the review is in {path}: {count} of the {all} headings of the decree are answered",
          {{"path", options.output},
           {"count", std::to_string(check.answered())},
           {"all", std::to_string(review_heading_count)}}));
  return {};
}

}  // namespace

Action declare_review(CLI::App& app, const Context& context) {
  auto options = std::make_shared<ReviewOptions>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  app.add_option("year", options->year, in_words("The year that is reviewed"))
      ->required()
      ->check(CLI::Range(1900, 2200));
  declare_database(app, context, options->where);
  declare_method(app, context, options->method);
  app.add_option(
      "--output", options->output,
      in_words("Folder where review-YEAR.html, .pdf and .odt are written; it is made when it is not there"));
  app.add_flag("--check", options->check,
               in_words("Say what the review lacks and write nothing; the exit code is 1 when a heading of "
                        "the decree is not answered"));
  app.add_option("--format", options->format, in_words("With --check: table or json"))
      ->check(CLI::IsMember({"table", "json"}));
  app.add_option("--lang", options->language,
                 in_words("Language of the review: fr or en; that of the command by default"))
      ->check(CLI::IsMember({"fr", "en"}));
  app.add_option("--as-of", options->as_of, in_words("Date on which staleness is judged; today by default"));
  app.add_flag("--no-pdf", options->no_pdf, in_words("Without the PDF, which needs Chromium"));
  app.add_option("--draws", options->draws, in_words("Random draws for the intervals; 0 for none"))
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  return [options, context] { return run_review(context, *options); };
}

}  // namespace capnr::cli
