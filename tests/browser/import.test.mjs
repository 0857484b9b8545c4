// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A city that begins with nothing: its first administrator describes it, sends a file, looks at how it is read, imports it, says what is not recognised. Each
// step is accessible as far as axe sees; the keyboard does it all.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { databaseIn, password, serve } from './city.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'capnr-city-'));
let city, browser;
before(async () => {
  city = await serve(databaseIn(folder), '--new');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser?.close();
  if (city) assert.equal(await city.stop(), 0);
  rmSync(folder, { recursive: true });
});

async function examine(page, step) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], step);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(content <= screen, `${step}: ${content} px of content in ${screen}`);
}

const parc = (rows) => ({ name: 'parc écoles.csv', mimeType: 'text/csv', buffer: Buffer.from('N° interne;Genre;Marque;Modèle exact;Nb\n' + rows.join('\n') + '\n') });
const rows = ['PC-1;Portable;HP;EliteBook 840 G8;1', 'PC-2;Portable;Dell;Latitude 5420;1', 'X-1;Machin;Truc;Z9;3'];

for (const javaScriptEnabled of [true, false]) {
  test(`from an empty database to an inventory, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 390, height: 844 }, bypassCSP: true, javaScriptEnabled, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const step = (name) => (javaScriptEnabled ? examine(page, name) : undefined);
    if (javaScriptEnabled) {
      await page.goto(city.url + '/empreinte');
      assert.match(await page.locator('main').innerText(), /pas encore d’inventaire/);
      await page.goto(city.said.match(/http\S+installation\S+/)[0]);
      await page.getByLabel('Identifiant').fill('alix');
      await page.getByLabel('Nom affiché').fill('Alix Martin');
      await page.getByLabel('Nouveau mot de passe').fill(password);
      await page.getByLabel('Le même, encore une fois').fill(password);
      await page.getByRole('button', { name: 'Créer ce compte' }).press('Enter');
      await page.waitForURL('**/tableau-de-bord');
      await page.goto(city.url + '/administration/ville');
      await page.getByLabel('Nom de la ville').fill('Sainte-Forêt');
      await page.getByLabel('Code INSEE').fill('139');
      await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
      await step('the city, with an error');
      await page.getByLabel('Code INSEE').fill('13999');
      await page.getByLabel('Directions').fill('DEC ; Écoles ; 120');
      await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
      await step('the city');
    } else {
      await page.goto(city.url + '/connexion');
      await page.getByLabel('Identifiant').fill('alix');
      await page.getByLabel('Mot de passe').fill(password);
      await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
    }

    await page.goto(city.url + '/inventaire/importer');
    await step('files to send');
    await page.getByRole('button', { name: 'Regarder ces fichiers' }).press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Fichiers').setInputFiles(parc([...rows, rows[0]]));
    await page.getByRole('button', { name: 'Regarder ces fichiers' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Regarder les fichiers' }).waitFor();
    await step('the files');
    await page.getByRole('link', { name: 'parc écoles.csv' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'parc écoles.csv' }).waitFor();
    await step('a file');
    for (const [column, field] of [['N° interne', 'name'], ['Genre', 'type'], ['Marque', 'manufacturer'], ['Modèle exact', 'model'], ['Nb', 'quantity']])
      await page.getByLabel(column, { exact: true }).fill(field);
    await page.getByRole('button', { name: 'Le lire ainsi' }).press('Enter');
    assert.match(await page.locator('#lignes').innerText(), /PC-1[\s\S]*EliteBook/);
    await page.getByRole('link', { name: 'Regarder les fichiers, puis importer' }).press('Enter');

    // A name twice: nothing is stored, the row comes back.
    const date = javaScriptEnabled ? '30/11/2026' : '31/12/2025';
    await page.getByLabel('Date de l’inventaire').fill(date);
    await page.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
    const over = async () => {
      for (let i = 0; i < 100 && (await page.getByText('Actualiser').count()) > 0; ++i) {
        if (!javaScriptEnabled) await page.getByRole('link', { name: 'Actualiser' }).press('Enter');
        await page.waitForTimeout(100); // with JavaScript the page follows by itself
      }
    };
    await over();
    assert.match(await page.locator('main').innerText(), /refusé/);
    await step('a refused import');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Télécharger les lignes rejetées/ }).press('Enter')]);
    assert.match(readFileSync(await download.path(), 'utf8'), /capnr_motif[\s\S]*PC-1/);
    await page.getByRole('link', { name: 'Revenir à ces fichiers' }).press('Enter');
    await page.getByLabel('Date de l’inventaire').fill(date);
    await page.getByLabel('Importer sans les lignes rejetées').check();
    await page.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
    await over();
    assert.match(await page.locator('main').innerText(), /enregistré, sans les lignes rejetées/);
    await step('an import that is done');

    // What is not recognised.
    if (javaScriptEnabled) {
      await page.getByRole('link', { name: /modèles ne sont pas reconnus/ }).press('Enter');
      await page.getByLabel('Machin / Truc / Z9').fill('laptop');
      await step('models to recognise');
      await page.getByRole('button', { name: 'Garder ces réponses' }).press('Enter');
      assert.equal(await page.getByLabel('Machin / Truc / Z9').count(), 0);
      await page.goto(city.url + '/inventaire/2026-11-30');
      assert.match(await page.locator('#equipements').innerText(), /X-1/);
      await page.goto(city.url + '/empreinte');
      assert.match(await page.locator('main').innerText(), /kg\sCO₂e/);
      await page.goto(city.url + '/travaux');
      assert.equal(await page.locator('#travaux tbody tr').count(), 2);
      await step('the list of long work');
    }
    await context.close();
  });
}
