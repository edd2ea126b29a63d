import type { CloudTrouble } from './refused.ts';

/** What a look at the number shows as well as a message does. */
const SEEN: CloudTrouble[] = ['token-wrong', 'not-allowed', 'unreachable'];

/**
 * What troubles the number: what a look at it said, what the last message said, and what the last template said, for
 * each hides what the others show. `onState` hears the gravest that is left, or none.
 */
export function standing(onState: (trouble?: CloudTrouble) => void) {
  let looked: CloudTrouble | undefined;
  let said: CloudTrouble | undefined;
  let template: CloudTrouble | undefined;
  const tell = (): void => onState(looked ?? said ?? template);
  return {
    looked(trouble?: CloudTrouble): void {
      looked = trouble;
      if (!trouble && said && SEEN.includes(said)) said = undefined;
      tell();
    },
    sent(isTemplate: boolean, trouble?: CloudTrouble): void {
      const ofTemplate = trouble === 'template';
      said = ofTemplate ? undefined : trouble;
      // Meta has let us in.
      if (!said) looked = undefined;
      if (isTemplate) template = ofTemplate ? trouble : undefined;
      tell();
    },
  };
}
