// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "formula_evaluator.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace capnr::test {
namespace {

class Evaluator {
 public:
  Evaluator(const std::string& formula, const std::vector<Term>& terms) : terms_(terms) {
    std::string spaced;
    for (const char c : formula) spaced += c == '(' || c == ')' ? std::string{' ', c, ' '} : std::string{c};
    for (const std::string_view token : split(spaced, ' ')) {
      if (!token.empty()) tokens_.emplace_back(token);
    }
  }

  double all() {
    const double value = sum();
    EXPECT_EQ(at_, tokens_.size());
    return value;
  }

 private:
  bool next_is(const char* token) {
    if (at_ >= tokens_.size() || tokens_[at_] != token) return false;
    ++at_;
    return true;
  }

  double sum() {
    double value = product();
    while (true) {
      if (next_is("+")) {
        value += product();
      } else if (next_is("−")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  double product() {
    double value = one();
    while (true) {
      if (next_is("·")) {
        value *= one();
      } else if (next_is("/")) {
        value /= one();
      } else {
        return value;
      }
    }
  }

  double one() {
    if (next_is("(")) {
      const double value = sum();
      EXPECT_TRUE(next_is(")"));
      return value;
    }
    if (at_ >= tokens_.size()) {
      ADD_FAILURE() << "the formula ends too early";
      return 0;
    }
    const std::string& token = tokens_[at_++];
    for (const Term& term : terms_) {
      if (term.symbol == token) return term.value;
    }
    const auto number = parse_number(token, true);
    EXPECT_TRUE(number) << token << " has no term";
    return number.value_or(0);
  }

  const std::vector<Term>& terms_;
  std::vector<std::string> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

double evaluate(const std::string& formula, const std::vector<Term>& terms) {
  return Evaluator(formula, terms).all();
}

}  // namespace capnr::test
