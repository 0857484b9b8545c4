// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/report_writer.h"

#include <cmath>

#include "base/text.h"
#include "html/components.h"
#include "html/page.h"

namespace capnr {

ReportWriter::ReportWriter(const Report& report, Language language)
    : report_(report), d_(report.document), language_(language) {}

std::string ReportWriter::number(double value) const {
  return html::value_text(value, language_);
}

html::Html ReportWriter::data(double value) const {
  if (std::isnan(value)) return html::text(number(value));
  return html::element("data", {{"value", to_text(value)}}, number(value));
}

html::Html ReportWriter::interval(const Figure& figure) const {
  if (!figure.p5 || !figure.p95) return html::text("–");
  html::Html both = data(*figure.p5);
  both += " – ";
  both += data(*figure.p95);
  return both;
}

html::Html ReportWriter::share(double value) const {
  return html::text(shown_share(value, language_));
}

std::string ReportWriter::interval_text(const Figure& figure, double scale) const {
  if (!figure.p5 || !figure.p95) return {};
  return in_words("between {low} and {high}", {{"low", format_number(*figure.p5 / scale, language_, 3)},
                                               {"high", format_number(*figure.p95 / scale, language_, 3)}});
}

std::string ReportWriter::percent_change(double before, double after) const {
  const double change = after / before - 1;
  const std::string percent = language_ == Language::fr ? "\u00A0%" : "%";
  return (change > 0 ? "+" : "") + format_number(change * 100, language_, 2) + percent;
}

html::ChartText ReportWriter::chart(std::string_view id, std::string_view title, std::string_view description,
                                    std::string unit) const {
  return {std::string(id), std::string(title), std::string(description), std::move(unit), language_};
}

bool ReportWriter::has_main() const {
  return !d_.criteria.empty() && !std::isnan(main().total.value);
}

std::string ReportWriter::main_name() const {
  return std::string(name(main().criterion, language_));
}

std::pair<double, std::string> ReportWriter::scale() const {
  if (main().criterion == Criterion::gwp && main().total.value >= 10000) return {1000, "t CO₂e"};
  return {1, unit_of(main().criterion)};
}

std::string ReportWriter::page() const {
  html::Page page;
  page.language = language_;
  page.kicker = d_.city.empty() ? d_.label : d_.city;
  page.title = in_words("Environmental footprint of the information system");
  page.subtitle =
      in_words("One year, inventory of {date}", {{"date", shown_date(d_.inventory_date, language_)}});
  page.description = has_main() ? headline() : page.title;
  page.footer =
      html::paragraph(in_words("Made by Cap NR, free software. Every figure can be computed again from the "
                               "files, factors and method named above."));
  if (d_.empty || !has_main()) {
    page.main = empty_state();
    page.main += sources();
    return render(page);
  }
  page.lead = essentials();
  const auto add = [&](std::string_view id, std::string_view title, const html::Html& content) {
    if (content.empty()) return;
    page.contents.emplace_back(in_words(title), html::Url::fragment(id));
    page.main += html::section(id, in_words(title), content);
  };
  add("composition", "What it is made of", composition());
  add("evolution", "Is it going down?", evolution());
  add("criteria", "All the criteria", criteria());
  add("phases", "From factory to end of life", phases());
  add("types", "By type of equipment", types());
  add("departments", "By department", departments());
  add("coverage", "What is missing", coverage());
  add("uncertainty", "How sure are we", uncertainty());
  add("method", "Method", method());
  add("packs", "Factor packs and licences", packs());
  add("sources", "Files", sources());
  return render(page);
}

YearResult year_of(const ResultDocument& document) {
  return {document.inventory_date, document.label, document.key, document.criteria};
}

std::string to_html(const Report& report, Language language) {
  return ReportWriter(report, language).page();
}

}  // namespace capnr
