import { text } from '../language/texts.ts';

/** What is said before every message while something is a trial: that it is one. */
export const trialNotice = (trial: boolean): string | undefined => (trial ? text('start.trial') : undefined);
