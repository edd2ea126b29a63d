import { migrated, Refusal, tooMany } from './refusal.ts';
import type { Fault } from './types.ts';

type Live = { fault: Fault; left: number; hits: number };

/** The faults on order: the first that fits a call meets it and is used up by one. */
export type Faults = {
  add(fault: Fault): { hits(): number; end(): void };
  /** The fault that this call meets, if any. `method` as Telegram spells it. */
  meet(method: string, chat: unknown): Fault | undefined;
};

function fits({ fault, left }: Live, method: string, chat: unknown): boolean {
  if (left <= 0) return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.chat !== undefined && fault.chat !== Number(chat)) return false;
  return fault.chance === undefined || (fault.random ?? Math.random)() < fault.chance;
}

export function openFaults(): Faults {
  let live: Live[] = [];
  return {
    add(fault) {
      const one: Live = { fault, left: fault.times ?? 1, hits: 0 };
      live.push(one);
      return {
        hits: () => one.hits,
        end: () => {
          live = live.filter((other) => other !== one);
        },
      };
    },
    meet(method, chat) {
      const one = live.length > 0 ? live.find((candidate) => fits(candidate, method, chat)) : undefined;
      if (!one) return undefined;
      one.left -= 1;
      one.hits += 1;
      return one.fault;
    },
  };
}

const words: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  429: 'Too Many Requests: retry later',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
};

/** The error a fault with a `code` is answered with. Source: https://core.telegram.org/bots/api#responseparameters */
export function refusalOf(fault: Extract<Fault, { code: number }>): Refusal {
  if (fault.retryAfter !== undefined) {
    const flood = tooMany(fault.retryAfter);
    return new Refusal(fault.code, fault.description ?? flood.message, flood.parameters);
  }
  if (fault.migrateTo !== undefined) return migrated(fault.migrateTo);
  return new Refusal(fault.code, fault.description ?? words[fault.code] ?? 'Error');
}
