// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account.h"
#include "people/openid.h"
#include "people/sign_in.h"

// Which account a person of an identity provider is. Issuer and subject say who, for ever; an e-mail address says nothing: it may be given to somebody
// else. So nobody is recognised by it: a link is made by who is signed in already, or by who holds a one-time link of an administrator (people/recovery.h).
//
//   TRY(const SignIn done, sign_in_openid(database, person, now));

namespace capnr {

struct LinkedIdentity {
  std::string issuer, subject;
  Moment linked_at;
  std::optional<Moment> last_used = {};
};
/// Those of an account, by issuer.
Result<std::vector<LinkedIdentity>> list_identities(Database& database, AccountId account);

/// Nothing is written when it is so already. Kind::conflict when the person is another account here, or the account another person of that provider.
Result<> link_identity(Database& database, AccountId account, const OpenIdIdentity& person,
                       const Actor& actor);

/// Takes the account's link to that provider off, and ends the sessions that the provider opened. Kind::not_found when there is none.
Result<> unlink_identity(Database& database, AccountId account, std::string_view issuer, const Actor& actor);

/// Who the provider has let in is the account that is linked; its second factor is the provider's affair, its failures by password stay counted. Of the
/// outcomes: signed_in; locked, as by password; wrong when no account is linked, or it is not active. Audited: account.signed_in ("openid"),
/// account.openid_refused.
Result<SignIn> sign_in_openid(Database& database, const OpenIdIdentity& person, Moment now);

/// What came back from the provider was refused. `why`: a word of the standards ("nonce", "signature"), whose other characters than letters and
/// digits are left out of the log.
Result<> audit_refused_openid(Database& database, std::string_view why, Moment now);

}  // namespace capnr
