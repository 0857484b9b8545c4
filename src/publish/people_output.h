// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "inventory/repository.h"
#include "people/account.h"
#include "people/api_token.h"
#include "people/audit.h"
#include "publish/terminal.h"

// Accounts, tokens and the audit log, as capnr user list, capnr token list and capnr audit show them.

namespace capnr {

struct AccountList {
  std::span<const Account> accounts;
  std::span<const StoredOrg> orgs;  ///< the cities that roles are of
};
std::string accounts_text(const AccountList& list, const TerminalOptions& options);
std::string accounts_json(const AccountList& list);
/// One row for each role; an account without any has one row.
std::string accounts_csv(const AccountList& list);

struct ApiTokenList {
  std::span<const ApiToken> tokens;
  std::span<const Account> accounts;  ///< whose they are
  Moment now;
};
std::string api_tokens_text(const ApiTokenList& list, const TerminalOptions& options);
std::string api_tokens_json(const ApiTokenList& list);
std::string api_tokens_csv(const ApiTokenList& list);

/// `accounts`: those whose login is shown beside their number, on the terminal only: the log itself names nobody.
std::string audit_log_text(std::span<const AuditEntry> entries, std::span<const Account> accounts,
                           const TerminalOptions& options);
std::string audit_log_json(std::span<const AuditEntry> entries);
std::string audit_log_csv(std::span<const AuditEntry> entries);

/// What verify_audit() found, in sentences.
std::string verdict_text(const AuditVerdict& verdict, Language language);

}  // namespace capnr
