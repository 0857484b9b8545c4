// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "publish/explain_output.h"
#include "table/json.h"

namespace capnr {
namespace {

class ExplanationJson {
 public:
  explicit ExplanationJson(const ExplainOutput& output) : language_(output.language) {}

  std::string all(const Explanation& told, const ExplainOutput& output) {
    json_.begin_object();
    json_.key("name").text(told.name).key("kind").text(code(told.subject));
    json_.key("city").text(output.city).key("inventory").text(output.inventory);
    json_.key("as_of").text(to_string(output.as_of)).key("set").text(output.set);
    json_.key("profile").text(output.profile);
    terms("facts", told.facts);
    impacts(told.impacts);
    json_.key("parts").begin_array();
    for (const ExplainedPart& part : told.parts) {
      json_.begin_object().key("title").text(said(part.title, language_));
      terms("facts", part.facts);
      json_.key("shares").begin_array();
      for (const ExplainedShare& share : part.shares) {
        json_.begin_object().key("phase").text(code(share.phase)).key("formula").text(share.formula);
        json_.key("value").number(share.value).key("withheld").boolean(share.withheld);
        terms("terms", share.terms);
        json_.end_object();
      }
      json_.end_array();
      impacts(part.impacts);
      json_.end_object();
    }
    json_.end_array().key("notes").begin_array();
    for (const Words& note : told.notes) json_.text(said(note, language_));
    json_.end_array().end_object();
    return out_ + "\n";
  }

 private:
  void terms(std::string_view key, const std::vector<Term>& list) {
    json_.key(key).begin_array();
    for (const Term& term : list) {
      json_.begin_object();
      if (!term.symbol.empty()) json_.key("symbol").text(term.symbol);
      json_.key("meaning").text(said(term.meaning, language_));
      if (!term.text.empty()) {
        json_.key("text").text(term.text);
      } else {
        json_.key("value").number(term.value).key("unit").text(term.unit);
      }
      if (!term.source.empty()) json_.key("source").text(term.source);
      if (term.row > 0) json_.key("row").integer(term.row);
      if (term.hidden) json_.key("hidden").boolean(true);
      json_.end_object();
    }
    json_.end_array();
  }

  void impacts(const std::vector<ExplainedImpact>& list) {
    json_.key("impacts").begin_array();
    for (const ExplainedImpact& impact : list) {
      json_.begin_object()
          .key("phase")
          .text(code(impact.phase))
          .key("criterion")
          .text(code(impact.criterion));
      json_.key("value").number(impact.value).key("unit").text(unit(impact.criterion));
      json_.key("gap").text(code(impact.gap)).key("formula").text(impact.formula);
      if (impact.withheld) json_.key("withheld").boolean(true);
      if (impact.within) json_.key("within").text(code(*impact.within));
      terms("terms", impact.terms);
      json_.end_object();
    }
    json_.end_array();
  }

  Language language_;
  std::string out_;
  JsonWriter json_{out_, 2};
};

}  // namespace

std::string explain_json(const Explanation& told, const ExplainOutput& output) {
  return ExplanationJson(output).all(told, output);
}

}  // namespace capnr
