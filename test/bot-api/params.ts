import type { IncomingHttpHeaders } from 'node:http';
import { bad } from './refusal.ts';
import type { Obj, Upload } from './types.ts';

export type Request = { params: Obj; uploads: Map<string, Upload> };

const none: ReadonlyMap<string, Upload> = new Map();

/**
 * The parameters of a request: query string, urlencoded form, JSON or multipart form.
 * Source: https://core.telegram.org/bots/api#making-requests
 */
export function readRequest(query: string, headers: IncomingHttpHeaders, body: Buffer): Request {
  const type = headers['content-type'] ?? '';
  const asked: Obj = query ? Object.fromEntries(new URLSearchParams(query)) : {};
  if (body.length === 0) return { params: asked, uploads: none as Map<string, Upload> };
  if (type.startsWith('application/json'))
    return { params: { ...asked, ...json(body) }, uploads: none as Map<string, Upload> };
  if (type.startsWith('multipart/form-data')) return multipart(type, body, asked);
  const form = Object.fromEntries(new URLSearchParams(body.toString()));
  return { params: { ...asked, ...form }, uploads: none as Map<string, Upload> };
}

function json(body: Buffer): Obj {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isObj(value)) return value;
  } catch {
    // Told below, as for any other value that is no object.
  }
  throw bad("can't parse request parameters: JSON object expected");
}

function multipart(type: string, body: Buffer, params: Obj): Request {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (!boundary) throw bad('no boundary in the multipart request');
  const uploads = new Map<string, Upload>();
  for (const part of parts(body, Buffer.from(`--${boundary}`))) {
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const bytes = part.subarray(split + 4, part.length - 2);
    const field = /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? '';
    const file = /[; ]filename="?([^"\r\n]*)/i.exec(head)?.[1];
    if (file === undefined) params[field] = bytes.toString();
    else uploads.set(field, { name: file, type: /content-type:\s*(\S+)/i.exec(head)?.[1] ?? '', bytes });
  }
  return { params, uploads };
}

function* parts(body: Buffer, mark: Buffer): Generator<Buffer> {
  let from = body.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length + 2;
    from = body.indexOf(mark, start);
    if (from >= 0) yield body.subarray(start, from);
  }
}

export const isObj = (value: unknown): value is Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole number, given as such or as digits; undefined when absent. */
export function int(params: Obj, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw bad(`invalid ${name} specified`);
  return number;
}

export function str(params: Obj, name: string): string | undefined {
  const value = params[name];
  return value === undefined || value === null ? undefined : String(value);
}

export const flag = (params: Obj, name: string): boolean => params[name] === true || params[name] === 'true';

/** A JSON-serialized parameter: as an object in a JSON request, as a string in a form. */
export function structure(params: Obj, name: string): unknown {
  const value = params[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw bad(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}

/** Own strictness: Telegram overlooks what it does not know; here a misspelt parameter shows. */
export function onlyKnown(params: Obj, known: ReadonlySet<string>, of: string): void {
  for (const name in params) if (!known.has(name)) throw bad(`unknown field "${name}" in ${of}`);
}
