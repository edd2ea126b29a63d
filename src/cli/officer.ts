import type { CliContext } from './command.ts';
import { systemUser } from './system-user.ts';

/** Who works at this command line: an officer by the system's name, who may do all, until officers sign in. */
export const officer = ({ now }: Pick<CliContext, 'now'>) =>
  ({ actor: `officer:${systemUser()}`, role: 'admin', now: now() }) as const;
