import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CROWD_PROOFS, NIK_PAGE } from '../../src/domain/limits.ts';
import { text } from '../../src/language/texts.ts';
import { findLink } from '../../src/store/nik-links-page.ts';
import { MARWAN, portsOf } from '../support/cases.ts';
import { later, morning } from '../support/ledger.ts';
import { linkRows } from '../support/nik.ts';
import { asker, type NikSite, openNikSite, send } from './nik-site.ts';

let site: NikSite;
beforeAll(async () => {
  site = await openNikSite({ trustProxy: 1 });
});
afterAll(() => site.stop());
beforeEach(async () => {
  site.clock.now = morning;
  await site.db.pool.query('DELETE FROM nik_links; DELETE FROM rate_limits');
});

const good = { nik: MARWAN.nik, proof: MARWAN.card };
const numberIn = (page: string): string => /class="number">(\d{4})</.exec(page)?.[1] ?? '';
const slipsIn = (page: string): string[] =>
  [...page.matchAll(/role="alert"[^>]*>([^<]*)</g)].map(([, words]) => words!);
const counted = async () => (await site.db.pool.query(`SELECT FROM rate_limits WHERE key LIKE 'proof:%'`)).rowCount;

describe('the page for a NIK', () => {
  it('names the chat that will get the answer, and how long ago it asked', async () => {
    const { url } = await site.asked();
    expect(await (await fetch(url)).text()).toContain('baru saja diminta');
    site.clock.now = later(morning, 150_000);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<strong>chat WhatsApp +62 812-••••-4321</strong><br>diminta 2 menit lalu');
    expect(page).toContain(text('nikPage.warn'));
    expect(page).toContain('berlaku sampai 09.30 WIB');
  });

  it('makes no markup and no sentence of ours of how somebody calls himself', async () => {
    const { url } = await site.asked({ channel: 'telegram', name: '<b>Budi</b> {{phone}} $t(nikPage.warn)' });
    const page = await (await fetch(url)).text();
    expect(page).toContain('chat Telegram dengan nama “&lt;b&gt;Budi&lt;/b&gt; {{phone}} $t(nikPage.warn)”');
  });

  it('changes nothing when it is looked at, by whomever and however often', async () => {
    const { url } = await site.asked();
    const before = await linkRows(site.db);
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(url, { method })).status).toBe(200);
    expect(await linkRows(site.db)).toEqual(before);
    expect(await counted()).toBe(0);
  });

  it('is at most 10 kB, loads nothing, runs nothing and does not hold its own address', async () => {
    const { url, token } = await site.asked();
    const page = await (await fetch(url)).text();
    expect(Buffer.byteLength(page)).toBeLessThan(10_000);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|https?:|url\(|@import/);
    expect(page).not.toContain(token);
  });

  it('is kept by nobody, framed by nobody, and tells nobody where it stands, whatever the answer', async () => {
    const { url } = await site.asked();
    const unknown = `${site.url}/nik/${'A'.repeat(22)}`;
    const answers = [
      await fetch(url),
      await send(url, { ...good, nik: '1' }),
      await send(url, good),
      await fetch(url),
      await fetch(unknown),
      await send(url, { ...good, sure: 'x'.repeat(9_000) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 200, 410, 410, 413]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self' 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    }
  });

  it.each(['short', 'A'.repeat(22), `${'A'.repeat(21)}%00`, '..%2f..%2fetc'])(
    'is the one for links that do not hold at /nik/%s',
    async (token) => {
      const answer = await fetch(`${site.url}/nik/${token}`);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain(text('nikPage.goneTitle'));
    },
  );

  it('is the one for links that do not hold after thirty minutes, to a form that was open too', async () => {
    const { url } = await site.asked();
    site.clock.now = later(morning, 30 * 60_000);
    const [look, form] = [await fetch(url), await send(url, good)];
    expect([look.status, form.status]).toEqual([410, 410]);
    expect(await look.text()).toBe(await form.text());
  });

  it('fails without telling its address, in the page or the log', async () => {
    const { url, token } = await site.asked();
    await site.db.pool.query(`UPDATE nik_links SET asker = '\\x00'`);
    const answer = await fetch(url);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await answer.text()).not.toContain(token);
    expect(site.log.lines.map(({ event }) => event)).toEqual(['request failed']);
    expect(JSON.stringify(site.log.lines)).not.toContain(token);
    expect(await site.metrics.registry.metrics()).not.toContain(token);
  });
});

describe('a form that cannot be right', () => {
  it.each([
    ['nothing', {}, 422, [text('nikPage.needNik'), text('nikPage.needProof')]],
    ['15 digits', { ...good, nik: '150803010785000' }, 422, [text('nikPage.badLength', { count: 15 })]],
    ['one digit sixteen times', { ...good, nik: '1111111111111111' }, 422, [text('nikPage.badNik')]],
    ['no day of birth', { ...good, nik: '1508039907850000' }, 422, [text('nikPage.unusual')]],
    ['the NIK as family card', { ...good, proof: '1508 0301 0785 0000' }, 422, [text('nikPage.sameNik')]],
    ['12 digits of a card', { ...good, proof: '900000000021' }, 422, [text('nikPage.badProof', { count: 12 })]],
    ['a word for a card', { ...good, proof: 'lupa' }, 422, [text('nikPage.badCode')]],
    ['half a code', { ...good, proof: '', code: 'A3CDE' }, 422, [text('nikPage.badCode')]],
  ] as const)('says so beside the field and keeps the rest, spends nothing and counts nothing: %s', async (...row) => {
    const [, fields, status, slips] = row;
    const { url } = await site.asked();
    const before = await linkRows(site.db);
    const answer = await send(url, fields);
    const page = await answer.text();
    expect(answer.status).toBe(status);
    expect(slipsIn(page)).toEqual(slips);
    for (const value of Object.values<string>(fields).filter(Boolean)) expect(page).toContain(`value="${value}"`);
    expect(await linkRows(site.db)).toEqual(before);
    expect(await counted()).toBe(0);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json'])(
    'is asked for again when what was sent is none at all: %s',
    async (type) => {
      const { url, token } = await site.asked();
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: '{"nik":' });
      expect(answer.status).toBe(422);
      expect(await findLink(site.db, token, site.clock.now)).toBeDefined();
    },
  );

  it('is taken when an unusual NIK comes once more', async () => {
    const { url } = await site.asked();
    const odd = { ...good, nik: '1508039907850000' };
    const page = await (await send(url, odd)).text();
    const sure = /name="sure" value="(\d*)"/.exec(page)?.[1] ?? '';
    expect(numberIn(await (await send(url, { ...odd, sure })).text())).toMatch(/^\d{4}$/);
  });

  it('is made no markup of', async () => {
    const { url } = await site.asked();
    const page = await (await send(url, { nik: '"><script>1</script>', proof: '' })).text();
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;1&lt;/script&gt;"');
  });
});

describe('a form that may be right', () => {
  it.each([
    ['as they are printed', good],
    ['with spaces, dots and letters for digits', { nik: '1508 0301 0785 0oOO', proof: '9000.0000.002' }],
    ['with a word before', { nik: 'NIK: 1508030107850000', proof: 'KPJ 90000000002' }],
    ['by the family card', { ...good, proof: MARWAN.family }],
  ])('is taken with numbers %s', async (_, fields) => {
    const { url, chat } = await site.asked();
    const answer = await send(url, fields);
    expect(answer.status).toBe(200);
    const number = numberIn(await answer.text());
    expect(await portsOf(site.db, chat).redeem(number)).toMatchObject({ ok: true });
    expect((await fetch(url)).status).toBe(410);
  });

  it('has the same page whether the proof holds, is wrong or the NIK is unknown, but for the digits', async () => {
    const forms = [good, { ...good, proof: '90000999999' }, { ...good, nik: '1571012304750000' }];
    const pages: string[] = [];
    for (const fields of forms) {
      const { url } = await site.asked();
      const answer = await send(url, fields);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      const page = await answer.text();
      expect(numberIn(page)).toMatch(/^\d{4}$/);
      pages.push(JSON.stringify([answer.status, headers]) + page.replace(/(class="number">)\d{4}/, '$1'));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('Kembali ke chat WhatsApp +62 812-••••-4321');
    expect(pages[0]).toContain('berlaku sampai 09.10 WIB');
  });

  it('sent twice at once is answered with a number once', async () => {
    const { url } = await site.asked();
    const answers = await Promise.all([send(url, good), send(url, good)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('waits after too many tries, and is told from when on; the link is not spent', async () => {
    const { url } = await site.asked();
    await send((await site.asked()).url, { nik: '1571012304750000', proof: '90000999999' });
    await site.db.pool.query(`UPDATE rate_limits SET points = $1 WHERE key LIKE 'proof:hour:crowd:%'`, [
      CROWD_PROOFS[0].most,
    ]);
    const answer = await send(url, good);
    expect(answer.status).toBe(429);
    const page = await answer.text();
    expect(slipsIn(page)).toEqual([expect.stringContaining('mulai Senin, 23 November 2026 pukul 10.00 WIB')]);
    expect(page).toContain(`value="${MARWAN.nik}"`);
    expect((await fetch(url)).status).toBe(200);
    const elsewhere = await send(url, good, { 'x-forwarded-for': '198.51.100.7' });
    expect(elsewhere.status).toBe(200);
  });

  it('counts for the alarm that too many wrong proofs raise', async () => {
    const expire = later(morning, 1_000).getTime();
    await site.db.pool.query(`INSERT INTO rate_limits VALUES ('proof:all', 299, $1)`, [expire]);
    await send((await site.asked()).url, { ...good, proof: '90000999999' });
    expect(site.alarms).toEqual([300]);
  });

  it('says nothing of a NIK or a token to the log or the measures', async () => {
    const { url, token } = await site.asked();
    await send(url, good);
    const told = JSON.stringify(site.log.lines) + (await site.metrics.registry.metrics());
    expect(told).toContain('/nik/:token');
    for (const secret of [MARWAN.nik, MARWAN.card, token]) expect(told).not.toContain(secret);
  });
});

it('is answered to one network so many times a minute, and again a minute later', async () => {
  const { url } = await site.asked();
  const from = (network: string) => fetch(url, { headers: { 'x-forwarded-for': network } });
  expect((await from('198.51.100.1')).status).toBe(200);
  await site.db.pool.query(`UPDATE rate_limits SET points = $1 WHERE key = 'nik:198.51.100.0/24'`, [NIK_PAGE.most]);
  const refused = await from('198.51.100.2');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await refused.text()).toContain(text('nikPage.tooMany'));
  const form = await send(url, good, { 'x-forwarded-for': '198.51.100.3' });
  expect(form.status).toBe(429);
  expect((await from('203.0.113.1')).status).toBe(200);
  site.clock.now = later(morning, 60_000);
  expect((await from('198.51.100.2')).status).toBe(200);
});

it('says above every page that the people are made up, while they are', async () => {
  const trial = await openNikSite({ madeUp: true });
  try {
    const { url } = await trial.asked(asker);
    for (const answer of [await fetch(url), await send(url, good), await fetch(url)])
      expect(await answer.text()).toContain(text('start.trial'));
  } finally {
    await trial.stop();
  }
});
