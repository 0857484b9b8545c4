// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/text.h"
#include "people/normal_form.h"
#include "people/password.h"

namespace capnr {
namespace {

// What the letters of too many passwords are, once their digits and signs are left out.
constexpr std::array<std::string_view, 26> commonest = {
    "password",   "passw",   "motdepasse",     "motdepass",     "azerty",    "azertyuiop", "qwerty",
    "qwertyuiop", "admin",   "administrateur", "administrator", "bienvenue", "welcome",    "changeme",
    "changezmoi", "soleil",  "doudou",         "loulou",        "marseille", "mairie",     "ville",
    "iloveyou",   "jetaime", "letmein",        "secret",        "capnr"};

// Rows of the keyboards, the alphabet and the digits, as they are run along.
constexpr std::array<std::string_view, 4> rows = {"azertyuiopqsdfghjklmwxcvbnazertyuiopqsdfghjklmwxcvbn",
                                                  "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
                                                  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
                                                  "01234567890123456789012345678901234567890123456789"};

constexpr std::size_t longest_unit = 4;

const Where field = {"", 0, "password"};

/// "abcabcabcabc" is one unit of three, again and again.
bool repeats(std::string_view text, std::size_t unit) {
  if (unit == 0 || text.size() < 2 * unit) return false;
  return text.substr(unit) == text.substr(0, text.size() - unit);
}

std::string letters_of(std::string_view key) {
  std::string letters;
  for (const char c : key)
    if (c < '0' || c > '9') letters += c;
  std::erase(letters, ' ');
  return letters;
}

bool is_common(std::string_view key) {
  for (std::size_t unit = 1; unit <= longest_unit; ++unit)
    if (repeats(key, unit)) return true;
  if (std::ranges::any_of(rows, [&](std::string_view row) { return row.find(key) != row.npos; })) return true;
  const std::string letters = letters_of(key);
  return std::ranges::any_of(commonest, [&](std::string_view word) {
    return letters.starts_with(word) && (letters == word || repeats(letters, word.size()));
  });
}

/// The name with a few digits or signs around it.
bool is_name(std::string_view key, std::string_view name) {
  const std::string letters = letters_of(folded(name));
  return !letters.empty() && letters_of(key) == letters;
}

}  // namespace

Result<> check_new_password(std::string_view password, std::string_view login, std::string_view name) {
  const auto typed = nfc(password);
  if (!typed) return fail(Kind::bad_input, "the password is no text in UTF-8", {}, field);
  if (characters_in(*typed) < shortest_password)
    return fail(Kind::bad_input,
                "the password is too short: at least {count} characters; a sentence is easy to remember",
                {{"count", std::to_string(shortest_password)}}, field);
  if (password.size() > longest_password || typed->size() > longest_password)
    return fail(Kind::bad_input, "the password is too long: at most {count} bytes",
                {{"count", std::to_string(longest_password)}}, field);
  const std::string squeezed = folded(*typed);
  if (is_name(squeezed, login) || is_name(squeezed, login.substr(0, login.find('@'))) ||
      is_name(squeezed, name))
    return fail(Kind::bad_input, "the password is the name of the account: choose another one", {}, field);
  std::string key = case_folded(*typed).value_or(*typed);
  if (is_common(key) || is_common(squeezed))
    return fail(Kind::bad_input, "the password is among the first that anybody tries: choose another one", {},
                field);
  return {};
}

}  // namespace capnr
