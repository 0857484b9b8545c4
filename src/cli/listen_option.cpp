// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/listen_option.h"

#include <charconv>
#include <string>

namespace capnr::cli {

Result<> read_listen(std::string_view text, web::ServerOptions& options) {
  const std::size_t bracket = text.starts_with('[') ? text.find("]:") : std::string_view::npos;
  const std::size_t colon = bracket == std::string_view::npos ? text.rfind(':') : bracket + 1;
  const bool has_address = colon != std::string_view::npos;
  std::string_view address = has_address ? text.substr(0, colon) : std::string_view("127.0.0.1");
  if (bracket != std::string_view::npos) address = address.substr(1, bracket - 1);
  const std::string_view port = has_address ? text.substr(colon + 1) : text;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  const bool is_ambiguous = bracket == std::string_view::npos && address.find(':') != std::string_view::npos;
  if (error != std::errc() || end != port.data() + port.size() || address.empty() || is_ambiguous)
    return fail(Kind::usage,
                "--listen {value}: write an address and a port, 127.0.0.1:8080 or [::1]:8080, or a port",
                {{"value", std::string(text)}});
  options.address = address;
  return {};
}

}  // namespace capnr::cli
