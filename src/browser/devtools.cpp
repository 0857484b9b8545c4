// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "browser/devtools.h"

#include <algorithm>

namespace capnr::browser {
namespace {

tl::unexpected<Error> unexpected_answer(std::string_view method) {
  return fail(Kind::unavailable, "the browser does not answer {method} as expected: it may be too old",
              {{"method", std::string(method)}});
}

std::string_view text_of(const Json& object, std::string_view key) {
  const Json* const found = object.find(key);
  return found != nullptr && found->text() != nullptr ? std::string_view(*found->text()) : std::string_view();
}

}  // namespace

Result<Json> DevTools::next() {
  TRY(const std::string message, browser_.receive(deadline_));
  TRY(Json json, parse_json(message, 512));
  if (const std::string_view event = text_of(json, "method"); !event.empty()) events_.emplace_back(event);
  return json;
}

Result<Json> DevTools::call(std::string_view method, Parameters parameters) {
  const int id = ++last_id_;
  std::string message;
  JsonWriter json(message);
  json.begin_object().key("id").integer(id).key("method").text(method);
  if (!session_.empty()) json.key("sessionId").text(session_);
  json.key("params").begin_object();
  parameters(json);
  json.end_object().end_object();
  TRY_VOID(browser_.send(message, deadline_));
  for (;;) {
    TRY(const Json answer, next());
    const Json* const number = answer.find("id");
    if (number == nullptr || number->number() == nullptr || *number->number() != id) continue;
    if (const Json* const error = answer.find("error"))
      return fail(Kind::unavailable, "the browser refuses {method}: {words}",
                  {{"method", std::string(method)}, {"words", std::string(text_of(*error, "message"))}});
    const Json* const result = answer.find("result");
    if (result == nullptr) return unexpected_answer(method);
    return *result;
  }
}

Result<Json> DevTools::call(std::string_view method) {
  return call(method, [](JsonWriter&) {});
}

Result<> DevTools::wait_for_event(std::string_view method) {
  while (std::ranges::find(events_, method) == events_.end()) {
    TRY_VOID(next());
  }
  return {};
}

Result<> DevTools::open_page() {
  constexpr std::string_view create = "Target.createTarget", attach = "Target.attachToTarget";
  TRY(const Json target, call(create, [](JsonWriter& json) { json.key("url").text("about:blank"); }));
  const std::string_view id = text_of(target, "targetId");
  if (id.empty()) return unexpected_answer(create);
  TRY(const Json attached,
      call(attach, [id](JsonWriter& json) { json.key("targetId").text(id).key("flatten").boolean(true); }));
  session_ = text_of(attached, "sessionId");
  if (session_.empty()) return unexpected_answer(attach);
  return {};
}

}  // namespace capnr::browser
