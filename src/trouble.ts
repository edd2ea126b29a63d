/**
 * What can stop us that a person can mend, and the values that its sentence names. The sentence, in words for operators,
 * stands under the same code in `locales/id/trouble.json`. Values are settings, paths, ports, names of roles and
 * migrations, and what PostgreSQL's own programs say of themselves; never a password and nothing about a person.
 */
export type Troubles = {
  /** Anything that is no `Trouble`: only its type and code, for its message may quote a value. */
  unexpected: { what: string };
  'made-up-people': Record<string, never>;
  'key-unknown': { id: string };
  'keys-differ': Record<string, never>;
  'keys-unreadable': { file: string };

  'village-unknown': { village: string };
  'village-empty': { village: string; name: string };
  'village-ambiguous': { village: string; name: string; other: string };

  'telegram-no-token': Record<string, never>;
  'telegram-token': { host: string };
  'telegram-unreachable': { host: string; why: string };
  'whatsapp-not-installed': { name: string };

  'port-in-use': { port: number; free: number };
  'port-not-allowed': { port: number };
  'host-not-here': { host: string };
  'host-unknown': { host: string };

  'database-host-unknown': { host: string };
  'database-unreachable': { host: string; port: number; why: string };
  'database-login': { user: string; host: string };
  'database-missing': { database: string; host: string; user: string };
  'database-rights': { user: string; database: string; said: string };
  'database-newer': { migrations: string };
  'migration-changed': { migrations: string };
  'migration-failed': { migration: string; said: string };

  'redis-host-unknown': { host: string };
  'redis-unreachable': { host: string; port: number; why: string };
  'redis-login': { host: string; port: number; why: string };

  'folder-full': { folder: string };
  'folder-unwritable': { folder: string; why: string };
  'folder-unreachable': { folder: string; uid: number };
  'folder-of-another': { folder: string; owner: number; we: number };
  'postgres-not-installed': { name: string };
  'postgres-does-not-run': { said: string };
  'postgres-closed-to-user': { uid: number; said: string };
  'postgres-as-root': { folder: string; said: string };
  'postgres-resources': { said: string; log: string };
  'cluster-not-made': { folder: string; said: string };
  'cluster-not-ready': { folder: string; seconds: number; log: string };
  'cluster-incomplete': { folder: string; path: string };
  'cluster-other-version': { folder: string; version: string; ours: string };
  'cluster-damaged': { folder: string; said: string; log: string };
  'cluster-password': { file: string };
  'cluster-foreign': { folder: string };
};

export type TroubleCode = keyof Troubles;

/** A code with the values of that code and no other. */
type Named = { [Code in TroubleCode]: [code: Code, values: Troubles[Code]] }[TroubleCode];

/** An error that a person can act on. `message` is for developers: the code and its values, no sentence. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly code: TroubleCode;
  readonly values: Record<string, string | number>;
  constructor(...[code, values]: Named) {
    super(`${code} ${JSON.stringify(values)}`);
    this.code = code;
    this.values = values;
  }
}

/** The `code` of a system or PostgreSQL error (`EACCES`, `57P03`) or of a trouble; an empty string where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
