import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { hasBrowser, openBrowser, sayNoBrowser } from '../support/browser.ts';
import { MARWAN, portsOf } from '../support/cases.ts';
import { otherThan } from '../support/nik.ts';
import { type NikSite, openNikSite } from './nik-site.ts';

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Violation = { id: string; nodes: { html: string }[] };

/** What axe finds, however little it is. It is put in past the page's own policy, which would keep it out. */
async function troubles(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run().then((result) => result.violations)')) as Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

function pageForANik(): void {
  let browser: Browser;
  let site: NikSite;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), openNikSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    faults.length = 0;
    asked.length = 0;
    await site.db.pool.query('DELETE FROM rate_limits');
    context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.text().includes('Content Security Policy') && faults.push(line.text()));
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  });
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  const nik = (on = page) => on.getByLabel(text('nikPage.nik'), { exact: true });
  const proof = (on = page) => on.getByLabel(text('nikPage.proof'));
  const sends = (on = page) => on.getByRole('button', { name: text('nikPage.send') }).click();
  const number = async (on = page) => (await on.locator('.number').textContent()) ?? '';

  it('shows whose chat asked, takes NIK and card, and gives the number that opens the record in that chat', async () => {
    const { chat, url } = await site.asked();
    await page.goto(url);
    expect(await page.getByText('chat WhatsApp +62 812-••••-4321').isVisible()).toBe(true);
    expect(await page.getByText(text('nikPage.warn')).isVisible()).toBe(true);
    expect(await nik().getAttribute('inputmode')).toBe('numeric');
    await nik().fill('1508 0301 0785 0000');
    await proof().fill(MARWAN.card);
    await sends();
    const digits = await number();
    expect(digits).toMatch(/^\d{4}$/);
    const ports = portsOf(site.db, chat, site.clock.now);
    expect(await ports.redeem(otherThan(digits))).toEqual({ ok: false, why: 'wrong', left: 2 });
    expect(await ports.redeem(digits)).toMatchObject({ ok: true, record: { name: 'Marwan Uji' }, proof: 'card' });
    // Nothing but the page itself was asked for, and no number stood in an address.
    expect(new Set(asked)).toEqual(new Set([`GET ${url}`, `POST ${url}`]));
  });

  it('says beside a field what is wrong with it and keeps what was typed', async () => {
    const { url } = await site.asked();
    await page.goto(url);
    await nik().fill('150803010785000');
    await proof().fill(MARWAN.card);
    await sends();
    expect(await page.getByRole('alert').allTextContents()).toEqual([text('nikPage.badLength', { count: 15 })]);
    expect(await nik().inputValue()).toBe('150803010785000');
    expect(await proof().inputValue()).toBe(MARWAN.card);
    await nik().fill(MARWAN.nik);
    await sends();
    expect(await number()).toMatch(/^\d{4}$/);
    await page.goto(url);
    expect(await page.getByRole('heading').textContent()).toBe(text('nikPage.goneTitle'));
  });

  it('takes an activation code, which stands folded away', async () => {
    const { url } = await site.asked();
    await page.goto(url);
    await nik().fill(MARWAN.nik);
    const code = page.getByLabel(text('nikPage.code'), { exact: true });
    expect(await code.isVisible()).toBe(false);
    await page.getByText(text('nikPage.useCode')).click();
    await code.fill('a3cde-4fhj');
    await sends();
    expect(await page.getByRole('alert').textContent()).toBe(text('nikPage.badCode'));
    await code.fill('a3cde-4fhjk');
    await sends();
    expect(await number()).toMatch(/^\d{4}$/);
  });

  it('works without a script, and with the keyboard alone', async () => {
    const { url } = await site.asked();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(url);
    await still.keyboard.press('Tab');
    await still.keyboard.type(MARWAN.nik);
    await still.keyboard.press('Tab');
    await still.keyboard.type(MARWAN.family);
    await still.keyboard.press('Enter');
    await still.locator('.number').waitFor();
    expect(await number(still)).toMatch(/^\d{4}$/);
    await plain.close();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s, and fits 320 pixels', async (colorScheme) => {
    const { url } = await site.asked();
    await page.setViewportSize({ width: 320, height: 480 });
    await page.emulateMedia({ colorScheme });
    const isWell = async () => {
      expect(await troubles(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    };
    await page.goto(url);
    await page.getByText(text('nikPage.useCode')).click();
    await isWell();
    const parts = page.locator('input:visible, button:visible, summary');
    const heights = await parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().height));
    expect(heights).toHaveLength(5);
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(40);
    await nik().fill('1');
    await sends();
    await isWell();
    await nik().fill(MARWAN.nik);
    await proof().fill(MARWAN.card);
    await sends();
    await page.locator('.number').waitFor();
    await isWell();
    await page.goto(url);
    await isWell();
  });
}

if (hasBrowser) describe('the page for a NIK in a browser', pageForANik);
else {
  sayNoBrowser('the page for a NIK in a real browser (test/web/nik-page.test.ts)');
  it('knows why the page for a NIK is not tested here', () =>
    expect(`${process.platform}/${process.arch}`).not.toBe('linux/x64'));
}
