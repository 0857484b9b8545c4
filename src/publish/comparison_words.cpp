// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "publish/comparison.h"
#include "publish/words.h"

namespace capnr {
namespace {

std::string_view shown_unit_of(ItemUnit unit, Language language) {
  switch (unit) {
    case ItemUnit::gigabyte:
      return tr(language, "GB");
    case ItemUnit::hour:
      return tr(language, "hours");
    case ItemUnit::euro:
      return "€";
    case ItemUnit::item:
      return tr(language, "messages");
    case ItemUnit::unit:
      break;
  }
  return tr(language, "units");
}

}  // namespace

std::string shown_change(double value, double whole, Language language) {
  if (std::isnan(value)) return "–";
  if (std::abs(value) <= 1e-9 * std::abs(whole)) return "0";
  return (value > 0 ? "+" : "−") + format_number(std::abs(value), language);
}

std::string shown_percent_change(double before, double after, Language language) {
  if (!(before > 0)) return "–";
  const double percent = 100 * (after / before - 1);
  if (std::abs(percent) < 0.05) return shown_share(0, language);
  return (percent > 0 ? "+" : "−") + format_number(std::abs(percent), language, 3) +
         (language == Language::fr ? "\u00A0%" : "%");
}

std::string shown_key(const std::vector<std::string>& key, const std::vector<Dimension>& dimensions,
                      Language language) {
  std::string words;
  for (std::size_t i = 0; i < key.size() && i < dimensions.size(); ++i) {
    if (dimensions[i] == Dimension::criterion) continue;
    if (!words.empty()) words += " · ";
    words += shown_word(dimensions[i], key[i], language);
  }
  return words.empty() ? std::string(tr(language, "Everything")) : words;
}

std::string shown_class(const ComparedClass& compared, const std::vector<Dimension>& dimensions,
                        Language language) {
  std::string words = shown_key(compared.key, dimensions, language);
  if (compared.unit == ItemUnit::unit) return words;
  return words.append(" (").append(shown_unit_of(compared.unit, language)).append(")");
}

std::string offset_sentence(const ComparedCriterion& compared, Language language) {
  const Lmdi& lmdi = compared.lmdi;
  const auto amount = [&](double value) {
    return format_number(value, language) + "\u00A0" + std::string(shown_unit(compared.criterion, language));
  };
  const std::vector<std::pair<std::string, std::string>> parameters = {
      {"criterion", std::string(name(compared.criterion, language))},
      {"saving", amount(lmdi.expected_saving)},
      {"fall", amount(std::abs(lmdi.e0 - lmdi.e1))},
      {"share", shown_share(lmdi.offset_ratio.value_or(0), language)}};
  if (!lmdi.offset_ratio)
    return tr(language, "{criterion}: the impact of one unit did not fall, there is no gain to eat.",
              parameters);
  if (*lmdi.offset_ratio < -5e-4)
    return tr(language,
              "{criterion}: efficiency alone would have saved {saving}; the footprint fell by {fall}, "
              "because there "
              "are also fewer units, or lighter ones.",
              parameters);
  if (*lmdi.offset_ratio < 5e-4)
    return tr(language, "{criterion}: efficiency saved {saving}, and growth has eaten nothing of it.",
              parameters);
  if (*lmdi.offset_ratio < 1)
    return tr(language,
              "{criterion}: efficiency alone would have saved {saving}; growth has eaten {share} of that "
              "gain, {fall} "
              "are left.",
              parameters);
  return tr(language,
            "{criterion}: efficiency alone would have saved {saving}; growth has eaten {share} of that gain, "
            "and the "
            "footprint is {fall} higher than before.",
            parameters);
}

}  // namespace capnr
