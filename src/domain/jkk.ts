import { type Benefit, benefit } from './benefit.ts';
import type { Day } from './day.ts';
import { inForce, readParams } from './law.ts';
import json from './params/jkk.json' with { type: 'json' };

const params = readParams(json);

type Name = keyof typeof params;

/** What JKK pays at most or by rate, as on a day (PP 82/2019 Pasal 25); undefined before its first rule known here. */
export const jkkValue = (name: Name, on: Day) => inForce(params[name], on);

/**
 * What the heirs receive for a death by a work accident, for a monthly wage (or chosen base) in whole rupiah:
 * 60 % × 80 × wage but at least the JKM lump sum, the funeral money and the periodic sum (PP 82/2019 Pasal 25 ayat (2)).
 * Scholarships come on top. Empty before the first rule known here (2019-12-02).
 */
export function jkkDeath(wage: number, diedOn: Day): Benefit<'death' | 'funeral' | 'periodic'>[] {
  const at = (name: Name) => inForce(params[name], diedOn);
  const [percent, months, least, funeral, periodic] = [
    at('deathPercent'),
    at('wageMonths'),
    at('deathLeast'),
    at('funeral'),
    at('periodic'),
  ];
  if (!percent || !months || !least || !funeral || !periodic) return [];
  const byWage = Math.round((percent.value * months.value * wage) / 100);
  return [
    benefit('death', Math.max(byWage, least.value), percent),
    benefit('funeral', funeral.value, funeral),
    benefit('periodic', periodic.value, periodic),
  ];
}
