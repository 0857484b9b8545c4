// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "steering/indicator.h"
#include "table/toml_reader.h"

// The keys that the files of the catalogue have in common.

namespace capnr {

/// A text that must be there and not be empty.
inline Result<std::string> required_text(TomlReader& reader, std::string_view key) {
  TRY(std::optional<std::string> value, reader.text(key));
  if (!value || value->empty())
    return fail(Kind::bad_input, "the key {key} is missing", {{"key", std::string(key)}}, reader.where());
  return std::move(*value);
}

/// KEY_fr, and KEY_en which may be missing.
inline Result<BothLanguages> text_in_both(TomlReader& reader, const std::string& key) {
  TRY(std::optional<std::string> fr, reader.text(key + "_fr"));
  TRY(std::optional<std::string> en, reader.text(key + "_en"));
  return BothLanguages{fr.value_or(""), en.value_or("")};
}

inline Result<BothLanguages> required_both(TomlReader& reader, const std::string& key) {
  TRY(BothLanguages both, text_in_both(reader, key));
  if (both.fr.empty() || both.en.empty())
    return fail(Kind::bad_input, "the keys {key}_fr and {key}_en are both needed", {{"key", key}},
                reader.where());
  return both;
}

/// A word of a closed list.
template <class E>
Result<E> one_of(std::optional<E> value, const TomlReader& reader, std::string_view key,
                 const std::string& text) {
  if (!value)
    return fail(Kind::bad_input, "{text} is not a value of the key {key}",
                {{"text", text}, {"key", std::string(key)}}, reader.where(key));
  return *value;
}

}  // namespace capnr
