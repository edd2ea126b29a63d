import { amountIn } from '../src/language/understanding/amount.ts';
import { digitRuns } from '../src/language/understanding/digit-runs.ts';
import { longNumbersIn, piecesOf } from '../src/language/understanding/long-numbers.ts';
import { eventDay } from '../src/language/understanding/event-day.ts';
import { relationIn } from '../src/language/understanding/relation.ts';
import { occupationIn } from '../src/language/understanding/occupation.ts';
import { hearRegency } from '../src/language/hear-region.ts';
import { numbersIn, numberWords } from '../src/language/hear-number.ts';
import { moneyWords } from '../src/language/hear-money.ts';
import { saidAmount, saidIncome, saidMonths, saidAge, saidPart, saidChildren, saidHow, saidPayer } from '../src/language/said-facts.ts';
import { saidEvent } from '../src/language/said-event.ts';
import { hearProgramme } from '../src/language/hear-programme.ts';
import { hearEnrolled } from '../src/language/hear-enrolled.ts';
import { hearAccidentKind } from '../src/language/hear-event.ts';
import { isRoughDay, speaksAhead } from '../src/language/said-day.ts';
import { normalise } from '../src/language/normalise.ts';
import { withParts } from '../src/language/understanding/told.ts';
import { day } from '../src/domain/day.ts';
const today = day.parse('2026-11-21');
for (const n of [8000, 16000, 32000]) for (const seed of ['1 ', 'dua puluh ', 'saya ', 'istri ', 'meninggal ', 'besok ', '3 hari lalu meninggal ', 'kelas 3 sd ', 'sawit ', 'bungo ', '1,2 ', 'juta ', 'tanggal 5 ', 'mati ', '0812 ', 'jari ', 'umur 40 ', 'ﷺ']) {
  const s = seed.repeat(Math.ceil(n / seed.length)).slice(0, n); const t = normalise(s); const p = normalise(withParts(s));
  const fns: Record<string, () => unknown> = { amountIn: () => amountIn(p), pieces: () => piecesOf(digitRuns(s)), long: () => longNumbersIn(digitRuns(s), today), eventDay: () => eventDay(p, today), relationIn: () => relationIn(p), occupationIn: () => occupationIn(t), hearRegency: () => hearRegency(t), numbersIn: () => numbersIn(numberWords(t)), moneyWords: () => moneyWords(t),
   saidAmount: () => saidAmount(t), saidIncome: () => saidIncome(t), saidMonths: () => saidMonths(s), saidAge: () => saidAge(t), saidPart: () => saidPart(t), saidChildren: () => saidChildren(s), saidHow: () => saidHow(t), saidPayer: () => saidPayer(t), saidEvent: () => saidEvent(t), hearProgramme: () => hearProgramme(t), hearEnrolled: () => hearEnrolled(t), kind: () => hearAccidentKind(t), rough: () => isRoughDay(t), speaksAhead: () => speaksAhead(t) };
  for (const [name, fn] of Object.entries(fns)) { const at = performance.now(); fn(); const ms = performance.now() - at; if (ms > 100) console.log(n, JSON.stringify(seed), name, ms.toFixed(0)); }
}
