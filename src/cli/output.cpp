// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/output.h"

#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace capnr::cli {

Result<Output> Output::open(const std::string& path) {
  Output output;
  if (!path.empty()) {
    TRY(OutputFile file, OutputFile::create(path));
    output.file_ = std::move(file);
  }
  return output;
}

Result<> Output::write(std::string_view piece) {
  if (file_) return file_->write(piece);
  if (std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size()) return {};
  return fail(Kind::unavailable, "the standard output cannot be written");
}

Result<> Output::commit() {
  if (file_) return file_->commit();
  if (std::fflush(stdout) == 0) return {};
  return fail(Kind::unavailable, "the standard output cannot be written");
}

TerminalOptions Output::terminal(Language language) const {
  TerminalOptions options;
  options.language = language;
  if (file_ || isatty(STDOUT_FILENO) == 0) return options;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) options.width = size.ws_col;
  const char* const no_colour = std::getenv("NO_COLOR");
  options.colour = no_colour == nullptr || *no_colour == '\0';
  return options;
}

}  // namespace capnr::cli
