const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Wrong proofs that a chat (or the network a public page is asked from) may offer. */
export const WRONG_PROOFS = [
  { name: 'hour', most: 5, windowMs: HOUR },
  { name: 'day', most: 10, windowMs: 24 * HOUR },
] as const;

/**
 * Wrong proofs that the page for a NIK takes from one network. Each counts for the chat that asked too, so these are the slips of
 * all who share a village office's address or a phone company's: with the numbers above one of them would lock out the others.
 */
export const CROWD_PROOFS = [
  { name: 'hour', most: 60, windowMs: HOUR },
  { name: 'day', most: 240, windowMs: 24 * HOUR },
] as const;

/** For so long a record remembers that wrong proofs were offered for it. */
export const RECORD_MEMORY_MS = 24 * HOUR;

/** How long the next try for one record must wait after so many wrong ones, in milliseconds: it slows down and never locks. */
export const SLOWER_MS = [MINUTE / 2, MINUTE, 5 * MINUTE, 15 * MINUTE];

/** So many mistyped NIKs an activation code forgives before it slows down as a record does. */
export const CODE_SLIPS = 2;

/** Wrong proofs in an hour, over all chats, that no crowd of honest people makes. */
export const ALARM = { most: 300, windowMs: HOUR };

/**
 * What one network may take of a public web chat. Behind one address stand a whole village office, or a quarter of a town on
 * mobile data, so the numbers are those of a crowd: about forty people who answer every ten seconds, and as many open pages as
 * look at once (a hidden page lets go of its connection after a minute). One machine that floods costs no more than they do.
 */
export const PUBLIC_CHAT = { pages: 200, messages: { most: 240, windowMs: MINUTE } };

/** A link to the page for a NIK holds so long, and the number that the page shows so long and for so many tries. */
export const NIK_LINK = { linkMs: HOUR / 2, numberMs: 10 * MINUTE, tries: 3 };

/**
 * How often the page for a NIK is answered to one network in a minute, looked at or filled in: a crowd of honest people behind
 * one address. A token is 128 bits, so nobody comes near one; this only keeps whoever tries from keeping the database busy.
 */
export const NIK_PAGE = { most: 120, windowMs: MINUTE };

/**
 * How many records one phone may be looked for at in a day where it does not stand: a household's slips. Such a look tells
 * whether a NIK is that of the number's owner, who may be its former one, so nobody may try one NIK after another.
 */
export const OWN_PHONE_LOOKS = { most: 20, windowMs: 24 * HOUR };

/** Every failed proof takes at least this long, whatever made it fail. */
export const FAILURE_MS = 300;
