import { groups } from './groups.ts';

/** What a page is told, as a server-sent event. A `beat` keeps the connection alive and shows the page that it is. */
export type Told = { event: 'transcript' | 'said' | 'message' | 'beat'; id?: string; data: string };

const beat: Told = { event: 'beat', data: 'null' };

/** The open connection of one page. `next` gives what to tell in order, a beat after `beatMs` of silence, null at the end. */
export type OpenPage = { tell(what: Told): void; end(): void; next(beatMs: number): Promise<Told | null> };

function openPage(): OpenPage {
  const waiting: Told[] = [];
  let ended = false;
  let wake = () => {};
  const silence = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    tell(what) {
      waiting.push(what);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async next(beatMs) {
      if (waiting.length === 0 && !ended) await silence(beatMs);
      return waiting.shift() ?? (ended ? null : beat);
    },
  };
}

/** The open pages of all chats. A chat may have several: tabs, or an old connection that is just being replaced. */
export type OpenPages = {
  open(address: string, network?: string): OpenPage;
  /** How many are open from a network. */
  from(network: string): number;
  /** Tells every page of a chat; false when it has none. */
  tell(address: string, what: Told): boolean;
  /** Ends all of them, and those that open later at once. */
  endAll(): void;
};

export function openPages(): OpenPages {
  const [chats, networks] = [groups<OpenPage>(), groups<OpenPage>()];
  let over = false;
  return {
    open(address, network = '') {
      const page = openPage();
      const entry: OpenPage = {
        ...page,
        end() {
          chats.remove(address, entry);
          networks.remove(network, entry);
          page.end();
        },
      };
      chats.add(address, entry);
      networks.add(network, entry);
      if (over) entry.end();
      return entry;
    },
    from: (network) => networks.of(network).length,
    tell(address, what) {
      const pages = chats.of(address);
      for (const page of pages) page.tell(what);
      return pages.length > 0;
    },
    endAll() {
      over = true;
      for (const page of chats.all()) page.end();
    },
  };
}
