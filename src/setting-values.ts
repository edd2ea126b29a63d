import { z } from 'zod';
import { parseHours, usualHours } from './domain/notice-hours.ts';

/** 32 bytes in base64. */
export const key32 = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32)
  .transform((text) => Buffer.from(text, 'base64'));

/** `id:base64`, separated by commas. */
export const sealingKeys = z.string().transform((text, context) =>
  text.split(',').map((part) => {
    const [id = '', base64 = ''] = part.trim().split(':');
    const key = key32.safeParse(base64).data;
    if (!/^[a-z0-9]{1,16}$/.test(id) || !key) context.addIssue('invalid');
    return { id, key: key ?? Buffer.alloc(0) };
  }),
);

/** A URL of one of these protocols. */
export const url = (protocols: RegExp) => z.url({ protocol: protocols });
/** A span of hours of the day. */
export const hours = z.string().transform((text, context) => {
  const span = parseHours(text);
  if (!span) context.addIssue('invalid');
  return span ?? usualHours;
});
/** `1` for yes, `0` for no. */
export const flag = z.enum(['0', '1']).transform((text) => text === '1');

/** What a process may do. */
export const allRoles = ['web', 'bot', 'whatsapp', 'worker', 'clock'] as const;
export type Role = (typeof allRoles)[number];

/** Roles, separated by commas. */
export const roles = z.string().transform((text, context) => {
  const named = text.split(',').map((one) => one.trim());
  const known = allRoles.filter((role) => named.includes(role));
  if (known.length < named.length) context.addIssue('invalid');
  return known;
});
