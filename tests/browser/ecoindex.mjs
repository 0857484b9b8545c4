// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The EcoIndex of a page, from 0 to 100: where its elements, its requests and its weight stand among the pages that the reference was made from (twentieths), elements
// counting three times and requests twice. Source: https://www.ecoindex.fr/comment-ca-marche/; the quantiles are those of the npm package ecoindex_reference.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { quantiles } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('ecoindex_reference/ecoindex_reference.json'), 'utf8'));

/** The rank of a value among the quantiles, with what it has of the way to the next. */
function rank(value, limits) {
  const next = limits.findIndex((limit) => value < limit);
  if (next < 0) return limits.length - 1;
  return next - 1 + (value - limits[next - 1]) / (limits[next] - limits[next - 1]);
}

/** Elements of the page, requests, bytes over the wire. */
export const ecoIndex = (elements, requests, bytes) =>
  100 - 5 * (3 * rank(elements, quantiles.dom_size) + 2 * rank(requests, quantiles.nb_request) + rank(bytes / 1000, quantiles.response_size)) / 6;

/** What of a page that is open the index counts: what stands inside a drawing does not. */
export const countsOf = (page) => page.evaluate(() => {
  const sizes = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => entry.transferSize);
  return { elements: document.querySelectorAll('*').length - document.querySelectorAll('svg *').length, requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
});
