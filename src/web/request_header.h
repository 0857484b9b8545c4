// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/system/error_code.hpp>

#include "web/http.h"

// What the protocol says of a request before its body: the server's own part of it, under the plain values that handlers see.

namespace capnr::web {

using RequestHeader = boost::beast::http::request_header<>;

/// What a request that could not be read is answered. 0: the connection has nothing more to say, or nobody is left to be told.
int status_of(const boost::system::error_code& error);

/// Why a message cannot be answered by a handler: 414 for an address that is too long, 400 for what two machines could read in two ways. 0 when it can.
int fault_of(const RequestHeader& header, std::size_t target_bytes);

/// Everything but the body; false for an address that is not well formed.
bool read_header(const RequestHeader& header, Request& request);

/// The address that is asked, from its path on.
std::string_view target_of(const RequestHeader& header);
/// The value of a header, empty when it was not sent.
std::string text_of(const RequestHeader& header, boost::beast::http::field field);
/// A header that was sent several times is one list.
std::string list_of(const RequestHeader& header, std::string_view name);

}  // namespace capnr::web
