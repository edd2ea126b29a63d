import { randomBytes } from 'node:crypto';
import type { NikLink } from '../conversation/ports.ts';
import type { Vault } from '../crypto.ts';
import { NIK_LINK } from '../domain/limits.ts';
import type { Acting, Of } from './acting.ts';

/** As what the page names the chat that a link is for: its channel, and a masked phone, else the name that the platform shows. */
export type Asker = { channel: string; phone?: string; name?: string };

/** The name under which an asker is sealed. */
export const ASKER = 'nik.asker';

const TOKEN_BYTES = 16;

/** The keyed index of a link's token, the only trace of it in the database. */
export const tokenIndex = (vault: Vault, token: string): Buffer => vault.index('nik.link', token);

/** The keyed index of the number that the page of one link shows. */
export const numberIndex = (vault: Vault, link: Buffer, digits: string): Buffer =>
  vault.index('nik.number', `${link.toString('hex')}:${digits}`);

/** A fresh link to the page for a NIK. It opens once its effect is written. */
export function newLink(vault: Vault, publicUrl: string): NikLink {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return {
    url: `${publicUrl.replace(/\/+$/, '')}/nik/${token}`,
    tokenIndex: tokenIndex(vault, token).toString('hex'),
  };
}

/** The chat's links hold no longer, nor does what was told on their pages. */
export const voidLinks = ({ part, chat }: Pick<Acting, 'part' | 'chat'>): string =>
  part('voided', `DELETE FROM nik_links WHERE chat_id = ${chat}`);

/** Writes a link down. The chat's former ones are gone, with whatever was told there. */
export function link({ tokenIndex }: Of<'link'>, acting: Acting): void {
  const { part, value, vault, chat, now, at, asker } = acting;
  voidLinks(acting);
  const index = value(Buffer.from(tokenIndex, 'hex'), 'bytea');
  const sealed = value(asker ? vault.seal(ASKER, JSON.stringify(asker)) : null, 'bytea');
  const until = value(new Date(at.getTime() + NIK_LINK.linkMs), 'timestamptz');
  part(
    'linked',
    `INSERT INTO nik_links (token_index, chat_id, asker, created_at, expires_at) VALUES (${[index, chat, sealed, now, until]})`,
  );
}

/** SQL: the digits of the page are due still, at `now`. */
export const isDue = (now: string): string =>
  `spent_at IS NOT NULL AND used_at IS NULL AND number_until > ${now} AND tries < ${NIK_LINK.tries}`;

/** The chat has its answer, and no second one: a turn that redeems the same digits at the same time is overtaken. */
export function linkUsed({ part, chat, now, must }: Acting): void {
  must.push(
    part('used', `UPDATE nik_links SET used_at = ${now} WHERE chat_id = ${chat} AND ${isDue(now)} RETURNING 1`),
  );
}
