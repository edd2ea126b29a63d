import { z } from 'zod';
import { usualHours } from './domain/notice-hours.ts';
import { usualOfficerHours } from './domain/officer-hours.ts';
import { allRoles, flag, hours, key32, roles, sealingKeys, url } from './setting-values.ts';

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
  WHATSAPP: {
    read: flag.default(false),
    example: '1',
    about: 'Talks through a WhatsApp account that is linked as WhatsApp Web is (`whatsapp link`). Unofficial.',
  },
  WHATSAPP_SOCKET_URL: {
    read: url(/^wss?$/).optional(),
    example: 'ws://127.0.0.1:5222/ws/chat',
    about: 'A WhatsApp server for tests. Refused unless NODE_ENV is `test`: nothing but TLS proves the real one.',
  },
  WHATSAPP_CLOUD_TOKEN: {
    read: z.string().min(1).optional(),
    example: 'EAAGm0PX4ZCpsBAKZC',
    about: 'Access token of the official WhatsApp Cloud API. Needs the three below.',
  },
  WHATSAPP_CLOUD_PHONE_ID: {
    read: z
      .string()
      .regex(/^\d{5,25}$/)
      .optional(),
    example: '106540352242922',
    about: 'Id of the business phone number that the Cloud API sends from.',
  },
  WHATSAPP_CLOUD_SECRET: {
    read: z.string().min(1).optional(),
    example: '614fc2afde15eee07a26b2fe3eaee9b9',
    about: "The app's secret, with which Meta signs what it brings to `/whatsapp`.",
  },
  WHATSAPP_CLOUD_VERIFY: {
    read: z.string().min(1).optional(),
    example: 'kata-sandi-webhook',
    about: 'The word of your own that you give Meta beside the address of the webhook.',
  },
  WHATSAPP_CLOUD_API_ROOT: {
    read: url(/^https?$/)
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    example: 'https://graph.example.id',
    about: "Another server instead of Meta's, for trying out.",
  },
  NOTICE_CHANNEL: {
    read: z.enum(['telegram', 'whatsapp', 'whatsapp-cloud', 'web']).optional(),
    example: 'whatsapp-cloud',
    about:
      'Channel of reminders and notices for a person who is known by one phone on several; without it the one where she wrote last.',
  },
  ASK_NIK_IN_CHAT: {
    read: flag.default(false),
    example: '1',
    about: "Asks for a NIK in the chat also where the platform's rules want a link instead (WhatsApp).",
  },
  ROLES: {
    read: roles.default([...allRoles]),
    example: 'web,bot,worker,clock',
    about: 'What this process does, of `web`, `bot`, `whatsapp`, `worker` and `clock`; everything without it.',
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
  OFFICER_HOURS: {
    read: hours.default(usualOfficerHours),
    example: '08.00-15.00',
    about: 'Hours (WIB) in which officers answer on working days; people who ask to talk with one are told them.',
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
  LOCALE: {
    read: z.string().default('id'),
    example: 'id',
    about: 'Language: a folder of `locales/`, or the path of one of your own; what is not in it stays Indonesian.',
  },
  LOG_LEVEL: {
    read: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    example: 'info',
    about: 'How much is logged, as JSON lines on standard error.',
  },
} as const;

export type Settings = typeof settings;
export type SettingName = keyof Settings;
