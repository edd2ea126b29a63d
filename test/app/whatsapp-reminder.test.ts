import { expect, it, vi } from 'vitest';
import { killApp } from './support/app.ts';
import { heldIs, place, warnsOf } from './support/carried.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const REMINDER = [
  '*Pengingat dari Tangguh*',
  expect.stringMatching(
    /^Untuk \w+, \d+ \w+ \d{4} Anda minta diingatkan untuk mengurus klaim\. Periksa berkas yang masih kurang, atau tanyakan kabarnya lewat telepon 175 \(BPJS Ketenagakerjaan\)\. Untuk melanjutkan di sini, ketik \*menu\*\.$/,
  ),
  'Untuk mengatur atau menghentikan pengingat, ketik *berhenti*.',
];

it('a reminder that falls due while the WhatsApp process is dead comes once when it is back, and is followed until it is read', async () => {
  const { whatsapp, db, worker, start } = await place();
  const statusesOf = async (kind: string) =>
    (await db.pool.query<{ status: string }>('SELECT status FROM outgoing WHERE kind = $1', [kind])).rows.map(
      ({ status }) => status,
    );
  const become = (kind: string, statuses: string[]) =>
    vi.waitFor(async () => expect(await statusesOf(kind)).toEqual(statuses), { timeout: 20_000, interval: 50 });
  const alone = { ROLES: 'whatsapp', WHATSAPP: '0' };
  const rest = await start({ ROLES: 'web,bot,worker,clock', SWEEP_SECONDS: '0.5' });
  const { app } = await start(alone);
  await whatsapp.online();
  for (const said of ['halo', 'setuju', 'ingatkan saya']) await worker.exchange(said, 15_000);
  const { text } = await worker.exchange('7 hari lagi', 15_000);
  expect(text).toMatch(/^Baik\. Anda akan diingatkan untuk mengurus klaim pada \*\w+, \d+ \w+ \d{4}\* di chat ini\./);
  await become('reply', Array(4).fill('delivered'));

  await killApp(app);
  await heldIs(db, false);
  await db.pool.query('UPDATE reminders SET due_on = due_on - 7');
  await become('reminder', ['queued']);
  await warnsOf(rest, ['no process carries WhatsApp']);
  const before = worker.shown().length;

  await start(alone);
  await worker.waitFor('Pengingat dari Tangguh', 30_000);
  await become('reminder', ['delivered']);
  worker.read();
  await become('reminder', ['read']);
  await worker.exchange('menu', 15_000);
  const [reminder, ...more] = worker.shown().slice(before);
  expect(reminder!.text.split('\n\n')).toEqual(REMINDER);
  expect(more).toHaveLength(1);
  expect(worker.received().get(reminder!.id)).toBe(1);
});
