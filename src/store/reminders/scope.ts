import { OWN_CLOCK } from '../chats.ts';

/** At which instant, and for which chat; without one for all but those with a clock of their own. */
export type Scope = { now: Date; chatId?: number | undefined };

/** SQL that is true of a chat `h` in the scope; `chatId` is a placeholder, null where no chat is named. */
export const inScope = (h: string, chatId: string): string =>
  `CASE WHEN ${chatId}::int IS NULL THEN ${h}.channel <> '${OWN_CLOCK}' ELSE ${h}.id = ${chatId} END`;
