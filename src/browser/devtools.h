// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "browser/chromium.h"
#include "table/json.h"

// The DevTools protocol: a question has a number, and its answer the same; events come between.

namespace capnr::browser {

class DevTools {
 public:
  DevTools(Chromium browser, Deadline deadline) : browser_(std::move(browser)), deadline_(deadline) {}

  /// Opens an empty page, to which the questions that follow go.
  Result<> open_page();
  using Parameters = FunctionRef<void(JsonWriter&)>;
  /// The answer's "result". Kind::unavailable when the browser refuses: with its words.
  Result<Json> call(std::string_view method, Parameters parameters);
  Result<Json> call(std::string_view method);
  /// Until the event comes, or has come since clear_events().
  Result<> wait_for_event(std::string_view method);
  void clear_events() { events_.clear(); }

 private:
  Result<Json> next();

  Chromium browser_;
  Deadline deadline_;
  std::string session_;
  std::vector<std::string> events_;  ///< their names
  int last_id_ = 0;
};

}  // namespace capnr::browser
