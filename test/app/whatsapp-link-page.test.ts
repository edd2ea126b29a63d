import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { hasBrowser, openBrowser, sayNoBrowser } from '../support/browser.ts';
import { otherThan } from '../support/nik.ts';
import { type Talker, type WhatsappLine, whatsappLine } from './support/whatsapp-line.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SITI = { nik: '1571015708900000', card: '90000000001' };
const COVER =
  /^\*Siti Uji\*\n\n✅ Tercatat terlindungi\nProgram: \*BKBK Dumisake\*\n[\s\S]*Ini data siapa\? Pilih salah satu\./;

function safeLink(): void {
  let line: WhatsappLine;
  let browser: Browser;
  const given: string[] = [];

  beforeAll(async () => {
    [line, browser] = await Promise.all([whatsappLine(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await line?.close();
  });

  /** Opens the link that an answer gives, in a browser of its own. */
  async function opens(answer: string): Promise<Page> {
    const [url = '', token = ''] = /http\S+\/nik\/([\w-]{22})(?=\n)/.exec(answer) ?? [];
    given.push(token);
    const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
    await page.goto(url);
    return page;
  }

  /** Asks for her cover, and opens the link that she is given. */
  async function asks(person: Talker, manner = {}): Promise<Page> {
    for (const said of ['halo', 'setuju']) await person.says(said, manner);
    const answer = await person.says('cek kepesertaan', manner);
    expect(answer.startsWith(`${text('check.notInChat')}\n\nBuka tautan ini di HP Anda sendiri`)).toBe(true);
    expect(answer).toContain('Jangan diteruskan ke orang lain.');
    return opens(answer);
  }

  async function sends(page: Page, card: string): Promise<void> {
    await page.getByLabel(text('nikPage.nik'), { exact: true }).fill(SITI.nik);
    await page.getByLabel(text('nikPage.proof')).fill(card);
    await page.getByRole('button', { name: text('nikPage.send') }).click();
  }

  /** Fills in the page; the four digits that it then shows. */
  async function fillsIn(page: Page, card = SITI.card): Promise<string> {
    await sends(page, card);
    const digits = (await page.locator('.number').textContent()) ?? '';
    expect(digits).toMatch(/^\d{4}$/);
    given.push(digits);
    return digits;
  }

  const bindings = async ({ phone }: Talker): Promise<number> =>
    (
      await line.rows('SELECT FROM bindings b JOIN chats c ON c.id = b.chat_id WHERE c.address = ANY($1)', [
        [phone.lidJid, phone.numberJid],
      ])
    ).length;

  it('names the chat, takes NIK and card, and its four digits typed in that chat open the record there', async () => {
    const siti = line.person('6284000004321');
    const page = await asks(siti);
    expect(await page.getByText('chat WhatsApp +62 840-••••-4321').isVisible()).toBe(true);
    expect(await page.getByText(text('nikPage.warn')).isVisible()).toBe(true);
    expect(await siti.says('1234')).toContain(text('check.notFilledIn'));
    const digits = await fillsIn(page);
    expect(await page.getByText('Kembali ke chat WhatsApp +62 840-••••-4321').isVisible()).toBe(true);
    expect(await bindings(siti)).toBe(0);
    expect(await siti.says(otherThan(digits))).toContain('Masih bisa dicoba 2 kali.');
    expect(await siti.says(digits)).toMatch(COVER);
    expect(await bindings(siti)).toBe(1);
    await siti.says('saya sendiri');
    expect(await siti.says('cek kepesertaan')).toContain('1. Siti Uji');
  });

  it('names a chat whose phone WhatsApp does not state by the name that its person goes by there', async () => {
    const page = await asks(line.person(), { withoutAlt: true });
    expect(await page.getByText('chat WhatsApp dengan nama “Ibu Rahasia”').isVisible()).toBe(true);
    await page.close();
  });

  it('that was forwarded and filled in by somebody else opens nothing, in neither chat', async () => {
    const [first, other] = [line.person(), line.person()];
    const page = await asks(first);
    for (const said of ['halo', 'setuju', 'cek kepesertaan']) await other.says(said);
    const digits = await fillsIn(page);
    expect(await other.says(digits)).not.toContain('Siti');
    for (const by of [1, 2, 3]) expect(await first.says(otherThan(digits, by))).not.toContain('Siti');
    expect(await first.says(digits)).toContain(text('check.linkOver'));
    expect([await bindings(first), await bindings(other)]).toEqual([0, 0]);
  });

  it('tells only in the chat that a card does not fit, and a new link opens the record after a while all the same', async () => {
    const person = line.person();
    const digits = await fillsIn(await asks(person), '90000999999');
    expect(await person.says(digits)).toContain(text('check.notProven_link'));
    const page = await opens(await person.says('1'));
    await sends(page, SITI.card);
    expect(await page.getByRole('alert').textContent()).toMatch(/^Demi keamanan data, percobaan dibatasi\. Kirim lagi/);
    await line.rows('DELETE FROM rate_limits');
    expect(await person.says(await fillsIn(page))).toMatch(COVER);
  });

  it('no number, name, token or digits of it were printed', () => {
    expect(given).toHaveLength(5 + 4);
    for (const secret of [SITI.nik, SITI.card, 'Siti', 'Rahasia', ...given])
      expect(line.printed()).not.toMatch(new RegExp(`(?<![\\w.])${secret}(?![\\w.-])`));
  });
}

if (hasBrowser) describe('a link that a worker asked for on WhatsApp', safeLink);
else {
  sayNoBrowser('the safe link of WhatsApp in a real browser (test/app/whatsapp-link-page.test.ts)');
  it('knows why the safe link of WhatsApp is not tested here', () =>
    expect(`${process.platform}/${process.arch}`).not.toBe('linux/x64'));
}
