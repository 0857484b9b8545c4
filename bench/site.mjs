// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What the site costs, on the demonstration city (examples/ville-demo, with its plan, values and targets), the load on the same machine:
// requests per second of the server's processor time against a bare server that sends one page of the same size on the wire; many readers at once; the
// process that nobody asks anything; its start.
//   CAPNR=PROGRAM node bench/site.mjs BUILD_DIR [SECONDS]      site-load and bare-server are in BUILD_DIR/bench; ./dev bench --only site
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, serveCity, signIn } from '../tests/browser/city.mjs';

const [build, seconds = '3'] = process.argv.slice(2);
if (!build) throw new Error('CAPNR=PROGRAM node bench/site.mjs BUILD_DIR [SECONDS]');
const folder = mkdtempSync(join(tmpdir(), 'capnr-bench-'));
const cookies = join(folder, 'cookies');
const portOf = (url) => new URL(url).port;
const missed = [];

function load(url, pid, { paths, signedIn = false, clients = 8, idle = 0, time = seconds, think = 0 }) {
  return JSON.parse(execFileSync(join(build, 'bench/site-load'),
    [portOf(url), pid, signedIn ? cookies : '-', clients, idle, time, think, ...paths].map(String), { encoding: 'utf8' }));
}

/** The bare server's requests per CPU second, for a page of this size. */
async function bare(bytes) {
  const server = spawn(join(build, 'bench/bare-server'), [String(bytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => server.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
  const told = load(`http://127.0.0.1:${port}`, server.pid, { paths: ['/'] });
  server.kill();
  return told;
}

const cpuOf = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
/** How many times each thread of the process has been woken. */
function wakeUps(pid) {
  const tasks = execFileSync('ls', [`/proc/${pid}/task`], { encoding: 'utf8' }).trim().split('\n');
  return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/status`, 'utf8').match(/voluntary_ctxt_switches:\s+(\d+)/)[1]), 0);
}

function told(what, figure, asked, met) {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure} (asked: ${asked})`);
  if (!met) missed.push(what);
}

const city = await serveCity();
const sessions = [];
for (let i = 0; i < 20; ++i) sessions.push(await signIn(city.url, ['reader', 'pilot', 'administrator'][i % 3]));
writeFileSync(cookies, sessions.join('\n') + '\n');

const pages = [
  ...['/', '/resultats', '/plan-vote', '/empreinte'].map((path) => ({ path, share: 1 / 2, asked: 'at least half of the bare server’s' })),
  ...['/tableau-de-bord', '/indicateurs', '/indicateurs/I-1.8c', '/inventaire', '/inventaire/2026-10-31'].map((path) => ({ path, share: 1 / 5, signedIn: true, asked: 'at least a fifth of the bare server’s' })),
];
for (const { path, share, signedIn, asked } of pages) {
  load(city.url, city.pid, { paths: [path], signedIn, time: 1 }); // what is kept is kept
  const ours = load(city.url, city.pid, { paths: [path], signedIn });
  const theirs = await bare(ours.bytes);
  const ratio = ours.per_cpu_s / theirs.per_cpu_s;
  told(path, `${ours.per_cpu_s.toFixed(0)} requests per CPU second, ${ratio.toFixed(2)} of ${theirs.per_cpu_s.toFixed(0)}; ${ours.bytes} bytes, ${ours.errors} errors`, asked, ratio >= share && ours.errors === 0);
}

const many = load(city.url, city.pid, { paths: pages.map((page) => page.path), signedIn: true, clients: 500, idle: 1000, time: 30, think: 5000 });
told('500 readers with 20 sessions who think 5 s, 1,000 idle connections, 30 s', `${many.requests} requests, ${many.errors} errors, peak memory ${many.peak_mb.toFixed(0)} MB, median ${many.median_ms.toFixed(1)} ms, longest ${many.longest_ms.toFixed(0)} ms`,
  'no error, at most 120 MB, nothing above 1 s', many.errors === 0 && many.peak_mb <= 120 && many.longest_ms <= 1000);

await new Promise((resolve) => { setTimeout(resolve, 2000); });
const [woken, used] = [wakeUps(city.pid), cpuOf(city.pid)];
await new Promise((resolve) => { setTimeout(resolve, 10_000); });
const each = (wakeUps(city.pid) - woken) / 10;
told('asked nothing for 10 s', `${each.toFixed(1)} wake-ups a second, ${(cpuOf(city.pid) - used).toFixed(2)} s of CPU`, 'at most 2 a second', each <= 2);

const started = await serve(city.database);
const first = await fetch(started.url + '/');
await first.text();
const cpu = cpuOf(started.pid);
told('from the start to the first page', `${cpu.toFixed(2)} s of CPU`, 'at most 0.3 s', first.status === 200 && cpu <= 0.3);
await started.stop();
await city.stop();
rmSync(folder, { recursive: true });
process.exitCode = missed.length === 0 ? 0 : 1;
