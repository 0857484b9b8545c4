// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include <CLI/App.hpp>

#include "browser/pdf.h"
#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/steering_options.h"
#include "publish/city_report.h"
#include "publish/city_review.h"
#include "publish/review_check.h"
#include "publish/review_files.h"

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

struct NamedBytes {
  std::filesystem::path path;
  std::string bytes;
};

// A file appears whole or not at all, and some of them without the others would be taken for a review.
Result<> write_together(const std::vector<NamedBytes>& all) {
  std::vector<OutputFile> files;
  for (const NamedBytes& one : all) {
    TRY(OutputFile file, OutputFile::create(one.path));
    TRY_VOID(file.write(one.bytes));
    files.push_back(std::move(file));
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    Result<> done = files[i].commit();
    if (done) continue;
    std::error_code ignored;
    for (std::size_t before = 0; before < i; ++before) std::filesystem::remove(all[before].path, ignored);
    return done;
  }
  return {};
}

// Everything is made before anything is written.
Result<> write_files(const ReviewOptions& options, const doc::Document& document) {
  const std::filesystem::path folder = options.output;
  const std::string name = "review-" + std::to_string(options.year);
  TRY(std::vector<ReviewBytes> files, review_files(document, name));
  std::vector<NamedBytes> all;
  all.reserve(all.size() + files.size());
  for (ReviewBytes& file : files) all.push_back({folder / file.name, std::move(file.bytes)});
  if (!options.no_pdf) {
    browser::PdfOptions printing;
    printing.footer = document.title + " – " + document.city;
    const char* const program =
        std::getenv("CAPNR_CHROMIUM");  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    if (program != nullptr) printing.program = program;
    TRY(std::string pdf, browser::pdf_of(all.front().bytes, printing));
    all.push_back({folder / (name + ".pdf"), std::move(pdf)});
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(Kind::unavailable, "the folder {path} cannot be made: {why}",
                {{"path", options.output}, {"why", error.message()}});
  return write_together(all);
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
  std::optional<UncertaintyOptions> uncertainty;
  if (options.draws > 0) uncertainty = UncertaintyOptions{.draws = options.draws};
  Database& database = opened.city.database;
  const OrgId org = opened.city.org.id;
  const auto footprint = [&](const StoredInventory& last,
                             std::optional<Date> compared_from) -> Result<Report> {
    TRY(const FactorSet set, load_set(context, options.method, options.method.set));
    TRY(const MethodProfile profile, method_profile(options.method));
    return city_report(database, org, last, last.header.date, {set, profile, uncertainty, language},
                       compared_from);
  };
  TRY(const Review review,
      city_review(database, opened.city.org, opened.programme, {options.year, as_of, footprint}));
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
