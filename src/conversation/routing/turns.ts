import type { Heard, Topic } from '../../language/hear.ts';
import { withoutCourtesy } from '../../language/hearing/hear-courtesy.ts';
import { asksOrWants } from '../../language/understanding/asks.ts';
import { isNamed, topicSaid } from '../../language/understanding/topics.ts';
import type { FlowName } from '../flow.ts';
import type { Open } from '../place.ts';
import { isAsking } from './in-between.ts';

/** Flows that read numbers themselves: a number is their own affair. */
const OWN_NUMBERS: FlowName[] = ['check', 'report'];

/** What answers tell of, too: a death, an accident, what either gives. In a report such a topic is begun only where it was asked what there is to tell. */
const TOLD_OF: Topic[] = ['bereaved', 'accidentReport', 'accident', 'jkk', 'jkm'];

/** At an open question so many words, so surely understood, are no slip of an answer but something else that is wanted. */
const TURNS = { words: 3, confidence: 0.85 };

/** Whether somebody means to speak of something else than what is being asked: a button, a phrase that we know, or a whole sentence that asks or wants. */
function turnsAway({ written, words, topic, understood }: Heard): boolean {
  if (topic && (!understood || topicSaid(withoutCourtesy(words.replace(/^\//, ''))) === topic)) return true;
  const isNamedOutright = topic !== undefined && !TOLD_OF.includes(topic) && isNamed(words, topic);
  const isSentence = words.split(' ').length >= TURNS.words && (isNamedOutright || asksOrWants(written));
  return isSentence && (understood?.confidence ?? 0) >= TURNS.confidence;
}

/** Whether a message that the open question did not take may yet be its own affair. */
export function isStillAnswer(opened: Open, heard: Heard): boolean {
  const { place } = opened;
  const { topic, numbers } = heard;
  if (topic === place.flow) return true;
  if (!topic) return numbers.length > 0 && OWN_NUMBERS.includes(place.flow);
  if (place.flow === 'report' && TOLD_OF.includes(topic)) return place.question !== 'kind';
  return isAsking(opened) && !turnsAway(heard);
}
