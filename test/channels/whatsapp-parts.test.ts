import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { textsOf } from '../../src/channels/numbered-texts.ts';
import { afterLock, longer, stoppedBy, waitMs } from '../../src/channels/whatsapp/circuit.ts';
import { afterClose, backoffMs, closeCode, codesUsedUp } from '../../src/channels/whatsapp/closing.ts';
import { oneLine } from '../../src/channels/whatsapp/line.ts';
import { messageIds } from '../../src/channels/whatsapp/message-id.ts';
import type { Version } from '../../src/channels/whatsapp/parts.ts';
import { receiptOf } from '../../src/channels/whatsapp/receipts.ts';
import { serverUrl } from '../../src/channels/whatsapp/socket.ts';
import { versionChoice } from '../../src/channels/whatsapp/versions.ts';

const keyed = (key: string) => messageIds((value) => createHmac('sha256', key).update(value).digest());
const ids = keyed('ours');
const place = fc.record({
  row: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  part: fc.integer({ min: 0, max: 127 }),
  isLast: fc.boolean(),
});

describe('the id of a message', () => {
  it('says to us, and to us alone, which part of which row it is', () => {
    fc.assert(
      fc.property(place, (one) => {
        const id = ids.of(one);
        expect(id).toMatch(/^3EB0[0-9A-F]{18}$/);
        expect(ids.of(one)).toBe(id);
        expect(ids.read(id)).toEqual(one);
        expect(keyed('theirs').read(id)).toBeUndefined();
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('is another for each place, and tells nothing of the one before', () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => ids.of({ row: at + 1, part: 0, isLast: true }));
    expect(new Set(rows).size).toBe(1_000);
    expect(new Set(rows.map((id) => id.slice(12))).size).toBe(1_000);
  });

  it('is not read when one sign of it is another, or when we did not make it', () => {
    const digits = [...'0123456789ABCDEF'];
    fc.assert(
      fc.property(place, fc.integer({ min: 4, max: 21 }), fc.constantFrom(...digits), (one, at, digit) => {
        const id = ids.of(one);
        const forged = id.slice(0, at) + digit + id.slice(at + 1);
        expect(ids.read(forged)).toEqual(forged === id ? one : undefined);
      }),
      { seed: 2, numRuns: 1_000 },
    );
    const foreign = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...digits), { minLength: 18, maxLength: 18 }).map((all) => `3EB0${all.join('')}`),
    );
    fc.assert(
      fc.property(foreign, (id) => {
        expect(ids.read(id)).toBeUndefined();
      }),
      { seed: 3 },
    );
    for (const none of [null, undefined, '']) expect(ids.read(none)).toBeUndefined();
  });

  it.each([0, -1, 2 ** 31, 1.5, Number.NaN])('cannot be made for row %s', (row) => {
    expect(() => ids.of({ row, part: 0, isLast: true })).toThrow(RangeError);
  });
});

describe('a closed connection', () => {
  it.each([
    [515, 'again', 'connecting'],
    [428, 'later', 'waiting'],
    [408, 'later', 'waiting'],
    [500, 'later', 'waiting'],
    [503, 'later', 'waiting'],
    [599, 'later', 'waiting'],
    [401, 'forget', 'unlinked'],
    [402, 'stop', 'banned'],
    [403, 'stop', 'banned'],
    [405, 'refresh', 'waiting'],
    [411, 'stop', 'refused'],
    [440, 'stop', 'replaced'],
  ])('%i: %s, and the account is %s', (code, next, standing) => {
    expect(afterClose(code)).toEqual({ do: next, standing });
  });

  it('with a version that was refused too often is given up', () => {
    expect(afterClose(405, 2).do).toBe('refresh');
    expect(afterClose(405, 3)).toEqual({ do: 'stop', standing: 'outdated' });
  });

  it.each([
    ['the code that WhatsApp gave', 401, 'Connection Failure', 401],
    ['nothing of what a proxy answered', 401, 'WebSocket Error (Unexpected server response: 401)', 408],
    ['lost, where nothing was given', undefined, 'Connection Terminated', 408],
  ])('counts as %s', (_, statusCode, message, code) => {
    expect(closeCode(Object.assign(new Error(message), { output: { statusCode } }))).toBe(code);
  });

  it('tells codes that are used up from a server that does not answer', () => {
    expect(codesUsedUp(408, 'QR refs attempts ended')).toBe(true);
    expect(codesUsedUp(408, 'Connection was lost')).toBe(false);
  });

  it('is followed by waits that double from a second to a minute, each shifted by chance', () => {
    expect([0, 1, 2, 5, 6, 20].map((tried) => backoffMs(tried, 0.5))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect([backoffMs(0, 0), backoffMs(0, 1)]).toEqual([500, 1_500]);
  });
});

describe('the version that we say we are', () => {
  const [old, fresh]: Version[] = [
    [2, 3000, 1],
    [2, 3000, 9],
  ];
  const kept: Version[] = [];
  const versions = { last: async () => old, keep: async (version: Version) => void kept.push(version) };
  const broken = { ...versions, fetch: () => Promise.reject(new Error('no network')) };

  it.each([
    ['the newest', { ...versions, fetch: async () => fresh }, fresh],
    ['the last that worked where the newest cannot be learnt', broken, old],
    ['the last that worked where nobody asks', versions, old],
  ])('is %s', async (_, parts, expected) => {
    expect(await versionChoice(parts).current()).toEqual(expected);
  });

  it('is the one that Baileys brings, once the last that worked is refused', async () => {
    const choice = versionChoice(versions);
    await choice.current();
    choice.refuse();
    expect((await choice.current())[2]).toBeGreaterThan(1_000_000);
  });

  it('is remembered once it has worked, when it is another than before', async () => {
    for (const fetch of [async () => old, async () => fresh]) {
      const choice = versionChoice({ ...versions, fetch });
      await choice.current();
      await choice.worked();
    }
    expect(kept).toEqual([fresh]);
  });
});

describe('what stops notices', () => {
  const now = new Date('2026-11-23T03:00:00Z');
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

  it.each([
    ['463', { why: 'error-463', until: hours(24) }],
    ['403', { why: 'error-403', until: hours(24) }],
    ['429', { why: 'error-429', until: hours(0.25) }],
    ['479', undefined],
  ])('error %s', (error, expected) => {
    expect(stoppedBy(error, now)).toEqual(expected);
  });

  it('is a lock on writing first, until it ends or is lifted', () => {
    const locked = afterLock({ isActive: true, timeEnforcementEnds: hours(3) }, undefined, now);
    expect(locked).toEqual({ why: 'reach-out', until: hours(3) });
    expect(afterLock({ isActive: true }, undefined, now)?.until).toEqual(hours(24));
    expect(afterLock({ isActive: false }, locked, now)).toBeUndefined();
    const other = stoppedBy('463', now);
    expect(afterLock({ isActive: false }, other, now)).toBe(other);
    expect(afterLock({ isActive: true, timeEnforcementEnds: hours(1 / 60) }, other, now)).toBe(other);
  });

  it('lasts as long as the longest of it, and is over when its time has come', () => {
    const [short, long] = [stoppedBy('429', now)!, stoppedBy('463', now)!];
    for (const one of [longer(short, long), longer(long, short), longer(undefined, long)]) expect(one).toBe(long);
    expect(waitMs(short, now)).toBe(900_000);
    expect(waitMs(short, hours(1))).toBeUndefined();
    expect(waitMs(undefined, now)).toBeUndefined();
  });
});

describe('a line of works', () => {
  it('has one going at a time, urgent ones before the rest', async () => {
    const run = oneLine();
    const done: string[] = [];
    let going = 0;
    const work = (name: string) => async () => {
      going += 1;
      expect(going).toBe(1);
      await Promise.resolve();
      done.push(name);
      going -= 1;
      if (name === 'b') throw new Error('fails alone');
    };
    const all = [run(false, work('a')), run(false, work('b')), run(true, work('c')), run(true, work('d'))];
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    await run(false, work('e'));
    expect(done).toEqual(['a', 'c', 'd', 'b', 'e']);
  });

  it('lets one more begin for each that says it may, and not another at its end', async () => {
    const run = oneLine();
    const begun: string[] = [];
    const ends = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const waiting = (name: string, at: number, lets: boolean) => (letNext: () => void) => {
      begun.push(name);
      if (lets) letNext();
      return ends[at]!.promise;
    };
    const all = [
      run(true, waiting('a', 0, true)),
      run(true, waiting('b', 1, false)),
      run(true, waiting('c', 1, false)),
    ];
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    ends[0]!.resolve();
    await all[0];
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    ends[1]!.resolve();
    await Promise.all(all);
    expect(begun).toEqual(['a', 'b', 'c']);
  });
});

describe('a message in words', () => {
  const hint = 'petunjuk';
  const choices = ['Ya, lanjutkan', 'Tidak'].map((label) => ({ id: label, label }));

  it('has its choices as a numbered list, with how to answer under it', () => {
    expect(textsOf({ text: '*Lanjut?*', choices }, hint)).toEqual([
      '*Lanjut?*\n\n1. Ya, lanjutkan\n2. Tidak\n\npetunjuk',
    ]);
    expect(textsOf({ text: 'Selesai', choices: [] }, hint)).toEqual(['Selesai']);
  });

  it('in parts loses no word, keeps each part short and the list whole in the last', () => {
    const many = Array.from({ length: 10 }, (_, at) => ({
      id: `c${at}`,
      label: `pilihan ${at} ${'x'.repeat(at * 20)}`,
    }));
    const texts = fc.array(fc.constantFrom('kata kata. ', 'baris\n', 'akhir\n\n', 'panjang'.repeat(20)), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = `awal ${pieces.join('')}`.trim();
        const parts = textsOf({ text, choices: many }, hint);
        const list = many.map(({ label }, at) => `${at + 1}. ${label}`).join('\n');
        expect(parts.at(-1)).toMatch(new RegExp(`\n\n${list}\n\n${hint}$`));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(4_096);
        const joined = parts.join('').replace(`${list}\n\n${hint}`, '');
        expect(joined.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('what is told later of a message', () => {
  const key = (last: boolean, fromMe = true) => ({ id: ids.of({ row: 7, part: 1, isLast: last }), fromMe });
  it.each([
    ['sent', key(true), { status: 2 }, { row: 7, status: 'sent' }],
    ['delivered', key(true), { status: 3 }, { row: 7, status: 'delivered' }],
    ['read', key(true), { status: 4 }, { row: 7, status: 'read' }],
    [
      'failed, whichever part it is',
      key(false),
      { status: 0, messageStubParameters: ['463'] },
      { row: 7, status: 'failed', why: 'error-463' },
    ],
    ['nothing by a part that is not the last', key(false), { status: 3 }, undefined],
    ['nothing by a message of somebody else', key(true, false), { status: 4 }, undefined],
    ['nothing by an id that is not ours', { id: '3EB0AAAAAAAAAAAAAAAAAA', fromMe: true }, { status: 4 }, undefined],
    ['nothing by anything but a status', key(true), { starred: true }, undefined],
  ])('is %s', (_, messageKey, update, receipt) => {
    expect(receiptOf({ key: messageKey, update }, ids)).toEqual(receipt);
  });
});

describe('the server', () => {
  it("is WhatsApp's own outside tests", () => {
    expect(serverUrl(undefined, 'production')).toBe('wss://web.whatsapp.com/ws/chat');
    for (const other of [
      'ws://127.0.0.1:9',
      'wss://web.whatsapp.com.evil.example/ws/chat',
      'ws://web.whatsapp.com/ws/chat',
    ])
      expect(() => serverUrl(other, 'production')).toThrow(/for tests only/);
    expect(serverUrl('ws://127.0.0.1:9', 'test')).toBe('ws://127.0.0.1:9');
  });
});

describe('the console', () => {
  it('shows what libsignal says without the keys that it says it with', () => {
    const script = `
      await import('./src/channels/whatsapp/quiet.ts');
      class SessionEntry { registrationId = 1 }
      console.info('Closing session:', new SessionEntry());
      console.warn('Session', { chain: { deep: { privKey: Buffer.from('geheim') } } });
      console.log('rootKey', 'selesai');`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(said).toBe('Closing session:\nselesai\n');
  });
});
