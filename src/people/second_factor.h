// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "people/actor.h"
#include "store/database.h"

// The second factor of an account: enrolled, then confirmed by a first code, so that nobody is locked out by a QR code that was not read.

namespace capnr {

struct TotpEnrolment {
  std::string secret;  ///< base32, for who cannot read the QR code
  std::string uri;     ///< otpauth://…
};
/// A new secret, which is not asked for until it is confirmed; one that is in force stays so meanwhile. `issuer`: what the telephone shows: "Cap NR".
Result<TotpEnrolment> enrol_totp(Database& database, AccountId account, std::string_view issuer,
                                 const Actor& actor);

/// From now on the code is asked for. Kind::bad_input, where.column "code", for a wrong code; Kind::conflict when nothing was enrolled.
Result<> confirm_totp(Database& database, AccountId account, std::string_view code, const Actor& actor);

/// By its owner, or by an administrator for somebody who has lost the telephone. Nothing is written when there is none.
Result<> disable_totp(Database& database, AccountId account, const Actor& actor);

}  // namespace capnr
