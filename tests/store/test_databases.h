// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

#include "store/database.h"

// The same tests on SQLite and on PostgreSQL:
//   class Repository : public test::OnEachDatabase {};
//   CAPNR_ON_EACH_DATABASE(Repository);
//   TEST_P(Repository, KeepsAPlace) { Database database = open(); … }

namespace capnr::test {

/// The value of a result that must be one.
template <class T>
T good(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::en));
  return std::move(*result);
}
inline void good(const Result<>& result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::en));
}

/// An empty database of its own for each test.
class OnEachDatabase : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    name_ = std::string(info->test_suite_name()) + "_" + info->name();
    for (char& c : name_) c = c == '/' ? '_' : static_cast<char>(std::tolower(c));
    folder_ =
        std::filesystem::path(testing::TempDir()) / ("capnr_" + name_ + "_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    where_ = (folder_ / "city.db").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Database open(const OpenOptions& options = {}) const { return good(Database::open(where_, options)); }
  bool sqlite() const { return GetParam() == Engine::sqlite; }

  std::string name_, where_;
  std::filesystem::path folder_;
};

}  // namespace capnr::test

#define CAPNR_ON_EACH_DATABASE(suite)                                                                \
  INSTANTIATE_TEST_SUITE_P(, suite, testing::Values(capnr::Engine::sqlite), [](const auto& engine) { \
    return engine.param == capnr::Engine::sqlite ? "sqlite" : "postgresql";                          \
  })
