import { conceptsIn } from './concepts.ts';
import { plainWords } from './plain.ts';

/** Whether a message asks something: it has a word of question, or its sign. */
export const asksSomething = (written: string): boolean => conceptsIn(plainWords(written)).includes('question');
