/** Where a text may be cut, the best place first: between paragraphs, lines, sentences, words. */
const seams = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s+/g, /\s+/g];

/** A heading ("*Petugas yang memastikan:*") belongs to what follows it. */
const endsInHeading = /:\*?$/;

/** The last seam that leaves at most `most` units before it and not next to nothing: a page of two lines is no page. */
function cutAt(text: string, most: number): { end: number; next: number } {
  for (const seam of seams) {
    const cuts = [...text.slice(0, most + 1).matchAll(seam)].filter(({ index }) => index >= most / 4 && index <= most);
    const last = cuts.findLast(({ index }) => !endsInHeading.test(text.slice(0, index)));
    if (last) return { end: last.index, next: last.index + last[0].length };
  }
  // Never between the two halves of one sign.
  const end = /[\ud800-\udbff]$/.test(text.slice(0, most)) ? most - 1 : most;
  return { end, next: end };
}

/** A text in parts of at most `most` UTF-16 units, cut where a reader would pause. Nothing but blanks at the seams is lost, and no part is all blank, which no platform would take. */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const { end, next } = cutAt(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(next);
  }
  const said = [...parts, rest].filter((part) => part.trim() !== '');
  return said.length > 0 ? said : [rest];
}
