// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What a reader meets on each page, in Debian's Chromium: no accessibility violation that axe can see, no script needed, no request to
// anybody else, nothing that runs off a narrow screen, the figures of every chart one click away.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { password, serveCity } from './city.mjs';
import { countsOf, ecoIndex } from './ecoindex.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = [
  { path: '/empreinte', language: 'fr', report: true },
  { path: '/en/footprint', language: 'en', report: true },
  { path: '/nothing', language: 'fr', status: 404 },
  ...['/', '/resultats', '/resultats?axe=ethics', '/plan-vote', '/bilans-publies', '/bilans-publies/2026', '/accessibilite', '/site', '/connexion'].map((path) => ({ path, language: 'fr' })),
  ...['/en', '/en/results', '/en/published-reviews', '/en/published-reviews/2026', '/en/published-reviews/2026/1', '/en/sign-in'].map((path) => ({ path, language: 'en' })),
  ...['/tableau-de-bord', '/engagements', '/engagements/1.1', '/indicateurs', '/indicateurs/I-1.8c', '/cibles', '/plans', '/plans/2026', '/plans/2026/A-01', '/plans/2026/modifier', '/plans/2026/modifier?action=A-01', '/plans/2026/comparer',
    '/bilans', '/bilans/2026', '/bilans/2026/rubriques/summary', '/bilans/2026/rubriques/indicators', '/bilans/2026/apercu', '/bilans/2026/verification', '/bilans/2026/publier',
    '/inventaire', '/inventaire/2026-10-31', '/inventaire/2026-10-31?tri=-achat&page=2', '/inventaire/2026-10-31/equipement?nom=PORT-DTE24-00000',
    '/empreinte/explorer', '/empreinte/explorer?par=type&puis=phase', '/empreinte/explorer?par=criterion', '/empreinte/explorer?par=year', '/empreinte/comparer', '/empreinte/facteurs',
    '/inventaire/importer', '/inventaire/2026-10-31/a-reconnaitre', '/travaux', '/compte', '/compte/jetons', '/administration/jetons',
    '/administration', '/administration/ville', '/administration/ville/apparence', '/administration/sauvegarde', '/administration/journal',
    '/recherche', '/recherche?q=port', '/recherche?q=numerique&dans=directions', '/recherche?q=a', '/recherche?q=xyzzyx',
    '/simulateur', '/simulateur?lengthen-lifetime=1&lengthen-lifetime.cost_once=1000&lengthen-lifetime.cost_per_year=0&switch-off=1&budget=2000']
    .map((path) => ({ path, language: 'fr', signedIn: true })),
  ...['/en/search', '/en/search?q=port', '/en/simulator?switch-off=1', '/en/footprint/explore?department=DRH', '/en/footprint/compare', '/en/footprint/factor-sets', '/en/inventory/2026-10-31/equipment?nom=PORT-DTE24-00000',
    '/en/dashboard', '/en/commitments', '/en/indicators/I-1.8c', '/en/plans/2026', '/en/plans/2026/edit', '/en/reviews', '/en/reviews/2026', '/en/reviews/2026/sections/actors', '/en/reviews/2026/preview', '/en/reviews/2026/check', '/en/reviews/2026/publish', '/en/inventory/2026-10-31', '/en/inventory/import', '/en/jobs', '/en/administration', '/en/administration/city', '/en/administration/city/look', '/en/administration/backup', '/en/account/tokens', '/en/administration/tokens']
    .map((path) => ({ path, language: 'en', signedIn: true })),
];
// CAPNR_PART=1/3: every third page, from the second on. The parts are tests of their own, which run side by side.
const [part, parts] = (process.env.CAPNR_PART ?? '0/1').split('/').map(Number);
const pages = all.filter((_, index) => index % parts === part);

// Documents that hold all in one file, and tables that are not divided into pages yet: below the EcoIndex of 80 that every page should have, but not below this.
const heavy = [[45, /^\/(empreinte|en\/footprint|bilans\/2026\/apercu|en\/reviews\/2026\/preview|bilans\/2026\/rubriques\/indicators|bilans-publies\/2026|en\/published-reviews\/2026(\/1)?)$/],
  [55, /^\/(en\/)?plans\/2026$|^\/empreinte\/explorer(\?par=(type&puis=phase|criterion))?$/],
  [65, /^\/(en\/)?(simulateur|simulator)\?|^\/empreinte\/(comparer|facteurs)$|^\/en\/footprint\/(compare|factor-sets)$/]];
const leastEcoIndex = (path) => heavy.find(([, pattern]) => pattern.test(path))?.[0] ?? 80;

let city, browser, session;
before(async () => {
  city = await serveCity();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root, whom tests run as in containers; these pages are our own.
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(city.url + '/connexion');
  await page.getByLabel('Identifiant').fill('administrator');
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
  await page.waitForURL('**/tableau-de-bord');
  // What everybody reads of reviews needs one that was published.
  await page.goto(city.url + '/bilans/2026/publier');
  const incomplete = page.getByLabel('Le publier bien');
  if ((await incomplete.count()) > 0) await incomplete.check();
  await page.getByRole('button', { name: 'Publier ce bilan' }).press('Enter');
  await page.waitForURL('**/bilans/2026');
  session = await context.storageState();
  await context.close();
});
after(async () => {
  await browser?.close();
  if (city) assert.equal(await city.stop(), 0, 'SIGTERM ends the server with 0');
});

/** Opens a page as a reader would; what went wrong on the way is kept. */
async function open({ path, signedIn }, options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', ...(signedIn ? { storageState: session } : {}), ...options });
  const page = await context.newPage();
  const requests = [], faults = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser's own remark on the status of the page of errors is none of ours.
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  const response = await page.goto(city.url + path);
  return { page, response, requests, faults };
}

const widthOf = (page) => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);

/** No violation that axe can see, all that is folded open. */
async function examine(page, told) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const said = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => n.html).join('\n  ')}`);
  assert.deepEqual(said, [], told);
}

/** Nothing runs off a narrow screen, folded or open: tables scroll in their own frame. */
async function fits(page, width, height) {
  await page.setViewportSize({ width, height });
  for (const open of [false, true]) {
    await page.evaluate((state) => document.querySelectorAll('details').forEach((one) => { one.open = state; }), open);
    const [content, screen] = await widthOf(page);
    assert.ok(content <= screen, `${content} px of content in ${screen}${open ? ' with everything open' : ''}`);
  }
}

test('the EcoIndex is that of the reference', () => {
  // From the tests of cnumr/ecoindex_python_fullstack (the first two) and cnumr/EcoIndex_python#34.
  for (const [elements, requests, kilobytes, index] of [[100, 100, 100, 72.01584], [100, 100, 10_000, 57.58168], [6, 3, 2.511, 97.04601]])
    assert.ok(Math.abs(ecoIndex(elements, requests, 1000 * kilobytes) - index) < 1e-5);
});

for (const one of pages) {
  const { path, language, report, status, signedIn } = one;
  describe(path, () => {
    test('reads without JavaScript, says what it is, asks nobody else for anything', async () => {
      const { page, response, requests, faults } = await open(one, { javaScriptEnabled: false });
      assert.equal(response.status(), status ?? 200);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.notEqual((await page.title()).trim(), '');
      for (const name of ['h1', 'main']) assert.equal(await page.locator(name).count(), 1, name);
      assert.equal(await page.locator('script').count(), signedIn ? 1 : 0, 'one script, and none of the public site');
      const text = await page.locator('main').innerText();
      assert.ok(text.trim().length > 20);
      if (report) assert.match(text, /kg\sCO₂e/);
      const sent = requests.filter((url) => !url.startsWith('data:'));
      assert.deepEqual(sent.filter((url) => !url.startsWith(city.url + '/')), []);
      assert.ok(sent.length <= 6, sent.join('\n'));
      assert.deepEqual(faults, []);
      await page.context().close();
    });

    // The same bytes come from every database: once is enough.
    const skip = process.env.CAPNR_TEST_ENGINE !== undefined;
    test('is accessible as far as a program sees, fits narrow screens, begins with a link to its content', { skip }, async () => {
      const { page } = await open(one, { bypassCSP: true, colorScheme: 'light', viewport: { width: 1280, height: 800 } });
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
      assert.ok(await page.locator(':focus').isVisible());
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
      const { elements, requests, bytes } = await countsOf(page);
      assert.ok(bytes > 0 && bytes <= 50_000, `${bytes} bytes over the wire`);
      const index = ecoIndex(elements, requests, bytes);
      assert.ok(index >= leastEcoIndex(path), `EcoIndex ${index.toFixed(1)}: ${elements} elements, ${requests} requests, ${bytes} bytes`);
      await examine(page, 'light, 1280 px');
      for (const [width, height] of [[320, 640], [390, 844], [640, 400]]) await fits(page, width, height); // 640 is 1280 at 200 %
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 800 });
      await examine(page, 'dark, 390 px');
      await page.context().close();
    });

    if (!report) return;

    test('gives the figures of every chart as a table, one click away', async () => {
      const { page } = await open(one);
      const figures = page.locator('figure:has(svg)');
      const count = await figures.count();
      assert.ok(count >= 2, `${count} charts`);
      for (let i = 0; i < count; ++i) {
        const figure = figures.nth(i);
        const svg = figure.locator('svg[role="img"]');
        assert.equal(await svg.count(), 1, 'one drawing');
        assert.equal(await figure.locator('svg:not([role="img"], [aria-hidden="true"])').count(), 0, 'the swatches of the legend say nothing');
        const [title, description] = await svg.evaluate((one) => [one.querySelector('title')?.textContent, one.querySelector('desc')?.textContent]);
        assert.ok(title?.trim() && description?.trim(), 'a title and a description');
        const details = figure.locator('details');
        assert.equal(await details.count(), 1);
        await details.locator('summary').click();
        assert.ok(await details.locator('table').isVisible());
        assert.ok((await details.locator('tbody tr').count()) >= 1);
      }
      await page.context().close();
    });

    test('weighs less than 150 kB, and 50 kB over the wire', async () => {
      const { page, response } = await open(one);
      const body = await response.body();
      assert.ok(body.length < 150_000, `${body.length} bytes`);
      const { request } = await import('node:http');
      const wire = await new Promise((resolve, reject) => {
        request(city.url + path, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
        }).on('error', reject).end();
      });
      assert.ok(wire.length < 50_000, `${wire.length} bytes over the wire`);
      assert.equal(gunzipSync(wire).length, body.length);
      await page.context().close();
    });
  });
}

describe('the search', () => {
  const focused = (page) => page.evaluate(() => document.activeElement.id);

  test('is reached from any page with the key "/", asked with Enter, and what it finds opened by keyboard', async () => {
    const { page, faults } = await open({ path: '/tableau-de-bord', signedIn: true });
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'recherche');
    await page.keyboard.type('a/port');
    assert.equal(await page.inputValue('#recherche'), 'a/port', 'in a field, the key writes itself');
    await page.fill('#recherche', 'dte24-00000');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recherche?q=dte24-00000');
    await page.getByRole('link', { name: 'PORT-DTE24-00000' }).press('Enter');
    await page.waitForURL('**/equipement?nom=PORT-DTE24-00000');
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('leaves the key alone for who does not want it', async () => {
    const { page } = await open({ path: '/recherche', signedIn: true });
    await page.getByLabel('la touche « / » mène au champ').uncheck();
    await page.goto(city.url + '/tableau-de-bord');
    await page.keyboard.press('/');
    assert.notEqual(await focused(page), 'recherche');
    await page.context().close();
  });

  test('works without JavaScript', async () => {
    const { page } = await open({ path: '/en/dashboard', signedIn: true }, { javaScriptEnabled: false });
    await page.getByRole('searchbox', { name: 'Search' }).fill('port');
    await page.getByRole('search').getByRole('button').press('Enter');
    await page.waitForURL('**/en/search?q=port');
    assert.ok(await page.getByRole('heading', { name: /^Equipment \(/ }).isVisible());
    assert.equal(await page.locator('#touche').isVisible(), false, 'there is no such key');
    await page.context().close();
  });
});

describe('the look of the city', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR42mPg9s+BIwbiOAA78wxhyPvimQAAAABJRU5ErkJggg==', 'base64');

  test('is chosen in a form that says which colour would do, and holds on every page within the budget', async () => {
    const { page } = await open({ path: '/administration/ville/apparence', signedIn: true });
    await page.getByLabel('Couleur sur les écrans clairs').fill('#ff8800');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const told = await page.locator('#accent-error').innerText();
    await page.getByLabel('Couleur sur les écrans clairs').fill(told.match(/#[0-9a-f]{6}$/)[0]);
    await page.getByLabel('Logo', { exact: true }).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png });
    await page.getByLabel('Ce que dit le logo').fill('Ville-démo');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('img', { name: 'Ville-démo' }).waitFor();
    await page.context().close();
    for (const [path, signedIn] of [['/', false], ['/en/results', false], ['/tableau-de-bord', true]]) {
      for (const colorScheme of ['light', 'dark']) {
        const { page, requests, faults } = await open({ path, signedIn }, { bypassCSP: true, colorScheme });
        const sent = requests.filter((url) => !url.startsWith('data:'));
        assert.ok(sent.length <= 6, sent.join('\n'));
        assert.deepEqual(sent.filter((url) => !url.startsWith(city.url + '/')), []);
        const total = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0));
        assert.ok(total <= 50_000, `${total} bytes over the wire`);
        assert.deepEqual(faults, []);
        const accent = await page.locator('.kicker').evaluate((one) => getComputedStyle(one).color);
        assert.notEqual(accent, colorScheme === 'light' ? 'rgb(11, 79, 108)' : 'rgb(140, 203, 232)', 'the colour of the city');
        await examine(page, `${path}, ${colorScheme}`);
        await fits(page, 320, 640);
        await page.context().close();
      }
    }
  });
});
