import { describe, expect, it } from 'vitest';
import { noticeKinds } from '../../src/domain/reminders.ts';
import { talk } from '../support/talk.ts';

const after = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('berhenti', () => {
  it('shows every kind with whether it is sent, and changes nothing', async () => {
    const chat = await after('berhenti');
    expect(chat.meant()).toEqual(['notices.head', ...noticeKinds.map(() => 'notices.sent'), 'notices.ask']);
    expect(chat.choices()).toEqual(['Hentikan semua', 'Pilih satu per satu']);
    expect(chat.world.effects).toEqual([]);
  });

  it('stops one kind, and shows it as stopped from then on', async () => {
    const chat = await after('berhenti', 'pilih satu per satu', 'hentikan: iuran yang belum tercatat');
    expect(chat.meant()).toEqual(['notices.stoppedOne']);
    expect(chat.world.effects).toEqual([{ do: 'stopNotices', kinds: ['arrears'] }]);
    await chat.says('berhenti');
    const [list] = chat.texts();
    expect(list).toContain('berhenti: iuran yang belum tercatat');
    expect(list).toContain('dikirim: perlindungan yang akan berakhir');
    expect(chat.choices()).toEqual(['Hentikan semua', 'Pilih satu per satu', 'Lanjutkan semua']);
  });

  it('takes the name of a kind alone, and turns it the other way', async () => {
    const chat = await after('berhenti', '2', 'Kabar baru tentang klaim');
    expect(chat.world.effects).toEqual([{ do: 'stopNotices', kinds: ['stage_changed'] }]);
    for (const message of ['berhenti', '2', 'kabar baru tentang klaim']) await chat.says(message);
    expect(chat.meant()).toEqual(['notices.resumedOne']);
  });

  it('resumes one kind', async () => {
    const chat = await after('berhenti', '2', '6', 'berhenti', '2');
    expect(chat.choices()[5]).toBe('Lanjutkan: iuran yang belum tercatat');
    await chat.says('6');
    expect(chat.meant()).toEqual(['notices.resumedOne']);
    expect(chat.world.stop).toEqual({ all: false, kinds: [] });
  });

  it('stops all of them; the chat goes on answering, and says what is stopped', async () => {
    const chat = await after('jangan kirim lagi', 'hentikan semua');
    expect(chat.meant()).toEqual(['notices.stoppedAll']);
    expect(chat.world.effects).toEqual([{ do: 'stopNotices', kinds: 'all' }]);
    await chat.says('berhenti');
    expect(chat.meant()).toEqual(['notices.headStopped', 'notices.askResume']);
    await chat.says('data saya');
    expect(chat.meant()).toContain('data.notices_none');
  });

  it('said twice stops all: nobody has to look for a button', async () => {
    const chat = await after('stop', 'stop');
    expect(chat.world.stop.all).toBe(true);
  });

  it.each(['lanjutkan', 'lanjutkan semua', 'ya'])('resumes all with %s', async (word) => {
    const chat = await after('berhenti', 'semua', 'lanjutkan pengingat', word);
    expect(chat.meant()).toEqual(['notices.resumedAll']);
    expect(chat.world.stop).toEqual({ all: false, kinds: [] });
    await chat.says('data saya');
    expect(chat.meant()).toContain('data.notices_all');
  });

  it.each(['entah', '9', 'tidak tahu'])('asks again after %s and changes nothing', async (word) => {
    const chat = await after('berhenti', word);
    expect(chat.meant()).toEqual(['notices.pickOne']);
    expect(chat.world.effects).toEqual([]);
  });

  it.each([
    'berhenti notifikasi',
    'Stop notifikasi!',
    'tolong jangan kirim lagi pak',
    'dak usah ingatkan sayo',
    'matikan pengingat',
    'lanjutkan notifikasi',
    'BERHENTI.',
  ])('is heard in %j', async (words) => {
    const chat = await after(words);
    expect(chat.place).toMatchObject({ flow: 'notices' });
  });

  it.each([
    'saya berhenti kerja bulan lalu',
    'suami sudah berhenti bekerja',
    'berhenti bayar iuran',
    'iurannya stop dari januari',
    'ingatkan saya 3 hari lagi',
  ])('is not heard in %j', async (words) => {
    const chat = await after(words);
    expect(chat.place).not.toMatchObject({ flow: 'notices' });
  });
});
