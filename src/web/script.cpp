// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/script.h"

#include <string_view>

#include "evidence/sha256.h"

namespace capnr::web {
namespace {

// The effect of what was asked last takes the place of the one that is shown; an answer that comes late is dropped. What is folded open stays open.
constexpr std::string_view script = R"js(const effect = document.getElementById('effet');
const form = document.querySelector('main form.form');
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
for (const slider of form.querySelectorAll('input[type=range]')) {
  const number = document.getElementById(slider.dataset.of);
  slider.hidden = false;
  slider.addEventListener('input', () => { number.value = slider.value; });
  number.addEventListener('input', () => { slider.value = number.value.replace(',', '.'); });
}
form.addEventListener('input', (event) => { if (event.target.type !== 'checkbox') ask(); });
)js";

}  // namespace

const std::shared_ptr<const Body>& site_script_body() {
  static const std::shared_ptr<const Body> body = body_of(std::string(script));
  return body;
}

const std::string& site_script_address() {
  static const std::string address = "/script/" + sha256_of(site_script_body()->bytes).substr(0, 16) + ".js";
  return address;
}

}  // namespace capnr::web
