import type { Component } from '../../domain/benefits/component.ts';
import type { Estimate } from '../../domain/benefits/estimate.ts';
import { leastSure } from '../../domain/printed.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { partSays } from './parts.ts';
import { citesOnce } from './rules.ts';

/** Only the funeral money of JKM: the third month was not reached. */
const isLimited = ({ components, askOfficer }: Estimate): boolean =>
  askOfficer.includes('three_months') && components.length === 1;

/** The sum, or why there is none. */
function headSay(estimate: Estimate): Say {
  const { components, total, askOfficer } = estimate;
  if (askOfficer.includes('lapsed')) return say('estimate.lapsed');
  if (total === null) return say('estimate.unknown');
  if (components.every(({ amount }) => amount === null)) return say('estimate.careOnly');
  return isLimited(estimate) ? say('estimate.limited', { total }) : say('estimate.sum', { total });
}

const rulesSays = (components: Component[]): Say[] => {
  const cite = citesOnce(components.map((part) => part.cite));
  return cite ? [say('estimate.rules', { cite })] : [];
};

/** JKM is for who still worked and paid (PP 82/2019, elucidation of Pasal 34 ayat (1)); people were refused for it. */
const activeSays = (components: Component[]): Say[] =>
  components.some(({ name }) => name === 'lump_sum') ? [say('estimate.stillActive')] : [];

/** What the sum rests on that was not said, and what only an officer can settle. */
const doubtSays = ({ assumed, askOfficer }: Estimate): Say[] => [
  ...(assumed.length > 0 ? [say('estimate.assumed')] : []),
  ...assumed.map((code) => say(`estimate.assumed_${code}`)),
  ...(askOfficer.length > 0 ? [say('estimate.ask')] : []),
  ...askOfficer.map((code) => say(`estimate.ask_${code}`)),
];

function sureSays(components: Component[]): Say[] {
  const confidence = leastSure(components.map((part) => part.confidence));
  return confidence === 'statute' ? [] : [say(`estimate.${confidence}`)];
}

/**
 * An estimate in one message: the sum, its parts, the articles once each, what could make it another sum, how sure that is,
 * and that it is no promise.
 */
export function estimateSays(estimate: Estimate): Say {
  const { components, arrears } = estimate;
  return {
    ...headSay(estimate),
    more: [
      ...partSays(components, arrears),
      ...rulesSays(components),
      ...activeSays(components),
      ...doubtSays(estimate),
      ...sureSays(components),
      say('estimate.noPromise'),
    ],
  };
}
