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

/** Imports the sample of examples/ville-demo into a database of this folder; its path. */
export function importSample(folder) {
  if (!capnr) throw new Error('CAPNR must name the program: ./dev test -L browser sets it');
  const database = join(folder, 'city.db');
  execFileSync(capnr, ['import', join(root, 'examples/ville-demo/sample'), '--database', database, '--accept-partial',
    '--rejects', join(folder, 'rejets')], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  return database;
}

/** Serves the sample on a free port; { url, stop }. */
export async function serveCity() {
  const folder = mkdtempSync(join(tmpdir(), 'capnr-city-'));
  const database = importSample(folder);
  const server = spawn(capnr, ['serve', '--database', database, '--port', '0'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`capnr serve ended with ${code}: ${said}`)));
  });
  const stop = () => new Promise((resolve) => {
    server.removeAllListeners('exit');
    server.on('exit', (code) => {
      rmSync(folder, { recursive: true });
      resolve(code);
    });
    server.kill('SIGTERM');
  });
  return { url, stop };
}
