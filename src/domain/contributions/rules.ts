import type { Day } from '../day.ts';
import { type Dated, type InForce, inForce, readParams, readTables } from '../law.ts';
import json from '../params/contribution.json' with { type: 'json' };
import reliefJson from '../params/relief.json' with { type: 'json' };

export const values = readParams(json);
export const tables = readTables(json);
export const reliefs = readParams(reliefJson);

/** What an amount rests on, as far as an answer repeats it. */
export type Law = Pick<InForce, 'cite' | 'confidence'>;

/** The rule of a day; throws for a day without one, since no contribution known is not a contribution of zero. */
export function ruleOn<Value>(dated: Dated<Value>, on: Day): InForce<Value> {
  const rule = inForce(dated, on);
  if (!rule) throw new RangeError(`no rule on ${on}: ${dated.term}`);
  return rule;
}
