import { refusalOf } from './faults.ts';
import { methodNamed } from './methods.ts';
import type { Request } from './params.ts';
import type { Exchange } from './polling.ts';
import { Refusal, tooMany } from './refusal.ts';
import type { Bot } from './state.ts';
import type { Call, Fault, Obj } from './types.ts';

/** What is to be told to the caller, and how the fault it met wants it told. */
export type Outcome = { status: number; body: string; fault: Fault | undefined };

const wordOf = (fault: Fault): string =>
  'cut' in fault ? `cut ${fault.cut}` : 'half' in fault ? 'half' : 'slowMs' in fault ? 'slow' : `code ${fault.code}`;

/** A wait that ends at the second asked for must not be early by a rounding of timers. */
const graceMs = 5;

/**
 * Does one call of a bot and lists it. While a ban given by a `retryAfter` fault runs, everything but getUpdates is
 * refused with the seconds that remain. Source: https://core.telegram.org/bots/api#responseparameters
 */
export async function doCall(bot: Bot, asked: string, request: Request, exchange: Exchange): Promise<Outcome> {
  const method = methodNamed(asked);
  if (!method) return failed(new Refusal(404, 'Not Found: method not found'));
  const call: Call = { method: method.name, params: request.params, ok: true, at: bot.world.now() };
  const polls = method.name === 'getUpdates';
  if (polls) list(bot, call);
  let fault: Fault | undefined;
  let outcome: Outcome;
  try {
    if (!polls) obeyBan(bot);
    fault = bot.world.faults.meet(method.name, request.params.chat_id);
    if (fault) await meet(bot, call, fault);
    const result = method.run(bot, request, exchange, (one, name, params) => runReply(one, name, params));
    call.result = result instanceof Promise ? await result : result;
    outcome = { status: 200, body: `{"ok":true,"result":${JSON.stringify(call.result)}}`, fault };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
    call.ok = false;
    call.error = { code: refusal.code, description: refusal.message };
    outcome = { ...failed(refusal), fault };
  }
  if (!polls) list(bot, call);
  return outcome;
}

/** A method that came as the answer of a webhook: done and listed, its outcome told to nobody. */
function runReply(bot: Bot, method: string, params: Obj): void {
  void doCall(bot, method, { params, uploads: new Map() }, { onClose: () => undefined });
}

function obeyBan(bot: Bot): void {
  const left = bot.bannedUntil - bot.world.now();
  if (left <= graceMs) return;
  bot.tooEarly += 1;
  throw tooMany(Math.ceil(left / 1000));
}

/** What a fault does before the call: an error, a wait, or a connection that ends. */
async function meet(bot: Bot, call: Call, fault: Fault): Promise<void> {
  call.fault = wordOf(fault);
  if ('code' in fault) {
    if (fault.retryAfter !== undefined) bot.bannedUntil = bot.world.now() + fault.retryAfter * 1000;
    throw refusalOf(fault);
  }
  if ('cut' in fault && fault.cut === 'before') throw new Refusal(0, 'cut before');
  if ('slowMs' in fault && fault.before) await new Promise((resolve) => setTimeout(resolve, fault.slowMs));
}

export function failed({ code, message, parameters }: Refusal): Outcome {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  return { status: code, body: JSON.stringify(body), fault: undefined };
}

function list(bot: Bot, call: Call): void {
  bot.counts.set(call.method, (bot.counts.get(call.method) ?? 0) + 1);
  if (bot.keepCalls) bot.calls.push(call);
  for (const waiter of bot.waiters) if (waiter.method === call.method && waiter.test(call)) waiter.done(call);
}
