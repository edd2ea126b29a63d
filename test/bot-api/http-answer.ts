/** A whole HTTP/1.1 answer; `keep`: its connection may be used again. */
export type HttpAnswer = { status: number; words: string; body: string; keep: boolean };

/** The answer in `bytes`, undefined while a part is missing. `ended`: the other side has closed. */
export function readAnswer(bytes: Buffer, ended: boolean): HttpAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const line = /^HTTP\/1\.[01] (\d{3}) ?([^\r]*)/.exec(head);
  if (!line) return { status: 0, words: 'Wrong response from the webhook', body: '', keep: false };
  const body = bodyOf(head, bytes.subarray(headEnd + 4), ended, line[1]!);
  if (body === undefined) return undefined;
  return { status: Number(line[1]), words: line[2]!, body, keep: !ended && !/\r\nconnection: *close/i.test(head) };
}

function bodyOf(head: string, rest: Buffer, ended: boolean, status: string): string | undefined {
  if (status === '204') return '';
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return rest.length >= Number(length) ? rest.toString('utf8', 0, Number(length)) : undefined;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return chunked(rest);
  return ended ? rest.toString() : undefined;
}

function chunked(bytes: Buffer): string | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (bytes.length < end + 4 + size) return undefined;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
}
