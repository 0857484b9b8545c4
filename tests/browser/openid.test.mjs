// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Signing in at a real identity provider: the program as it is served, every way in which an answer of the provider must not be taken, and the walk that people make.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { importSample, password, run, serve } from './city.mjs';
import { claimsOf, secret, signed, startProvider, unsigned } from './identity_provider.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let folder, database, site, provider, city, started;

const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Cookies of each origin, and nothing followed: each step of a browser is seen. */
class Client {
  #jars = new Map();

  async ask(url, form) {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map();
    this.#jars.set(origin, jar);
    const headers = { 'accept-language': 'fr', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (form) Object.assign(headers, { origin, 'content-type': 'application/x-www-form-urlencoded' });
    const answer = await fetch(url, { method: form ? 'POST' : 'GET', headers, redirect: 'manual', body: form && new URLSearchParams(form).toString() });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get('location') ?? answer.headers.get('refresh')?.replace(/^0; url=/, '');
    return { status: answer.status, text: await answer.text(), next: next && new URL(next, url).href };
  }

  /** Signs in at the provider and consents; the address with which the browser would come back. */
  async through(url, login) {
    for (let step = 0; step < 12; ++step) {
      if (url.startsWith(`${site}/connexion/openid/retour`)) return url;
      const answer = await this.ask(url);
      if (answer.next) {
        url = answer.next;
        continue;
      }
      const action = answer.text.match(/<form[^>]* action="([^"]+)"/)?.[1];
      assert.ok(action, answer.text);
      const form = Object.fromEntries([...answer.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      url = (await this.ask(new URL(action, url).href, { ...form, login, password: 'any' })).next;
    }
    return assert.fail('the provider goes round in circles');
  }

  /** Sent to the provider and back to the door, which is not opened yet. */
  async atTheDoor(login) {
    const sent = await this.ask(`${site}/connexion/openid?suite=/indicateurs`);
    assert.equal(sent.status, 303, sent.text);
    return this.through(sent.next, login);
  }

  async isIn() {
    return (await this.ask(`${site}/indicateurs`)).status === 200;
  }
}

/** Comes back with an answer that must be refused, with these words. */
async function refused(client, url, status, words) {
  const answer = await client.ask(url);
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.text, words);
  assert.ok(!(await client.isIn()));
}

/** The token endpoint gives another id_token than its own, once. */
function otherToken(change) {
  provider.hooks.token = (text) => {
    provider.hooks.token = undefined;
    const answer = JSON.parse(text);
    assert.ok(answer.id_token, text);
    return JSON.stringify({ ...answer, id_token: change(answer.id_token) });
  };
}

const log = () => run('audit', '--format', 'json', '--database', database);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'capnr-openid-'));
  database = importSample(folder);
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  provider = await startProvider(site);
  writeFileSync(join(folder, 'secret'), `${secret}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'openid.toml'), `issuer = "${provider.issuer}"\nclient_id = "cap-nr"\nclient_secret_file = "secret"\nsite = "${site}"\nlabel = "Mon fournisseur"\n`);
  run('user', 'add', 'boss', '--role', 'administrator', '--password-stdin', '--database', database);
  const links = ['alix', 'bob'].map((login) => run('user', 'add', login, '--role', 'reader', '--invite', '--database', database).match(/\/(?:mot-de-passe|recovery)\/[\w-]+/)[0]);
  city = await serve(database, '--listen', `127.0.0.1:${port}`, '--openid', join(folder, 'openid.toml'));
  started = Date.now();
  for (const [index, login] of ['alix', 'bob'].entries()) {
    const client = new Client();
    const sent = await client.ask(site + links[index], { etape: 'openid' });
    assert.equal(sent.status, 200, sent.text);
    const back = await client.ask(await client.through(sent.next, login));
    assert.equal(back.next, `${site}/tableau-de-bord`, back.text);
    assert.ok(await client.isIn());
  }
});
after(async () => {
  if (city) assert.equal(await city.stop(), 0);
  await provider?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

test('who is linked comes in, and the log says how', async () => {
  const alix = new Client();
  const door = await alix.atTheDoor('alix');
  assert.equal(new URL(door).searchParams.get('iss'), provider.issuer);
  assert.equal((await alix.ask(door)).next, `${site}/indicateurs`);
  assert.ok(await alix.isIn());
  const entries = log();
  assert.match(entries, /account\.openid_linked/);
  assert.match(entries, /account\.signed_in[^}]*openid/);
  assert.doesNotMatch(entries, /alix|ville\.fr/);
});

test('the provider is asked for nothing that its rules do not name', async () => {
  const sent = new URL((await new Client().ask(`${site}/connexion/openid`)).next);
  assert.deepEqual([...sent.searchParams.keys()].sort(), ['client_id', 'code_challenge', 'code_challenge_method', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state']);
  for (const name of ['state', 'nonce']) assert.match(sent.searchParams.get(name), /^[\w-]{32}$/);
});

test('a return serves once, whether its state or its code comes again', async () => {
  const alix = new Client();
  const door = await alix.atTheDoor('alix');
  assert.equal((await alix.ask(door)).status, 303);
  const again = new Client();
  await refused(again, door, 409, /ne répond pas à notre demande/);
  const other = await again.atTheDoor('alix');
  const mixed = new URL(other);
  mixed.searchParams.set('code', new URL(door).searchParams.get('code'));
  await refused(again, mixed.href, 400, /invalid_grant/);
  await refused(again, other, 409, /ne répond pas à notre demande/);
});

test('a return of another browser is refused, and still serves the one that left', async () => {
  const alix = new Client(), thief = new Client();
  const door = await alix.atTheDoor('alix');
  await thief.atTheDoor('bob');
  await refused(thief, door, 409, /ne répond pas à notre demande/);
  assert.equal((await alix.ask(door)).status, 303);
});

test('a code that has expired is refused', async () => {
  provider.ttl.code = 1;
  const alix = new Client();
  const door = await alix.atTheDoor('alix');
  provider.ttl.code = 60;
  await pause(2100);
  await refused(alix, door, 400, /invalid_grant/);
});

test('who says no at the provider is told so, and nothing is asked of the provider', async () => {
  const alix = new Client();
  let url = (await alix.ask(`${site}/connexion/openid`)).next;
  for (let answer = await alix.ask(url); answer.next; answer = await alix.ask(url)) url = answer.next;
  url = (await alix.ask(`${url}/abort`)).next;
  while (!url.startsWith(`${site}/`)) url = (await alix.ask(url)).next;
  const asked = provider.asked.length;
  await refused(alix, url, 400, /access_denied/);
  assert.equal(provider.asked.length, asked);
});

test('who the provider knows and nobody has linked stays outside', async () => {
  const stranger = new Client();
  await refused(stranger, await stranger.atTheDoor('mallory'), 409, /aucun compte actif/);
});

test('an identity of another visit is refused: its nonce is not that of this one', async () => {
  let earlier;
  otherToken((token) => earlier = token);
  const alix = new Client();
  assert.equal((await alix.ask(await alix.atTheDoor('alix'))).status, 303);
  const again = new Client();
  otherToken(() => earlier);
  await refused(again, await again.atTheDoor('alix'), 400, /nonce/);
  assert.match(log(), /account\.openid_refused[^}]*nonce/);
});

test('an identity that nobody has signed is refused', async () => {
  const alix = new Client();
  otherToken((token) => unsigned(claimsOf(token)));
  await refused(alix, await alix.atTheDoor('alix'), 400, /alg none/);
});

test('the userinfo of somebody else is refused', async () => {
  const bob = new Client(), alix = new Client();
  let his;
  provider.hooks.userinfo = (text) => his = text;
  assert.equal((await bob.ask(await bob.atTheDoor('bob'))).status, 303);
  assert.equal(claimsOf(his).sub, 'bob');
  provider.hooks.userinfo = () => {
    provider.hooks.userinfo = undefined;
    return his;
  };
  await refused(alix, await alix.atTheDoor('alix'), 400, /refusée\s*: sub/);
});

test('signing out ends the session at the provider too, and comes back', async () => {
  const alix = new Client();
  await alix.ask(await alix.atTheDoor('alix'));
  const csrf = (await alix.ask(`${site}/compte`)).text.match(/name="csrf" value="([^"]+)"/)[1];
  const out = await alix.ask(`${site}/deconnexion`, { csrf });
  assert.ok(!(await alix.isIn()));
  const there = new URL(out.next);
  assert.equal(claimsOf(there.searchParams.get('id_token_hint')).sub, 'alix');
  const page = await alix.ask(there.href);
  const [, action] = page.text.match(/action="([^"]+)"/), [, xsrf] = page.text.match(/name="xsrf" value="([^"]+)"/);
  const home = await alix.ask(action, { xsrf, logout: 'yes' });
  assert.equal(home.next, `${site}/?state=${there.searchParams.get('state')}`);
  assert.equal((await alix.ask(home.next)).status, 200);
  const asked = await alix.ask((await alix.ask((await alix.ask(`${site}/connexion/openid`)).next)).next);
  assert.match(asked.text, /name="login"/, 'the provider asks who it is again');
});

/** Does something in a new page of Debian's Chromium. */
async function inBrowser(options, walk) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage();
    // The provider's pages ask others for their fonts.
    await page.route('**/*', (route) => (new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort()));
    await walk(page);
  } finally {
    await browser.close();
  }
}

test('people sign in with the button, and sign out, in a browser without JavaScript', () => inBrowser({ javaScriptEnabled: false }, async (page) => {
  await page.goto(`${site}/connexion?suite=/indicateurs`);
  await page.getByRole('link', { name: 'S’identifier avec Mon fournisseur' }).press('Enter');
  await page.locator('input[name=login]').fill('alix');
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').press('Enter');
  await page.locator('button[type=submit]').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Indicateurs' }).waitFor();
  await page.goto(`${site}/compte`);
  await page.getByText('Vous pouvez vous connecter avec Mon fournisseur depuis').waitFor();
  await page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');
  await page.locator('button[value=yes]').press('Enter');
  await page.waitForURL(`${site}/?state=*`);
  await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
  await page.goto(`${site}/indicateurs`);
  assert.match(page.url(), /\/connexion/);
}));

test('the pages that speak of the provider are accessible as far as a program sees, and fit a narrow screen', () => inBrowser({ bypassCSP: true, viewport: { width: 320, height: 640 } }, async (page) => {
  const examine = async (path) => {
    await page.goto(site + path);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.help} ${one.nodes[0].html}`), [], path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
  };
  const link = run('user', 'reset', 'bob', '--database', database).match(/\/(?:mot-de-passe|recovery)\/[\w-]+/)[0];
  for (const path of ['/connexion', '/en/sign-in', '/connexion/openid/retour', link]) await examine(path);
  await page.goto(`${site}/connexion`);
  await page.getByLabel('Identifiant').fill('boss');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
  await page.waitForURL('**/tableau-de-bord');
  for (const path of ['/compte', '/en/account', '/administration', '/administration/comptes/2', '/en/administration/accounts/1']) await examine(path);
}));

test('a provider that has changed its keys is believed a minute later, and the key of before no more', async () => {
  const before = provider.key;
  provider.rotate('two');
  await pause(Math.max(0, started + 62_000 - Date.now()));
  const alix = new Client();
  const asked = provider.asked.length;
  const back = await alix.ask(await alix.atTheDoor('alix'));
  assert.equal(back.status, 303, back.text);
  assert.ok(provider.asked.slice(asked).includes('GET /jwks'));
  const again = new Client();
  otherToken((token) => signed(claimsOf(token), before));
  await refused(again, await again.atTheDoor('alix'), 400, /n’a pas cette clé/);
});

test('a provider that is down keeps nobody who has a password outside', async () => {
  await provider.stop();
  const client = new Client();
  const door = await client.ask(`${site}/connexion/openid`);
  assert.equal(door.status, 303, 'where the provider is, is known already');
  const csrf = { identifiant: 'boss', 'mot-de-passe': password };
  assert.equal((await client.ask(`${site}/connexion`, csrf)).status, 303);
  assert.ok(await client.isIn());
});
