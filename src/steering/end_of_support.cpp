// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/end_of_support.h"

#include "base/text.h"
#include "table/table.h"

namespace capnr {

Result<SupportCalendar> SupportCalendar::load(const std::filesystem::path& path) {
  SupportCalendar calendar;
  ReadOptions options;
  options.separator = ';';
  TRY_VOID(read_table(path, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty()) return Flow::proceed;
    const auto date = row.cells.size() == 5 ? parse_date(row.cells[2]) : std::nullopt;
    if (!date || (row.cells[3] != "yes" && row.cells[3] != "no")) {
      return fail(
          Kind::bad_input,
          "a system needs five columns: system;words;end_of_support;verified;source, with a date, and yes or "
          "no",
          {}, {.file = path.string(), .row = row.number});
    }
    SupportedSystem system;
    system.name = row.cells[0];
    for (const std::string_view word : split(row.cells[1], '|'))
      if (!folded(word).empty()) system.words.push_back(folded(word));
    system.end = *date;
    system.verified = row.cells[3] == "yes";
    system.source = row.cells[4];
    calendar.systems_.push_back(std::move(system));
    return Flow::proceed;
  }));
  return calendar;
}

const SupportedSystem* SupportCalendar::find(std::string_view operating_system) const {
  // Whole words: "windows 1" is not in "windows 10".
  const std::string text = " " + folded(operating_system) + " ";
  const SupportedSystem* best = nullptr;
  std::size_t longest = 0;
  for (const SupportedSystem& system : systems_) {
    for (const std::string& word : system.words) {
      if (word.size() <= longest || text.find(" " + word + " ") == std::string::npos) continue;
      longest = word.size();
      best = &system;
    }
  }
  return best;
}

}  // namespace capnr
