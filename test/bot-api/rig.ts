import { Api, GrammyError } from 'grammy';
import { onTestFinished } from 'vitest';
import { type BotApi, type BotSide, type Options, openBotApi } from './index.ts';

export const token = '1001:TEST-A';

/** A server with one bot, a grammY Api for it, and plain HTTP where grammY would be too polite. Stops with the test. */
export async function rig(options: Options = {}): Promise<Rig> {
  const server = await openBotApi(options);
  onTestFinished(() => server.stop());
  const side = server.addBot(token);
  const api = new Api(token, { apiRoot: server.root });
  const raw = async (method: string, params: object) => {
    const response = await fetch(`${server.root}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await response.json()) as Answer;
  };
  return { server, side, api, raw };
}

export type Answer = { ok: boolean; result?: unknown; error_code?: number; description?: string; parameters?: object };
export type Rig = {
  server: BotApi;
  side: BotSide;
  api: Api;
  raw(method: string, params: object): Promise<Answer>;
};

/** What Telegram refused a call with: "400 Bad Request: …". */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
    throw error;
  }
  return 'not refused';
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `ready`, at most 3 s. */
export async function until(ready: () => boolean): Promise<void> {
  for (let tries = 0; !ready(); tries++) {
    if (tries > 600) throw new Error('it did not come about');
    await pause(5);
  }
}
