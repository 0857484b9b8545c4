// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/import_report.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cli/progress.h"

namespace capnr::cli {
namespace {

constexpr std::size_t shown_rejects = 3, shown_groups = 10;

std::string quantity_text(double units, Language language) {
  return format_number(units, language, 15);
}

void add_rejects(std::string& out, const FileReport& file, Language language) {
  for (std::size_t i = 0; i < std::min(shown_rejects, file.first_rejects.size()); ++i)
    out += "      " + describe(file.first_rejects[i], language) + "\n";
  if (file.source.rejected <= static_cast<std::int64_t>(shown_rejects)) return;
  out += "      " + std::string(tr(language, "by reason:")) + "\n";
  std::vector<std::pair<std::int64_t, std::string>> reasons;
  reasons.reserve(file.rejects_by_reason.size());
  for (const auto& [message, count] : file.rejects_by_reason)
    reasons.emplace_back(-count, reason_text(message, language));
  std::sort(reasons.begin(), reasons.end());
  for (const auto& [count, reason] : reasons)
    out += "        " + count_text(-count, language) + "  " + reason + "\n";
}

void add_file(std::string& out, const FileReport& file, Language language) {
  out += "  " + file.source.path + "\n";
  out += "    " + tr(language, "{format}, read with {mapping}: {count} rows",
                     {{"format", file.source.format},
                      {"mapping", std::string(mapping_name(file.source.mapping))},
                      {"count", count_text(file.source.rows, language)}});
  if (file.source.rejected > 0)
    out += tr(language, ", {count} rejected", {{"count", count_text(file.source.rejected, language)}});
  out += "\n";
  if (file.rejects_file.empty()) return;
  add_rejects(out, file, language);
  out += "      → " + file.rejects_file.string() + "\n";
}

void add_contents(std::string& out, const InventoryReport& report, Language language) {
  std::string contents;
  for (std::size_t i = 0; i < entity_count; ++i) {
    if (report.rows[i] == 0) continue;
    contents += (contents.empty() ? "" : ", ") + count_text(report.rows[i], language) + " " +
                std::string(name(static_cast<Entity>(i), language));
  }
  out += "  " + (contents.empty() ? std::string(tr(language, "no row")) : contents) + "\n";
  const std::int64_t equipment = report.rows[static_cast<std::size_t>(Entity::equipment)];
  if (equipment == 0) return;
  out += "  " +
         tr(language, "rows of equipment recognised: {count} of {all}",
            {{"count", count_text(report.recognised_rows, language)},
             {"all", count_text(equipment, language)}}) +
         "\n";
}

std::string_view verdict(const InventoryReport& report, bool dry_run) {
  if (report.unchanged) return "unchanged: these files are stored already";
  if (dry_run) return "read and checked; nothing is stored (--dry-run)";
  if (!report.stored) return "refused: nothing is stored";
  return report.rejected > 0 ? "stored, without the rejected rows" : "stored";
}

void add_names(std::string& out, std::string_view title, const std::vector<std::string>& names) {
  if (names.empty()) return;
  out += "  " + std::string(title) + "\n";
  for (const std::string& name : names) out += "    " + name + "\n";
}

void add_inventory(std::string& out, const InventoryReport& report, bool dry_run, Language language) {
  out += "\n" + tr(language, "Inventory of {date}", {{"date", to_string(report.header.date)}});
  if (!report.header.label.empty()) out += " (" + report.header.label + ")";
  out += "\n";
  for (const FileReport& file : report.files) add_file(out, file, language);
  add_names(out, tr(language, "left aside, being no table:"), report.left_aside);
  add_names(out, tr(language, "no longer there, and taken out of the inventory:"), report.gone);
  add_contents(out, report, language);
  if (!report.unrecognised.empty()) {
    out += "  " +
           std::string(tr(language,
                          "equipment that is not recognised (units, then type / maker / model → guesses):")) +
           "\n";
    out += unrecognised_text(report.unrecognised, shown_groups, language);
  }
  const std::string_view said = verdict(report, dry_run);
  out += "  " + std::string(tr(language, said)) + "\n";
}

}  // namespace

std::string reason_text(const std::string& message, Language language) {
  std::string out;
  bool inside = false;
  for (const char c : tr(language, std::string_view(message))) {
    if (c == '{') out += "…";
    inside = (inside || c == '{') && c != '}';
    if (!inside && c != '}') out += c;
  }
  return out;
}

std::string unrecognised_text(const std::vector<UnrecognisedGroup>& groups, std::size_t most,
                              Language language) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, groups.size()); ++i) {
    const UnrecognisedGroup& group = groups[i];
    out += "    " + quantity_text(group.quantity, language) + "  ";
    const auto word = [](const std::string& text) { return text.empty() ? std::string("–") : text; };
    out += word(group.type) + " / " + word(group.manufacturer) + " / " + word(group.model);
    for (std::size_t g = 0; g < group.guesses.size(); ++g) {
      const auto percent = static_cast<std::int64_t>(std::lround(group.guesses[g].score * 100));
      out += (g == 0 ? "  → " : ", ") + group.guesses[g].item + " (" + std::to_string(percent) + " %)";
    }
    out += "\n";
  }
  if (groups.size() > most)
    out += "    " +
           tr(language, "and {count} other groups: capnr recognise lists them",
              {{"count", count_text(static_cast<std::int64_t>(groups.size() - most), language)}}) +
           "\n";
  return out;
}

std::string sections_text(std::span<const SectionReport> sections, Language language) {
  std::string out;
  for (const SectionReport& section : sections)
    out += "  " + count_text(static_cast<std::int64_t>(section.rows), language) + " " +
           std::string(tr(language, section.name)) + "\n";
  return out;
}

std::string import_report_text(const ImportReport& report, bool dry_run, Language language) {
  std::string out = report.city.name;
  if (!report.city.insee_code.empty()) out += " (" + report.city.insee_code + ")";
  out += "\n";
  if (report.inventories.empty())
    out += std::string(tr(language, "city.toml lists no inventory: add [[inventories]]")) + "\n";
  for (const InventoryReport& inventory : report.inventories)
    add_inventory(out, inventory, dry_run, language);
  out += sections_text(report.sections, language);
  return out;
}

}  // namespace capnr::cli
