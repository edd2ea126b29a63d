import type { Relation, Told } from '../../conversation/ports.ts';
import type { Vault } from '../../crypto.ts';

/** The names under which one value of a report is sealed in a saved place, and all of them on its row. */
const ONE = 'case.told.one';
const ALL = 'case.told';

/** What was told for a case, opened: who reports, and what is known of the worker. For officers' eyes. */
export type ToldOpen = Told & { relation: Relation | null };

/** Seals one value, for the time until its report is written; base64url, so that it fits a saved place. */
export const sealOne = (vault: Vault, told: string): string => vault.seal(ONE, told).toString('base64url');

const opened = (vault: Vault, told: Told): Told =>
  Object.fromEntries(
    Object.entries(told).map(([name, sealed]) => [name, vault.open(ONE, Buffer.from(sealed, 'base64url'))]),
  );

/** Seals together what stands open. */
export const sealTold = (vault: Vault, told: ToldOpen): Buffer => vault.seal(ALL, JSON.stringify(told));

/** The same for values that `sealOne` has sealed. */
export const sealReported = (vault: Vault, relation: Relation, told: Told): Buffer =>
  sealTold(vault, { ...opened(vault, told), relation });

/** What was told for a case; nothing for one of which nobody told anything. */
export const openTold = (vault: Vault, sealed: Uint8Array | null): ToldOpen =>
  sealed ? (JSON.parse(vault.open(ALL, sealed)) as ToldOpen) : { relation: null };
