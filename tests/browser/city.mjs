// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The demonstration city in a database of its own, served by the real program.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const capnr = process.env.CAPNR;
const root = process.env.CAPNR_SOURCE ?? new URL('../..', import.meta.url).pathname;

/** Imports the sample of examples/ville-demo and serves it on a free port; { url, stop }. */
export async function serveCity() {
  if (!capnr) throw new Error('CAPNR must name the program: ./dev test -L browser sets it');
  const folder = mkdtempSync(join(tmpdir(), 'capnr-browser-'));
  const database = join(folder, 'city.db');
  const env = { ...process.env, CAPNR_LANG: 'fr', CAPNR_CATALOG: join(root, 'catalog') };
  execFileSync(capnr, ['import', join(root, 'examples/ville-demo/sample'), '--database', database, '--accept-partial',
    '--rejects', join(folder, 'rejets')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const server = spawn(capnr, ['serve', '--database', database, '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
