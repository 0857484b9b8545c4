// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "html/form.h"
#include "web/exchange.h"

// What several forms ask and say in the same way.

namespace capnr::web {

/// A new password and the same again, as fields "password" and "again".
std::vector<html::Field> new_password_fields(const Exchange& exchange);

/// Whether both are the same; when not, the second field says so.
bool is_typed_twice(const Exchange& exchange, std::vector<html::Field>& fields);

/// What was typed in a field of a password: its spaces count.
std::string_view typed_password(const Exchange& exchange, std::string_view name);

/// Puts an error beside the field that it points at (Error::where.column); beside `otherwise` when it points at none of them.
void put_error(const Exchange& exchange, Error error, std::vector<html::Field>& fields,
               std::string_view otherwise);

}  // namespace capnr::web
