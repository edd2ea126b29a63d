import { z } from 'zod';
import { day } from './day.ts';
import { occupation } from './occupations.ts';
import file from './params/programmes.json' with { type: 'json' };
import { confidence } from './printed.ts';

const code = z.string().regex(/^[a-z_]+$/);
const words = z.string().min(1);

const payer = z.strictObject({
  code,
  /** As shown to people. */
  name: words,
  /** Who pays, as shown to people; a cover of the roll may name another. */
  sponsor: words,
  confidence,
  source: words,
});

/** Who surely belongs (`yes`) and of whom the source does not clearly speak (`ask`); nobody else does. */
const occupations = z.union([
  z.strictObject({ any: z.literal(true) }),
  z.strictObject({ yes: z.array(occupation), ask: z.array(occupation) }),
]);

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const people = z.int().positive();

const open = payer.extend({
  status: z.literal('open'),
  money: z.enum(['apbd', 'dbh_sawit', 'apbdes', 'dusun_fund', 'unknown']),
  /** Kemendagri code of the province or the regency; statistics codes swap 1506 with 1507 and 1508 with 1509. */
  domicile: z.string().regex(/^15(\d\d)?$/),
  occupations,
  /** Whole years, both ends within; from `least` to before `sureFrom` the sources disagree. */
  age: z.strictObject({ least: z.int(), sureFrom: z.int(), most: z.int() }),
  exclusions: z.array(z.enum(['pu', 'asn', 'covered', 'not_working', 'ill'])),
  poverty: z.enum(['village_list_or_desil']).nullable(),
  /** Persons of a year, as published; nobody knows how many places are left, so it is never judged. */
  quota: z
    .array(z.strictObject({ year: z.int(), planned: people.optional(), enrolled: people.optional() }))
    .min(1)
    .nullable(),
  /** Months; `until` is the last one for which money is known, not an end that anybody set. */
  period: z.strictObject({ from: month, until: month.optional() }).nullable(),
  proposedBy: z.enum(['village', 'rt', 'city', 'provincial_agency', 'plantation_agency', 'regency']),
  bring: z.array(z.enum(['ktp', 'kk'])),
  basis: words.nullable(),
  /** Where sources disagree, both stand here; what was not found. */
  note: words.optional(),
});

const planned = open.extend({ status: z.literal('planned'), period: z.null(), proposedBy: z.null() });

const read = z
  .strictObject({
    checkedOn: day,
    mostDesil: z.int().min(1).max(10),
    programmes: z.array(z.discriminatedUnion('status', [open, planned])),
    selfPaid: payer.extend({ mostAge: z.int(), note: words }),
  })
  .parse(file);

/** A programme under which contributions are paid; `self_paid` is one too. */
export type Programme = z.infer<typeof payer>;

/** A programme under which others pay, with all that decides whom for; a planned one pays for nobody yet. */
export type PaidProgramme = z.infer<typeof open> | z.infer<typeof planned>;

/** Everything that public sources say of the programmes of Jambi, planned ones too, in the order of the file. */
export const paidProgrammes: readonly PaidProgramme[] = read.programmes;

/** The highest tenth of DTSEN that a poverty test takes; sources speak of the poorest tenth, some of the poorest four. */
export const mostDesil: number = read.mostDesil;

/** The oldest age, in whole years, at which anyone is registered anew; a year above, the office is asked. */
export const selfPaidMostAge: number = read.selfPaid.mostAge;

/** What a cover may name: the open programmes in the order of the file, then `self_paid`. Nobody is covered by a plan. */
export const programmes: readonly Programme[] = [
  ...paidProgrammes.filter(({ status }) => status === 'open'),
  read.selfPaid,
];

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const byWords = new Map(programmes.flatMap((one) => [one.code, one.name].map((words) => [key(words), one])));

/** The programme of a code or of a shown name, however it is spelt in case, spaces and dashes; none of a planned one. */
export const programmeOf = (codeOrName: string): Programme | undefined => byWords.get(key(codeOrName));
