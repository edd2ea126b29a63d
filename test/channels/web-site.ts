import type { Allowance } from '../../src/channels/web/chat.ts';
import type { Shown } from '../../src/channels/web/shown.ts';
import { webChannel } from '../../src/channels/web/web-channel.ts';
import { id as texts } from '../../src/language/texts.ts';
import { openLog } from '../../src/log.ts';
import type { Inbound, Outbound } from '../../src/message.ts';
import { openMetrics } from '../../src/web/metrics.ts';
import { openServer } from '../../src/web/server.ts';
import { visitorOf } from '../../src/web/visitor.ts';

/** What the stand-in conversation replies, and after how long. */
export type Reply = (message: Inbound) => { text: string; choices?: Outbound['choices'] }[];

type Row = Shown & { row: string; sent: boolean };

const shownOf = ({ id, text, choice }: Inbound): Shown => ({
  id: `in-${id}`,
  from: 'person',
  text: text ?? '',
  ...(choice && { choice }),
  choices: [],
  at: new Date().toISOString(),
});

/** A ledger in memory: what was said in each chat, and what could not be sent yet. */
function ledger() {
  const chats = new Map<string, (Shown | Row)[]>();
  let rows = 0;
  const of = (chat: string) => chats.get(chat) ?? chats.set(chat, []).get(chat)!;
  const isRow = (entry: Shown | Row): entry is Row => 'row' in entry;
  return {
    of,
    hear(message: Inbound): boolean {
      const shown = shownOf(message);
      if (of(message.chat).some((entry) => entry.id === shown.id)) return false;
      of(message.chat).push(shown);
      return true;
    },
    write(chat: string, text: string, choices: Outbound['choices'] = []): void {
      rows += 1;
      const row = String(rows);
      of(chat).push({ id: `out-${row}`, row, from: 'bot', text, choices, at: new Date().toISOString(), sent: false });
    },
    unsent: (chat: string): Row[] =>
      of(chat)
        .filter(isRow)
        .filter((row) => !row.sent),
  };
}

type Setting = {
  reply?: Reply;
  replyMs?: number;
  port?: number;
  book?: ReturnType<typeof ledger>;
  allowance?: Allowance;
};

/**
 * The real server and channel with a stand-in for conversation and ledger. `failing` makes storing fail, `readMs` reading slow (`reading` so many now); `book` may be that of a site
 * that was stopped.
 */
export async function openSite({ reply = () => [], replyMs = 0, port = 0, book = ledger(), allowance }: Setting = {}) {
  const heard: Inbound[] = [];
  const opened: string[] = [];
  const state = { failing: false, readMs: 0, reading: 0 };
  const log = openLog('silent');
  const ready = async () => ({ problems: [], warnings: [] });
  const server = await openServer({ host: '127.0.0.1', port, log, ready, metrics: openMetrics() }, 500);

  async function deliver(chat: string): Promise<void> {
    for (const row of book.unsent(chat)) row.sent = (await channel.send(chat, { ...row, id: row.row })).ok;
  }

  const channel = webChannel({
    async transcript(chat) {
      const said = [...book.of(chat)];
      state.reading += 1;
      if (state.readMs > 0) await new Promise((resolve) => setTimeout(resolve, state.readMs));
      state.reading -= 1;
      return said;
    },
    reachable(chat) {
      opened.push(chat);
      void deliver(chat);
    },
    visitor: visitorOf(),
    words: { ...texts.web, lang: 'id' },
    notice: 'Ini percobaan dengan data karangan.',
    allowance,
  });

  async function turn(message: Inbound): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, replyMs));
    for (const { text, choices } of reply(message)) book.write(message.chat, text, choices);
    await deliver(message.chat);
  }

  async function onMessage(message: Inbound): Promise<void> {
    if (state.failing) throw new Error('storing failed');
    heard.push(message);
    if (book.hear(message)) void turn(message);
  }

  await channel.start(onMessage, server.mount);
  return { url: server.url, channel, server, heard, opened, state, book, stop: () => channel.stop().then(server.stop) };
}

export type Site = Awaited<ReturnType<typeof openSite>>;
