import { findCaseNumber } from '../../domain/claims/case-number.ts';
import type { Day } from '../../domain/day.ts';
import { hearRegency, regencyName } from '../hearing/hear-region.ts';
import { normalise } from '../normalise.ts';
import type { Entities } from '../understanding/intents.ts';
import { amountIn } from './amount.ts';
import { digitRuns } from './digit-runs.ts';
import { eventDay } from './event-day.ts';
import { longNumbersIn, piecesOf } from './long-numbers.ts';
import { occupationIn } from './occupation.ts';
import { relationIn } from './relation.ts';
import { withParts } from './told.ts';

/** The official name of the one place of Jambi that a normalised text mentions. */
function regencyIn(text: string): string | undefined {
  const code = hearRegency(text);
  return code && regencyName(code);
}

/** Only what was found. */
const found = (entities: { [Name in keyof Entities]: Entities[Name] | undefined }): Entities =>
  Object.fromEntries(Object.entries(entities).filter(([, value]) => value !== undefined)) as Entities;

/** What a message names, as it was written; `today` is Jakarta's day. */
export function entitiesIn(written: string, today: Day): Entities {
  const [text, parted] = [normalise(written), normalise(withParts(written))];
  const runs = digitRuns(written);
  return found({
    ...longNumbersIn(runs, today),
    claim_number: findCaseNumber(written),
    date: eventDay(parted, today),
    amount: amountIn(parted, piecesOf(runs)),
    relation: relationIn(parted),
    occupation: occupationIn(text),
    regency: regencyIn(text),
  });
}
