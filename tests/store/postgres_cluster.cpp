// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/store/postgres_cluster.h"

#include <array>
#include <memory>
#include <stdexcept>

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

namespace capnr::test {
namespace {

constexpr const char* script = CAPNR_SOURCE_DIR "/tests/store/postgres_cluster.sh";

class Cluster {
 public:
  Cluster() {
    std::array<int, 2> to{}, from{};
    // Closed in whatever this process starts: a program that a test leaves behind must not keep the server alive.
    if (::pipe2(to.data(), O_CLOEXEC) != 0 || ::pipe2(from.data(), O_CLOEXEC) != 0)
      throw std::runtime_error("no pipe for PostgreSQL");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(to[0], STDIN_FILENO);
      ::dup2(from[1], STDOUT_FILENO);
      ::setsid();  // what stops the tests by a signal to all of them leaves the script to clean up
      ::execl("/bin/bash", "bash", script, nullptr);
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    life_ = to[1];
    for (char c = 0; ::read(from[0], &c, 1) == 1 && c != '\n';) folder_ += c;
    ::close(from[0]);
    if (folder_.empty()) {
      stop();
      throw std::runtime_error("no PostgreSQL to test with: see what postgres_cluster.sh says above");
    }
  }
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;
  ~Cluster() { stop(); }
  const std::string& folder() const { return folder_; }

 private:
  void stop() const {
    ::close(life_);
    ::waitpid(child_, nullptr, 0);
  }
  pid_t child_ = 0;
  int life_ = -1;
  std::string folder_;
};

const Cluster& cluster() {
  static const Cluster started;
  return started;
}

/// The first value of the answer, "" when there is none.
std::string answer_to(const std::string& sql, const std::string& database = "postgres") {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
      PQconnectdb(postgres_address(database).c_str()), &PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(connection.get(), sql.c_str()), &PQclear);
  const auto status = PQresultStatus(done.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
  return PQntuples(done.get()) > 0 ? PQgetvalue(done.get(), 0, 0) : "";
}

bool is_durable() {
  return answer_to("SHOW fsync") == "on" && answer_to("SHOW full_page_writes") == "on";
}

}  // namespace

std::string postgres_address(const std::string& database, const std::string& user,
                             const std::string& password) {
  std::string host;
  for (const char c : cluster().folder()) c == '/' ? host += "%2F" : host += c;
  return "postgresql://" + user + ":" + password + "@" + host + "/" +
         (database.empty() ? "postgres" : database);
}

std::filesystem::path postgres_data() {
  return std::filesystem::path(cluster().folder()) / "data";
}

void run_as_administrator(const std::string& sql, const std::string& database) {
  answer_to(sql, database);
}

void make_postgres_durable() {
  run_as_administrator("ALTER SYSTEM SET fsync = on");
  run_as_administrator("ALTER SYSTEM SET full_page_writes = on");
  run_as_administrator("SELECT pg_reload_conf()");
  // The server reads its settings again in its own time; who comes after that sees them.
  for (int i = 0; i < 1000 && !is_durable(); ++i) ::usleep(10000);
  if (!is_durable()) throw std::runtime_error("PostgreSQL does not turn fsync on");
}

std::string new_postgres_database() {
  static int number = 0;
  const std::string name = "test_" + std::to_string(++number);
  run_as_administrator("CREATE DATABASE " + name);
  return postgres_address(name);
}

}  // namespace capnr::test
