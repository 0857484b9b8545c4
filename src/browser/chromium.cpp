// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "browser/chromium.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

namespace capnr::browser {
namespace {

constexpr std::size_t longest_message = std::size_t{256} << 20U;
constexpr const char* errors_file = "errors.txt";

// What a page could ask for is refused twice: no name is found, and all that has a number goes to a proxy on a port that is never open.
constexpr std::array flags = {"--headless",
                              "--remote-debugging-pipe",
                              "--no-first-run",
                              "--no-default-browser-check",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-default-apps",
                              "--disable-dev-shm-usage",
                              "--disable-domain-reliability",
                              "--disable-extensions",
                              "--disable-gpu",
                              "--disable-sync",
                              "--no-pings",
                              "--host-resolver-rules=MAP * ~NOTFOUND",
                              "--proxy-server=http://127.0.0.1:1",
                              "--proxy-bypass-list=<-loopback>"};

Error cannot_start(int code) {
  return fail(Kind::unavailable, "the browser cannot be started: {why}",
              {{"why", std::generic_category().message(code)}})
      .value();
}

Result<std::filesystem::path> own_folder() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "capnr-browser-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr)
    return tl::unexpected(cannot_start(error ? error.value() : errno));
  return std::filesystem::path(name);
}

// Its home is the folder, so that nothing of it stays elsewhere.
std::vector<std::string> environment(const std::filesystem::path& folder) {
  std::vector<std::string> all;
  for (char** one = ::environ; *one != nullptr; ++one) {
    const std::string_view entry = *one;
    const std::string_view name = entry.substr(0, entry.find('='));
    if (name != "HOME" && name != "TMPDIR" && !name.starts_with("XDG_")) all.emplace_back(entry);
  }
  for (const char* name : {"HOME=", "TMPDIR=", "XDG_RUNTIME_DIR="}) all.push_back(name + folder.string());
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

// The browser reads messages from descriptor 3 and writes its own to 4; what it says otherwise goes to a file.
Result<pid_t> spawn(const std::string& program, const std::filesystem::path& folder, int socket) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), flags.begin(), flags.end());
  if (::geteuid() == 0) words.emplace_back("--no-sandbox");
  words.push_back("--user-data-dir=" + (folder / "profile").string());
  words.emplace_back("about:blank");
  std::vector<std::string> variables = environment(folder);
  const std::string errors = folder / errors_file;

  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, socket, 3);
  ::posix_spawn_file_actions_adddup2(&files, socket, 4);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawnattr_t how;
  ::posix_spawnattr_init(&how);
  ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
  pid_t process = -1;
  const int code = ::posix_spawnp(&process, program.c_str(), &files, &how, pointers(words).data(),
                                  pointers(variables).data());
  ::posix_spawnattr_destroy(&how);
  ::posix_spawn_file_actions_destroy(&files);
  if (code == ENOENT || code == EACCES)
    return fail(Kind::not_found,
                "a PDF is printed by Chromium, and there is no program {program}: install the Debian package "
                "chromium (apt install chromium)",
                {{"program", program}});
  if (code != 0) return tl::unexpected(cannot_start(code));
  return process;
}

}  // namespace

Result<Chromium> Chromium::start(const std::string& program) {
  Chromium browser;
  TRY(browser.folder_, own_folder());
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return tl::unexpected(cannot_start(errno));
  browser.socket_ = ends[0];
  // Above those that the child gives to its own descriptors 3 and 4.
  const int theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, 10);
  ::close(ends[1]);
  if (theirs < 0) return tl::unexpected(cannot_start(errno));
  Result<pid_t> process = spawn(program, browser.folder_, theirs);
  ::close(theirs);
  TRY(browser.process_, std::move(process));
  return browser;
}

Chromium::Chromium(Chromium&& other) noexcept {
  *this = std::move(other);
}

Chromium& Chromium::operator=(Chromium&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(process_, other.process_);
  std::swap(socket_, other.socket_);
  std::swap(received_, other.received_);
  return *this;
}

Chromium::~Chromium() {
  if (socket_ >= 0) ::close(socket_);
  if (process_ > 0) {
    ::kill(-process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  std::error_code error;
  // Processes of the browser that end meanwhile may still write: once more then.
  for (int attempt = 0; !folder_.empty() && attempt < 50; ++attempt) {
    std::filesystem::remove_all(folder_, error);
    if (!error) break;
    ::usleep(20'000);
  }
}

tl::unexpected<Error> Chromium::ended() const {
  std::string words = read_file(folder_ / errors_file).value_or("");
  while (words.ends_with('\n')) words.pop_back();
  const std::size_t last = words.rfind('\n');
  return fail(Kind::unavailable, "the browser ended before it had answered: {words}",
              {{"words", last == std::string::npos ? words : words.substr(last + 1)}});
}

Result<> Chromium::wait_for(short events, Deadline deadline) const {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0)
      return fail(Kind::unavailable,
                  "the browser has not answered in time: the machine may be too busy, try again");
    pollfd one{socket_, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 1000)));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return ended();
  }
}

Result<> Chromium::send(std::string_view message, Deadline deadline) {
  std::string bytes(message);
  bytes.push_back('\0');
  for (std::string_view left = bytes; !left.empty();) {
    TRY_VOID(wait_for(POLLOUT, deadline));
    const ssize_t sent = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) left.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return ended();
  }
  return {};
}

Result<std::string> Chromium::receive(Deadline deadline) {
  std::size_t seen = 0;
  for (;;) {
    if (const std::size_t end = received_.find('\0', seen); end != std::string::npos) {
      std::string message = received_.substr(0, end);
      received_.erase(0, end + 1);
      return message;
    }
    seen = received_.size();
    if (seen > longest_message)
      return fail(Kind::limit, "the browser answers more than {most} bytes",
                  {{"most", std::to_string(longest_message)}});
    TRY_VOID(wait_for(POLLIN, deadline));
    std::array<char, 65536> piece{};
    const ssize_t got = ::recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return ended();
    if (got > 0) received_.append(piece.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace capnr::browser
