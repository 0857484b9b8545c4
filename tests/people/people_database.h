// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "people/account.h"
#include "people/audit.h"
#include "tests/store/test_databases.h"

// A database with two cities, and accounts made in one line.

namespace capnr::test {

inline constexpr std::string_view a_password = "correct horse battery staple";
inline constexpr Moment monday = Moment(std::chrono::seconds(1'764'500'000));  // 2025-11-30T10:53:20Z

class People : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
    for (const OrgId org : {city, other})
      good(
          database_->run("INSERT INTO department (org_id, rank, code, name) VALUES (?, 1, 'DEC', 'Direction "
                         "de l’éducation')",
                         org));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }

  AccountId account(std::string login) {
    return good(
        create_account(*database_, {std::move(login)}, a_password, {{}, monday}, quick_password_cost));
  }
  AccountId account(std::string login, Role role, OrgId org) {
    const AccountId id = account(std::move(login));
    good(set_role(*database_, id, {org, role, role == Role::contributor ? "DEC" : ""}, {{}, monday}));
    return id;
  }
  Account loaded(AccountId id) { return good(load_account(*database_, id)); }
  /// The actions of the log, the first one first: "account.created 1".
  std::vector<std::string> audited() {
    std::vector<std::string> lines;
    for (const AuditEntry& entry : good(list_audit(*database_)))
      lines.push_back(entry.action + " " + entry.subject + (entry.detail.empty() ? "" : ": " + entry.detail));
    std::ranges::reverse(lines);
    return lines;
  }
  std::string last_audited() {
    const std::vector<std::string> lines = audited();
    return lines.empty() ? "" : lines.back();
  }
  std::int64_t count(std::string_view sql) {
    Statement row = good(database_->prepare(sql));
    good(row.bind());
    good(row.step());
    return row.integer(0);
  }

  template <class T>
  static std::string error_of(const Result<T>& result) {
    return result ? "" : tr(Language::en, result.error().message, result.error().parameters);
  }
  template <class T>
  static std::optional<Kind> kind_of(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().kind);
  }

  static constexpr OrgId city{1}, other{2};
  static constexpr Actor nobody{{}, monday};
  std::optional<Database> database_;
};

}  // namespace capnr::test
