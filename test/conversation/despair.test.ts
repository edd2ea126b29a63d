import { describe, expect, it } from 'vitest';
import { talk, world } from '../support/talk.ts';

describe('whoever does not want to live', () => {
  it.each(['aku nak mati bae rasonyo, dak kuat lagi', 'saya mau bunuh diri', 'lebih baik saya mati'])(
    'hears first where there are people: %s',
    async (said) => {
      const chat = talk();
      await chat.says(said);
      expect(chat.meant()[0]).toBe('tone.despair');
      expect(chat.texts()[0]).toContain('119');
    },
  );

  it('is not asked for consent before, and loses no open question', async () => {
    const fresh = world();
    fresh.consented = false;
    const stranger = talk(fresh, null);
    await stranger.says('nak bunuh diri rasonyo');
    expect(stranger.meant()[0]).toBe('tone.despair');
    const chat = talk();
    for (const said of ['cek kepesertaan', 'lebih baik mati']) await chat.says(said);
    expect(chat.meant()).toEqual(['tone.despair', 'check.askNik']);
  });

  it.each(['kalau orang bunuh diri dapat santunan dak', 'apakah peserta yang mau bunuh diri dijamin', 'lampu mati'])(
    'is not who asks what the law says: %s',
    async (said) => {
      const chat = talk();
      await chat.says(said);
      expect(chat.meant()).not.toContain('tone.despair');
    },
  );
});
