import type { Heard } from '../../language/hear.ts';

/** A bare number that took a choice may have been the answer itself ("1" for one month), so it is asked about. */
export const isBareNumber = ({ choice, words }: Heard): boolean => choice !== undefined && /^\d+[.)]?$/.test(words);
