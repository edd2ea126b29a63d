import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { connect as connectTls } from 'node:tls';
import { type HttpAnswer, readAnswer } from './http-answer.ts';

/** What a webhook said: its status and body, or (status 0) why there was no answer. `ms` until then. */
export type Answer = { status: number; words: string; body: string; ms: number };

export type Poster = {
  /** POSTs JSON and reads the whole answer within `answerMs`. Never rejects. */
  post(json: string, answerMs: number): Promise<Answer>;
  stop(): void;
};

/** A connection is not used again after this rest: the other side may be about to close it. */
const restMs = 2000;

/**
 * Sends to one URL over kept connections, on bare sockets: a bench posts thousands a second beside the bot on the same
 * two cores, and node:http took two and a half times the processor time.
 */
export function openPoster(url: URL, secret: string | undefined): Poster {
  const idle: { socket: Socket; since: number }[] = [];
  const all = new Set<Socket>();
  const head = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    ...(secret ? [`x-telegram-bot-api-secret-token: ${secret}`] : []),
    'content-length: ',
  ].join('\r\n');

  function socketFor(now: number): Socket {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      if (!kept.socket.destroyed && now - kept.since < restMs) return kept.socket;
      kept.socket.destroy();
    }
    const socket = open(url);
    all.add(socket);
    socket.on('close', () => all.delete(socket));
    return socket;
  }

  return {
    async post(json, answerMs) {
      const began = performance.now();
      const socket = socketFor(began);
      socket.write(`${head}${Buffer.byteLength(json)}\r\n\r\n${json}`);
      const { keep, ...answer } = await heard(socket, answerMs);
      const now = performance.now();
      if (keep) idle.push({ socket, since: now });
      else socket.destroy();
      return { ...answer, ms: now - began };
    },
    stop() {
      for (const socket of all) socket.destroy();
    },
  };
}

function open({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket =
    protocol === 'https:'
      ? connectTls({ host, servername: host, port: Number(port || 443) })
      : connect({ host, port: Number(port || 80) });
  socket.setNoDelay(true);
  // Told to whoever waits for an answer then; a resting connection may end as it likes.
  socket.on('error', () => undefined);
  return socket;
}

function heard(socket: Socket, answerMs: number): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let bytes: Buffer | undefined;
    const end = (answer: HttpAnswer) => {
      clearTimeout(timer);
      socket.off('data', data).off('error', error).off('close', closed);
      resolve(answer);
    };
    const failed = (words: string) => end({ status: 0, words, body: '', keep: false });
    const data = (chunk: Buffer) => {
      bytes = bytes ? Buffer.concat([bytes, chunk]) : chunk;
      const answer = readAnswer(bytes, false);
      if (answer) end(answer);
    };
    const error = ({ code }: NodeJS.ErrnoException) =>
      failed(code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection reset by peer');
    const closed = () => {
      const answer = bytes && readAnswer(bytes, true);
      if (answer) end(answer);
      else failed('Connection reset by peer');
    };
    const timer = setTimeout(() => failed('Read timeout expired'), answerMs);
    socket.on('data', data).on('error', error).on('close', closed);
  });
}
