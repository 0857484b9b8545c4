// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/lifetimes.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr std::size_t most_classes = 30;  // the exports have them all
constexpr std::size_t most_departments = 10;

class Terminal : public TerminalText {
 public:
  Terminal(const LifetimeDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    opening();
    classes();
    mean_age();
    premature();
    remarks();
    return taken();
  }

 private:
  std::string count(double quantity) const { return format_number(quantity, language(), 15); }
  // One decimal, always: "5.0".
  std::string years(double value) const {
    const long long tenths = std::llround(value * 10), whole = tenths / 10;
    return format_number(static_cast<double>(whole), language(), 6) +
           (language() == Language::fr ? "," : ".") + std::to_string(tenths % 10);
  }
  std::string bound(double value) const { return std::isnan(value) ? "…" : years(value); }

  // "6.1 (5.9–6.4)"; "> 8.2" when the curve never comes down so low.
  std::string quantile(const LifetimeClass& of, const SurvivalQuantile& at) const {
    if (of.curve.steps.empty()) return "–";
    if (std::isnan(at.value)) return "> " + years(of.curve.steps.back().time);
    return years(at.value) + " (" + bound(at.lower) + "–" + bound(at.upper) + ")";
  }
  std::string first_quartile(const LifetimeClass& of) const {
    const std::string words = quantile(of, of.first_quartile);
    return words.substr(0, words.find(" ("));
  }
  std::string percent(double share) const { return format_number(std::round(share * 100), language(), 3); }
  std::string alive(const AliveAt& at) const {
    if (std::isnan(at.share.survival)) return "–";
    std::string words = format_number(at.share.time, language(), 3) +
                        (language() == Language::fr ? "\u00A0: " : ": ") + percent(at.share.survival) +
                        (language() == Language::fr ? "\u00A0%" : "%");
    if (!std::isnan(at.share.lower))
      words += " (" + percent(at.share.lower) + "–" + percent(at.share.upper) + ")";
    return words;
  }

  void opening() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first =
        in_words("How long equipment lasts: {place}, on {date}",
                 {{"place", place}, {"date", shown_date(d_.inventories.back(), language())}});
    title(first);
    paragraph(
        in_words("From {count} inventories; machines in service are counted with the age they have reached "
                 "(Kaplan-Meier). In brackets: 95% intervals.",
                 {{"count", std::to_string(d_.inventories.size())}}));
  }

  void classes() {
    TextTable table;
    table.columns = {{in_words("Equipment"), false, true}, {in_words("Machines"), true},
                     {in_words("Withdrawn"), true},        {in_words("Median, years"), true},
                     {in_words("First quartile"), true},   {in_words("Alive at age"), false},
                     {in_words("Mean exit age"), true}};
    for (std::size_t c = 0; c < d_.classes.size() && c < most_classes; ++c) {
      const LifetimeClass& of = d_.classes[c];
      std::string shares;
      for (const AliveAt& at : of.alive) shares += (shares.empty() ? "" : "; ") + alive(at);
      table.rows.push_back({shown_class(d_, of, language()), count(of.machines), count(of.withdrawn()),
                            quantile(of, of.median), first_quartile(of), shares,
                            std::isnan(of.mean_age_withdrawn) ? "–" : years(of.mean_age_withdrawn)});
    }
    blank_line();
    TerminalText::table(table);
    if (d_.classes.size() > most_classes)
      paragraph(in_words("{count} more classes: see --format csv or json.",
                         {{"count", std::to_string(d_.classes.size() - most_classes)}}));
  }

  void mean_age() {
    for (const LifetimeClass& of : d_.classes) {
      if (std::isnan(of.mean_age_withdrawn) || std::isnan(of.median.value)) continue;
      heading(in_words("Why not the mean age of what was withdrawn"));
      paragraph(
          in_words("{class}: what was withdrawn was {mean} years old on average, but half of the machines "
                   "outlive {median} years. The mean of what left forgets the {count} whose lives are not "
                   "over: it falls when a young fleet grows and rises when old stocks are cleared, "
                   "while machines last just as long.",
                   {{"class", shown_class(d_, of, language())},
                    {"mean", years(of.mean_age_withdrawn)},
                    {"median", years(of.median.value)},
                    {"count", count(of.in_service + of.not_followed)}}));
      return;
    }
  }

  void premature() {
    double judged = 0, early = 0;
    for (const DepartmentPremature& of : d_.departments) {
      judged += of.judged;
      early += of.premature;
    }
    heading(in_words("Withdrawn before their time"));
    if (judged == 0) {
      paragraph(in_words("No machine was withdrawn with a known age and an expected lifetime."));
      return;
    }
    paragraph(in_words(
        "{early} of {judged} machines withdrawn ({share}) were younger than the expected lifetime of "
        "their kind (the policy given, else the lifetime declared, else that of the factor set).",
        {{"early", count(early)},
         {"judged", count(judged)},
         {"share", shown_share(early / judged, language())}}));
    TextTable table;
    table.columns = {{in_words("Department"), false, true},
                     {in_words("Withdrawn"), true},
                     {in_words("Too early"), true},
                     {"", true}};
    for (std::size_t i = 0; i < d_.departments.size() && i < most_departments; ++i) {
      const DepartmentPremature& of = d_.departments[i];
      if (of.premature == 0) break;
      table.rows.push_back({of.department.empty() ? "–" : of.department, count(of.judged),
                            count(of.premature), shown_share(of.premature / of.judged, language())});
    }
    if (!table.rows.empty()) TerminalText::table(table);
  }

  double sum(double LifetimeClass::* what) const {
    double total = 0;
    for (const LifetimeClass& of : d_.classes) total += of.*what;
    return total;
  }
  // `sentence`: in words, with its {count} still to fill.
  void remark(double quantity, std::string sentence) {
    if (!(quantity > 0)) return;
    const std::size_t at = sentence.find("{count}");
    if (at != std::string::npos) sentence.replace(at, 7, count(quantity));
    item(sentence);
  }

  void remarks() {
    heading(in_words("How far this can be trusted"));
    const double vanished = sum(&LifetimeClass::vanished), by_status = sum(&LifetimeClass::by_status);
    const bool later = d_.vanished_rule == VanishedRule::later;
    remark(vanished,
           later ? in_words("{count} machines are no longer listed, without a date of withdrawal: they count "
                            "as withdrawn on the date of the first inventory without them.")
                 : in_words("{count} machines are no longer listed, without a date of withdrawal: they count "
                            "as withdrawn at the middle of the two inventories."));
    remark(by_status,
           in_words("{count} machines are said to be gone, without a date: the same rule serves."));
    remark(sum(&LifetimeClass::undated),
           in_words("{count} machines have no date of purchase nor of first use: they are in no curve."));
    remark(d_.gone_before,
           in_words(
               "{count} machines were already gone, without a date, when first listed: they are left out."));
    remark(d_.personal, in_words("{count} machines belong to the agents (BYOD): they are left out."));
    remark(sum(&LifetimeClass::not_followed),
           in_words("{count} machines are of a kind that no later inventory lists: they count as there until "
                    "the last one that does."));
    const double before = sum(&LifetimeClass::before_inventories);
    if (d_.late_entry) {
      item(
          in_words("Machines bought before the first inventory are counted from it on (late entry): at young "
                   "ages few are followed."));
    } else {
      remark(before, in_words("{count} machines were bought before the first inventory. If the files do not "
                              "keep what was withdrawn before it, lives look too long: --late-entry counts "
                              "these machines from the first inventory on."));
    }
  }

  const LifetimeDocument& d_;
};

}  // namespace

std::string to_terminal(const LifetimeDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

}  // namespace capnr
