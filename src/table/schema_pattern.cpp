// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/schema_pattern.h"

#include <string>

#include <boost/regex.hpp>

namespace capnr {

// Boost's, because it counts its steps and gives up, where the standard library's overflows the stack on a long text.
struct SchemaPattern::Compiled {
  boost::regex expression;
};

SchemaPattern::SchemaPattern(std::string_view pattern)
    : compiled_(new Compiled{boost::regex(pattern.begin(), pattern.end(), boost::regex::perl)}) {}
SchemaPattern::SchemaPattern(SchemaPattern&&) noexcept = default;
SchemaPattern& SchemaPattern::operator=(SchemaPattern&&) noexcept = default;
SchemaPattern::~SchemaPattern() = default;

bool SchemaPattern::matches(std::string_view text) const {
  try {
    return boost::regex_match(text.begin(), text.end(), compiled_->expression);
  } catch (const std::runtime_error&) {  // too many steps
    return false;
  }
}

Result<> check_pattern(std::string_view pattern) {
  try {
    const boost::regex expression(pattern.begin(), pattern.end(), boost::regex::perl);
    return {};
  } catch (const boost::regex_error&) {
    return fail(Kind::bad_input, "{pattern} is no regular expression", {{"pattern", std::string(pattern)}});
  }
}

}  // namespace capnr
