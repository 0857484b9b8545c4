// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What people do with the site from its first day, without JavaScript nor mouse: the first administrator, an account for a department, a value, an action that
// goes forward, and what the public then sees.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { password, serveCity } from './city.mjs';

let city, browser;
before(async () => {
  city = await serveCity({ accounts: false });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser?.close();
  if (city) assert.equal(await city.stop(), 0);
});

async function somebody() {
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, reducedMotion: 'reduce' });
  return context.newPage();
}

async function signIn(page, login, word = password) {
  await page.goto(city.url + '/connexion');
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(word);
  await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
}

test('a city that installs it goes from the first account to what citizens read', async () => {
  // Who installs reads the address in the terminal.
  const admin = await somebody();
  await admin.goto(city.said.match(/http\S+installation\S+/)[0]);
  await admin.getByLabel('Identifiant').fill('alix');
  await admin.getByLabel('Nom affiché').fill('Alix Martin');
  await admin.getByLabel('Nouveau mot de passe').fill('trop court');
  await admin.getByLabel('Le même, encore une fois').fill('trop court');
  await admin.getByRole('button', { name: 'Créer ce compte' }).press('Enter');
  await admin.getByRole('alert').getByRole('link').press('Enter');
  assert.match(await admin.locator('#password-error').innerText(), /12/);
  await admin.getByLabel('Nouveau mot de passe').fill(password);
  await admin.getByLabel('Le même, encore une fois').fill(password);
  await admin.getByRole('button', { name: 'Créer ce compte' }).press('Enter');
  await admin.getByRole('heading', { level: 1, name: 'Tableau de bord' }).waitFor();

  // An account for a department, whose password its owner alone chooses.
  await admin.getByRole('link', { name: 'Administration' }).press('Enter');
  await admin.getByLabel('Identifiant').fill('bo');
  await admin.getByLabel('Nom affiché').fill('Bo Diallo');
  await admin.getByLabel('Rôle').selectOption('contributor');
  const departments = await admin.getByLabel('Direction').locator('option').evaluateAll((options) => options.map((one) => one.value));
  const department = departments.includes('DTE') ? 'DTE' : departments[1];
  await admin.getByLabel('Direction').selectOption(department);
  await admin.getByRole('button', { name: 'Ajouter ce compte' }).press('Enter');
  const link = (await admin.locator('main').innerText()).match(/\/mot-de-passe\/\S+/)[0];

  const contributor = await somebody();
  await contributor.goto(city.url + link);
  await contributor.getByLabel('Nouveau mot de passe').fill('une phrase que Bo retient');
  await contributor.getByLabel('Le même, encore une fois').fill('une phrase que Bo retient');
  await contributor.getByRole('button', { name: 'Choisir ce mot de passe' }).press('Enter');
  await signIn(contributor, 'bo', 'une phrase que Bo retient');
  await contributor.getByRole('heading', { level: 1, name: 'Tableau de bord' }).waitFor();
  assert.equal(await contributor.getByRole('link', { name: 'Administration' }).count(), 0);

  // An action of its department goes forward; those of others are read only.
  await contributor.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Plans' }).press('Enter');
  await contributor.getByRole('link', { name: '2026', exact: true }).press('Enter');
  const rows = contributor.locator('#actions tbody tr');
  const mine = rows.filter({ has: contributor.locator(`td:nth-child(3):text-is("${department}")`) }).first();
  await mine.getByRole('link').first().press('Enter');
  const action = await contributor.locator('h1').innerText();
  await contributor.getByLabel('Avancement, en pour cent').fill('55');
  await contributor.getByRole('textbox', { name: 'Commentaire' }).fill('Le marché est notifié.');
  await contributor.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  assert.match(await contributor.locator('#suivi').innerText(), /Bo Diallo.*Le marché est notifié\..*55/);
  await contributor.goto(city.url + '/plans/2026');
  const other = rows.filter({ hasNot: contributor.locator(`td:nth-child(3):text-is("${department}")`) }).first();
  await other.getByRole('link').first().press('Enter');
  assert.equal(await contributor.getByRole('textbox', { name: 'Commentaire' }).count(), 0);

  // A value of the whole city is the pilot's.
  await admin.goto(city.url + '/indicateurs?texte=I-4.3a');
  await admin.locator('tbody').getByRole('link').first().press('Enter');
  await admin.getByRole('textbox', { name: 'Période' }).fill('2026');
  await admin.getByRole('textbox', { name: /^Valeur/ }).fill('37,5');
  await admin.getByRole('textbox', { name: 'Source' }).fill('Liste des logiciels');
  await admin.getByRole('button', { name: 'Enregistrer cette valeur' }).press('Enter');
  assert.match(await admin.locator('#historique').innerText(), /37,5[\s\S]*Liste des logiciels[\s\S]*Alix Martin/);

  // What everybody reads.
  const citizen = await somebody();
  await citizen.goto(city.url + '/resultats?axe=ethics');
  assert.match(await citizen.locator('main').innerText(), /37,5/);
  assert.doesNotMatch(await citizen.locator('main').innerText(), /Alix|Bo Diallo/);
  assert.deepEqual(await citizen.context().cookies(), []);

  // What happened is in the log, without a name.
  await admin.goto(city.url + '/administration/journal');
  const log = await admin.locator('#journal').innerText();
  assert.match(log, /avancement d’une action dit/);
  assert.ok(log.includes(action.split(' ')[0]));
  assert.doesNotMatch(log, /Alix|Bo Diallo/);

  await admin.getByRole('button', { name: 'Se déconnecter' }).press('Enter');
  await admin.goto(city.url + '/administration');
  assert.match(admin.url(), /connexion/);
});

test('signing in needs no mouse, and the focus is seen at each step', async () => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(city.url + '/connexion');
  const reached = [];
  for (let i = 0; i < 30; ++i) {
    await page.keyboard.press('Tab');
    const [name, outline] = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return [one.id || one.textContent.trim(), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
    });
    reached.push(name);
    assert.ok(outline, `the focus is seen on ${name}`);
    if (name === 'Se connecter' && reached.includes('mot-de-passe')) break;
  }
  assert.ok(reached.indexOf('identifiant') < reached.indexOf('mot-de-passe'));
  await page.locator('#identifiant').fill('alix');
  await page.locator('#mot-de-passe').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tableau-de-bord');
  await context.close();
});
