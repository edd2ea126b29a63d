import type { Day } from '../../domain/day.ts';
import { entitiesIn } from '../entities/entities.ts';
import { clipped, normalise } from '../normalise.ts';
import { actOn } from './act.ts';
import type { Act, Entities, Intent } from './intents.ts';
import { tellsOfLife } from './life.ts';
import { ourModel, type Weighed, weigh } from './model.ts';
import { plainWords } from './plain.ts';
import { certain } from './rules.ts';
import { type Tone, toneOf } from './tone.ts';

/**
 * What a message wants: the likeliest intent with how likely it is (0 to 1), the next ones, what the message names, what to do with
 * it, and how to speak.
 */
export type Understanding = Weighed & { alternatives: Weighed[]; entities: Entities; act: Act; tone?: Tone };

/** No more are told, and no less likely ones. */
const ALTERNATIVES = { most: 3, least: 0.03 };

/** Of a death that was denied nothing is begun. */
const OF_DEATH: Intent[] = ['report_death', 'explain_jkm', 'estimate_benefit'];

const SAID = 0.99;

/** A known phrase is as good as certain; of two things that it may mean each is as likely as the other. */
const bySaying = (said: Intent[]): Weighed[] => said.map((intent) => ({ intent, confidence: SAID / said.length }));

/** What a message wants of us; `today` is Jakarta's day. The same message is always understood alike. */
export function understand(message: string, today: Day): Understanding {
  const written = clipped(message);
  const plain = plainWords(written);
  const said = certain(written, normalise(written));
  const weighed = said.length > 0 ? bySaying(said) : weigh(ourModel(), plain);
  const [first, ...others] = weighed;
  const tone = toneOf(written, plain);
  return {
    ...first!,
    alternatives: others.slice(0, ALTERNATIVES.most).filter(({ confidence }) => confidence >= ALTERNATIVES.least),
    entities: entitiesIn(written, today),
    act: tellsOfLife(plain) && OF_DEATH.includes(first!.intent) ? 'refuse' : actOn(weighed),
    ...(tone && { tone }),
  };
}
