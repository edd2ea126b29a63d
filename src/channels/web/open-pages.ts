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
  open(address: string): OpenPage;
  /** Tells every page of a chat; false when it has none. */
  tell(address: string, what: Told): boolean;
  /** Ends all of them, and those that open later at once. */
  endAll(): void;
};

export function openPages(): OpenPages {
  const chats = new Map<string, Set<OpenPage>>();
  let over = false;
  const close = (address: string, page: OpenPage) => {
    const pages = chats.get(address);
    pages?.delete(page);
    if (pages?.size === 0) chats.delete(address);
  };
  return {
    open(address) {
      const page = openPage();
      const pages = chats.get(address) ?? new Set<OpenPage>();
      const entry: OpenPage = {
        ...page,
        end() {
          close(address, entry);
          page.end();
        },
      };
      if (over) page.end();
      else chats.set(address, pages.add(entry));
      return entry;
    },
    tell(address, what) {
      const pages = chats.get(address) ?? [];
      for (const page of pages) page.tell(what);
      return chats.has(address);
    },
    endAll() {
      over = true;
      for (const page of [...chats.values()].flatMap((pages) => [...pages])) page.end();
    },
  };
}
