/** Where what a rule rests on begins with its regulation: `PP 82/2019`, `Permenaker 1/2025`. */
const REGULATION = /^((?:UU|PP|Perpres|Permenaker) \d+\/\d{4}) (?:\((.+)\)|(.+))$/;

/**
 * The articles of several parts, each regulation named once: `PP 82/2019 Pasal 34 ayat (1), Lampiran III; PP 44/2015 Pasal 34`.
 * What names no regulation is no article and is left out: what was assumed says it in a sentence.
 */
export function citesOnce(cites: string[]): string {
  const found = new Map<string, Set<string>>();
  for (const cite of cites.flatMap((each) => each.split('; '))) {
    const [, regulation, unknown, article] = REGULATION.exec(cite) ?? [];
    if (regulation) found.set(regulation, (found.get(regulation) ?? new Set()).add(article ?? `(${unknown})`));
  }
  return [...found].map(([regulation, articles]) => `${regulation} ${[...articles].join(', ')}`).join('; ');
}
