// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publicodes.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "inventory/model.h"

namespace capnr::reference {
namespace {

const Json& model() {
  static const Json loaded = [] {
    const auto text = read_file(CAPNR_SOURCE_DIR
                                "/tests/cases/data/ademe-publicodes/"
                                "npm-publicodes-acv-numerique-2.1.0.model.json");
    return parse_json(*text).value();
  }();
  return loaded;
}

const Json& situation_of(const ReferenceCase& test) {
  static const Json none = {Json::Object{}};
  const Json* situation = test.inputs.find("situation");
  return situation == nullptr ? none : *situation;
}

// "70%", "30 minute", "50 minute / 60", "168 / 1024"
double of_text(const std::string& text) {
  double value = 0;
  bool first = true;
  for (const std::string_view part : split(text, '/')) {
    std::string_view digits = trimmed(part);
    digits = digits.substr(0, digits.find_first_not_of("0123456789."));
    const auto number = parse_number(digits, true);
    if (!number && !first) continue;  // "117.7 /jour"
    EXPECT_TRUE(number) << text;
    value = first ? number.value_or(0) : value / *number;
    first = false;
  }
  return text.find('%') == text.npos ? value : value / 100;
}

}  // namespace

Publicodes::Publicodes(const ReferenceCase& test) : situation_(situation_of(test)), model_(model()) {}

const Json* Publicodes::answer(const std::string& rule) const {
  if (const Json* given = situation_.find(rule)) return given;
  const Json* known = model_.find(rule);
  if (known == nullptr) return nullptr;
  if (known->object() == nullptr) return known;
  const Json* value = known->find("valeur");
  return value != nullptr ? value : known->find("par défaut");
}

double Publicodes::number(const std::string& rule) const {
  const Json* given = answer(rule);
  if (given != nullptr && given->number() != nullptr) return *given->number();
  if (given != nullptr && given->text() != nullptr) {
    const std::string& text = *given->text();
    return has(text) ? number(text) : of_text(text);
  }
  ADD_FAILURE() << "no number for " << rule;
  return unknown;
}

std::string Publicodes::word(const std::string& rule) const {
  const Json* given = answer(rule);
  if (given == nullptr || given->text() == nullptr) {
    ADD_FAILURE() << "no choice for " << rule;
    return "";
  }
  std::string text = *given->text();
  if (text.size() >= 2 && text.front() == '\'') text = text.substr(1, text.size() - 2);
  return text;
}

}  // namespace capnr::reference
