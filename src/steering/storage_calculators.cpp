// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "base/text.h"
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

constexpr double gigabyte = 1e9, terabyte = 1e12;
constexpr double smallest_cell = 5;  // people

std::vector<const StorageScan*> scans_of(const CalculatorInput& input, ScanOfYear which) {
  if (input.scans == nullptr) return {};
  return scans_of_year(*input.scans, input.year, which);
}

// Of one department, or of the city, over the shares.
struct Stored {
  double bytes = 0, old = 0, compared = 0, duplicates = 0, unread = 0;

  void add(const StorageSums& sums) {
    const auto size = static_cast<double>(sums.bytes);
    bytes += size;
    old += static_cast<double>(sums.bytes_over_3_years);
    unread += static_cast<double>(sums.unread_folders);
    if (!sums.duplicate_bytes) return;
    compared += size;
    duplicates += static_cast<double>(*sums.duplicate_bytes);
  }
};

void give(Calculation& to, const Stored& stored, std::optional<double> fte, const Scope& scope) {
  const Grade grade = stored.unread > 0 ? Grade::estimated : Grade::measured;
  const auto value = [&](const char* measure, double number) {
    to.values.push_back({.measure = measure, .value = number, .grade = grade, .scope = scope});
  };
  if (fte && *fte > 0) value("per_agent", stored.bytes / gigabyte / *fte);
  if (stored.bytes > 0) value("old", 100 * stored.old / stored.bytes);
  if (stored.compared > 0) value("duplicates", 100 * stored.duplicates / stored.compared);
}

std::optional<double> fte_of(const City& city, const std::string& name) {
  for (const Department& department : city.departments)
    if (department.fte && *department.fte >= smallest_cell && folded(department.name) == folded(name))
      return department.fte;
  return std::nullopt;
}

}  // namespace

Calculation storage_in_use(const CalculatorInput& input) {
  const std::vector<const StorageScan*> scans = scans_of(input, ScanOfYear::last);
  if (scans.empty()) return nothing("no file share was scanned in the year: capnr scan-storage FOLDER");
  Stored city;
  std::map<std::string, Stored> departments;
  for (const StorageScan* scan : scans)
    for (const StorageSums& sums : scan->departments) {
      city.add(sums);
      departments[sums.department].add(sums);
    }
  const City& whole = input.now.inventory.city;
  Calculation calculation;
  give(calculation, city, whole.fte, {});
  for (const auto& [name, stored] : departments)
    if (!name.empty()) give(calculation, stored, fte_of(whole, name), {Scope::Kind::department, name});
  if (city.unread > 0) {
    calculation.missing = "{count} folders could not be read: what they hold is not counted";
    calculation.parameters = {{"count", to_text(city.unread)}};
  } else if (!whole.fte || *whole.fte <= 0) {
    calculation.missing = "city.toml does not say how many agents the city has: fte";
  }
  return calculation;
}

Calculation storage_freed(const CalculatorInput& input) {
  const std::vector<const StorageScan*> first = scans_of(input, ScanOfYear::first);
  const std::vector<const StorageScan*> last = scans_of(input, ScanOfYear::last);
  double freed = 0, unread = 0;
  std::size_t twice = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i]->date == last[i]->date) continue;
    ++twice;
    const StorageSums before = first[i]->total(), after = last[i]->total();
    freed += static_cast<double>(before.bytes - after.bytes);
    unread += static_cast<double>(before.unread_folders + after.unread_folders);
  }
  if (twice == 0)
    return nothing(
        "no file share was scanned twice in the year, before and after: capnr scan-storage FOLDER");
  if (freed < 0)
    return nothing("the file shares grew by {amount} TB between the two scans: nothing was freed",
                   {{"amount", to_text(-freed / terabyte)}});
  Calculation calculation = one_value({.value = freed / terabyte, .grade = Grade::measured});
  if (unread > 0) calculation.values.front().grade = Grade::estimated;
  if (twice < first.size()) {
    calculation.missing =
        "{count} file shares of {total} were scanned once only in the year: they are left out";
    calculation.parameters = {{"count", std::to_string(first.size() - twice)},
                              {"total", std::to_string(first.size())}};
  } else if (unread > 0) {
    calculation.missing = "{count} folders could not be read: what they hold is not counted";
    calculation.parameters = {{"count", to_text(unread)}};
  }
  return calculation;
}

}  // namespace capnr
