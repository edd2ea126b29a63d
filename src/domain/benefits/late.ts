import { type Insurance, lateLaw } from '../claims/deadlines.ts';
import type { Day } from '../day.ts';
import { amountText, percentText, product, WHOLE } from '../rounded.ts';
import { type Component, component, total } from './component.ts';

/**
 * What a payment that came `days` too late adds: a share of all other parts for each day (PP 44/2015 Pasal 37 and Pasal 40
 * ayat (4)). Nothing when nothing is due or nobody is late.
 */
export function lateCompensation(parts: Component[], days: number, kind: Insurance, on: Day): Component[] {
  const [law, due] = [lateLaw(kind, on), total(parts)];
  if (!law || days === 0 || due === 0) return [];
  const how = `${days} × ${percentText(law.value)} × ${amountText(due)}`;
  return [component('late_compensation', product([days, law.value, due], WHOLE), how, [law])];
}
