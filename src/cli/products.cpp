// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/products.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace capnr::cli {
namespace {

constexpr std::string_view product_prefix = "pcf/";

// Levenshtein's distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// 0 when alike, 1 when nothing is shared; what is contained is near whatever its length.
double unlikeness(const std::string& typed, const std::string& known) {
  if (typed.empty() || known.empty()) return 1;
  if (known.find(typed) != std::string::npos)
    return 0.25 * (1 - static_cast<double>(typed.size()) / static_cast<double>(known.size()));
  return static_cast<double>(distance(typed, known)) /
         static_cast<double>(std::max(typed.size(), known.size()));
}

}  // namespace

RecognitionTable products_of(const FactorSet& set) {
  RecognitionTable products;
  for (const ReferenceItem& item : set.items) {
    if (!item.id.starts_with(product_prefix)) continue;
    const std::string_view maker = std::string_view(item.id).substr(product_prefix.size());
    // The generic item is a word that the recognition rules know: "laptop".
    products.push_back({item.id, item.generic, std::string(maker.substr(0, maker.find('/'))),
                        item.name_en.empty() ? item.name_fr : item.name_en});
  }
  return products;
}

std::vector<std::string> nearest_items(const FactorSet& set, std::string_view typed, std::size_t most) {
  const std::string wanted = folded(typed);
  std::vector<std::pair<double, const std::string*>> scored;
  for (const ReferenceItem& item : set.items) {
    const double score =
        std::min({unlikeness(wanted, folded(item.id)), unlikeness(wanted, folded(item.name_fr)),
                  unlikeness(wanted, folded(item.name_en))});
    if (score < 0.5) scored.emplace_back(score, &item.id);
  }
  std::sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : *a.second < *b.second;
  });
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(most, scored.size()); ++i) ids.push_back(*scored[i].second);
  return ids;
}

Result<> check_item(const FactorSet& set, std::string_view item) {
  if (set.item(item) != nullptr) return {};
  std::string nearest;
  for (const std::string& id : nearest_items(set, item, 5)) nearest += (nearest.empty() ? "" : ", ") + id;
  if (nearest.empty()) {
    return fail(Kind::not_found, "there is no reference item {item} in the set {set}: see capnr factors",
                {{"item", std::string(item)}, {"set", set.name}});
  }
  return fail(Kind::not_found,
              "there is no reference item {item} in the set {set}; the nearest are: {nearest}",
              {{"item", std::string(item)}, {"set", set.name}, {"nearest", nearest}});
}

}  // namespace capnr::cli
