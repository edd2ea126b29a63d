import { percentText } from '../domain/rounded.ts';
import { lang } from './locale.ts';

/** Sums stand in formulas and on papers too, so they read in every language as they do there. */
const rupiahFormat = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
const dayFormat = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const weekdayFormat = new Intl.DateTimeFormat(lang, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' });

const momentFormat = new Intl.DateTimeFormat(lang, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Jakarta',
});

const time = (value: unknown): string => `${timeFormat.format(new Date(String(value)))} WIB`;
const utc = (value: unknown): Date => new Date(`${String(value)}T00:00:00Z`);

/** How a value reads in a text: `{{total, rupiah}}`. Days are ISO days, instants are ISO instants shown in WIB. */
export const formats: Record<string, (value: unknown) => string> = {
  /** Rp42.000.000 */
  rupiah: (value) => `Rp${rupiahFormat.format(Number(value))}`,
  /** 60%, 4,5%; the value is in basis points */
  percent: (value) => percentText(Number(value)),
  /** 117.150 */
  number: (value) => rupiahFormat.format(Number(value)),
  /** 21 November 2026 */
  day: (value) => dayFormat.format(utc(value)),
  /** Sabtu, 21 November 2026 */
  weekday: (value) => weekdayFormat.format(utc(value)),
  /** November 2026 */
  month: (value) => monthFormat.format(utc(value)),
  /** 08.00 WIB */
  time,
  /** Selasa, 24 November 2026 pukul 08.00 WIB */
  moment: (value) => `${momentFormat.format(new Date(String(value)))} WIB`,
};
