// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/kept_pages.h"

#include <utility>

#include "store/database_state.h"

namespace capnr::web {
namespace {

// Each part with its length: no two requests have the same.
std::string key_of(const Request& request, std::string_view session) {
  std::string key;
  const auto add = [&key](std::string_view part) {
    key += std::to_string(part.size());
    key.append(":").append(part);
  };
  add(session);
  add(preferred_language(request.accept_language) == Language::fr ? "fr" : "en");
  add(request.path);
  for (const auto& [name, value] : request.query) {
    add(name);
    add(value);
  }
  return key;
}

std::size_t weight_of(const std::string& key, const Response& response) {
  return key.size() + 1024 +
         (response.body == nullptr ? 0 : response.body->bytes.size() + response.body->gzip.size());
}

}  // namespace

std::optional<KeptPages::Page> KeptPages::find_locked(const Request& request, std::string_view session,
                                                      Moment now) {
  const auto found = pages_.find(key_of(request, session));
  if (found == pages_.end() || now < found->second.made || now - found->second.made >= options_.longest)
    return std::nullopt;
  return found->second.page;
}

std::optional<KeptPages::Page> KeptPages::find(const Request& request, std::string_view session, Moment now) {
  const std::scoped_lock lock(mutex_);
  if (forgotten_ != looked_for_ || std::chrono::steady_clock::now() - looked_ >= options_.look)
    return std::nullopt;
  return find_locked(request, session, now);
}

std::optional<std::uint64_t> KeptPages::look() {
  const std::scoped_lock one_at_a_time(looking_);
  std::uint64_t forgotten = 0;  // what this process changes from here on is found at the next look
  {
    const std::scoped_lock lock(mutex_);
    forgotten = forgotten_;
  }
  if (!database_) {
    Result<Database> opened = Database::open(where_);
    if (!opened) return std::nullopt;
    database_ = std::move(*opened);
  }
  Result<std::string> told = state_of(*database_);
  const std::scoped_lock lock(mutex_);
  if (!told) {
    database_.reset();
    ++forgotten_;
    return std::nullopt;
  }
  looked_ = std::chrono::steady_clock::now();
  looked_for_ = forgotten;
  if (*told != told_) {
    told_ = std::move(*told);
    ++state_;
    pages_.clear();
    bytes_ = 0;
  }
  return state_;
}

std::optional<KeptPages::Page> KeptPages::find_of(std::uint64_t state, const Request& request,
                                                  std::string_view session, Moment now) {
  const std::scoped_lock lock(mutex_);
  return state == state_ ? find_locked(request, session, now) : std::nullopt;
}

void KeptPages::keep(std::uint64_t state, const Request& request, std::string_view session, Page page,
                     Moment now) {
  std::string key = key_of(request, session);
  const std::size_t weight = weight_of(key, page.response);
  const std::scoped_lock lock(mutex_);
  if (state != state_ || weight > options_.bytes / 8) return;
  if (bytes_ + weight > options_.bytes) {
    pages_.clear();
    bytes_ = 0;
  }
  Kept& kept = pages_[key];
  if (kept.page.response.body != nullptr) bytes_ -= weight_of(key, kept.page.response);
  kept = {std::move(page), now};
  bytes_ += weight;
}

void KeptPages::forget() {
  const std::scoped_lock lock(mutex_);
  ++forgotten_;
}

}  // namespace capnr::web
