/** A row and the words that would be seen of it; none where they cannot be made. */
export type Worded = { id: number; chat: string; words: string | undefined; status: string };

/** Rows of one chat that say the same share what was seen: first those that say they were sent, then the doubtful ones. */
const rank = ({ status }: Worded): number => ['sent', 'uncertain'].indexOf(status) + 1 || 3;

const place = (chat: string, words: string): string => `${chat}\n${words}`;

/**
 * How often each row was shown, by its words in its chat, and how many messages were seen of which no row tells. `seen` gives
 * the messages of each chat.
 */
export function shownOf(rows: Worded[], seen: Map<string, string[]>): { times: Map<number, number>; unknown: number } {
  const left = new Map<string, number>();
  for (const [chat, texts] of seen)
    for (const text of texts) left.set(place(chat, text), (left.get(place(chat, text)) ?? 0) + 1);
  const times = new Map(rows.map(({ id }) => [id, 0]));
  const sharing = Map.groupBy(
    rows.filter(({ words }) => words !== undefined),
    ({ chat, words }) => place(chat, words!),
  );
  for (const [key, same] of sharing) {
    share(same, left.get(key) ?? 0, times);
    left.delete(key);
  }
  return { times, unknown: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

function share(same: Worded[], seen: number, times: Map<number, number>): void {
  const ordered = same.toSorted((a, b) => rank(a) - rank(b));
  ordered.forEach(({ id }, at) => void times.set(id, at < seen ? 1 : 0));
  const first = ordered[0]!;
  if (seen > ordered.length) times.set(first.id, 1 + seen - ordered.length);
}
