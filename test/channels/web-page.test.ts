import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { id as texts } from '../../src/language/texts.ts';
import type { Inbound } from '../../src/message.ts';
import { hasBrowser, openBrowser, sayNoBrowser } from '../support/browser.ts';
import { openSite, type Site } from './web-site.ts';

const yesNo = [
  { id: 'yes', label: 'Ya' },
  { id: 'no', label: 'Tidak' },
];

/** An echo that now and then asks back. */
const echo = ({ text, choice }: Inbound) => {
  if (text === '/start') return [{ text: 'Halo, saya *Tangguh*.\nLanjut?', choices: yesNo }];
  return [{ text: `Anda bilang: ${text ?? choice}` }];
};

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Violation = { id: string; impact: string; nodes: { html: string }[] };

/** What axe finds serious or critical. It is put in past the page's own policy, which would keep it out. */
async function seriousTrouble(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run().then((result) => result.violations)')) as Violation[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

function pageOfTheWebChat(): void {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    faults.length = 0;
    site = await openSite({ reply: echo });
    context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.text().includes('Content Security Policy') && faults.push(line.text()));
    await page.goto(site.url);
  });
  afterEach(async () => {
    await context.close();
    await site.stop();
    expect(faults).toEqual([]);
  });

  const box = () => page.getByRole('textbox', { name: texts.web.input });
  const bubbles = () => page.locator('.bot, .person').locator('p').allTextContents();
  const shows = (...expected: string[]) =>
    vi.waitFor(async () => expect(await bubbles()).toEqual(expected), { timeout: 8_000 });
  const type = async (text: string) => {
    await box().fill(text);
    await box().press('Enter');
  };
  const start = async () => {
    await page.getByRole('button', { name: texts.web.start }).click();
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?');
  };

  it('begins with one button that starts the conversation', async () => {
    expect(await page.getByText(texts.web.welcomeTitle).isVisible()).toBe(true);
    await start();
    expect(site.heard[0]?.text).toBe('/start');
    expect(await page.getByText(texts.web.welcomeTitle).isVisible()).toBe(false);
    expect(await page.locator('.bot strong').textContent()).toBe('Tangguh');
  });

  it('sends what is typed, once, and keeps the box ready', async () => {
    await type('halo');
    await shows('halo', 'Anda bilang: halo');
    expect(await box().inputValue()).toBe('');
    expect(await box().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(site.heard).toHaveLength(1);
  });

  it('hides a long number but for its last four digits once it was accepted', async () => {
    await start();
    await type('nik 1571 0157 0890 0000');
    await shows(
      'Mulai',
      'Halo, saya Tangguh.\nLanjut?',
      'nik **** **** **** 0000',
      'Anda bilang: nik 1571 0157 0890 0000',
    );
  });

  it('sends by its button too, and breaks a line with Shift and Enter', async () => {
    await box().fill('satu');
    await box().press('Shift+Enter');
    await box().pressSequentially('dua');
    await page.getByRole('button', { name: texts.web.send }).click();
    await vi.waitFor(() => expect(site.heard[0]?.text).toBe('satu\ndua'));
  });

  it('shows choices under the last message only, and takes one by a tap', async () => {
    await start();
    const buttons = page.locator('.choices button');
    expect(await buttons.allTextContents()).toEqual(['Ya', 'Tidak']);
    await buttons.first().click();
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'Ya', 'Anda bilang: yes');
    expect(site.heard[1]).toMatchObject({ choice: 'yes' });
    expect(await buttons.count()).toBe(0);
  });

  it('can be used with the keyboard alone', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?');
    await page.locator('.log').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'Tidak', 'Anda bilang: no');
    await page.keyboard.press('Tab');
    await page.keyboard.type('halo');
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(site.heard.at(-1)?.text).toBe('halo'));
  });

  it('shows and tells that an answer is on its way', async () => {
    await site.stop();
    site = await openSite({ reply: echo, replyMs: 600 });
    await page.goto(site.url);
    await type('halo');
    const typing = page.getByRole('log').getByText(texts.web.typing);
    await typing.waitFor({ state: 'attached' });
    expect(await page.locator('.typing').isVisible()).toBe(true);
    await shows('halo', 'Anda bilang: halo');
    expect(await page.locator('.typing').isVisible()).toBe(false);
  });

  it('looks after a reload as it did before, choices included', async () => {
    await start();
    const parts = page.locator('.log ol, .choices button');
    // The page's clock gave the time of a person's message, after a reload it is the ledger's.
    const look = async () =>
      (await parts.evaluateAll((all) => all.map((part) => part.outerHTML).join('\n')))
        .replaceAll(/<time.*?<\/time>/g, '')
        .replaceAll(' data-state="sent"', '');
    const before = await look();
    await page.reload();
    expect(await look()).toEqual(before);
    await type('halo');
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'halo', 'Anda bilang: halo');
  });

  it('shows in every tab of a chat what is said in one', async () => {
    await start();
    const other = await context.newPage();
    await other.goto(site.url);
    await other.getByRole('textbox').fill('dari tab lain');
    await other.getByRole('textbox').press('Enter');
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'dari tab lain', 'Anda bilang: dari tab lain');
  });

  it('keeps a message that cannot be sent, and sends it once when the network is back', async () => {
    await start();
    await context.setOffline(true);
    await type('halo');
    await page.getByRole('button', { name: texts.web.unsent }).waitFor();
    await context.setOffline(false);
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'halo', 'Anda bilang: halo');
    expect(await page.getByText(texts.web.unsent).count()).toBe(0);
    expect(site.heard.filter((message) => message.text === 'halo')).toHaveLength(1);
  });

  it('sends again, by a tap and with the same id, what was stored although the answer got lost', async () => {
    await page.route('**/chat/messages', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: texts.web.start }).click();
    await page.getByRole('button', { name: texts.web.unsent }).waitFor();
    await page.unroute('**/chat/messages');
    await page.getByRole('button', { name: texts.web.unsent }).click();
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?');
    expect(new Set(site.heard.map((message) => message.id.split('.')[0])).size).toBe(1);
  });

  it('says that the server is away, and catches up when it is back', async () => {
    await start();
    const { port } = new URL(site.url);
    const { book } = site;
    await site.stop();
    const [chat] = site.opened;
    await page.getByText(texts.web.lost).waitFor({ state: 'visible' });
    book.write(chat!, 'Pengingat');
    site = await openSite({ reply: echo, port: Number(port), book });
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'Pengingat');
    expect(site.book.unsent(chat!)).toEqual([]);
    await page.getByText(texts.web.lost).waitFor({ state: 'hidden' });
  });

  it('says that a text is too long and leaves it in the box', async () => {
    const long = 'a'.repeat(4_001);
    await type(long);
    expect(await page.getByRole('alert').textContent()).toBe(texts.web.tooLong);
    expect(await box().inputValue()).toBe(long);
    expect(site.heard).toEqual([]);
  });

  it('gives the text back when the server declines it', async () => {
    await box().evaluate((element) => element.setAttribute('data-longest', '9999'));
    const long = 'a'.repeat(4_001);
    await type(long);
    await vi.waitFor(async () => expect(await page.getByRole('alert').textContent()).toBe(texts.web.tooLong));
    expect(await box().inputValue()).toBe(long);
    expect(await bubbles()).toEqual([]);
  });

  it('makes no markup of what people write', async () => {
    const nasty = '<img src=x onerror="document.title=1"> & *<b>tebal</b>*';
    await type(nasty);
    await shows('<img src=x onerror="document.title=1"> & <b>tebal</b>', `Anda bilang: ${nasty.replaceAll('*', '')}`);
    await page.reload();
    await shows('<img src=x onerror="document.title=1"> & <b>tebal</b>', `Anda bilang: ${nasty.replaceAll('*', '')}`);
    expect(await page.locator('.log img, .log b').count()).toBe(0);
  });

  it('works without its script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(site.url);
    await still.getByRole('button', { name: texts.web.start }).click();
    await still.getByRole('button', { name: 'Ya', exact: true }).click();
    await still.getByRole('textbox').fill('tanpa skrip');
    await still.getByRole('button', { name: texts.web.send }).click();
    const said = await still.locator('.bot p').allTextContents();
    expect(said).toEqual(['Halo, saya Tangguh.\nLanjut?', 'Anda bilang: yes', 'Anda bilang: tanpa skrip']);
    await plain.close();
  });

  it('gives fingers 44 pixels and needs no sideways scrolling at 320', async () => {
    await page.setViewportSize({ width: 320, height: 480 });
    await start();
    const sizes = await page
      .locator('button:visible, textarea:visible')
      .evaluateAll((parts) =>
        parts.map((part) => Math.min(part.getBoundingClientRect().width, part.getBoundingClientRect().height)),
      );
    expect(sizes).toHaveLength(4);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has nothing that axe finds serious at %i pixels, %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await seriousTrouble(page)).toEqual([]);
    await start();
    await context.setOffline(true);
    await type('belum terkirim');
    await page.getByRole('button', { name: texts.web.unsent }).waitFor();
    await type('a'.repeat(4_001));
    expect(await seriousTrouble(page)).toEqual([]);
    await context.setOffline(false);
    await shows('Mulai', 'Halo, saya Tangguh.\nLanjut?', 'belum terkirim', 'Anda bilang: belum terkirim');
    expect(await seriousTrouble(page)).toEqual([]);
  });
}

if (hasBrowser) describe('the page of the web chat', pageOfTheWebChat);
else {
  sayNoBrowser('the web chat in a real browser (test/channels/web-page.test.ts)');
  it('knows why the page of the web chat is not tested here', () =>
    expect(`${process.platform}/${process.arch}`).not.toBe('linux/x64'));
}
