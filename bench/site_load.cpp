// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Readers of a site, on this machine, and what they cost its process. Nothing of the answers is looked at but their status and length.
//   site-load PORT PID COOKIES CLIENTS IDLE SECONDS THINK_MS PATH…
// CLIENTS connections ask for the paths in turn, each THINK_MS on average after its last answer (0: at once), with the cookies of the file COOKIES, a line each,
// in turn ("-": none); IDLE more are kept open and say nothing after a first request. Prints one object of JSON: requests, errors, CPU seconds of process PID (user and system) meanwhile, its peak memory in MB,
// milliseconds from a request to the last byte of its answer.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Reader {
  int socket = -1;
  std::size_t number = 0, asked = 0;
  std::string received;
  bool waits_for_answer = false, is_idle = false;
  Clock::time_point sent, next;
};

struct Told {
  std::size_t requests = 0, errors = 0, bytes = 0;
  std::vector<double> milliseconds;
};

double cpu_seconds(const std::string& pid) {
  std::ifstream file("/proc/" + pid + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream rest(text.substr(text.rfind(')') + 2));
  std::string word;
  double user = 0, system = 0;
  for (int field = 3; field < 14; ++field) rest >> word;
  rest >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double peak_megabytes(const std::string& pid) {
  std::ifstream file("/proc/" + pid + "/status");
  for (std::string line; std::getline(file, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

int connect_to(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    ::close(made);
    return -1;
  }
  const int one = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  ::fcntl(made, F_SETFL, O_NONBLOCK);
  return made;
}

class Load {
 public:
  Load(std::uint16_t port, std::vector<std::string> requests) : port_(port), requests_(std::move(requests)) {}

  void add(std::size_t count, bool idle, std::size_t cookies, double think) {
    for (std::size_t i = 0; i < count; ++i) {
      Reader reader;
      reader.number = i;
      reader.is_idle = idle;
      reader.next = Clock::now() + pause(think);
      readers_.push_back(reader);
    }
    cookies_ = cookies;
  }

  Told run(double seconds, double think) {
    const auto end =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    while (Clock::now() < end) {
      for (std::size_t i = 0; i < readers_.size(); ++i)
        if (!readers_[i].waits_for_answer && readers_[i].next <= Clock::now()) ask(i);
      std::array<epoll_event, 256> events{};
      const int count =
          ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), think > 0 ? 2 : 100);
      for (int i = 0; i < count; ++i) receive(events[static_cast<std::size_t>(i)].data.u64, think);
    }
    for (const Reader& reader : readers_)
      if (reader.waits_for_answer && Clock::now() - reader.sent > std::chrono::seconds(1)) ++told_.errors;
    return told_;
  }

 private:
  Clock::duration pause(double think) {
    std::uniform_real_distribution<double> about(0.5 * think, 1.5 * think);
    return std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double, std::milli>(about(random_)));
  }

  void ask(std::size_t index) {
    Reader& reader = readers_[index];
    if (reader.socket < 0) {
      reader.socket = connect_to(port_);
      if (reader.socket < 0) return fail(reader);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = index;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, reader.socket, &event);
    }
    const std::size_t paths = requests_.size() / cookies_;
    const std::string& request =
        requests_[(reader.number % cookies_) * paths + (reader.number + reader.asked++) % paths];
    reader.sent = Clock::now();
    reader.waits_for_answer = true;
    if (::send(reader.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
      fail(reader);
  }

  void receive(std::size_t index, double think) {
    Reader& reader = readers_[index];
    std::array<char, 65536> piece{};
    const ssize_t got = ::recv(reader.socket, piece.data(), piece.size(), 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      if (reader.waits_for_answer || reader.is_idle) ++told_.errors;
      return close(reader);
    }
    reader.received.append(piece.data(), static_cast<std::size_t>(got));
    const auto end = reader.received.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const auto at = reader.received.find("Content-Length: ");
    const std::size_t length = at < end ? std::strtoul(reader.received.c_str() + at + 16, nullptr, 10) : 0;
    if (reader.received.size() < end + 4 + length) return;
    if (reader.received.compare(9, 3, "200") != 0) ++told_.errors;
    ++told_.requests;
    told_.bytes += length;
    told_.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - reader.sent).count());
    reader.received.clear();
    reader.waits_for_answer = false;
    reader.next = reader.is_idle ? Clock::time_point::max() : Clock::now() + pause(think);
    if (think == 0 && !reader.is_idle) ask(index);
  }

  void fail(Reader& reader) {
    ++told_.errors;
    close(reader);
  }
  static void close(Reader& reader) {
    if (reader.socket >= 0) ::close(reader.socket);
    reader.socket = -1;
    reader.received.clear();
    reader.waits_for_answer = false;
    reader.next = reader.is_idle ? Clock::time_point::max() : Clock::now() + std::chrono::milliseconds(100);
  }

  std::uint16_t port_;
  std::vector<std::string> requests_;  // those of the first cookie, then those of the next
  std::size_t cookies_ = 1;
  std::vector<Reader> readers_;
  Told told_;
  std::mt19937 random_{20261130};
  int epoll_ = ::epoll_create1(0);
};

double at(const std::vector<double>& sorted, double share) {
  return sorted.empty() ? 0
                        : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 9) {
    std::cerr << "site-load PORT PID COOKIES CLIENTS IDLE SECONDS THINK_MS PATH...\n";
    return 2;
  }
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  const auto number = [&](int i) { return std::strtoul(argv[i], nullptr, 10); };
  std::vector<std::string> cookies = {""};
  if (std::string(argv[3]) != "-") {
    cookies.clear();
    std::ifstream file(argv[3]);
    for (std::string line; std::getline(file, line);) cookies.push_back("Cookie: " + line + "\r\n");
  }
  std::vector<std::string> requests;
  for (const std::string& cookie : cookies)
    for (int i = 8; i < argc; ++i)
      requests.push_back("GET " + std::string(argv[i]) +
                         " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nAccept-Language: fr\r\n" +
                         cookie + "\r\n");
  const std::string pid = argv[2];
  const double think = std::strtod(argv[7], nullptr);
  Load load(static_cast<std::uint16_t>(number(1)), requests);
  load.add(number(5), true, cookies.size(), think);
  load.add(number(4), false, cookies.size(), think);
  const double before = cpu_seconds(pid);
  Told told = load.run(std::strtod(argv[6], nullptr), think);
  const double cpu = cpu_seconds(pid) - before;
  std::sort(told.milliseconds.begin(), told.milliseconds.end());
  std::cout << "{\"requests\": " << told.requests << ", \"errors\": " << told.errors
            << ", \"bytes\": " << (told.requests == 0 ? 0 : told.bytes / told.requests)
            << ", \"cpu_s\": " << cpu
            << ", \"per_cpu_s\": " << (cpu > 0 ? static_cast<double>(told.requests) / cpu : 0)
            << ", \"peak_mb\": " << peak_megabytes(pid) << ", \"median_ms\": " << at(told.milliseconds, 0.5)
            << ", \"p99_ms\": " << at(told.milliseconds, 0.99)
            << ", \"longest_ms\": " << at(told.milliseconds, 1) << "}\n";
}
