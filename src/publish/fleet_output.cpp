// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/fleet_output.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/terminal_text.h"
#include "publish/words.h"
#include "table/json.h"

namespace capnr {
namespace {

class Terminal : public TerminalText {
 public:
  Terminal(const FleetDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first = in_words("How equipment is used: {place}, on {date}",
                                       {{"place", place}, {"date", shown_date(d_.use.as_of, language())}});
    title(first);
    dormant();
    departments();
    systems();
    return taken();
  }

 private:
  std::string count(double quantity) const { return format_number(quantity, language(), 15); }
  std::string ratio(double value) const {
    return std::isnan(value) ? "–" : format_number(value, language(), 2);
  }
  std::string people(const AgentCount& agents) const {
    return agents.told ? count(*agents.told) : agents.hidden ? "< 5" : "–";
  }

  void dormant() {
    heading(in_words("Not seen for {days} days", {{"days", std::to_string(d_.use.unseen_days)}}));
    if (d_.use.dormant.empty()) {
      paragraph(in_words("No file says when equipment was last seen (last_seen_date): nobody can tell."));
      return;
    }
    TextTable table;
    table.columns = {{in_words("Equipment"), false, true},
                     {in_words("Dormant"), true},
                     {in_words("Seen since"), true},
                     {in_words("Not known"), true}};
    for (const DormantKind& of : d_.use.dormant)
      table.rows.push_back(
          {shown_name(d_.kinds[of.kind], language()), count(of.dormant), count(of.seen), count(of.unknown)});
    TerminalText::table(table);
  }

  void departments() {
    heading(in_words("Equipment and agents"));
    TextTable table;
    table.columns = {{in_words("Department"), false, true},
                     {in_words("Computers"), true},
                     {in_words("Agents"), true},
                     {in_words("With two"), true},
                     {in_words("Screens/agent"), true},
                     {in_words("Agents/printer"), true}};
    const auto add = [&](const std::string& name, const DepartmentUse& use) {
      table.rows.push_back({name, count(use.computers), people(use.agents), people(use.with_two_computers),
                            ratio(use.screens_per_agent), ratio(use.agents_per_printer)});
    };
    add(in_words("The whole city"), d_.use.city);
    for (const DepartmentUse& use : d_.use.departments)
      add(use.department.empty() ? "–" : use.department, use);
    TerminalText::table(table);
    if (!d_.use.has_users)
      paragraph(
          in_words("No pseudonym of users in this inventory: import it with --user-key to count the agents "
                   "with two computers."));
    paragraph(
        in_words("Per agent: over the headcount (fte) of city.toml. Fewer than five people are not told."));
  }

  void systems() {
    heading(in_words("Systems at their end of support"));
    if (d_.use.systems.empty()) {
      paragraph(
          in_words("No file says a system that the calendar knows (catalog/software/end_of_support.csv)."));
    } else {
      TextTable table;
      table.columns = {{in_words("System"), false, true},
                       {in_words("End of support")},
                       {in_words("Machines"), true},
                       {in_words("Before their time"), true},
                       {in_words("Age not known"), true}};
      bool doubt = false;
      for (const SystemUse& use : d_.use.systems) {
        doubt = doubt || !use.verified;
        table.rows.push_back({use.system, to_string(use.end) + (use.verified ? "" : " *"),
                              count(use.machines), count(use.condemned), count(use.undated)});
      }
      TerminalText::table(table);
      paragraph(
          in_words("Before their time: younger than their kind should last when support ends. They need a "
                   "newer system, if they can have one, or a paid extension."));
      if (doubt) paragraph(in_words("* a date that was not checked against its source"));
    }
    if (d_.use.system_unknown > 0)
      paragraph(
          in_words("{count} computers and servers have no system in the files, or one that the calendar does "
                   "not have.",
                   {{"count", count(d_.use.system_unknown)}}));
  }

  const FleetDocument& d_;
};

void write_people(JsonWriter& json, std::string_view key, const AgentCount& agents) {
  json.key(key).begin_object();
  json.key("value").number(agents.told.value_or(std::nan("")));
  json.key("hidden").boolean(agents.hidden);
  json.end_object();
}

void write_department(JsonWriter& json, const DepartmentUse& use, bool has_users) {
  json.begin_object();
  json.key("department").text(use.department);
  json.key("fte").number(use.fte.value_or(std::nan("")));
  json.key("computers").number(use.computers);
  json.key("screens").number(use.screens);
  json.key("printers").number(use.printers);
  if (has_users) {
    write_people(json, "agents", use.agents);
    write_people(json, "with_two_computers", use.with_two_computers);
  }
  json.key("screens_per_agent").number(use.screens_per_agent);
  json.key("agents_per_printer").number(use.agents_per_printer);
  json.end_object();
}

}  // namespace

std::string to_terminal(const FleetDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

Result<> write_json(const FleetDocument& document, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  const FleetUse& use = document.use;
  json.begin_object();
  json.key("city").text(document.city);
  json.key("insee_code").text(document.insee_code);
  json.key("as_of").text(to_string(use.as_of));
  json.key("unseen_days").integer(use.unseen_days);
  json.key("dormant").begin_array();
  for (const DormantKind& of : use.dormant) {
    json.begin_object();
    json.key("type").text(document.kinds[of.kind].id);
    json.key("dormant").number(of.dormant);
    json.key("seen").number(of.seen);
    json.key("unknown").number(of.unknown);
    json.end_object();
  }
  json.end_array();
  json.key("city_use");
  write_department(json, use.city, use.has_users);
  json.key("departments").begin_array();
  for (const DepartmentUse& one : use.departments) write_department(json, one, use.has_users);
  json.end_array();
  json.key("systems").begin_array();
  for (const SystemUse& one : use.systems) {
    json.begin_object();
    json.key("system").text(one.system);
    json.key("end_of_support").text(to_string(one.end));
    json.key("verified").boolean(one.verified);
    json.key("over").boolean(one.over);
    json.key("machines").number(one.machines);
    json.key("before_their_time").number(one.condemned);
    json.key("age_not_known").number(one.undated);
    json.end_object();
  }
  json.end_array();
  json.key("system_not_known").number(use.system_unknown);
  json.end_object();
  out += '\n';
  return sink(out);
}

}  // namespace capnr
