// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <csignal>

#include <sys/wait.h>

#include "inventory/repository.h"
#include "tests/inventory/inventory_records.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

/// A program that has written half of an inventory; its last line on standard output.
class HalfImport {
 public:
  explicit HalfImport(const std::string& database) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl(CAPNR_HALF_IMPORT, "half_import", database.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) said += c;
    ::close(ends[0]);
  }
  HalfImport(const HalfImport&) = delete;
  HalfImport& operator=(const HalfImport&) = delete;
  ~HalfImport() { kill(); }
  void kill() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    child_ = 0;
  }
  std::string said;

 private:
  pid_t child_ = 0;
};

class KilledClient : public test::OnEachDatabase {};
CAPNR_ON_EACH_DATABASE(KilledClient);

TEST_P(KilledClient, InTheMiddleOfAnImportLeavesNothingAndHoldsNothing) {
  Database database = open();
  const OrgId org = good(save_city(database, test::marseille()));
  {
    InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
    test::add_one_of_each(writer, good(writer.add_source(test::source("parc.csv"))));
    good(writer.commit());
  }
  const std::string before = good(state_digest(database, org));

  HalfImport client(where_);
  ASSERT_EQ(client.said, "half");
  Database second = open({.wait = std::chrono::milliseconds(20)});
  const auto waiting = second.begin();
  ASSERT_FALSE(waiting) << "it is writing";
  EXPECT_EQ(waiting.error().kind, Kind::conflict);
  EXPECT_EQ(good(state_digest(second, org)), before) << "what it writes is not seen";
  client.kill();

  Database after = open();
  EXPECT_EQ(good(state_digest(after, org)), before);
  EXPECT_EQ(good(list_inventories(after, org)).size(), 1U);
  InventoryWriter writer = good(InventoryWriter::begin(after, org, {date_of(2027, 12, 31), ""}, false));
  test::add_one_of_each(writer, good(writer.add_source(test::source("parc.csv"))));
  good(writer.commit());
  EXPECT_EQ(good(list_inventories(after, org)).size(), 2U);
}

}  // namespace
}  // namespace capnr
