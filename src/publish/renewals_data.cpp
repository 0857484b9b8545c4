// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/renewals_output.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

class JsonOutput {
 public:
  explicit JsonOutput(const RenewalDocument& document) : d_(document), json_(out_, 1) {}

  std::string text() {
    json_.begin_object();
    json_.key("city").text(d_.city);
    json_.key("insee_code").text(d_.insee_code);
    json_.key("as_of").text(to_string(d_.plan.as_of));
    json_.key("until").integer(d_.plan.until);
    json_.key("set").text(d_.set);
    json_.key("personal_left_out").number(d_.personal);
    kinds();
    json_.key("backlog").begin_object();
    lines(d_.plan.backlog, d_.plan.backlog_total);
    json_.end_object();
    json_.key("years").begin_array();
    for (const RenewalYear& year : d_.plan.years) {
      json_.begin_object();
      json_.key("year").integer(year.year);
      lines(year.lines, year.total);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    out_ += '\n';
    return out_;
  }

 private:
  void kinds() {
    json_.key("types").begin_array();
    for (const RenewalKind& of : d_.plan.kinds) {
      json_.begin_object();
      json_.key("type").text(d_.kinds[of.kind].id);
      json_.key("policy_years").number(of.policy_years);
      json_.key("policy_from").text(of.policy_is_default ? "set" : "policy");
      json_.key("price_eur").number(of.price);
      if (d_.hidden[of.kind]) {
        json_.key("manufacturing_kgco2e").null();
        json_.key("hidden").boolean(true);
      } else {
        json_.key("manufacturing_kgco2e").number(of.manufacturing_gwp);
      }
      json_.key("in_use").number(of.in_use);
      json_.key("undated").number(of.undated);
      json_.key("without_policy").number(of.without_policy);
      json_.key("stock_that_could_serve").number(of.stock_young);
      json_.key("stock_too_old").number(of.stock_old);
      json_.end_object();
    }
    json_.end_array();
  }
  void sum(std::string_view key, const PartlyKnown& of) {
    json_.key(key).begin_object();
    json_.key("known").number(of.known);
    json_.key("units_without").number(of.without);
    json_.end_object();
  }
  void amounts(const RenewalLine& line) {
    json_.key("number").number(line.number);
    sum("eur", line.euros);
    sum("kgco2e", line.kg_co2e);
  }
  void lines(const std::vector<RenewalLine>& all, const RenewalLine& total) {
    json_.key("lines").begin_array();
    for (const RenewalLine& line : all) {
      json_.begin_object();
      json_.key("type").text(d_.kinds[line.kind].id);
      amounts(line);
      json_.end_object();
    }
    json_.end_array();
    json_.key("total").begin_object();
    amounts(total);
    json_.end_object();
  }

  const RenewalDocument& d_;
  std::string out_;
  JsonWriter json_;
};

void write_lines(CsvWriter& csv, const RenewalDocument& document, std::string_view year,
                 const std::vector<RenewalLine>& lines) {
  for (const RenewalLine& line : lines) {
    csv.verbatim(year).text(document.kinds[line.kind].id).number(line.number);
    csv.number(line.euros.known).number(line.kg_co2e.known).end_row();
  }
}

}  // namespace

Result<> write_json(const RenewalDocument& document, Sink sink) {
  return sink(JsonOutput(document).text());
}

Result<> write_csv(const RenewalDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const std::string_view column : {"year", "type", "number", "eur", "kgco2e"}) csv.verbatim(column);
  csv.end_row();
  write_lines(csv, document, "backlog", document.plan.backlog);
  for (const RenewalYear& year : document.plan.years)
    write_lines(csv, document, std::to_string(year.year), year.lines);
  return sink(out);
}

}  // namespace capnr
