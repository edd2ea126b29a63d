import idWords from '../../../locales/id/words-programme.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, saidIn } from '../phrases.ts';

const words = fromLocale('words-programme', idWords);

/** Programmes that are not ours, each with its door in `locales/id/otherProgramme.json`. */
export const programmes = [
  ...(['jht', 'jp', 'jkp', 'bpjsKesehatan', 'bsu', 'pkh', 'blt', 'sembako', 'bansos'] as const),
  ...(['jasaRaharja', 'kur', 'taspen', 'asabri', 'pip', 'prakerja'] as const),
] as const;

export type Programme = (typeof programmes)[number];

const phrases = longestFirst<Programme>(words);

/** The programme that a normalised text (`heard.words`) names, of several the one that stands first; undefined when it names none of these. */
export const hearProgramme = (text: string): Programme | undefined =>
  saidIn(text, phrases).sort((a, b) => a.before.length - b.before.length)[0]?.meaning;
