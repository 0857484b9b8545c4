// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The demonstration city in a database of its own, served by the real program.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const capnr = process.env.CAPNR;
export const root = process.env.CAPNR_SOURCE ?? new URL('../..', import.meta.url).pathname;
export const environment = { ...process.env, CAPNR_LANG: 'fr', CAPNR_CATALOG: join(root, 'catalog') };

/** A PostgreSQL server that lives as long as this process; where its database is. */
async function postgres() {
  const cluster = spawn('bash', [join(root, 'tests/store/postgres_cluster.sh')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const host = await new Promise((resolve, reject) => {
    let said = '';
    cluster.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.endsWith('\n')) resolve(said.trim());
    });
    cluster.on('exit', (code) => reject(new Error(`PostgreSQL did not start: ${code}`)));
  });
  cluster.removeAllListeners('exit');
  // Its standard input ends with this process, and it with that; it keeps nobody waiting.
  for (const one of [cluster, cluster.stdin, cluster.stdout]) one.unref();
  return `postgresql://capnr:secret@/postgres?host=${host}`;
}

const shared = process.env.CAPNR_TEST_ENGINE === 'postgresql' ? await postgres() : undefined;
/** Where the database of these tests will be: a file of a folder; with CAPNR_TEST_ENGINE=postgresql, a server of their own. */
export const databaseIn = (folder) => shared ?? join(folder, 'city.db');

/** Imports the sample of examples/ville-demo into the database of these tests; where it is. */
export function importSample(folder) {
  if (!capnr) throw new Error('CAPNR must name the program: ./dev test -L browser sets it');
  const database = databaseIn(folder);
  execFileSync(capnr, ['import', join(root, 'examples/ville-demo/sample'), '--database', database, '--accept-partial',
    '--rejects', join(folder, 'rejets')], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  return database;
}

export const password = 'correct horse battery staple';

/** Runs a command; what it prints. A password that it asks for is this one. */
export function run(...command) {
  return execFileSync(capnr, command, { env: environment, input: password + '\n', stdio: ['pipe', 'pipe', 'pipe'], encoding: 'utf8' });
}

/** What people keep beside the inventory, as the demonstration has it. */
function addRegisters(database) {
  const example = join(root, 'examples/ville-demo');
  run('declare', '--file', join(example, 'values-2025.csv'), '--database', database);
  run('plan', 'new', '2026', '--title', 'Plan 2026', '--database', database);
  run('plan', 'import', join(example, 'plan-2026.csv'), '--levers', join(example, 'levers.toml'), '--as-of', '2026-11-30', '--database', database, '--accept-partial');
  run('targets', 'import', join(example, 'targets.csv'), '--database', database, '--accept-partial');
}

/** An account of each role, named after it, and a token of the API. */
function addAccounts(database) {
  for (const role of ['reader', 'pilot', 'administrator'])
    run('user', 'add', role, '--role', role, '--password-stdin', '--database', database);
  run('token', 'add', 'administrator', '--name', 'Tableau de bord', '--database', database);
}

/** Serves a database, on a free port unless the options give one; { url, said, pid, stop }: said is what the program told while it started. */
export async function serve(database, ...options) {
  const port = options.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const server = spawn(capnr, ['serve', '--database', database, ...port, '--as-of', '2026-11-30', ...options], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = await new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found && said.endsWith('\n')) resolve({ url: found[0], said });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`capnr serve ended with ${code}: ${said}`)));
  });
  const stop = () => new Promise((resolve) => {
    server.removeAllListeners('exit');
    server.on('exit', resolve);
    server.kill('SIGTERM');
  });
  return { ...told, pid: server.pid, stop };
}

/** Signs in without a browser; the cookie of the session. */
export async function signIn(url, login) {
  const answer = await fetch(url + '/connexion', {
    method: 'POST', redirect: 'manual', headers: { origin: url },
    body: new URLSearchParams({ identifiant: login, 'mot-de-passe': password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`no session: ${answer.status}`);
  return cookie;
}

/** Serves the sample with what people keep beside it; { url, database, pid, stop }. */
export async function serveCity({ accounts = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'capnr-city-'));
  const database = importSample(folder);
  addRegisters(database);
  if (accounts) addAccounts(database);
  const served = await serve(database);
  const stop = async () => {
    const code = await served.stop();
    rmSync(folder, { recursive: true });
    return code;
  };
  return { ...served, database, stop };
}
