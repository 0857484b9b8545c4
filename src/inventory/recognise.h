// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "inventory/repository.h"

// From what an inventory says of an equipment (type, manufacturer, model) to a reference item, with a score from 0 to 1:
//  (a) a correction that a person saved: 1;
//  (b) the manufacturers' table: the same product, whatever the words around it ("HP EliteBook 840 G8 Notebook PC");
//  (c) the rules of catalog/recognition/rules.csv: words of the type and of the model → a generic item ("laptop").
// Under the threshold nothing is chosen and the three best guesses are kept.

namespace capnr {

inline constexpr double recognition_threshold = 0.6;

/// A product of the manufacturers' table. `category` is any word that the rules know: "Laptop", "Monitor".
struct KnownProduct {
  std::string item, category, manufacturer, name;
};
using RecognitionTable = std::vector<KnownProduct>;

enum class RecognisedBy : std::uint8_t { nothing, correction, product, rule };

struct Guess {
  std::string item;
  double score = 0;
};

struct Recognition {
  std::string item;  ///< empty when nothing reaches the threshold
  double score = 0;
  RecognisedBy by = RecognisedBy::nothing;
  std::vector<Guess> guesses;  ///< at most three, best first
};

/// One line of rules.csv: item;field;pattern;score. `field` is type, model (manufacturer and model together) or any.
/// `pattern`: alternatives separated by |; each is one or more phrases joined by &, all of which must be there; a phrase is words in a row; a word
/// may end with * ("elitebook*"), and # stands for one digit ("p24##").
class RecognitionRules {
 public:
  static Result<RecognitionRules> load(const std::filesystem::path& path);

  struct Phrase {
    std::vector<std::string> words;
  };
  struct Alternative {
    std::vector<Phrase> phrases;
    std::size_t words = 0;
  };
  enum class Where : std::uint8_t { type, model, any };
  struct Rule {
    std::string item;
    Where where = Where::any;
    std::vector<Alternative> alternatives;
    double score = 0;
  };
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::vector<Rule> rules_;
};

class Recogniser {
 public:
  Recogniser(const RecognitionRules& rules, const RecognitionTable& table,
             const std::vector<Correction>& corrections);
  Recognition recognise(std::string_view type, std::string_view manufacturer, std::string_view model) const;

 private:
  struct Product {
    std::string item, generic, manufacturer;
    std::vector<std::string> words;
  };
  const Correction* corrected(const std::string& type, const std::string& manufacturer,
                              const std::string& model) const;
  Guess best_product(std::string_view manufacturer, const std::vector<std::string_view>& words,
                     std::string_view generic) const;
  std::vector<Guess> by_rules(const std::string& type, const std::string& manufacturer,
                              const std::string& model) const;

  const RecognitionRules& rules_;
  std::vector<Correction> corrections_;  // folded
  std::vector<Product> products_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
};

}  // namespace capnr
