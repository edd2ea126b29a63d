// @ts-check
/**
 * Listens to the server. Each connection begins with the whole transcript. A page that nobody looks at lets go of its
 * connection after a while (a browser has only six for a site) and catches up when it is seen again.
 *
 * @typedef {import('./bubbles.js').Message} Message
 * @typedef {{ asking(): void, lost(is: boolean): void, transcript(messages: Message[]): void,
 *   said(id: string): void, message(message: Message): void }} Listener
 */

const SILENT_MS = 60_000;
const HIDDEN_MS = 60_000;
const RETRY_MS = 3_000;

/** @param {Listener} listener */
export function stream(listener) {
  /** @type {EventSource | null} */
  let source = null;
  let alive = 0;
  let leaving = 0;

  function close() {
    clearTimeout(alive);
    source?.close();
    source = null;
  }

  /** The server speaks at least every 25 s; after a longer silence the connection is dead without knowing it. */
  function heard() {
    clearTimeout(alive);
    alive = setTimeout(open, SILENT_MS);
  }

  function failed() {
    listener.asking();
    listener.lost(true);
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(alive);
    alive = setTimeout(open, RETRY_MS);
  }

  function open() {
    close();
    listener.asking();
    const opened = new EventSource('/chat/events');
    /** @type {(name: string, tell: (data: any) => void) => void} */
    const on = (name, tell) =>
      opened.addEventListener(name, (event) => {
        heard();
        tell(JSON.parse(event.data));
      });
    on('transcript', listener.transcript);
    on('said', ({ id }) => listener.said(id));
    on('message', listener.message);
    on('beat', () => {});
    opened.onopen = () => listener.lost(false);
    opened.onerror = failed;
    source = opened;
    heard();
  }

  const seen = () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(close, HIDDEN_MS);
    else if (!source) open();
  };

  function start() {
    open();
    document.addEventListener('visibilitychange', seen);
    addEventListener('pageshow', seen);
    addEventListener('pagehide', close);
    addEventListener('online', open);
  }

  return { start, again: open };
}
