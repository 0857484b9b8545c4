// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace capnr::test {

/// capnr serve as a process of its own, on a port that is free.
class Served {
 public:
  explicit Served(const std::string& database) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::setenv("CAPNR_LANG", "en", 1);
      ::execl(CAPNR_PROGRAM, "capnr", "serve", "--database", database.c_str(), "--listen", "127.0.0.1:0",
              nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    for (char c = 0; c != '\n' && ::read(ends[0], &c, 1) == 1;) said += c;
    ::close(ends[0]);
    if (const auto at = said.find("127.0.0.1:"); at != std::string::npos)
      port = static_cast<std::uint16_t>(std::stoi(said.substr(at + 10)));
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() {
    if (child_ > 0) stop(SIGKILL);
  }
  int stop(int signal) {
    ::kill(child_, signal);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::uint16_t port = 0;

 private:
  pid_t child_ = 0;
};

}  // namespace capnr::test
