import { type Logger, pino } from 'pino';

/**
 * The fields that may be logged. Nothing a person wrote, no name and no NIK fits in any of them:
 * identifiers are our own row numbers, words are ours.
 */
export type Fields = {
  chat?: number;
  row?: number;
  job?: string;
  channel?: string;
  flow?: string;
  status?: string;
  why?: string;
  count?: number;
  ms?: number;
  port?: number;
  backend?: string;
  reference?: string;
  error?: unknown;
};

export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

const allowed = [
  'chat',
  'row',
  'job',
  'channel',
  'flow',
  'status',
  'why',
  'count',
  'ms',
  'port',
  'backend',
  'reference',
] as const;

/** Where an error was thrown: what follows its message, whose own lines may look like that too. Nothing where the two cannot be told apart. */
function framesOf({ stack = '', message }: Error): string[] {
  const from = stack.indexOf(message);
  const lines = from < 0 ? [] : stack.slice(from + message.length).split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
}

/** An error without its message, which may quote a value: its type, its code and where it was thrown. */
const bare = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, ...(code && { code }), at: framesOf(error) };
};

const admit = (fields: Fields): object => ({
  ...Object.fromEntries(allowed.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]])),
  ...(fields.error !== undefined && { error: bare(fields.error) }),
});

/** Logs to standard error as one JSON object a line. `silent` logs nothing. */
export function openLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent', to?: Parameters<typeof pino>[1]): Log {
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    to ?? pino.destination({ dest: 2, sync: true }),
  );
  const at =
    (kind: 'info' | 'warn' | 'error') =>
    (event: string, fields: Fields = {}) =>
      logger[kind](admit(fields), event);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
