// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/options.h"

namespace capnr::cli {
namespace {

constexpr std::size_t bar_width = 20;

void put(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

std::size_t terminal_columns() {
  winsize size = {};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string duration_text(double seconds, Language language) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 60) return tr(language, "{seconds} s left", {{"seconds", std::to_string(whole)}});
  return tr(language, "{minutes} min left", {{"minutes", std::to_string((whole + 59) / 60)}});
}

// At most so many characters, of UTF-8.
std::string cut(const std::string& text, std::size_t columns) {
  std::size_t seen = 0, at = 0;
  while (at < text.size() && seen < columns) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    ++seen;
  }
  return text.substr(0, at);
}

}  // namespace

std::string count_text(std::int64_t count, Language language) {
  return format_number(static_cast<double>(count), language, 15);
}

std::string progress_text(const ImportProgress& progress, double seconds, std::size_t columns,
                          Language language) {
  const double share =
      progress.total_bytes == 0
          ? 0
          : std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes));
  const auto full = static_cast<std::size_t>(share * static_cast<double>(bar_width));
  std::string text = "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "] ";
  text += std::to_string(static_cast<int>(share * 100)) + " %  ";
  text += tr(language, "{count} rows", {{"count", count_text(progress.rows, language)}});
  if (seconds > 0.5) {
    const auto rate = static_cast<std::int64_t>(static_cast<double>(progress.rows) / seconds);
    text += "  " + tr(language, "{count} rows/s", {{"count", count_text(rate, language)}});
    if (share > 0.01) text += "  " + duration_text(seconds / share * (1 - share), language);
  }
  return cut(text + "  " + progress.file, columns);
}

ProgressLine::ProgressLine(Language language)
    : language_(language), terminal_(isatty(STDERR_FILENO) == 1), start_(Clock::now()), last_(start_) {}

void ProgressLine::show(const ImportProgress& progress) {
  const bool other_file = progress.file != file_;
  file_ = progress.file;
  if (!terminal_) {
    if (other_file) note(tr(language_, "reading {file}", {{"file", file_}}));
    return;
  }
  const auto now = Clock::now();
  if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  put("\r\x1B[K" + progress_text(progress, seconds, terminal_columns() - 1, language_));
}

void ProgressLine::finish() {
  if (drawn_) put("\r\x1B[K");
  drawn_ = false;
}

}  // namespace capnr::cli
