// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// When a page can be used on a phone: Chromium with a processor four times slower, 1.6 Mbit/s down, 0.75 up, 150 ms to and fro for each request (Lighthouse's "slow 4G" with its latency), nothing
// kept from before. The time is that of the first text on the screen, or of DOMContentLoaded when that is later; medians of several visits.
//   CAPNR=PROGRAM node bench/phone.mjs [VISITS]       # playwright-core comes from tests/browser: npm ci there
import { createRequire } from 'node:module';
import { serveCity, signIn } from '../tests/browser/city.mjs';

const { chromium } = createRequire(new URL('../tests/browser/', import.meta.url))('playwright-core');
const visits = Number(process.argv[2] ?? 5);
const city = await serveCity();
const [name, value] = (await signIn(city.url, 'administrator')).split('=');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox'] : [] });

async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, locale: 'fr-FR' });
  await context.addCookies([{ name, value, url: city.url }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(city.url + path, { waitUntil: 'load' });
  const time = await page.evaluate(() => new Promise((resolve) => {
    const ready = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
    new PerformanceObserver((list) => {
      const painted = list.getEntriesByName('first-contentful-paint')[0];
      if (painted) resolve(Math.max(ready, painted.startTime));
    }).observe({ type: 'paint', buffered: true });
  }));
  await context.close();
  return time;
}

let missed = 0;
for (const path of ['/', '/resultats', '/empreinte', '/tableau-de-bord', '/indicateurs', '/indicateurs/I-1.8c', '/plans/2026', '/inventaire/2026-10-31', '/simulateur']) {
  const times = [];
  await visit(path); // the server has made the page
  for (let i = 0; i < visits; ++i) times.push(await visit(path));
  const median = times.sort((a, b) => a - b)[Math.floor(visits / 2)];
  if (median > 1000) missed++;
  console.log(`${median <= 1000 ? 'met   ' : 'MISSED'}  ${path}: ${median.toFixed(0)} ms (asked: at most 1000)`);
}
await browser.close();
await city.stop();
process.exitCode = missed === 0 ? 0 : 1;
