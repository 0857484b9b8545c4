// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "html/svg_waterfall.h"
#include "html/table.h"
#include "publish/change_steps.h"
#include "publish/comparison.h"
#include "publish/words.h"

namespace capnr {
namespace {

using html::Html;

constexpr std::size_t most_lines = 40;  // of classes; the file has them all

class Sections {
 public:
  Sections(const ComparisonDocument& document, const ComparedCriterion& main, Language language)
      : d_(document), main_(main), language_(language) {}

  Html all() const {
    Html page = html::section("changement", in_words("What made it change"), why());
    page += html::section("classes", in_words("What changed most"), classes());
    page += html::section("criteres", in_words("Totals by criterion"), criteria());
    return page;
  }

 private:
  std::string in_words(std::string_view message) const { return std::string(tr(language_, message)); }
  std::string unit() const { return std::string(shown_unit(main_.criterion, language_)); }
  Html number(double value) const { return html::text(html::value_text(value, language_)); }
  Html change(double value) const { return html::text(shown_change(value, main_.total0, language_)); }

  Html why() const {
    Html out = html::waterfall(
        {"cascade", std::string(name(main_.criterion, language_)),
         in_words("From the first total to the last one: the effect of how much equipment there is, of "
                  "which equipment, and of the impact of one item."),
         unit(), language_},
        shown_date(d_.before.date, language_), main_.total0, change_steps(main_, language_),
        shown_date(d_.after.date, language_));
    out += html::paragraph(offset_sentence(main_, language_));
    out += html::paragraph(tr(
        language_, "The share shows a compensation; it does not prove that efficiency caused the growth."));
    for (const CompareNotice& notice : d_.comparison.notices) {
      if (notice.kind == CompareNotice::Kind::left_out && notice.criterion != main_.criterion) continue;
      out += html::flag(html::paragraph(describe(notice, language_)));
    }
    return out;
  }

  Html classes() const {
    html::Table table;
    table.id = "lignes";
    table.caption = in_words("What changed most");
    table.note = name(main_.criterion, language_);
    table.columns = {
        {in_words("Class"), "", false}, {in_words("Number before")},   {in_words("Number after")},
        {in_words("Before"), unit()},   {in_words("After"), unit()},   {in_words("Change"), unit()},
        {in_words("How many"), unit()}, {in_words("Of what"), unit()}, {in_words("Impact of one"), unit()}};
    for (std::size_t i = 0; i < std::min(most_lines, main_.classes.size()); ++i) {
      const ComparedClass& c = main_.classes[i];
      table.rows.push_back({html::text(shown_class(c, d_.comparison.dimensions, language_)),
                            number(c.quantity0), number(c.quantity1), number(c.value0), number(c.value1),
                            change(c.value1 - c.value0), change(c.terms.activity), change(c.terms.structure),
                            change(c.terms.intensity)});
    }
    return html::render(table);
  }

  Html criteria() const {
    html::Table table;
    table.id = "totaux";
    table.caption = in_words("Every criterion");
    table.columns = {{in_words("Criterion"), "", false},
                     {in_words("Unit"), "", false},
                     {in_words("Before")},
                     {in_words("After")},
                     {in_words("Change")},
                     {in_words("Covered before")},
                     {in_words("Covered after")}};
    for (const ComparedCriterion& c : d_.comparison.criteria)
      table.rows.push_back({html::text(name(c.criterion, language_)),
                            html::text(shown_unit(c.criterion, language_)), number(c.total0),
                            number(c.total1), html::text(shown_percent_change(c.total0, c.total1, language_)),
                            html::text(shown_share(c.covered0, language_)),
                            html::text(shown_share(c.covered1, language_))});
    return html::render(table);
  }

  const ComparisonDocument& d_;
  const ComparedCriterion& main_;
  Language language_;
};

}  // namespace

html::Html comparison_html(const ComparisonDocument& document, Criterion criterion, Language language) {
  const auto& all = document.comparison.criteria;
  const auto found = std::ranges::find(all, criterion, &ComparedCriterion::criterion);
  return found == all.end() ? Html() : Sections(document, *found, language).all();
}

}  // namespace capnr
