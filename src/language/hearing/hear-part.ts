import idWords from '../../../locales/id/words-part.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';
import { numbersIn, numberWords } from './hear-number.ts';

const words = fromLocale('words-part', idWords);

const SIDED = [
  'thumb',
  'index',
  'finger_other',
  'index_joint',
  'finger_joint',
  'hand',
  'arm_elbow',
  'arm_shoulder',
] as const;
type Sided = (typeof SIDED)[number];
type Area = keyof typeof words.areas;
type Finger = keyof typeof words.fingers;

/**
 * A part of the body as the law's table names it. Those of the arm need a side, which stands apart (`thumb` + `right` is
 * `thumb_right`) and is absent when it was not said; the others are whole names and never have one.
 */
export type PartHeard = { part: Sided; side?: 'right' | 'left' } | { part: WholePart };

type WholePart =
  | ('eye_one' | 'eyes_both' | 'ear_one' | 'ears_both' | 'hearing_one' | 'hearing_both')
  | ('leg_one' | 'legs_both' | 'foot_one' | 'feet_both' | 'toe_big' | 'toe_index' | 'toe_other')
  | ('nose_wing' | 'nose_septum' | 'smell' | 'colour_vision' | 'visual_efficiency' | 'visual_field')
  | ('scalp' | 'impotence' | 'mental' | 'leg_short_5' | 'leg_short_7_5' | 'leg_short_more');

const fingers = longestFirst<Finger>(words.fingers);
const areas = longestFirst<Area>(words.areas);
const FINGERS = { thumb: 'thumb', index: 'index' } as const;
const TOES = { thumb: 'toe_big', index: 'toe_index' } as const;
const PAIRS = {
  ankle: ['foot_one', 'feet_both'],
  groin: ['leg_one', 'legs_both'],
  eye: ['eye_one', 'eyes_both'],
  ear: ['ear_one', 'ears_both'],
  hearing: ['hearing_one', 'hearing_both'],
} as const;
const ARM = { wrist: 'hand', elbow: 'arm_elbow', shoulder: 'arm_shoulder' } as const;

/** The part that reaches further takes in those below it: "tangan sampai bahu" is the arm, "telinga tuli" the hearing. */
const REACH: Area[][] = [
  ['shoulder', 'elbow', 'wrist'],
  ['groin', 'ankle'],
  ['hearing', 'ear'],
  ['colour_vision', 'visual_efficiency', 'visual_field', 'eye'],
];

const says = (text: string, phrases: string[]): boolean => phrases.some((phrase) => mentions(text, phrase));

/** A joint of the thumb has no row in the table, nor has one of a toe. */
function fingerPart(kind: Finger, isToe: boolean, isJoint: boolean): Sided | WholePart | undefined {
  const known = kind === 'thumb' || kind === 'index' ? kind : undefined;
  if (isJoint && (isToe || kind === 'thumb')) return undefined;
  if (isToe) return known ? TOES[known] : 'toe_other';
  if (isJoint) return known ? 'index_joint' : 'finger_joint';
  return known ? FINGERS[known] : 'finger_other';
}

function hearFinger(text: string): Sided | WholePart | undefined {
  const heard = meaningsIn(text, fingers);
  const named = heard.filter((kind) => kind !== 'some');
  const kinds = named.length > 0 ? named : heard;
  if (kinds.length !== 1) return undefined;
  return fingerPart(kinds[0]!, says(text, words.toes), says(text, words.joint));
}

/** How much shorter a leg is, in centimetres: below 5, below 7,5, or more (the table's three rows). */
function hearShortLeg(text: string): WholePart | undefined {
  const spoken = numberWords(text);
  const cm = numbersIn(spoken).find(({ end }) => words.cm.includes(spoken[end] ?? ''))?.value;
  if (cm === undefined) return undefined;
  if (cm < 5) return 'leg_short_5';
  return cm < 7.5 ? 'leg_short_7_5' : 'leg_short_more';
}

const furthest = (heard: Area[]): Area[] => {
  const covered = REACH.flatMap((order) => order.filter((area) => heard.includes(area)).slice(1));
  return heard.filter((area) => !covered.includes(area));
};

function hearArea(text: string, isBoth: boolean): Sided | WholePart | undefined {
  const [area, more] = furthest(meaningsIn(text, areas));
  if (!area || more || area === 'knee') return undefined;
  if (area === 'wrist' || area === 'elbow' || area === 'shoulder') return ARM[area];
  return area in PAIRS ? PAIRS[area as keyof typeof PAIRS][isBoth ? 1 : 0] : (area as WholePart);
}

const isSided = (part: Sided | WholePart): part is Sided => (SIDED as readonly string[]).includes(part);

/**
 * The part of the body that a normalised text (`heard.words`) names. Where how far is not said it is the least: "tangan" the hand,
 * "kaki" the foot, "lengan" from the elbow. Undefined for none, several, two of a kind that the table counts singly (fingers, toes, arms), the knee and
 * the joint of a thumb, which the table does not name.
 */
export function hearPart(text: string): PartHeard | undefined {
  const right = says(text, words.right);
  const left = says(text, words.left);
  const isBoth = (right && left) || says(text, words.both);
  const part = partOf(text, isBoth);
  if (isBoth && part?.startsWith('toe_')) return undefined;
  if (!part || !isSided(part)) return part && { part };
  if (isBoth) return undefined;
  return right || left ? { part, side: right ? 'right' : 'left' } : { part };
}

function partOf(text: string, isBoth: boolean): Sided | WholePart | undefined {
  if (meaningsIn(text, fingers).length > 0) return hearFinger(text);
  return says(text, words.short) ? hearShortLeg(text) : hearArea(text, isBoth);
}
