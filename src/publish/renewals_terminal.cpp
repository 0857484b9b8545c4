// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/renewals_output.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

class Terminal : public TerminalText {
 public:
  Terminal(const RenewalDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    opening();
    years();
    kinds();
    remarks();
    return taken();
  }

 private:
  std::string count(double quantity) const { return format_number(std::round(quantity), language(), 15); }
  std::string kind(std::uint32_t number) const { return shown_name(d_.kinds[number], language()); }
  // "12 400", "12 400 *" when some units are not in it, "–" when none is.
  std::string sum(const PartlyKnown& of) {
    if (of.without > 0) incomplete_ = true;
    if (std::isnan(of.known)) return of.without > 0 ? "–" : "0";
    return count(of.known) + (of.without > 0 ? " *" : "");
  }

  void opening() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first = in_words("Renewals to come: {place}, from {date} to {year}",
                                       {{"place", place},
                                        {"date", shown_date(d_.plan.as_of, language())},
                                        {"year", std::to_string(d_.plan.until)}});
    title(first);
    paragraph(in_words(
        "Each machine in use is replaced, one for one, when it reaches the age of the policy; what "
        "is bought is replaced in its turn. kgCO₂e: of making what is bought, by the factor set {set}.",
        {{"set", d_.set}}));
  }

  void add_rows(TextTable& table, const std::string& when, const std::vector<RenewalLine>& lines,
                const RenewalLine& total) {
    std::string first = when;
    for (const RenewalLine& line : lines) {
      table.rows.push_back({first, kind(line.kind), count(line.number), sum(line.euros), sum(line.kg_co2e)});
      first.clear();
    }
    if (lines.size() == 1) return;
    table.rows.push_back({first, in_words("All"), count(total.number), lines.empty() ? "0" : sum(total.euros),
                          lines.empty() ? "0" : sum(total.kg_co2e)});
  }

  void years() {
    TextTable table;
    table.columns = {{in_words("Year")},
                     {in_words("Equipment"), false, true},
                     {in_words("Number"), true},
                     {"€", true},
                     {"kgCO₂e", true}};
    if (!d_.plan.backlog.empty())
      add_rows(table, in_words("Backlog"), d_.plan.backlog, d_.plan.backlog_total);
    for (const RenewalYear& year : d_.plan.years)
      add_rows(table, std::to_string(year.year), year.lines, year.total);
    blank_line();
    TerminalText::table(table);
    if (incomplete_)
      paragraph(
          in_words("* some units are not in it, for want of a price or of a factor; –: none is. See below."));
  }

  void kinds() {
    heading(in_words("The machines and the policy"));
    TextTable table;
    table.columns = {{in_words("Equipment"), false, true},
                     {in_words("Policy, years"), true},
                     {in_words("In use"), true},
                     {in_words("Without a date"), true},
                     {in_words("In stock, fit"), true},
                     {in_words("In stock, too old"), true},
                     {in_words("€ each"), true}};
    for (const RenewalKind& of : d_.plan.kinds) {
      if (std::isnan(of.policy_years)) continue;
      table.rows.push_back(
          {kind(of.kind), format_number(of.policy_years, language(), 3) + (of.policy_is_default ? " †" : ""),
           count(of.in_use), count(of.undated), count(of.stock_young), count(of.stock_old),
           std::isnan(of.price) ? "–" : format_number(of.price, language(), 6)});
    }
    TerminalText::table(table);
    const auto is_default = [](const RenewalKind& of) { return of.policy_is_default; };
    if (std::any_of(d_.plan.kinds.begin(), d_.plan.kinds.end(), is_default))
      paragraph(in_words("† the lifetime of the factor set, for want of a policy"));
  }

  // The kinds for which something is missing, with their machines.
  template <class Missing>
  std::string names(const Missing& missing) const {
    std::string all;
    for (const RenewalKind& of : d_.plan.kinds) {
      const double quantity = missing(of);
      if (!(quantity > 0)) continue;
      all += (all.empty() ? "" : ", ") + kind(of.kind) + " (" + count(quantity) + ")";
    }
    return all;
  }
  void remark(const std::string& names, std::string sentence) {
    if (names.empty()) return;
    const std::size_t at = sentence.find("{kinds}");
    if (at != std::string::npos) sentence.replace(at, 7, names);
    item(sentence);
  }

  void remarks() {
    heading(in_words("What is not in these figures"));
    const auto scheduled = [](const RenewalKind& of) {
      return std::isnan(of.policy_years) ? 0 : of.in_use - of.undated;
    };
    remark(names([](const RenewalKind& of) { return of.without_policy; }),
           in_words("No policy, so no renewal: {kinds}"));
    remark(names([](const RenewalKind& of) { return of.undated; }),
           in_words("No date of purchase nor of first use, so no year: {kinds}"));
    remark(names([&](const RenewalKind& of) { return std::isnan(of.price) ? scheduled(of) : 0; }),
           in_words("No price, so no euros: {kinds}"));
    remark(names([&](const RenewalKind& of) { return std::isnan(of.manufacturing_gwp) ? scheduled(of) : 0; }),
           in_words("No factor for making them, so no kgCO₂e: {kinds}"));
    if (d_.personal > 0)
      item(in_words("{count} machines belong to the agents (BYOD): they are left out.",
                    {{"count", count(d_.personal)}}));
    item(in_words("Growth or cuts of the fleet, repairs and failures: one machine replaces one machine."));
  }

  const RenewalDocument& d_;
  bool incomplete_ = false;
};

}  // namespace

std::string to_terminal(const RenewalDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

}  // namespace capnr
