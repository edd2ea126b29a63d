import type { z } from 'zod';
import type { LocaleMistake } from './language/locale-shape.ts';
import { readLocale } from './language/read-locale.ts';
import { type SettingName, type Settings, settings } from './settings.ts';

/** All settings, read. */
export type Config = { [Name in SettingName]: z.output<Settings[Name]['read']> };

/** One mistake: the setting, why it does not do, and a value that would; of the folder of `LOCALE` also where in it. */
export type Mistake =
  | { name: SettingName; why: 'invalid' | 'missing' | 'testOnly'; example: string }
  | ({ name: 'LOCALE'; example: string } & LocaleMistake);

const names = Object.keys(settings) as SettingName[];

/** The two keys come together, and a database of your own brings them: a second machine could not read what the first wrote. */
function missingKeys(env: NodeJS.ProcessEnv): SettingName[] {
  const keys = ['ENCRYPTION_KEYS', 'INDEX_KEY'] as const;
  const needed = env.DATABASE_URL || keys.some((name) => env[name]);
  return needed ? keys.filter((name) => !env[name]) : [];
}

const cloud = [
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_PHONE_ID',
  'WHATSAPP_CLOUD_SECRET',
  'WHATSAPP_CLOUD_VERIFY',
] as const;

/** The Cloud API needs all four or none. */
const missingCloud = (env: NodeJS.ProcessEnv): SettingName[] =>
  cloud.some((name) => env[name]) ? cloud.filter((name) => !env[name]) : [];

/** Baileys does not verify the server's signature, so a WhatsApp server of somebody else could read along. */
const refusedOutsideTests = (env: NodeJS.ProcessEnv): SettingName[] =>
  env.WHATSAPP_SOCKET_URL && env.NODE_ENV !== 'test' ? ['WHATSAPP_SOCKET_URL'] : [];

function localeMistakes({ LOCALE }: NodeJS.ProcessEnv): ({ name: 'LOCALE' } & LocaleMistake)[] {
  const read = readLocale(LOCALE || 'id');
  return 'mistakes' in read ? read.mistakes.map((mistake) => ({ name: 'LOCALE', ...mistake })) : [];
}

/** Reads the environment: the settings, or every mistake at once. An empty value counts as none. Never throws. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { mistakes: Mistake[] } {
  const read = names.map((name) => ({ name, result: settings[name].read.safeParse(env[name] || undefined) }));
  const invalid = read.filter(({ result }) => !result.success).map(({ name }) => ({ name, why: 'invalid' as const }));
  const missing = [...missingKeys(env), ...missingCloud(env)].map((name) => ({ name, why: 'missing' as const }));
  const refused = refusedOutsideTests(env).map((name) => ({ name, why: 'testOnly' as const }));
  const mistakes = [...invalid, ...missing, ...refused, ...localeMistakes(env)].map((mistake) => ({
    ...mistake,
    example: settings[mistake.name].example,
  }));
  if (mistakes.length > 0) return { mistakes };
  return { config: Object.fromEntries(read.map(({ name, result }) => [name, result.data])) as Config };
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

const isElsewhere = (url: string): boolean => !LOOPBACK.test(new URL(url).hostname.replace(/^\[|\]$/g, ''));

/** A bot on any server but one on this machine, which is for trying out. */
const isRealBot = ({ TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT }: Config): boolean =>
  TELEGRAM_BOT_TOKEN !== undefined && (TELEGRAM_API_ROOT === undefined || isElsewhere(TELEGRAM_API_ROOT));

/** A linked account, unless it is one of a server on this machine. */
const isRealWhatsapp = ({ WHATSAPP, WHATSAPP_SOCKET_URL: url }: Config): boolean =>
  WHATSAPP && (url === undefined || isElsewhere(url));

const isRealCloud = ({ WHATSAPP_CLOUD_TOKEN, WHATSAPP_CLOUD_API_ROOT: root }: Config): boolean =>
  WHATSAPP_CLOUD_TOKEN !== undefined && (root === undefined || isElsewhere(root));

/** Whether anything here is real, so that made-up people must not be: a bot, a public address or chat, or a database of one's own. */
export const isReal = (config: Config): boolean =>
  Boolean(config.DATABASE_URL) ||
  (config.PUBLIC_URL !== undefined && isElsewhere(config.PUBLIC_URL)) ||
  config.WEB_CHAT === 'public' ||
  !LOOPBACK.test(config.HOST) ||
  isRealBot(config) ||
  isRealWhatsapp(config) ||
  isRealCloud(config);
