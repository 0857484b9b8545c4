// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lifetime_policy.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {

Result<> KindValues::add(std::string_view option, std::string_view word, double value, KindValueRange range) {
  const std::string name(trimmed(word));
  if (name.empty() || !(value >= range.least && value <= range.most)) {
    return fail(Kind::usage,
                "{option}: the value of {word} must be between {least} and {most}; write it as laptop=6",
                {{"option", std::string(option)},
                 {"word", name},
                 {"least", to_text(range.least)},
                 {"most", to_text(range.most)}});
  }
  const auto same = [&](const Entry& entry) { return folded(entry.word) == folded(name); };
  if (std::any_of(values_.begin(), values_.end(), same))
    return fail(Kind::usage, "{option}: {word} is said twice",
                {{"option", std::string(option)}, {"word", name}});
  values_.push_back({name, value});
  return {};
}

Result<KindValues> KindValues::parse(std::string_view option, std::span<const std::string> items,
                                     KindValueRange range) {
  KindValues values;
  for (const std::string& item : items) {
    const std::size_t equals = item.rfind('=');
    const auto value = equals == std::string::npos ? std::nullopt : parse_number(item.substr(equals + 1));
    if (!value)
      return fail(Kind::usage, "{option}: {text} is not a kind and a number; write it as laptop=6",
                  {{"option", std::string(option)}, {"text", item}});
    TRY_VOID(values.add(option, std::string_view(item).substr(0, equals), *value, range));
  }
  return values;
}

double KindValues::of(const EquipmentKind& kind) const {
  int best = 0;
  double value = std::numeric_limits<double>::quiet_NaN();
  for (const Entry& entry : values_) {
    const int precision = precision_of(entry.word, kind);
    if (precision <= best) continue;
    best = precision;
    value = entry.value;
  }
  return value;
}

std::vector<std::string> KindValues::unused(std::span<const EquipmentKind> kinds) const {
  std::vector<std::string> words;
  for (const Entry& entry : values_) {
    const auto named = [&](const EquipmentKind& kind) { return names_kind(entry.word, kind); };
    if (std::none_of(kinds.begin(), kinds.end(), named)) words.push_back(entry.word);
  }
  return words;
}

}  // namespace capnr
