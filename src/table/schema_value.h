// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "table/schema_pattern.h"
#include "table/table_schema.h"

namespace capnr {

/// What a value breaks: the rule's name and the sentence that says it.
struct BrokenRule {
  std::string_view rule;
  Error error;
};

/// One value, which is there, against its field; the first rule that it breaks. `pattern`: the field's, null when it has none.
std::optional<BrokenRule> broken_rule(const SchemaField& field, const SchemaPattern* pattern,
                                      std::string_view value);

/// The 9 digits of a company or the 14 of an establishment, the last a check digit (Luhn; La Poste's establishments have a sum of their own).
bool is_siren(std::string_view text);
bool is_siret(std::string_view text);

bool is_email(std::string_view text);
/// An absolute address, with its scheme; letters beyond ASCII are percent-encoded in one (RFC 3986).
bool is_uri(std::string_view text);

/// A value in a message: at most eighty bytes of it.
std::string quoted_value(std::string_view value);

}  // namespace capnr
