import type { Sent } from '../message.ts';

/** So many messages are remembered of which only a part was sent; the oldest is forgotten first. */
const MOST_BROKEN = 1_000;

/**
 * Sends messages in parts, in order. Of one that was broken off only the parts that are left are sent the next time its `id`
 * comes, as long as the process lives.
 */
export function inParts() {
  const partsSent = new Map<string, number>();

  const remember = (id: string, parts: number): void => {
    partsSent.set(id, parts);
    if (partsSent.size > MOST_BROKEN) partsSent.delete(partsSent.keys().next().value!);
  };

  return async <Part>(
    id: string,
    parts: Part[],
    sendPart: (part: Part, at: number, isLast: boolean) => Promise<Sent>,
  ): Promise<Sent> => {
    for (let at = Math.min(partsSent.get(id) ?? 0, parts.length - 1); ; at += 1) {
      const isLast = at >= parts.length - 1;
      const sent = await sendPart(parts[at]!, at, isLast);
      if (sent.ok && !isLast) {
        remember(id, at + 1);
        continue;
      }
      if (sent.ok || !sent.retry) partsSent.delete(id);
      return sent;
    }
  };
}
