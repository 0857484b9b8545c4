// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Takes the pictures of the site again: the sample of the demonstration city, as its administrator and its citizens see it.
//   CAPNR=build/release/src/cli/capnr node tools/docs/site_pictures.mjs FOLDER
import { join } from 'node:path';
import { password, serveCity } from '../../tests/browser/city.mjs';
const { chromium } = await import(new URL('../../tests/browser/node_modules/playwright-core/index.mjs', import.meta.url));

const folder = process.argv[2] ?? 'docs/pictures';
const city = await serveCity();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox'] : [] });
const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
async function picture(path, name) {
  await page.goto(city.url + path);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(join(folder, `${name}.png`));
}
await picture('/', 'site-public');
await page.goto(city.url + '/connexion');
await page.getByLabel('Identifiant').fill('administrator');
await page.getByLabel('Mot de passe').fill(password);
await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
await page.waitForURL('**/tableau-de-bord');
for (const [path, name] of (process.argv[3] ? process.argv.slice(3).map((one) => [one, one.replaceAll('/', '_').slice(1)])
  : [['/tableau-de-bord', 'site-dashboard'], ['/plans/2026', 'site-plan']])) await picture(path, name);
await browser.close();
await city.stop();
