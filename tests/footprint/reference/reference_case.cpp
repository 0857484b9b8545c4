// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "reference_case.h"

#include <gtest/gtest.h>

#include "base/file.h"

namespace capnr::reference {

double ReferenceCase::number(std::string_view name) const {
  const Json* value = inputs.find(name);
  if (value != nullptr && value->number() != nullptr) return *value->number();
  ADD_FAILURE() << id << " has no number " << name;
  return 0;
}

double ReferenceCase::number_or(std::string_view name, double fallback) const {
  const Json* value = inputs.find(name);
  return value != nullptr && value->number() != nullptr ? *value->number() : fallback;
}

std::string ReferenceCase::text(std::string_view name) const {
  const Json* value = inputs.find(name);
  return value != nullptr && value->text() != nullptr ? *value->text() : "";
}

std::vector<ReferenceCase> read_cases(const std::filesystem::path& file) {
  std::vector<ReferenceCase> cases;
  const auto text = read_file(file);
  EXPECT_TRUE(text) << file;
  if (!text) return cases;
  const auto document = parse_json(*text);
  EXPECT_TRUE(document && document->array() != nullptr) << file;
  if (!document || document->array() == nullptr) return cases;
  for (const Json& entry : *document->array()) {
    ReferenceCase& test = cases.emplace_back();
    test.id = *entry.find("id")->text();
    test.system = *entry.find("system")->text();
    test.inputs = *entry.find("inputs");
    test.expected = *entry.find("expected");
    if (const Json* tolerance = entry.find("rel_tol")) test.tolerance = *tolerance->number();
  }
  return cases;
}

}  // namespace capnr::reference
