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

// The simulator: sliders beside its numbers, and an effect that follows them. That of what was asked last takes the place of the one that is shown; an answer
// that comes late is dropped. What is folded open stays open.
const effect = document.getElementById("effet");
const form = document.querySelector("main form.form");
let last;
async function ask() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  last?.abort();
  last = new AbortController();
  try {
    const answer = await fetch(effect.dataset.address + '?' + query, { signal: last.signal });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) return;
    const told = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const open = [...effect.querySelectorAll('details')].map((one) => one.open);
    effect.replaceChildren(...told.body.childNodes);
    effect.querySelectorAll('details').forEach((one, i) => { one.open = Boolean(open[i]); });
    history.replaceState(null, '', '?' + query);
  } catch (fault) {
    if (fault.name !== 'AbortError') throw fault;
  }
}
for (const slider of effect ? form.querySelectorAll('input[type=range]') : []) {
  const number = document.getElementById(slider.dataset.of);
  slider.hidden = false;
  slider.addEventListener('input', () => { number.value = slider.value; });
  number.addEventListener('input', () => { slider.value = number.value.replace(',', '.'); });
}
if (effect) form.addEventListener('input', (event) => { if (event.target.type !== 'checkbox') ask(); });

// The key "/" leads to the search field, unless one is writing, or has said on the page of the search that it is to do nothing in this browser.
const seek = document.getElementById('recherche');
const choice = document.getElementById('touche');
const keyed = () => localStorage.getItem('touche') !== 'non';
if (choice) {
  choice.parentElement.hidden = false;
  choice.checked = keyed();
  choice.addEventListener('change', () => localStorage.setItem('touche', choice.checked ? 'oui' : 'non'));
}
if (seek) document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea') || !keyed()) return;
  event.preventDefault();
  seek.focus();
  seek.select();
});
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
