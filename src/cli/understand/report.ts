import { day } from '../../domain/day.ts';
import { type Entities, intents } from '../../language/understanding/intents.ts';
import { understand } from '../../language/understanding/understand.ts';
import { byEntity, byIntent, calibration, confusions, type Judged, measure } from './measure.ts';
import { VALIDATION_DAY, validation } from './validation.ts';

const kinds: (keyof Entities)[] = [
  ...(['nik', 'claim_number', 'phone', 'date', 'amount', 'relation', 'occupation', 'regency'] as const),
];

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Every message of the split, understood. */
export const judged = (): Judged[] =>
  validation().map((one) => ({ ...one, got: understand(one.text, day.parse(VALIDATION_DAY)) }));

function summary(all: Judged[]): string {
  const { messages, intent, entities, outOfScope, wrongGo, unsure } = measure(all);
  return table(
    ['of the messages of the validation split', 'share'],
    [
      ['messages', messages],
      ['an acceptable intent', percent(intent)],
      ['all entities right, and no others', percent(entities)],
      ['out of scope: known for it, or not gone on with', percent(outOfScope)],
      ['gone on with wrongly', percent(wrongGo)],
      ['ours, but asked back or refused', percent(unsure)],
    ],
  );
}

/** Accuracy, intents, entities, calibration and confusions on the validation split, as docs/understanding.md shows them. */
export function reportText(): string {
  const all = judged();
  const parts = [
    summary(all),
    table(
      ['intent', 'messages', 'right', 'others taken for it'],
      intents.map((intent) => [intent, ...Object.values(byIntent(all, intent))]),
    ),
    table(
      ['entity', 'named', 'heard', 'heard wrongly'],
      kinds.map((kind) => [kind, ...Object.values(byEntity(all, kind))]),
    ),
    table(
      ['confidence', 'messages', 'mean confidence', 'right'],
      calibration(all).map(({ from, messages, confidence, right }) => [
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        messages,
        percent(confidence),
        percent(right),
      ]),
    ),
    table(
      ['meant', 'taken for', 'messages'],
      confusions(all).map(({ meant, taken, messages }) => [meant, taken, messages]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
