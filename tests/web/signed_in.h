// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/text.h"
#include "people/account.h"
#include "people/session.h"
#include "running_server.h"

// A browser that keeps the cookie of its session and the secret of the forms that it reads.

namespace capnr::test {

inline constexpr std::string_view a_password = "correct horse battery staple";

class Browser {
 public:
  explicit Browser(std::uint16_t port) : port_(port) {}

  Answer get(std::string_view target) { return keep(test::get(port_, target, cookies())); }
  /// With the secret of the forms, unless it is there already.
  Answer post(std::string_view target, std::string fields) {
    if (fields.find("csrf=") == std::string::npos) fields += (fields.empty() ? "csrf=" : "&csrf=") + csrf;
    return keep(test::post(port_, target, fields, "Origin: http://localhost\r\n" + cookies()));
  }
  /// A form with files: {name, bytes}.
  Answer post_files(std::string_view target, const std::vector<std::pair<std::string, std::string>>& files) {
    const auto part = [](const std::string& disposition, const std::string& bytes) {
      return "--limit\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
    };
    std::string body = part("name=\"csrf\"", csrf);
    for (const auto& [name, bytes] : files)
      body += part("name=\"fichiers\"; filename=\"" + name + "\"", bytes);
    body += "--limit--\r\n";
    RawConnection connection(port_);
    connection.send("POST " + std::string(target) +
                    " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n" + cookies() +
                    "Content-Type: multipart/form-data; boundary=limit\r\nContent-Length: " +
                    std::to_string(body.size()) + "\r\n\r\n" + body);
    return keep(connection.receive());
  }
  void sign_in(const std::string& login, std::string_view password = a_password) {
    post("/connexion", "identifiant=" + login + "&mot-de-passe=" + web::percent_encoded(password));
    get("/compte");
  }

  std::string cookie;  ///< "session=…"
  std::string state;   ///< "openid=…", on the way to the identity provider
  std::string csrf;

 private:
  std::string cookies() const {
    const std::string both = cookie + (cookie.empty() || state.empty() ? "" : "; ") + state;
    return both.empty() ? "" : "Cookie: " + both + "\r\n";
  }
  Answer keep(Answer answer) {
    if (const auto set = answer.headers.find("set-cookie"); set != answer.headers.end()) {
      for (const std::string_view line : split(set->second, '\n')) {
        const std::string_view value = line.substr(0, line.find(';'));
        (value.starts_with("openid=") ? state : cookie) = value;
      }
    }
    constexpr std::string_view mark = "name=\"csrf\" value=\"";
    if (const std::size_t at = answer.body.find(mark); at != std::string::npos) {
      const std::size_t from = at + mark.size();
      csrf = web::percent_encoded(answer.body.substr(from, answer.body.find('"', from) - from));
    }
    return answer;
  }
  std::uint16_t port_;
};

/// An account of the city (or of another organisation), whose password is a_password.
inline AccountId add_account(RunningServer& server, const std::string& login, Role role, OrgId org) {
  Database database = server.open();
  const Actor actor{std::nullopt, noon};
  const AccountId id = RunningServer::good(
      create_account(database, {login, "Nom de " + login}, a_password, actor, quick_password_cost));
  RunningServer::good(set_role(database, id, {org, role, role == Role::contributor ? "DEC" : ""}, actor));
  return id;
}

/// Signed in without the page: as fast as the database.
inline Browser browser_of(RunningServer& server, const std::string& login, Role role) {
  Browser browser(server.port());
  Database database = server.open();
  const AccountId id = add_account(server, login, role, server.org);
  browser.cookie = "session=" + RunningServer::good(start_session(database, id, moment_of(server.now)));
  browser.get("/compte");
  return browser;
}

}  // namespace capnr::test
