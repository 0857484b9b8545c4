// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"
#include "html/svg_chart.h"
#include "html/table.h"
#include "publish/report.h"
#include "publish/words.h"

// Inside of to_html(): what every section of the report needs to say a number, and the sections.

namespace capnr {

class ReportWriter {
 public:
  ReportWriter(const Report& report, Language language);
  std::string page() const;

 private:
  using Words = std::vector<std::pair<std::string, std::string>>;

  // ---- numbers and words (report_writer.cpp) ----
  std::string in_words(std::string_view message, const Words& parameters = {}) const {
    return tr(language_, message, parameters);
  }
  std::string number(double value) const;  ///< "not covered" when there is none
  std::string unit_of(Criterion criterion) const { return std::string(shown_unit(criterion, language_)); }
  html::Html data(double value) const;  ///< the number with its exact value
  html::Html interval(const Figure& figure) const;
  html::Html share(double value) const;
  std::string interval_text(const Figure& figure, double scale) const;
  std::string percent_change(double before, double after) const;
  html::ChartText chart(std::string_view id, std::string_view title, std::string_view description,
                        std::string unit) const;
  const CriterionResult& main() const { return d_.criteria[d_.main]; }
  bool has_main() const;  ///< whether the main criterion has a figure
  std::string main_name() const;
  /// Kilograms by the ten thousand are told in tonnes.
  std::pair<double, std::string> scale() const;

  // ---- sections ----
  html::Html essentials() const;  ///< report_essentials.cpp
  html::Html empty_state() const;
  std::string headline() const;
  html::Html cards() const;
  html::Html families_bar() const;
  html::Html composition() const;  ///< report_parts.cpp
  html::Html criteria() const;
  html::Html phases() const;
  html::Html types() const;
  html::Html departments() const;
  html::Html parts_table(std::string_view id, const std::vector<Part>& parts, Dimension dimension,
                         std::string_view caption) const;
  html::Html evolution() const;  ///< report_evolution.cpp
  html::Html years_table() const;
  html::Html decomposition() const;
  html::Html coverage() const;  ///< report_trust.cpp
  html::Html uncertainty() const;
  html::Html method() const;  ///< report_method.cpp
  html::Html packs() const;
  html::Html sources() const;

  const Report& report_;
  const ResultDocument& d_;
  Language language_;
};

}  // namespace capnr
