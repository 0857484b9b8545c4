// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/ask_password.h"

#include <cstdio>
#include <string_view>

#include <termios.h>
#include <unistd.h>

#include "cli/options.h"

namespace capnr::cli {
namespace {

/// What is typed is not shown, as long as this lives.
class HiddenTyping {
 public:
  HiddenTyping() {
    ::tcgetattr(STDIN_FILENO, &before_);
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~HiddenTyping() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  HiddenTyping(const HiddenTyping&) = delete;
  HiddenTyping& operator=(const HiddenTyping&) = delete;

 private:
  termios before_{};
};

std::string input_line() {
  constexpr std::size_t most = 4096;
  std::string line;
  for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < most; c = std::getchar())
    line += static_cast<char>(c);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(std::string_view question) {
  std::fputs((std::string(question) + " ").c_str(), stderr);
  std::string answer;
  {
    const HiddenTyping hidden;
    answer = input_line();
  }
  std::fputs("\n", stderr);
  return answer;
}

}  // namespace

Result<std::string> ask_password(const Context& context, bool from_input) {
  if (from_input) return input_line();
  if (::isatty(STDIN_FILENO) == 0)
    return fail(
        Kind::usage,
        "there is no terminal to ask for the password: give it with --password-stdin, or use --invite");
  std::string password = ask(tr(context.language, "Password (at least 12 characters):"));
  if (ask(tr(context.language, "The same again:")) == password) return password;
  return fail(Kind::usage, "the two passwords are not the same: nothing is changed");
}

}  // namespace capnr::cli
