import type { Vault } from '../crypto.ts';

/** A LID of WhatsApp, or a business-scoped id (BSUID) of its Cloud API: an account, whatever phone it has today. */
const ACCOUNT = /@lid$|^bsuid:/;

/** The address among these that names an account; undefined where all of them are phones, or the platform knows no such thing. */
export const accountOf = (addresses: string[]): string | undefined => addresses.find((one) => ACCOUNT.test(one));

/** How an account stands among the identities of kind `lid`. */
export const indexOfAccount = (vault: Vault, account: string): Buffer => vault.index('lid', account);
