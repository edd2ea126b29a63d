import './quiet.ts';
import { type Contact, isLidUser, isPnUser, jidNormalizedUser, type LIDMapping } from '@whiskeysockets/baileys';
import { isPerson } from './read-message.ts';

/** Both addresses of a person, the LID first: that one stays when her number changes. Undefined where one of them is missing. */
export function bothOf({ lid, pn }: Partial<LIDMapping>): [lid: string, phone: string] | undefined {
  const [one, other] = [jidNormalizedUser(lid), jidNormalizedUser(pn)];
  return isLidUser(one) && isPerson(one) && isPnUser(other) && isPerson(other) ? [one, other] : undefined;
}

/** What the history that the owner's phone sends tells of addresses: its mappings get lost in Baileys' buffer, its contacts do not. */
export const ofContact = ({ id, lid, phoneNumber }: Contact): [lid: string, phone: string] | undefined =>
  bothOf({ lid: lid ?? id, pn: phoneNumber ?? id });
