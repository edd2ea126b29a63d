import { vault } from '../../src/crypto.ts';

const [sealing, index] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

/** What all of a drill is sealed with, so that the judge can read what the application wrote. */
export const drillVault = vault({ sealing: [{ id: 't1', key: sealing }], index });

/** The same as settings. */
export const drillKeys = { ENCRYPTION_KEYS: `t1:${sealing.toString('base64')}`, INDEX_KEY: index.toString('base64') };
