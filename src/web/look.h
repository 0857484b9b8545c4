// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "html/url.h"
#include "publish/city_look.h"
#include "web/exchange.h"

// How a city's look reaches its pages: its colours in the one style sheet, its logo as a file. Both have addresses that change when they do, and are kept by browsers for a year.

namespace capnr::web {

/// The style sheet with the city's colours: "/style/0123456789abcdef-0b4f6c-8ccbe8.css"; that of every city when it has chosen none.
std::string style_address_of(const CityLook& look);
std::shared_ptr<const Body> style_body_of(const CityLook& look);

/// "/logo/0123456789abcdef.png"; nothing without a logo.
std::optional<html::Url> logo_address_of(const CityLook& look);

Result<Response> style_file(Exchange& exchange);
Result<Response> logo_file(Exchange& exchange);

}  // namespace capnr::web
