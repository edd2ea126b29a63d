import { describe, expect, it } from 'vitest';
import events from '../../../locales/id/words-event.json' with { type: 'json' };
import { accidentKinds } from '../../../src/domain/claims/work-accident-law.ts';
import type { Day } from '../../../src/domain/day.ts';
import { hear } from '../../../src/language/hear.ts';
import { hearAccidentKind, hearCause } from '../../../src/language/hearing/hear-event.ts';

describe('a kind of accident', () => {
  it.each([
    ['bapak jatuh dari pohon sawit', 'at_work'],
    ['ditabrak motor waktu pulang kerjo', 'commute'],
    ['lagi pegi ke kebun naik motor', 'commute'],
    ['jatuh di kebun', 'at_work'],
    ['jatuh dari pohon waktu manen sawit', 'at_work'],
    ['kena parang lagi motong karet', 'at_work'],
    ['waktu tugas luar ke bangko', 'duty_trip'],
    ['keluar beli makan jam istirahat', 'urgent_need'],
    ['sakit karena kerja', 'occupational_disease'],
    ['meninggal mendadak', 'sudden_death'],
    ['dipukul orang', 'violence'],
    ['dipukul orang waktu pulang kerjo', undefined],
    ['jatuh', undefined],
    ['', undefined],
  ])('is heard in "%s": %s', (text, kind) => expect(hearAccidentKind(text)).toBe(kind));

  it('has words for every kind of the law', () => {
    expect(Object.keys(events.kinds).toSorted()).toEqual([...accidentKinds].toSorted());
  });
});

describe('what someone died of', () => {
  it.each([
    ['kecelakaan kerja', 'work'],
    ['jatuh di kebun', 'work'],
    ['ditabrak waktu pulang kerjo', 'work'],
    ['sakit', 'other'],
    ['jatuh sakit', 'other'],
    ['bukan karena kerjo', 'other'],
    ['bukan kecelakaan kerja', 'other'],
    ['kecelakaan motor', 'accident'],
    ['sakit waktu kerja', undefined],
    ['sakit karena kerja', undefined],
    ['dak sakit', undefined],
    ['sakit kecelakaan', undefined],
    ['di kebun', undefined],
    ['anu', undefined],
  ])('is heard in "%s": %s', (text, cause) => expect(hearCause(text)).toBe(cause));
});

describe('a death and an accident in one message', () => {
  const topicOf = (text: string) => hear({ text }, [], '2026-11-21' as Day).topic;

  it.each([
    ['bapak kecelakaan kerja terus meninggal', 'bereaved'],
    ['laki sayo meninggal tabrakan', 'bereaved'],
    ['lapor kecelakaan', 'accidentReport'],
    ['apakah ini kecelakaan kerja', 'accident'],
    ['hapus data almarhum', 'erase'],
  ])('"%s" is about %s', (text, topic) => expect(topicOf(text)).toBe(topic));
});
