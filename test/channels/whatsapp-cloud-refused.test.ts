import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CloudRig, cloudRig, DAY_MS, dayAgo, outbound, SITI } from './whatsapp-cloud-rig.ts';

let rig: CloudRig;
beforeEach(async () => {
  rig = await cloudRig();
  rig.person.wroteAgo(0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rig.stop();
});

const send = (id = '7') => rig.channel.send(SITI, outbound({ id }));
const later = (why: string) => ({ ok: false, retry: true, why });
const untilMended = (why: string) => ({ ...later(why), untilMended: true });
const never = (why: string) => ({ ok: false, retry: false, why });

describe('what Meta refuses is', () => {
  it.each([
    ['waited for, with a token that is wrong', 190, untilMended('token')],
    ['waited for, without the permission', 10, untilMended('not-allowed')],
    ['waited for, without another permission', 200, untilMended('not-allowed')],
    ['waited for, when the number is not registered', 133010, untilMended('not-registered')],
    ['waited for, when Meta is not paid', 131042, untilMended('not-paid')],
    ['waited for, when the number is restricted by policy', 368, untilMended('restricted')],
    ['waited for, when the account is locked', 131031, untilMended('restricted')],
    ['waited for, when Meta has failed', 131000, later('server')],
    ['waited for, when Meta is away', 131016, later('server')],
    ['waited for, when a template is missing', 132001, untilMended('template')],
    ['waited for, when a template has other holes', 132000, untilMended('template')],
    ['waited for, when a template is paused', 132015, untilMended('template')],
    ['tried tomorrow, when the person gets too much', 131049, { ...later('held-back'), afterMs: 86_400_000 }],
    ['slowed down, when one person gets too much of ours', 131056, { ...later('throttled'), afterMs: 6_000 }],
    ['slowed down, when too many have blocked us', 131048, { ...later('throttled'), afterMs: 600_000 }],
    ['the end, and closes the chat, when the person wants no more', 131050, never('blocked')],
    ['the end, when nobody is there', 131026, never('undeliverable')],
    ['the end, when the number is not on the list of a test account', 131030, never('unknown-chat')],
    ['the end, when a parameter is wrong', 100, never('refused')],
    ['the end, when the kind is unknown', 131051, never('refused')],
    ['the end, when nobody knows why', 999999, never('refused')],
  ])('%s (%i)', async (_, code, sent) => {
    rig.meta.fail({ code });
    expect(await send()).toEqual(sent);
  });

  it.each([
    [401, untilMended('token')],
    [403, untilMended('not-allowed')],
    [404, never('refused')],
    [200, { ...later('no-answer'), doubtful: true }],
  ])('read by its status where it has no code of Meta (%i)', async (page, sent) => {
    rig.meta.fail({ page });
    expect(await send()).toEqual(sent);
  });
});

it.each([131047, 470])('that the day is over is understood in both its words: a template goes (%i)', async (code) => {
  rig.meta.fail({ code });
  expect(await send()).toMatchObject({ ok: true });
  expect(rig.person.sees()[0]).toMatchObject({ by: 'template' });
});

describe('what nobody answers is', () => {
  it.each([
    ['in doubt when the line is cut, before it was taken', { cut: true }, 0],
    ['in doubt when the line is cut, after it was taken', { cut: true, taken: true }, 1],
    ['in doubt behind a gateway that failed', { page: 502, taken: true }, 1],
    ['in doubt behind one that waits no longer', { page: 504 }, 0],
  ] as const)('%s', async (_, fault, count) => {
    rig.meta.fail(fault);
    expect(await send()).toEqual({ ...later('no-answer'), doubtful: true });
    expect(rig.person.sees()).toHaveLength(count);
  });

  it('in doubt when it takes too long', async () => {
    const hasty = await cloudRig({ patienceMs: 300 });
    hasty.person.wroteAgo(0);
    hasty.meta.fail({ slowMs: 600 });
    expect(await hasty.channel.send(SITI, outbound())).toEqual({ ...later('no-answer'), doubtful: true });
    await hasty.stop();
  });

  it('not in doubt when it never left', async () => {
    await rig.meta.down();
    expect(await send()).toEqual(untilMended('unreachable'));
    await rig.meta.up();
    expect(await send()).toMatchObject({ ok: true });
  });
});

describe('a server that is not the one it should be', () => {
  it('is told nothing, so nothing is in doubt', async () => {
    const plain = await cloudRig();
    const root = plain.meta.root.replace('http:', 'https:');
    const astray = await cloudRig({ root });
    expect(await astray.channel.send(SITI, outbound())).toEqual(untilMended('unreachable'));
    await Promise.all([astray.stop(), plain.stop()]);
  });
});

describe('when the number says too much at once', () => {
  it('nothing is asked of Meta for a while, whoever it is for', async () => {
    rig.meta.fail({ code: 130429 });
    expect(await send()).toEqual({ ...later('throttled'), afterMs: 1_000 });
    expect(await send('8')).toMatchObject(later('throttled'));
    expect(rig.meta.calls).toHaveLength(1);
  });

  it('as long as Meta says, where it says so', async () => {
    rig.meta.fail({ code: 130429, retryAfterS: 7 });
    expect(await send()).toEqual({ ...later('throttled'), afterMs: 7_000 });
  });

  it('longer each time, until a message goes again', async () => {
    const waits: number[] = [];
    vi.spyOn(performance, 'now').mockImplementation(() => waits.reduce((sum, ms) => sum + ms, 0));
    rig.meta.fail({ code: 80007, times: 8 });
    for (let count = 0; count < 8; count += 1) waits.push(((await send()) as { afterMs: number }).afterMs);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
    expect(await send()).toMatchObject({ ok: true });
    rig.meta.fail({ code: 4 });
    expect(await send('9')).toMatchObject({ afterMs: 1_000 });
  });

  it('what was asked at the same time makes it no longer', async () => {
    rig.meta.fail({ code: 130429, times: 5 });
    const all = await Promise.all(['1', '2', '3', '4', '5'].map(send));
    for (const one of all) expect((one as { afterMs: number }).afterMs).toBeLessThanOrEqual(1_000);
  });

  it('one person who gets too much keeps nobody else waiting', async () => {
    rig.meta.fail({ code: 131056 });
    await send();
    expect(await send('8')).toMatchObject({ ok: true });
  });
});

describe('what troubles the number is told of', () => {
  const lastState = () => rig.states.at(-1);
  const told = (trouble: string | undefined) => vi.waitFor(() => expect(lastState()).toBe(trouble));

  it('before anybody writes, when the token is wrong, and when it is right again', async () => {
    rig.meta.token('EAAG-lain');
    await told('token-wrong');
    rig.meta.token('EAAG-uji');
    await told(undefined);
  });

  it('when the number is not there for the token, and what is sent waits', async () => {
    const lost = await cloudRig({ phoneId: '1' });
    await vi.waitFor(() => expect(lost.states.at(-1)).toBe('not-allowed'));
    expect(await lost.channel.send(SITI, outbound())).toEqual(untilMended('not-allowed'));
    await lost.stop();
  });

  it('when Meta is away, and when it is back', async () => {
    await rig.meta.down();
    await told('unreachable');
    await rig.meta.up();
    await told(undefined);
  });

  it.each([
    [133010, 'not-registered'],
    [131042, 'not-paid'],
    [368, 'restricted'],
    [131048, 'restricted'],
  ])('by a message (%i), until one goes again, whatever a look at the number says', async (code, trouble) => {
    rig.meta.fail({ code });
    await send();
    const looks = rig.states.length;
    await vi.waitFor(() => expect(rig.states.length).toBeGreaterThan(looks + 1));
    expect(lastState()).toBe(trouble);
    await send('8');
    expect(lastState()).toBeUndefined();
  });

  it('by a template, until a template goes again', async () => {
    const template = () => rig.channel.send(SITI, outbound({ notice: 'notice', heardAt: dayAgo() }));
    rig.meta.fail({ code: 132001 });
    await template();
    expect(lastState()).toBe('template');
    await send();
    expect(lastState()).toBe('template');
    await template();
    expect(lastState()).toBeUndefined();
  });
});

describe('what became of a message is told with its row', () => {
  const reported = async (...reports: { status: string; code?: number }[]) => {
    const message = outbound();
    await rig.channel.send(SITI, message);
    await rig.meta.reportOn(SITI, rig.person.sees()[0]!.id, ...reports);
    return rig.receipts;
  };

  it.each(['sent', 'delivered', 'read'])('%s', async (status) => {
    expect(await reported({ status })).toEqual([{ row: 7, status }]);
  });

  it.each([
    [131026, { why: 'undeliverable' }],
    [131050, { why: 'blocked' }],
    [999999, { why: 'refused' }],
    [131047, { why: 'window-closed', afterMs: DAY_MS }],
    [131049, { why: 'held-back', afterMs: DAY_MS }],
    [132015, { why: 'template', afterMs: 3_600_000 }],
    [131000, { why: 'server', afterMs: 3_600_000 }],
  ])('failed, why, and when another try can help (%i)', async (code, told) => {
    const receipts = await reported({ status: 'failed', code });
    expect(receipts).toEqual([{ row: 7, status: 'failed', platformId: rig.person.sees()[0]!.id, ...told }]);
  });

  it('a part that has failed for now is not tried again: the others are there', async () => {
    await rig.channel.send(SITI, outbound({ text: 'Kalimat. '.repeat(700) }));
    await rig.meta.reportOn(SITI, rig.person.sees()[0]!.id, { status: 'failed', code: 131049 });
    expect(rig.receipts).toEqual([{ row: 7, status: 'failed', why: 'held-back' }]);
  });

  it('a voice that was played was read; of other words nothing is heard', async () => {
    expect(await reported({ status: 'played' }, { status: 'warning' })).toEqual([{ row: 7, status: 'read' }]);
  });

  it('a message in parts has arrived with its last part, and failed with any', async () => {
    await rig.channel.send(SITI, outbound({ text: 'Kalimat. '.repeat(700) }));
    const [first, last] = rig.person.sees();
    await rig.meta.reportOn(SITI, first!.id, { status: 'delivered' });
    expect(rig.receipts).toEqual([]);
    await rig.meta.reportOn(SITI, first!.id, { status: 'failed', code: 131026 });
    await rig.meta.reportOn(SITI, last!.id, { status: 'read' });
    expect(rig.receipts).toEqual([
      { row: 7, status: 'failed', why: 'undeliverable' },
      { row: 7, status: 'read' },
    ]);
  });
});
