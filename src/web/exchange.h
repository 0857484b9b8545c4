// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "html/url.h"
#include "people/account.h"
#include "people/moment.h"
#include "people/session.h"
#include "steering/programme.h"
#include "store/database.h"
#include "web/http.h"
#include "web/multipart.h"
#include "web/site.h"
#include "work/import_job.h"

namespace capnr::web {

class IdentityProvider;

/// Long work that pages ask for.
struct LongWork {
  FindImportTools import_tools;
  std::shared_ptr<JobBoard> board = std::make_shared<JobBoard>();  ///< of the jobs of this process
  std::function<void()> wake = [] {};                              ///< the worker: there is something to do
};

/// What the server serves: one organisation of one database.
struct Services {
  std::string database;  ///< a path or postgresql://…
  OrgId org;
  std::shared_ptr<const Programme> programme;
  std::function<Moment()> clock;  ///< the only one
  std::optional<Date> as_of;      ///< the day on which things are judged; that of the clock by default
  LongWork work = {};
  bool https = false;  ///< readers come by https, through us or a proxy: cookies go no other way
  std::shared_ptr<IdentityProvider> identity_provider = {};  ///< none: people sign in by password only
};

/// Who asks, once signed in, and what for in this organisation.
struct Visitor {
  Session session;
  Grant grant;

  const Account& account() const { return session.account; }
};

/// Who may read a route or send to it. Each level may what those before it may.
enum class Access { everyone, reader, contributor, pilot, administrator };
bool allows(Access access, const std::optional<Visitor>& visitor);

/// A request under way, as a handler sees it.
struct Exchange {
  const Request& request;
  const Services& services;
  Site& site;
  Database& database;
  Language language = Language::fr;
  std::string_view pattern;         ///< the French path of the route
  std::vector<std::string> values;  ///< what the names in its path stand for
  NamedValues form;                 ///< of a POST
  std::vector<SentFile> files;      ///< of a form that brings some; their bytes are those of the request
  std::optional<Visitor> visitor;
  Moment now;
  Date today;

  const Programme& programme() const { return *services.programme; }
  OrgId org() const { return services.org; }
  std::string_view in_words(std::string_view message) const { return tr(language, message); }
  std::string in_words(std::string_view message,
                       const std::vector<std::pair<std::string, std::string>>& parameters) const {
    return tr(language, message, parameters);
  }
  /// The address of a page in the reader's language, by its French pattern: path("/indicateurs/{id}", {"I-1.8c"}).
  std::string path(std::string_view french, std::initializer_list<std::string> names = {}) const;
  html::Url url(std::string_view french, std::initializer_list<std::string> names = {}) const;
  /// A field of the form, without the spaces around it; empty when it is not there.
  std::string field(std::string_view name) const;
  /// A parameter of the address, in the same way.
  std::string query(std::string_view name) const;
  bool may(Access access) const { return allows(access, visitor); }
  /// What is written in the audit log of what the visitor does.
  Actor actor() const;
};

}  // namespace capnr::web
