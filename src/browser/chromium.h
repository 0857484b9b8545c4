// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/error.h"

// Debian's Chromium as a child process, spoken to over a socket pair (--remote-debugging-pipe: no port that another program could open). It
// has a home and a profile of its own, in a temporary folder that goes with it, and no network: every address, this machine's included, goes to
// a proxy that nobody holds.

namespace capnr::browser {

using Deadline = std::chrono::steady_clock::time_point;

/// A browser that runs. It ends, with all its processes, and its folder goes, with the object.
class Chromium {
 public:
  /// `program`: a name looked for in PATH, or a path. Kind::not_found when there is none: the message names the Debian package. Run by root,
  /// Chromium refuses its own sandbox: it then runs without (--no-sandbox).
  static Result<Chromium> start(const std::string& program);
  Chromium(Chromium&& other) noexcept;
  Chromium& operator=(Chromium&& other) noexcept;
  ~Chromium();

  /// One message of the protocol, without its final NUL.
  Result<> send(std::string_view message, Deadline deadline);
  /// The next message. Kind::unavailable past the deadline, or when the browser has ended: with its last words.
  Result<std::string> receive(Deadline deadline);

 private:
  Chromium() = default;
  Result<> wait_for(short events, Deadline deadline) const;
  tl::unexpected<Error> ended() const;

  std::filesystem::path folder_;
  pid_t process_ = -1;
  int socket_ = -1;
  std::string received_;  ///< not yet given
};

}  // namespace capnr::browser
