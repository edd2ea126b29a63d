import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { withoutCalls } from '../hearing/hear-courtesy.ts';
import { hearPrivacy } from '../hearing/hear-privacy.ts';
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import type { Intent } from './intents.ts';

const words = fromLocale('words', idWords);

/** What may be talked about, by the name of its flow. */
export type Topic = keyof typeof words.topics;

/**
 * Where an intent leads. Of several topics the first that the message names in so many words; else the last.
 * What is not here is answered with a word (a greeting, thanks) or is one of the commands.
 */
const topicsOf: Partial<Record<Intent, Topic[]>> = {
  check_participation: ['check'],
  check_eligibility: ['eligibility'],
  explain_jkk: ['accident', 'jkk'],
  explain_jkm: ['jkm'],
  estimate_benefit: ['estimate'],
  report_accident: ['accidentReport'],
  report_death: ['bereaved'],
  scholarship: ['scholarship'],
  claim_status: ['claimStatus'],
  claim_documents: ['claimPapers'],
  contribution: ['contribution'],
  register: ['register'],
  office_contact: ['office'],
  human_officer: ['officer', 'talk'],
  reminder_on: ['remind'],
  reminder_off: ['notices'],
  other_programme: ['otherProgramme'],
  privacy: ['erase', 'leave', 'data'],
};

/** Topics that stand for two things at once: which of them is meant must be asked. */
const undecided: Partial<Record<Topic, [Intent, Intent]>> = {
  benefits: ['explain_jkk', 'explain_jkm'],
  report: ['report_accident', 'report_death'],
  whichBpjs: ['greet', 'other_programme'],
};

/** Whether a text names a topic in so many words, and does not say "jangan" before them. */
const names = (text: string, topic: Topic): boolean =>
  words.topics[topic].some(
    (phrase) => mentions(text, phrase) && !words.dont.some((dont) => mentions(text, `${dont} ${phrase}`)),
  );

/** Whether a text names a topic in two words or more. */
export const isNamed = (text: string, topic: Topic): boolean =>
  words.topics[topic].some((phrase) => phrase.includes(' ') && mentions(text, phrase));

/** What is to be done with one's data in other words; nothing is deleted where "jangan" was said. */
function privacyTopicOf(text: string): Topic | undefined {
  return words.dont.some((dont) => mentions(text, dont)) ? undefined : hearPrivacy(text);
}

/** The topic that an intent leads to; `text` is the normalised message. */
export function topicOf(intent: Intent, text: string): Topic | undefined {
  const topics = topicsOf[intent];
  const byDeed = intent === 'privacy' ? privacyTopicOf(text) : undefined;
  return byDeed ?? topics?.find((topic) => names(text, topic)) ?? topics?.at(-1);
}

const intentOf = new Map(
  (Object.entries(topicsOf) as [Intent, Topic[]][]).flatMap(([intent, topics]) =>
    topics.map((topic): [Topic, Intent] => [topic, intent]),
  ),
);

const byPhrase = new Map(
  (Object.keys(words.topics) as Topic[]).flatMap((topic) =>
    words.topics[topic].map((phrase): [string, Topic] => [phrase, topic]),
  ),
);

/** The topic of which a normalised text is a known phrase, and nothing else. */
export const topicSaid = (text: string): Topic | undefined => byPhrase.get(text) ?? byPhrase.get(withoutCalls(text));

/** What somebody wants who names a topic: one intent, or two of which one is meant. */
export const intentsOf = (topic: Topic): Intent[] => undecided[topic] ?? [intentOf.get(topic)!];
