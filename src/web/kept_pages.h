// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "people/moment.h"
#include "store/database.h"
#include "web/http.h"

namespace capnr::web {

struct KeptPagesOptions {
  std::chrono::milliseconds look{
      250};  ///< how often the database is asked whether it has changed; 0: each time
  std::chrono::seconds longest{
      30};  ///< that a page is given again: what a session does is written now and then, days go by
  std::size_t bytes = 16U << 20U;  ///< of all pages; beyond, they are made anew
};

/// Pages that were made once and are given again while the database is what it was: to the same session, or to all who have none. A page is made anew at most
/// options.look after another process has changed the database, at once after this one has.
class KeptPages {
 public:
  KeptPages(std::string database, KeptPagesOptions options)
      : options_(options), where_(std::move(database)) {}

  struct Page {
    Response response;
    std::string_view route;  ///< the French path in the table of routes
  };
  /// At once, from any thread. Nothing when it is not there, or when the database must be looked at first.
  std::optional<Page> find(const Request& request, std::string_view session, Moment now);

  /// What a page that is made from here on is of. Nothing when the database does not say: then nothing is kept.
  std::optional<std::uint64_t> look();
  /// As find(), once look() has.
  std::optional<Page> find_of(std::uint64_t state, const Request& request, std::string_view session,
                              Moment now);
  /// `state`: look()'s, from before the page was made.
  void keep(std::uint64_t state, const Request& request, std::string_view session, Page page, Moment now);
  /// This process has changed the database: no page is given before it has been looked at again.
  void forget();

 private:
  struct Kept {
    Page page;
    Moment made;
  };
  std::optional<Page> find_locked(const Request& request, std::string_view session, Moment now);

  KeptPagesOptions options_;
  std::string where_;
  std::mutex looking_;  // of the connection; taken before the other
  std::optional<Database> database_;
  std::mutex mutex_;
  std::string told_;
  std::uint64_t state_ = 0;
  std::chrono::steady_clock::time_point looked_;
  std::uint64_t forgotten_ = 1,
                looked_for_ =
                    0;  // how often it was told to forget, and how often it had been at the last look
  std::unordered_map<std::string, Kept> pages_;
  std::size_t bytes_ = 0;
};

}  // namespace capnr::web
