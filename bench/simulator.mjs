// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// How long the simulator's effect takes to follow a slider: each request asks for another value, so nothing that was kept serves. Milliseconds, of
// the whole exchange, on a machine that does nothing else.
//   CAPNR=build/release/src/cli/capnr node bench/simulator.mjs DATABASE [REQUESTS]     # of the demonstration city: capnr import build/ville-demo --database …
import { execFileSync } from 'node:child_process';
import { capnr, environment, password, serve, signIn } from '../tests/browser/city.mjs';

const [database, requests = '50'] = process.argv.slice(2);
if (!capnr || !database) throw new Error('CAPNR=PROGRAM node bench/simulator.mjs DATABASE [REQUESTS]');
const login = 'bench-' + process.pid;
execFileSync(capnr, ['user', 'add', login, '--role', 'reader', '--password-stdin', '--database', database],
  { env: environment, input: password + '\n', stdio: ['pipe', 'ignore', 'inherit'] });
const city = await serve(database);
const cookie = await signIn(city.url, login);

async function effect(value) {
  const query = new URLSearchParams({ 'lengthen-lifetime': '1', 'lengthen-lifetime.years_after': value, 'switch-off': '1', horizon: '2036' });
  const before = performance.now();
  const told = await fetch(city.url + '/simulateur/effet?' + query, { headers: { cookie } });
  const text = await told.text();
  if (told.status !== 200 || !text.includes('<svg')) throw new Error(`${told.status}: ${text.slice(0, 200)}`);
  return performance.now() - before;
}

const first = await effect('5.5');
const times = [];
for (let i = 0; i < Number(requests); ++i) times.push(await effect((6 + i / 100).toFixed(2)));
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(1);
console.log(`first ${first.toFixed(1)} ms; then median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, longest ${at(1)} ms, of ${times.length}`);
await city.stop();
