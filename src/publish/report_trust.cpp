// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "publish/report_writer.h"

// What is missing, and how far what is there can be trusted.

namespace capnr {
namespace {

constexpr std::size_t most_rows = 10;

}  // namespace

html::Html ReportWriter::coverage() const {
  html::Html out =
      html::paragraph(in_words("What has no figure is in no total. It is never counted as zero."));
  if (!d_.missing.empty()) {
    html::Table table;
    table.id = "missing";
    table.caption = in_words("Units without a figure, by reason");
    table.columns = {
        {in_words("Reason"), "", false}, {in_words("Units"), ""}, {in_words("Mostly"), "", false}};
    for (const Missing& missing : d_.missing) {
      std::string types;
      for (std::size_t i = 0; i < std::min<std::size_t>(4, missing.types.size()); ++i) {
        types += (i == 0 ? "" : ", ") + shown_word(Dimension::type, missing.types[i].first, language_) +
                 " (" + number(missing.types[i].second) + ")";
      }
      table.rows.push_back(
          {html::text(name(missing.gap, language_)), data(missing.quantity), html::text(types)});
    }
    out += render(table);
  }
  if (!d_.holes.empty()) {
    std::vector<html::Html> items;
    for (const Hole& hole : d_.holes) {
      std::string words;
      for (const Phase phase : hole.phases)
        words += (words.empty() ? "" : ", ") + std::string(name(phase, language_));
      items.push_back(
          html::text(std::string(name(hole.criterion, language_)) + in_words(": {what}", {{"what", words}})));
    }
    out += html::details(in_words("Phases for which the factor set has nothing"), html::bullet_list(items));
  }
  if (!d_.unrecognised.empty()) {
    html::Table table;
    table.id = "unrecognised";
    table.caption = in_words("Models that were not recognised");
    table.note = in_words(
        "{count} units in all; those whose type has a default are counted by it. capnr recognise corrects "
        "them.",
        {{"count", number(d_.unrecognised_quantity)}});
    table.columns = {{in_words("Type"), "", false},
                     {in_words("Manufacturer"), "", false},
                     {in_words("Model"), "", false},
                     {in_words("Units"), ""}};
    for (std::size_t i = 0; i < std::min(most_rows, d_.unrecognised.size()); ++i) {
      const UnrecognisedModel& model = d_.unrecognised[i];
      table.rows.push_back({html::text(model.type.empty() ? "–" : model.type), html::text(model.manufacturer),
                            html::text(model.model), data(model.quantity)});
    }
    out += render(table);
  }
  return out;
}

html::Html ReportWriter::uncertainty() const {
  if (d_.uncertainty_sources.empty()) return {};
  html::Html out =
      html::paragraph(in_words("Each total was drawn {draws} times, factors and inventory varying within "
                               "what is known of them; its interval holds nine draws out of ten.",
                               {{"draws", number(d_.uncertainty->draws)}}));
  html::Table table;
  table.id = "uncertainty-sources";
  table.caption = in_words("What the uncertainty comes from");
  table.note = main_name();
  table.columns = {{in_words("Source"), "", false}, {in_words("Share"), ""}};
  for (const UncertaintySource& source : d_.uncertainty_sources)
    table.rows.push_back({html::text(shown_contributor(source.contributor, source.subject, language_)),
                          share(source.contributor.share)});
  out += render(table);
  return out;
}

}  // namespace capnr
