import type { Heard } from '../../language/hear.ts';
import { numberWords, worth } from '../../language/hearing/hear-number.ts';

/** A bare number that took a choice may have been the answer itself ("1" or "satu" for one month), so it is asked about. */
export const isBareNumber = ({ choice, words }: Heard): boolean =>
  choice !== undefined && worth(numberWords(words)) !== undefined;
