// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/factor_listing.h"

#include <map>
#include <set>

#include "base/text.h"
#include "footprint/coverage.h"
#include "publish/text_table.h"

namespace capnr {
namespace {

class Listing {
 public:
  Listing(Language language, std::size_t width) : language_(language), width_(width) {}

  std::string say(std::string_view message,
                  const std::vector<std::pair<std::string, std::string>>& parameters = {}) const {
    return tr(language_, message, parameters);
  }
  void heading(const std::string& words) { out += (out.empty() ? "" : "\n") + words + "\n"; }
  void item(const std::string& words) { out += wrapped("  • " + words, width_, 4) + "\n"; }
  void table(const TextTable& rows) { out += render(rows, width_); }

  std::string conditions(const PackInfo& pack) const {
    std::string words;
    if (pack.hidden) words = say("values hidden");
    if (!pack.redistributable) words += (words.empty() ? "" : ", ") + say("not to be passed on");
    return words;
  }

  std::string out;

 private:
  Language language_;
  std::size_t width_;
};

TextTable packs_table(const Listing& to, std::span<const PackInfo> packs) {
  TextTable table;
  table.columns = {{to.say("pack")},
                   {to.say("name"), false, true},
                   {to.say("version")},
                   {to.say("licence")},
                   {to.say("conditions")}};
  for (const PackInfo& pack : packs)
    table.rows.push_back({pack.id, pack.name, pack.version, pack.licence, to.conditions(pack)});
  return table;
}

std::string counted(const std::array<std::array<std::size_t, criterion_count>, phase_count>& items,
                    std::size_t criterion) {
  std::string text;
  bool any = false;
  for (const auto& phase : items) {
    text += (text.empty() ? "" : " / ") + std::to_string(phase[criterion]);
    any = any || phase[criterion] > 0;
  }
  return any ? text : "";
}

TextTable coverage_table(const Listing& to, const FactorSet& set, Language language) {
  TextTable table;
  table.columns = {{to.say("pack")},
                   {to.say("criterion"), false, true},
                   {to.say("items: making / distribution / use / end of life"), true},
                   {to.say("electricity zones"), true}};
  for (const PackCoverage& pack : coverage(set)) {
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const std::string items = counted(pack.items, c);
      if (items.empty() && pack.zones[c] == 0) continue;
      table.rows.push_back({set.packs[pack.pack].id, std::string(name(static_cast<Criterion>(c), language)),
                            items, pack.zones[c] == 0 ? "" : std::to_string(pack.zones[c])});
    }
  }
  return table;
}

TextTable defaults_table(const Listing& to, const FactorSet& set) {
  TextTable table;
  table.columns = {{to.say("pack")},
                   {to.say("lifetimes"), true},
                   {to.say("energies"), true},
                   {to.say("cloud instance types"), true},
                   {to.say("cloud regions"), true}};
  const auto count = [](std::size_t number) { return number == 0 ? std::string() : std::to_string(number); };
  for (const PackCoverage& pack : coverage(set)) {
    if (pack.lifetimes + pack.energies + pack.cloud_types + pack.cloud_regions == 0) continue;
    table.rows.push_back({set.packs[pack.pack].id, count(pack.lifetimes), count(pack.energies),
                          count(pack.cloud_types), count(pack.cloud_regions)});
  }
  return table;
}

TextTable items_table(const Listing& to, const FactorSet& set, Language language) {
  TextTable table;
  table.columns = {{to.say("item"), false, true},
                   {to.say("name"), false, true},
                   {std::string(name(Criterion::gwp, language))},
                   {to.say("other criteria"), false, true},
                   {to.say("years"), true},
                   {to.say("kWh a year"), true}};
  const auto number = [&](const Default& value) {
    if (!value.known()) return std::string();
    return shown(set, value.pack) ? format_number(value.value, language, 3) : to.say("hidden");
  };
  for (const ReferenceItem& item : set.items) {
    std::string others;
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const auto criterion = static_cast<Criterion>(c);
      const std::string letters = phase_letters(item, criterion);
      if (criterion == Criterion::gwp || letters.empty()) continue;
      others += (others.empty() ? "" : ", ") + std::string(code(criterion)) + ' ' + letters;
    }
    table.rows.push_back({item.id, language == Language::fr ? item.name_fr : item.name_en,
                          phase_letters(item, Criterion::gwp), others, number(item.lifetime_years),
                          number(item.annual_kwh)});
  }
  return table;
}

// One line for each pack, criterion and reason, with its first factor; all of them when everything is wanted.
void list_set_aside(Listing& to, const FactorSet& set, bool everything, Language language) {
  std::map<std::string, std::size_t> alike;
  const auto key = [&](const Quarantined& suspect) {
    return std::to_string(suspect.pack) + ' ' + std::string(code(suspect.criterion)) + ' ' + suspect.reason;
  };
  for (const Quarantined& suspect : set.quarantine) ++alike[key(suspect)];
  for (const Quarantined& suspect : set.quarantine) {
    std::size_t& count = alike[key(suspect)];
    if (count == 0 && !everything) continue;
    std::string words = describe(suspect, set, language);
    if (!everything && count > 1)
      words += to.say(" (and {count} more like it)", {{"count", std::to_string(count - 1)}});
    to.item(words + " — --allow " + allowance(suspect, set));
    count = 0;
  }
}

void list_notices(Listing& to, const FactorSet& set, Language language) {
  if (set.notices.empty()) return;
  to.heading(to.say("To know"));
  for (const Error& notice : set.notices) to.item(describe(notice, language));
}

void list_suspects(Listing& to, const FactorSet& set, bool everything, Language language) {
  if (set.quarantine.empty()) return;
  to.heading(
      to.say("Set aside because they look wrong: {count} factors. Each is used only if it is allowed, "
             "with --allow or in the set's file",
             {{"count", std::to_string(set.quarantine.size())}}));
  list_set_aside(to, set, everything, language);
}

}  // namespace

std::string allowance(const Quarantined& suspect, const FactorSet& set) {
  return set.packs[suspect.pack].id + ':' + suspect.subject + ':' + std::string(code(suspect.criterion));
}

std::string sets_text(std::span<const SetDefinition> sets, std::span<const KnownPack> packs,
                      Language language, std::size_t width) {
  Listing to(language, width);
  to.heading(to.say("Factor sets: packs in their order of priority"));
  for (const SetDefinition& set : sets) {
    std::string names;
    for (const std::string& pack : set.packs) names += (names.empty() ? "" : ", ") + pack;
    const std::string& about = language == Language::fr ? set.description_fr : set.description_en;
    to.out += wrapped("  " + set.name + (about.empty() ? "" : ": " + about), width, 4) + "\n";
    to.out += wrapped("    " + names, width, 4) + "\n";
  }
  to.heading(to.say("Packs"));
  std::vector<PackInfo> infos;
  for (const KnownPack& pack : packs) {
    infos.push_back(pack.manifest.info);
    if (pack.of_city) infos.back().id += to.say(" (of the city)");
  }
  to.table(packs_table(to, infos));
  to.out +=
      "\n" +
      wrapped(to.say("capnr factors --set NAME shows what a set covers and what was set aside."), width) +
      "\n";
  return to.out;
}

std::string set_text(const SetListing& listing, Language language, std::size_t width) {
  const FactorSet& set = listing.set;
  Listing to(language, width);
  const std::string& about =
      language == Language::fr ? listing.definition.description_fr : listing.definition.description_en;
  to.heading(set.name + (about.empty() ? "" : ": " + about));
  to.heading(to.say("Packs, the first that has a factor serves it"));
  to.table(packs_table(to, set.packs));
  to.heading(to.say("What each pack serves"));
  to.table(coverage_table(to, set, language));
  to.out += "\n";
  to.table(defaults_table(to, set));
  list_suspects(to, set, listing.everything, language);
  list_notices(to, set, language);
  if (listing.everything) {
    to.heading(to.say(
        "Items: M making, D distribution, U use, E end of life; lower case when counted within making"));
    to.table(items_table(to, set, language));
  }
  return to.out;
}

std::string check_text(const FactorSet& pack, Language language, std::size_t width) {
  Listing to(language, width);
  const PackInfo& info = pack.packs.front();
  to.heading(to.say("The pack {pack} can be used", {{"pack", info.id}}));
  to.table(packs_table(to, std::span(&info, 1)));
  to.heading(to.say("What it holds"));
  to.table(coverage_table(to, pack, language));
  to.out += "\n";
  to.table(defaults_table(to, pack));
  list_suspects(to, pack, true, language);
  list_notices(to, pack, language);
  return to.out;
}

}  // namespace capnr
