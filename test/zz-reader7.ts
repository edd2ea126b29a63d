import { plainWords } from '../src/language/understanding/plain.ts';
import { wanted } from '../src/language/understanding/denied.ts';
import { certain } from '../src/language/understanding/rules.ts';
import { hearCourtesy, withoutCourtesy } from '../src/language/hear-courtesy.ts';
import { normalise, longNumbers } from '../src/language/normalise.ts';
import { digitRuns } from '../src/language/understanding/digit-runs.ts';
import { entitiesIn } from '../src/language/understanding/entities.ts';
import { withParts } from '../src/language/understanding/told.ts';
import { understand } from '../src/language/understanding/understand.ts';
import { hear, hearChoice } from '../src/language/hear.ts';
import { hearOdd } from '../src/language/hear-odd.ts';
import { findCaseNumber } from '../src/domain/claims/case-number.ts';
import { findActivationCode } from '../src/domain/activation-code.ts';
import { hearDay } from '../src/language/hear-day.ts';
import { findAnswer } from '../src/language/answers/find.ts';
import { speaksJambi } from '../src/language/understanding/jambi.ts';
import { hearHandBack } from '../src/language/hear-hand-back.ts';
import { saidIn } from '../src/conversation/seed.ts';
import { day } from '../src/domain/day.ts';
const today = day.parse('2026-11-21');
const seeds = ['a','1 ','bukan mau ','.','bpjs,','makasih ','makasih,','pak. ','nomor ','no. ','kl ','kl 1 ','LP-','1-1-','1.1.','o','O','l ','🙏','🙏\u{1f3fb}','www.a','.com','a.com','0000 ','satu ','dua puluh ','saya ','dak mau lapor ','bukan mau x cuma ', 'nik1571', 'anak saya ', 'meninggal ', '3 hari ', 'juta ', 'Rp1.000.000 ','saya anak ', '\u202e', '\n', ' ', 'ya ', 'pilih ', 'ke ', 'kelas 3 sd ', 'umur 5 ', 'http://', '1/', 'start ', 'A3CDE4FHJK', 'a\u0301', '(', 'ﷺ'];
const fns: Record<string, (s: string) => unknown> = {
  wanted, plainWords, certain: (s) => certain(s, normalise(s)), normalise, longNumbers,
  hearCourtesy: (s) => hearCourtesy(normalise(s)), withoutCourtesy: (s) => withoutCourtesy(normalise(s)), rawWithout: withoutCourtesy,
  digitRuns, entitiesIn: (s) => entitiesIn(s, today), withParts, hearOdd: (s) => hearOdd(s, normalise(s)), findCaseNumber, findActivationCode,
  hearDay: (s) => hearDay(s, today), speaksJambi, hearHandBack, understand: (s) => understand(s, today), hearChoice: (s) => hearChoice(normalise(s), [{ id: 'a', label: 'Ya, betul' }]),
  findAnswer: (s) => findAnswer(s, { intent: 'explain_jkk', alternatives: [] }),
  saidIn: (s) => { const w = normalise(s); return saidIn({ written: s, words: w, numbers: [] } as never, { today: () => today } as never); },
};
understand('halo', today); findAnswer('apa itu stmb', { intent: 'explain_jkk', alternatives: [] });
const size = Number(process.argv[2] ?? 4000), cut = Number(process.argv[3] ?? 50);
for (const seed of seeds) for (const tail of ['', 'x!']) {
  const s = seed.repeat(Math.ceil(size / seed.length)).slice(0, size) + tail;
  for (const [name, fn] of Object.entries(fns)) {
    if (process.argv[4] && !process.argv[4].split(',').includes(name)) continue;
    const t = performance.now();
    try { fn(s); } catch (e) { console.log('THROW', name, JSON.stringify(seed), String(e).slice(0, 100)); }
    const ms = performance.now() - t;
    if (ms > cut) console.log(name, JSON.stringify(seed), JSON.stringify(tail), ms.toFixed(0));
  }
}
