// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The yearly review as a file: what a reader meets in Debian's Chromium, and the PDF that it prints.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { capnr, environment, importSample, root } from './city.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let folder, browser, file;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'capnr-review-'));
  const database = importSample(folder);
  const run = (...words) => execFileSync(capnr, [...words, '--database', database], { env: environment, stdio: 'ignore' });
  const example = (name) => join(root, 'examples/ville-demo', name);
  // A plan that was voted and followed, declared values and targets: every section has something to say.
  run('declare', '--file', example('values-2026.csv'));
  run('plan', 'new', '2026', '--title', 'Plan 2026');
  run('plan', 'import', example('plan-2026.csv'), '--as-of', '2026-11-30');
  run('plan', 'submit', '2026');
  run('plan', 'vote', '2026', '--reference', '2026/0142', '--date', '2026-02-09');
  run('measure', '--draws', '200');
  run('targets', 'import', example('targets.csv'));
  run('review', '2026', '--as-of', '2026-12-01', '--draws', '200', '--output', folder);
  file = join(folder, 'review-2026.html');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root, whom tests run as in containers; this page is our own.
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

async function open(options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', bypassCSP: true, ...options });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, requests };
}

describe('the review', () => {
  test('has no violation that axe can see, light and dark, wide and narrow', async () => {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 390]) {
        const { page } = await open({ colorScheme, viewport: { width, height: 800 } });
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const told = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => n.html).join('\n  ')}`);
        assert.deepEqual(told, [], `${colorScheme}, ${width} px`);
        const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        assert.ok(content <= screen, `${content} px of content in ${screen}`);
        await page.context().close();
      }
    }
  });

  test('asks nobody for anything', async () => {
    const { page, requests } = await open();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), []);
    await page.context().close();
  });

  test('leads from each figure to its note, and back', async () => {
    const { page } = await open();
    const { broken, unnoted } = await page.evaluate(() => ({
      broken: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)),
      unnoted: [...document.querySelectorAll('#notes li')].filter((li) => !li.querySelector('[role=doc-backlink]')).map((li) => li.id),
    }));
    assert.deepEqual(broken, []);
    assert.deepEqual(unnoted, [], 'every note is called');
    await page.locator('#totals [role=doc-noteref]').first().click();
    assert.match(page.url(), /#n\d+$/);
    assert.ok(await page.locator(':target').isVisible());
    await page.context().close();
  });

  test('has a source beside each value of its indicators', async () => {
    const { page } = await open();
    const without = await page.evaluate(() => [...document.querySelectorAll('table[id^=indicators-] tbody tr, #uses-indicators tbody tr, #totals tbody tr, #targets tbody tr, #means tbody tr, #measures tbody tr')]
      .filter((row) => row.querySelector('data') && !row.querySelector('[role=doc-noteref]')).map((row) => row.innerText));
    assert.deepEqual(without, []);
    await page.context().close();
  });

  test('fits a sheet of paper', async () => {
    // 182 mm between the margins, at 96 pixels an inch.
    const { page } = await open({ viewport: { width: 688, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate(() => [...document.querySelectorAll('table')]
      .filter((table) => table.getBoundingClientRect().right > window.innerWidth + 1).map((table) => table.id));
    assert.deepEqual(wide, [], 'a column that runs off is not printed');
    await page.context().close();
  });

  test('is printed as a tagged PDF in A4, with its title, its figures and those of its charts', () => {
    const pdf = join(folder, 'review-2026.pdf');
    const facts = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    assert.match(facts, /Tagged:\s+yes/);
    assert.match(facts, /Title:\s+Bilan annuel du numérique responsable – 2026/);
    assert.match(facts, /\(A4\)/);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    assert.match(text, /Impact environnemental du numérique/);
    assert.match(text, /Inventaire\s+kg\sCO₂e/, 'what is folded on the screen is printed');
  });
});
