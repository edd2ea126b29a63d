import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Open requests a chat may have at one time. */
const MOST = 3;

/** *Minta petugas memeriksa*: a row in the officers' inbox; `named` says whom it is about, where that is known. */
export const officer = flow('officer', {}, {}, async ({ named }, ports) => {
  if ((await ports.kept()).requests >= MOST) return { end: [say('officer.tooMany', { most: MOST }, ['menu'])] };
  const participantId = named ? null : ((await ports.people())[0]?.participantId ?? null);
  const detail: Record<string, string> = named ? { by: named.by, index: named.index } : {};
  return {
    effects: [{ do: 'request', kind: 'check', participantId, detail, dueAt: null }],
    end: [say('officer.asked', {}, ['menu'])],
  };
});
