import type { Day } from '../day.ts';
import { type InForce, inForce, readParams } from '../law.ts';
import json from '../params/jkk.json' with { type: 'json' };

const params = readParams(json);

/** A value of JKK by its name in `params/jkk.json`. */
export type JkkName = keyof typeof params;

/** What JKK says on a day (PP 44/2015 and PP 82/2019 Pasal 25); undefined before its first rule known here. */
export const jkkValue = (name: JkkName, on: Day): InForce | undefined => inForce(params[name], on);

/** The values that a rule needs, or undefined where one of them is not known for that day. */
export function jkkValues<Name extends JkkName>(names: readonly Name[], on: Day): Record<Name, InForce> | undefined {
  const found = names.map((name) => [name, jkkValue(name, on)] as const);
  return found.every(([, law]) => law) ? (Object.fromEntries(found) as Record<Name, InForce>) : undefined;
}
