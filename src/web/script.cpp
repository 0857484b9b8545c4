// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/script.h"

#include "evidence/sha256.h"

namespace capnr::web {
namespace {

constexpr std::string_view script = R"js(
// How far a job is: an element with data-follow="ADDRESS" holds a <progress> and a status line; the page is asked again once the job is over.
for (const part of document.querySelectorAll("[data-follow]")) {
  const events = new EventSource(part.dataset.follow);
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.over) {
      events.close();
      location.reload();
      return;
    }
    const bar = part.querySelector("progress");
    if (told.percent) bar.value = told.percent;
    const words = part.querySelector("[role=status]");
    if (words.textContent !== told.words) words.textContent = told.words;
  };
}
)js";

}  // namespace

const std::shared_ptr<const Body>& script_body() {
  static const std::shared_ptr<const Body> body = body_of(std::string(script.substr(1)));
  return body;
}

const std::string& script_address() {
  static const std::string address = "/script/" + sha256_of(script_body()->bytes).substr(0, 16) + ".js";
  return address;
}

Result<Response> script_file(Exchange& exchange) {
  if (exchange.request.path != script_address())
    return fail(Kind::not_found, "this script is of another version: open the page again");
  Response response;
  response.content_type = "text/javascript; charset=utf-8";
  response.body = script_body();
  response.immutable = true;
  return response;
}

}  // namespace capnr::web
