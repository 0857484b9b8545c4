// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "publish/indicator_list.h"

namespace capnr {

std::string shown_value(const Unit& unit, double value, Language language) {
  if (unit.code == "yes/no" && (value == 0 || value == 1))
    return std::string(value == 1 ? tr(language, "yes") : tr(language, "no"));
  const std::string& words = unit.name.in(language);
  return format_number(value, language) + (words.empty() ? "" : "\u00A0" + words);
}

std::string shown_limit(const Unit& unit, const JudgedLimit& limit, Language language) {
  std::string value = shown_value(unit, limit.value, language);
  if (unit.code == "yes/no") return value;  // "at least yes" says nothing more
  switch (limit.comparison) {
    case LimitKind::at_least:
      return tr(language, "at least {value}", {{"value", value}});
    case LimitKind::at_most:
      return tr(language, "at most {value}", {{"value", value}});
    case LimitKind::above:
      return tr(language, "more than {value}", {{"value", value}});
    case LimitKind::below:
      return tr(language, "less than {value}", {{"value", value}});
  }
  return {};
}

std::string_view name(Grade grade, Language language) {
  switch (grade) {
    case Grade::measured:
      return tr(language, "measured");
    case Grade::imported:
      return tr(language, "imported");
    case Grade::declared:
      return tr(language, "declared");
    case Grade::estimated:
      return tr(language, "estimated");
  }
  return {};
}

}  // namespace capnr
