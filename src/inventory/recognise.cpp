// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/recognise.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace capnr {
namespace {

using Rules = RecognitionRules;
using Words = std::vector<std::string_view>;

Words words_of(std::string_view folded_text) {
  if (folded_text.empty()) return {};
  return split(folded_text, ' ');
}

bool word_matches(std::string_view word, std::string_view pattern) {
  const bool open = pattern.ends_with('*');
  if (open) pattern.remove_suffix(1);
  if (word.size() < pattern.size() || (!open && word.size() != pattern.size())) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool digit = pattern[i] == '#' && word[i] >= '0' && word[i] <= '9';
    if (!digit && pattern[i] != word[i]) return false;
  }
  return true;
}

bool has_phrase(const Words& words, const Rules::Phrase& phrase) {
  const std::size_t n = phrase.words.size();
  for (std::size_t at = 0; at + n <= words.size(); ++at) {
    std::size_t i = 0;
    while (i < n && word_matches(words[at + i], phrase.words[i])) ++i;
    if (i == n) return true;
  }
  return false;
}

// The number of words of the longest alternative that is there; 0 when none is.
std::size_t matched_words(const Words& words, const Rules::Rule& rule) {
  std::size_t most = 0;
  for (const Rules::Alternative& alternative : rule.alternatives) {
    if (alternative.words <= most) continue;
    if (std::all_of(alternative.phrases.begin(), alternative.phrases.end(),
                    [&](const auto& p) { return has_phrase(words, p); })) {
      most = alternative.words;
    }
  }
  return most;
}

// Words that say nothing of which product it is.
bool is_filler(std::string_view word) {
  constexpr std::array fillers = {"pc",          "notebook", "laptop", "computer", "business",   "inc",
                                  "corp",        "desktop",  "mini",   "tower",    "series",     "the",
                                  "with",        "and",      "for",    "portable", "monitor",    "ecran",
                                  "moniteur",    "inch",     "pouces", "display",  "edition",    "microtower",
                                  "workstation", "mobile",   "led",    "lcd",      "smartphone", "server"};
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view short_maker(std::string_view maker) {
  if (maker.starts_with("hewlett") || maker.starts_with("hp")) return "hp";
  return maker.substr(0, maker.find(' '));
}

// 2·shared / (a + b), words with a digit counting double; zero when a word with a digit of the product is not in the model: "840 g7" is
// not "840 g8".
double similarity(const std::vector<std::string>& product, const Words& model) {
  double shared = 0, all = 0;
  for (const std::string& word : product) {
    const double weight = has_digit(word) ? 2 : 1;
    const bool there = std::find(model.begin(), model.end(), word) != model.end();
    if (!there && has_digit(word)) return 0;
    shared += there ? 2 * weight : 0;
    all += weight;
  }
  for (const std::string_view word : model) all += has_digit(word) ? 2 : 1;
  return all > 0 ? shared / all : 0;
}

void keep_best(std::vector<Guess>& guesses, std::string_view item, double score) {
  const auto found =
      std::find_if(guesses.begin(), guesses.end(), [&](const Guess& g) { return g.item == item; });
  if (found == guesses.end()) {
    guesses.push_back({std::string(item), score});
  } else {
    found->score = std::max(found->score, score);
  }
}

}  // namespace

Recogniser::Recogniser(const RecognitionRules& rules, const RecognitionTable& table,
                       const std::vector<Correction>& corrections)
    : rules_(rules) {
  for (const Correction& c : corrections)
    corrections_.push_back({folded(c.type), folded(c.manufacturer), folded(c.model), c.item});
  std::unordered_map<std::string, std::string> generic_of;  // of a category: a thousand products have few
  for (const KnownProduct& known : table) {
    Product product;
    product.item = known.item;
    const auto [generic, fresh] = generic_of.try_emplace(known.category);
    if (fresh) {
      const auto guesses = by_rules(folded(known.category), "", "");
      if (!guesses.empty()) generic->second = guesses.front().item;
    }
    product.generic = generic->second;
    const std::string maker = folded(known.manufacturer), name = folded(known.name);
    product.manufacturer = short_maker(maker);
    for (const std::string_view word : words_of(name)) {
      if (word != product.manufacturer && !is_filler(word)) product.words.emplace_back(word);
    }
    if (product.words.empty()) continue;
    const auto index = static_cast<std::uint32_t>(products_.size());
    for (const std::string& word : product.words) by_word_[word].push_back(index);
    products_.push_back(std::move(product));
  }
}

const Correction* Recogniser::corrected(const std::string& type, const std::string& manufacturer,
                                        const std::string& model) const {
  const Correction* best = nullptr;
  std::size_t most = 0;
  for (const Correction& c : corrections_) {
    const bool fits = (c.type.empty() || c.type == type) &&
                      (c.manufacturer.empty() || c.manufacturer == manufacturer) &&
                      (c.model.empty() || c.model == model);
    const std::size_t said =
        (c.type.empty() ? 0U : 1U) + (c.manufacturer.empty() ? 0U : 1U) + (c.model.empty() ? 0U : 2U);
    if (fits && said > most) {
      best = &c;
      most = said;
    }
  }
  return best;
}

Guess Recogniser::best_product(std::string_view manufacturer, const Words& words,
                               std::string_view generic) const {
  Words model;
  for (const std::string_view word : words) {
    if (word != manufacturer && !is_filler(word)) model.push_back(word);
  }
  Guess best;
  for (const std::string_view word : model) {
    const auto found = by_word_.find(std::string(word));
    if (found == by_word_.end() || (found->second.size() > 200 && model.size() > 1)) continue;
    for (const std::uint32_t index : found->second) {
      const Product& product = products_[index];
      if (!manufacturer.empty() && manufacturer != product.manufacturer) continue;
      if (!generic.empty() && !product.generic.empty() && generic != product.generic) continue;
      const double score = similarity(product.words, model);
      if (score > best.score || (score == best.score && score > 0 && product.item < best.item))
        best = {product.item, score};
    }
  }
  return best;
}

std::vector<Guess> Recogniser::by_rules(const std::string& type, const std::string& manufacturer,
                                        const std::string& model) const {
  const std::string joined = manufacturer + (manufacturer.empty() || model.empty() ? "" : " ") + model;
  const Words type_words = words_of(type), model_words = words_of(joined);
  struct Found {
    std::string_view item;
    double score;
    bool from_type;
    std::size_t words;
  };
  std::vector<Found> found;
  for (const Rules::Rule& rule : rules_.rules()) {
    if (rule.where != Rules::Where::model) {
      // A longer phrase says more: "station d accueil" before "station".
      if (const std::size_t n = matched_words(type_words, rule))
        found.push_back({rule.item, rule.score + 0.001 * static_cast<double>(n), true, n});
    }
    if (rule.where != Rules::Where::type) {
      if (const std::size_t n = matched_words(model_words, rule))
        found.push_back({rule.item, rule.score + 0.001 * static_cast<double>(n), false, n});
    }
  }
  std::size_t finest = 0;  // words of the longest phrase found in the model
  for (const Found& one : found) finest = std::max(finest, one.from_type ? 0 : one.words);
  std::vector<Guess> guesses;
  for (const Found& one : found) {
    double score = one.score;
    // Type and model that agree strengthen each other, unless the model says something finer: an "Imprimante" that is a "LaserJet … MFP".
    const bool confirmed = std::any_of(found.begin(), found.end(), [&](const Found& other) {
      if (other.item != one.item || other.from_type == one.from_type) return false;
      return (one.from_type ? other.words : one.words) == finest;
    });
    if (confirmed) score = 1 - (1 - score) / 2;
    keep_best(guesses, one.item, std::min(score, 0.99));
  }
  std::stable_sort(guesses.begin(), guesses.end(),
                   [](const Guess& a, const Guess& b) { return a.score > b.score; });
  return guesses;
}

Recognition Recogniser::recognise(std::string_view type_text, std::string_view maker_text,
                                  std::string_view model_text) const {
  const std::string type = folded(type_text), maker = folded(maker_text), model = folded(model_text);
  Recognition out;
  if (const Correction* correction = corrected(type, maker, model)) {
    out.item = correction->item;
    out.score = 1;
    out.by = RecognisedBy::correction;
    return out;
  }
  out.guesses = by_rules(type, maker, model);
  const std::string generic = !out.guesses.empty() && out.guesses.front().score >= recognition_threshold
                                  ? out.guesses.front().item
                                  : "";
  const Guess product = best_product(short_maker(maker), words_of(model), generic);
  constexpr double same_product = 0.8;  // of two names: all their numbers and nearly all their words
  if (product.score >= same_product) {
    out.item = product.item;
    out.score = product.score;
    out.by = RecognisedBy::product;
  } else if (!generic.empty()) {
    out.item = generic;
    out.score = out.guesses.front().score;
    out.by = RecognisedBy::rule;
  }
  if (product.score > 0) {
    keep_best(out.guesses, product.item, product.score * 0.75);
    std::stable_sort(out.guesses.begin(), out.guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.score > b.score; });
  }
  if (out.guesses.size() > 3) out.guesses.resize(3);
  return out;
}

}  // namespace capnr
