// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The JSON API, held to what it says of itself: the description is one that Redocly accepts, and every answer is of the schema that it names.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv from 'ajv/dist/2020.js';
import { capnr, environment, serveCity } from '../browser/city.mjs';

let city, api, check, tokens;

const tokenOf = (login, scopes) => execFileSync(capnr, ['token', 'add', login, '--name', 'test', '--scopes', scopes,
  '--database', city.database], { env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** What the API answers; { status, type, headers, body }. */
async function ask(path, { token = tokens.administrator, method = 'GET', json, headers = {} } = {}) {
  const answer = await fetch(city.url + path, {
    method,
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const type = answer.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type, headers: answer.headers, bytes, body: type.includes('json') ? JSON.parse(bytes) : null };
}

/** A function that says what in a body is not of a schema of the description; null when all is. */
function checker() {
  const within = (value) => JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/'));
  const ajv = new Ajv({ allErrors: true, strict: true });
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const compiled = new Map();
  return (schema, body) => {
    const key = JSON.stringify(schema);
    if (!compiled.has(key)) compiled.set(key, ajv.compile({ ...within(schema), $defs: within(api.components.schemas) }));
    const validate = compiled.get(key);
    return validate(body) ? null : ajv.errorsText(validate.errors.slice(0, 5));
  };
}

const problem = { $ref: '#/components/schemas/Problem' };
function isProblem(answer, status, told) {
  assert.equal(answer.status, status, told);
  assert.equal(answer.type, 'application/problem+json', told);
  assert.equal(check(problem, answer.body), null, told);
  assert.equal(answer.body.status, status, told);
}

/** Each path of the description with real names in the place of its own. */
async function addresses() {
  const first = async (path) => (await ask(path)).body.items[0];
  const measure = (await ask('/api/v1/indicators?status=met')).body.items[0];
  const { year } = await first('/api/v1/plans');
  const plan = (await ask(`/api/v1/plans/${year}`)).body;
  const { date } = await first('/api/v1/inventories');
  const names = { '/api/v1/commitments/{id}': { id: '1.9' }, '/api/v1/plans/{year}': { year }, '/api/v1/plans/{year}/actions/{id}': { year, id: plan.actions[0].action },
    '/api/v1/indicators/{id}': { id: measure.indicator }, '/api/v1/indicators/{id}/values': { id: measure.indicator },
    '/api/v1/inventories/{date}': { date }, '/api/v1/inventories/{date}/equipment': { date } };
  return Object.keys(api.paths).filter((path) => api.paths[path].get).map((path) => {
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => {
      assert.ok(names[path]?.[name], `the test has no name for ${path}`);
      return encodeURIComponent(names[path][name]);
    });
    return { path, address };
  });
}

before(async () => {
  city = await serveCity();
  tokens = { administrator: tokenOf('administrator', 'read write'), reader: tokenOf('reader', 'read'), writer: tokenOf('pilot', 'write') };
  api = (await ask('/api/v1/openapi.json', { token: null })).body;
  check = checker();
});
after(async () => { if (city) assert.equal(await city.stop(), 0); });

describe('the description', () => {
  for (const language of ['fr', 'en'])
    test(`is OpenAPI 3.1 that Redocly has nothing against (${language})`, async () => {
      const { bytes } = await ask('/api/v1/openapi.json', { token: null, headers: { 'Accept-Language': language } });
      const config = await createConfig({ extends: ['recommended-strict'], rules: { 'info-license-url': 'off', 'info-license-strict': 'error', 'operation-4xx-problem-details-rfc7807': 'error', 'no-unused-components': 'error' } });
      const found = await lintFromString({ source: bytes.toString(), absoluteRef: 'openapi.json', config });
      assert.deepEqual(found.map((one) => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer ?? ''}`), []);
    });

  test('is refused by the same linter when a fault is planted', async () => {
    const faulty = structuredClone(api);
    delete faulty.paths['/api/v1/city'].get.responses;
    const found = await lintFromString({ source: JSON.stringify(faulty), absoluteRef: 'openapi.json', config: await createConfig({ extends: ['recommended-strict'] }) });
    assert.ok(found.length > 0);
  });
});

describe('each answer', () => {
  test('is of the schema that its operation names, in both languages', async () => {
    const seen = [];
    for (const { path, address } of await addresses())
      for (const language of ['fr', 'en']) {
        const [[media, { schema }]] = Object.entries(api.paths[path].get.responses['200'].content);
        const answer = await ask(address, { headers: { 'Accept-Language': language } });
        assert.equal(answer.status, 200, address);
        assert.equal(answer.type, media, address);
        if (schema) assert.equal(check(schema, answer.body), null, address);
        seen.push(path);
      }
    assert.ok(new Set(seen).size >= 17, 'the whole description was walked');
  });

  test('would be refused with one member more or one less', async () => {
    const { schema } = api.paths['/api/v1/city'].get.responses['200'].content['application/json'];
    const { body } = await ask('/api/v1/city');
    assert.equal(check(schema, body), null);
    assert.notEqual(check(schema, { ...body, more: 1 }), null);
    const { name, ...less } = body;
    assert.notEqual(check(schema, less), null, name);
    assert.notEqual(check(schema, { ...body, population: 'many' }), null);
  });

  test('of the footprint is of its schema however it is divided', async () => {
    const { schema } = api.paths['/api/v1/footprint'].get.responses['200'].content['application/json'];
    for (const by of ['department', 'type,phase', 'item', 'country,datacentre', 'status,user_kind', 'application,environment', 'year,source_kind']) {
      const answer = await ask(`/api/v1/footprint?by=${by}`, { token: null });
      assert.equal(answer.status, 200, by);
      assert.equal(check(schema, answer.body), null, by);
      assert.ok(answer.body.rows.length > 0, by);
    }
  });

  test('says what capnr footprint says', async () => {
    const { body } = await ask('/api/v1/footprint', { token: null });
    const page = await (await fetch(city.url + '/footprint.json')).json();
    assert.deepEqual(body, page);
  });
});

describe('lists', () => {
  test('give every row once, page after page', async () => {
    for (const path of ['/api/v1/commitments', '/api/v1/indicators', '/api/v1/inventories/2026-10-31/equipment?department=DNSI']) {
      const { body: whole } = await ask(path + (path.includes('?') ? '&' : '?') + 'limit=500');
      const paged = [];
      let next = path + (path.includes('?') ? '&' : '?') + 'limit=37';
      while (next) {
        const { body, headers } = await ask(next);
        assert.equal(headers.get('link'), body.next ? `<${body.next}>; rel="next"` : null);
        assert.ok(body.items.length <= 37 && body.items.length > 0);
        paged.push(...body.items);
        next = body.next;
      }
      assert.equal(paged.length, whole.total, path);
      assert.deepEqual(paged.slice(0, whole.items.length), whole.items, path);
    }
  });
});

describe('what is given', () => {
  test('is recorded, answered by its schema, and refused by name when it is wrong', async () => {
    const path = '/api/v1/indicators/{id}/values', address = '/api/v1/indicators/I-1.8c/values';
    const { responses } = api.paths[path].post;
    const told = { period: '2024', value: 61.25, source: 'tickets' };
    const added = await ask(address, { method: 'POST', json: told });
    assert.equal(added.status, 201);
    assert.equal(check(responses['201'].content['application/json'].schema, added.body), null);
    assert.equal(added.body.value.value, 61.25);
    const again = await ask(address, { method: 'POST', json: told, token: tokens.writer });
    assert.equal(again.status, 200);
    assert.equal(check(responses['200'].content['application/json'].schema, again.body), null);
    for (const [json, field] of [[{ ...told, value: '61' }, 'value'], [{ ...told, period: 'soon' }, 'period'], [{ ...told, measure: 'none' }, 'measure'],
      [{ value: 1 }, 'period'], [{ ...told, more: 1 }, 'more']]) {
      const refused = await ask(address, { method: 'POST', json });
      isProblem(refused, 422, JSON.stringify(json));
      assert.equal(refused.body.field, field);
    }
    isProblem(await ask(address, { method: 'POST', json: { ...told, value: 62 } }), 409, 'without a reason');
    isProblem(await ask(address, { method: 'POST', json: told, token: tokens.reader }), 403, 'no scope');
    isProblem(await ask(address, { method: 'POST', json: told, token: null }), 401, 'no token');
  });

  test('of an action is answered as the action is now', async () => {
    const address = '/api/v1/plans/2026/actions/A-01/progress';
    const { schema } = api.paths['/api/v1/plans/{year}/actions/{id}/progress'].post.responses['201'].content['application/json'];
    const told = await ask(address, { method: 'POST', json: { progress: 42.5, note: 'à mi-chemin' } });
    assert.equal(told.status, 201);
    assert.equal(check(schema, told.body), null);
    assert.equal(told.body.progress, 42.5);
    isProblem(await ask(address, { method: 'POST', json: { progress: 101 } }), 422, 'above 100');
    isProblem(await ask(address, { method: 'POST', json: {} }), 422, 'nothing told');
  });
});

describe('what cannot be answered', () => {
  test('is a problem, in the language of who asks', async () => {
    isProblem(await ask('/api/v1/city', { token: null }), 401, 'no token');
    isProblem(await ask('/api/v1/city', { token: 'capnr_wrong' }), 401, 'wrong token');
    isProblem(await ask('/api/v1/city', { token: tokens.writer }), 403, 'scope');
    isProblem(await ask('/api/v1/audit', { token: tokens.reader }), 403, 'role');
    isProblem(await ask('/api/v1/nothing'), 404, 'no such path');
    isProblem(await ask('/api/v1/indicators/none'), 404, 'no such indicator');
    isProblem(await ask('/api/v1/city', { method: 'DELETE' }), 405, 'method');
    isProblem(await ask('/api/v1/indicators?limit=0'), 400, 'limit');
    isProblem(await ask('/api/v1/footprint?by=colour', { token: null }), 400, 'dimension');
    isProblem(await ask('/api/v1/indicators/I-1.8c/values', { method: 'POST', headers: { 'Content-Type': 'text/plain' } }), 415, 'no JSON');
    isProblem(await ask('/api/v1/indicators/I-1.8c/values', { method: 'POST', json: { note: 'x'.repeat(70_000) } }), 413, 'too large');
    const english = await ask('/api/v1/nothing', { headers: { 'Accept-Language': 'en' } });
    assert.equal(english.body.detail, 'There is no page at this address.');
  });
});
