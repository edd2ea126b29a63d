import { findPackageJSON } from 'node:module';
import { Trouble } from '../../trouble.ts';

const PACKAGE = '@whiskeysockets/baileys';

/** The trouble that there is when Baileys was left out of this installation; undefined where it is there. It is not loaded. */
export function notInstalled(): Trouble | undefined {
  try {
    if (findPackageJSON(PACKAGE, import.meta.url)) return undefined;
  } catch {}
  return new Trouble('whatsapp-not-installed', { name: PACKAGE });
}
