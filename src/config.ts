import { z } from 'zod';
import { parseHours, usualHours } from './domain/notice-hours.ts';

const key32 = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32)
  .transform((text) => Buffer.from(text, 'base64'));

const sealingKeys = z.string().transform((text, context) =>
  text.split(',').map((part) => {
    const [id = '', base64 = ''] = part.trim().split(':');
    const key = key32.safeParse(base64).data;
    if (!/^[a-z0-9]{1,16}$/.test(id) || !key) context.addIssue('invalid');
    return { id, key: key ?? Buffer.alloc(0) };
  }),
);

const url = (protocols: RegExp) => z.url({ protocol: protocols });
const hours = z.string().transform((text, context) => {
  const span = parseHours(text);
  if (!span) context.addIssue('invalid');
  return span ?? usualHours;
});
const flag = z.enum(['0', '1']).transform((text) => text === '1');

const EXAMPLE_KEY = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

/** Every setting: how it is read, a good value, and what it is for (README's table is made from here). */
export const settings = {
  PORT: {
    read: z.coerce.number().int().min(0).max(65_535).default(3000),
    example: '3000',
    about: 'Port of the web chat, the webhook and the health pages.',
  },
  HOST: {
    read: z.string().min(1).default('127.0.0.1'),
    example: '0.0.0.0',
    about: 'Address to listen on. Anything but this machine itself counts as public.',
  },
  DATA_DIR: {
    read: z.string().min(1).default('.data'),
    example: '.data',
    about: 'Folder of the embedded database and its keys.',
  },
  DATABASE_URL: {
    read: url(/^postgres(ql)?$/).optional(),
    example: 'postgres://tangguh:secret@db.example.id:5432/tangguh',
    about: 'Your own PostgreSQL (15 or newer) instead of the embedded one. Needs the two keys below.',
  },
  TELEGRAM_BOT_TOKEN: {
    read: z
      .string()
      .regex(/^\d{1,19}:[\w-]{3,128}$/)
      .optional(),
    example: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
    about: 'The token that BotFather gave your bot. Without it there is no Telegram.',
  },
  TELEGRAM_API_ROOT: {
    read: url(/^https?$/)
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    example: 'https://bot-api.example.id',
    about: 'A Bot API server of your own instead of the one of Telegram.',
  },
  OFFICERS_TELEGRAM_CHAT: {
    read: z
      .string()
      .regex(/^-?\d{1,20}$/)
      .optional(),
    example: '-1001234567890',
    about:
      'Telegram chat of the officers (a group is negative) that is told of new reports and claims that are overdue.',
  },
  REDIS_URL: {
    read: url(/^rediss?$/).optional(),
    example: 'redis://127.0.0.1:6379/0',
    about: 'BullMQ on Redis or Valkey instead of PostgreSQL: the way to more than one machine.',
  },
  ENCRYPTION_KEYS: {
    read: sealingKeys.optional(),
    example: `k1:${EXAMPLE_KEY}`,
    about: 'Keys that seal NIKs and messages, `id:base64` of 32 bytes, separated by commas; the first seals, all open.',
  },
  INDEX_KEY: {
    read: key32.optional(),
    example: EXAMPLE_KEY,
    about: 'Key of the look-up indexes, base64 of 32 bytes. Changing it means importing the roll anew.',
  },
  WEB_CHAT: {
    read: z.enum(['local', 'public', 'off']).default('local'),
    example: 'public',
    about: 'Web chat for this machine only, for everyone, or off.',
  },
  PUBLIC_URL: {
    read: url(/^https?$/).optional(),
    example: 'https://tangguh.example.id',
    about:
      'Address under which people reach this server. With it Telegram brings messages here instead of being asked for them.',
  },
  TRUST_PROXY: {
    read: z.coerce.number().int().min(0).max(5).default(0),
    example: '1',
    about: 'Proxies in front of this server whose X-Forwarded-For is believed.',
  },
  TRIAL: {
    read: flag.default(false),
    example: '1',
    about: 'Allows made-up people beside a real channel, database or address, and says so in every answer.',
  },
  NOTICE_HOURS: {
    read: hours.default(usualHours),
    example: '08.00-20.00',
    about:
      'Hours (WIB) in which reminders and notices may be sent, but for the Friday prayer; `00.00-24.00` means always.',
  },
  NOTICE_PACE: {
    read: z.coerce.number().int().min(1).max(10_000).default(25),
    example: '10',
    about: 'Reminders, notices and announcements a second, over all processes. Replies do not wait for it.',
  },
  SWEEP_SECONDS: {
    read: z.coerce.number().min(0.5).max(300).default(30),
    example: '2',
    about: 'How often what was left unsent is looked for. Shorter is for drills.',
  },
  LOG_LEVEL: {
    read: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    example: 'info',
    about: 'How much is logged, as JSON lines on standard error.',
  },
} as const;

type Settings = typeof settings;
export type SettingName = keyof Settings;

/** All settings, read. */
export type Config = { [Name in SettingName]: z.output<Settings[Name]['read']> };

/** One mistake: the setting, why it does not do, and a value that would. */
export type Mistake = { name: SettingName; why: 'invalid' | 'missing'; example: string };

const names = Object.keys(settings) as SettingName[];

/** The two keys come together, and a database of your own brings them: a second machine could not read what the first wrote. */
function missingKeys(env: NodeJS.ProcessEnv): SettingName[] {
  const keys = ['ENCRYPTION_KEYS', 'INDEX_KEY'] as const;
  const needed = env.DATABASE_URL || keys.some((name) => env[name]);
  return needed ? keys.filter((name) => !env[name]) : [];
}

/** Reads the environment: the settings, or every mistake at once. An empty value counts as none. Never throws. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { mistakes: Mistake[] } {
  const read = names.map((name) => ({ name, result: settings[name].read.safeParse(env[name] || undefined) }));
  const invalid = read.filter(({ result }) => !result.success).map(({ name }) => ({ name, why: 'invalid' as const }));
  const missing = missingKeys(env).map((name) => ({ name, why: 'missing' as const }));
  const mistakes = [...invalid, ...missing].map((mistake) => ({ ...mistake, example: settings[mistake.name].example }));
  if (mistakes.length > 0) return { mistakes };
  return { config: Object.fromEntries(read.map(({ name, result }) => [name, result.data])) as Config };
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

const isElsewhere = (url: string): boolean => !LOOPBACK.test(new URL(url).hostname.replace(/^\[|\]$/g, ''));

/** A bot on any server but one on this machine, which is for trying out. */
const isRealBot = ({ TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT }: Config): boolean =>
  TELEGRAM_BOT_TOKEN !== undefined && (TELEGRAM_API_ROOT === undefined || isElsewhere(TELEGRAM_API_ROOT));

/** Whether anything here is real, so that made-up people must not be: a bot, a public address or chat, or a database of one's own. */
export const isReal = (config: Config): boolean =>
  Boolean(config.DATABASE_URL) ||
  (config.PUBLIC_URL !== undefined && isElsewhere(config.PUBLIC_URL)) ||
  config.WEB_CHAT === 'public' ||
  !LOOPBACK.test(config.HOST) ||
  isRealBot(config);
