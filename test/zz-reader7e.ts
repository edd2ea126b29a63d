import { talk, world } from './support/talk.ts';
import { readPlace } from '../src/conversation/place.ts';
import { allSentences } from '../scripts/training/sentences.ts';
import { validation } from '../src/cli/understand/validation.ts';
const all = [...allSentences(new URL('../locales/id/sentences/', import.meta.url)).map((s) => s.text), ...validation().map((v) => v.text)];
const strings = (v: unknown, k = ''): [string, string][] => typeof v === 'string' ? [[k, v]] : v && typeof v === 'object' ? Object.entries(v).flatMap(([a, b]) => strings(b, Array.isArray(v) ? k : `${k}.${a}`)) : [];
const seen = new Map<string, Set<string>>();
let n = 0;
const counts = new Map<string, number>();
for (const consented of [true, false]) for (const m of all) {
  const w = world(); w.consented = consented; const chat = talk(w, consented ? { flow: 'menu', question: 'pick', known: {}, trail: [] } : null);
  try {
    await chat.says(m); n++;
    if (chat.texts().length === 0) console.log('SILENT', consented, m);
    if (chat.place && !readPlace(chat.place)) console.log('UNREADABLE', consented, m, JSON.stringify(chat.place));
    for (const [k, v] of strings((chat.place as any)?.known)) { const s = seen.get(k) ?? new Set(); s.add(v); seen.set(k, s); }
    const words = m.split(/\s+/).filter((x) => x.length > 8 && /\d{6}/.test(x)); const text = chat.texts().join(' ');
    for (const x of words) if (text.includes(x)) console.log('ECHO', consented, m);
    const as = `${consented} ${(chat.understood() as any).as}`; counts.set(as, (counts.get(as) ?? 0) + 1);
    if (!consented && w.effects.length) console.log('EFFECT', m, JSON.stringify(w.effects));
  } catch (e) { console.log('THROW', consented, JSON.stringify(m), String((e as Error).stack).slice(0, 300)); }
}
console.log(n, Object.fromEntries(counts)); for (const [k, s] of seen) console.log(k, s.size, [...s].slice(0, 25).join(' '));
