/** Where what a rule rests on begins with its regulation: `PP 82/2019`, `Permenaker 1/2025`. */
const REGULATION = /^((?:UU|PP|Perpres|Permenaker) \d+\/\d{4}) (.+)$/;

/** Articles that differ in their last word are told together: `Pasal 34 ayat (1) huruf a, b, c`. */
function together(articles: string[]): string {
  const lasts = new Map<string, Set<string>>();
  for (const article of articles) {
    const at = article.lastIndexOf(' ');
    const stem = /^Pasal .*(huruf|angka) \S+$/.test(article) ? article.slice(0, at) : article;
    const last = stem === article ? '' : article.slice(at + 1);
    lasts.set(stem, (lasts.get(stem) ?? new Set()).add(last));
  }
  return [...lasts].map(([stem, last]) => `${stem} ${[...last].sort().join(', ')}`.trim()).join('; ');
}

/**
 * The articles of several parts, each once under its regulation: `PP 82/2019 Pasal 34 ayat (1) huruf a, b, c; Lampiran III`.
 * What names no regulation is no article and is left out: what was assumed says it in a sentence.
 */
export function citesOnce(cites: string[]): string {
  const found = new Map<string, Set<string>>();
  for (const cite of cites.flatMap((each) => each.split('; '))) {
    const [, regulation, articles = ''] = REGULATION.exec(cite) ?? [];
    if (!regulation) continue;
    const known = found.get(regulation) ?? new Set();
    for (const article of articles.split(/ dan (?=Lampiran)/)) known.add(article);
    found.set(regulation, known);
  }
  return [...found].map(([regulation, articles]) => `${regulation} ${together([...articles])}`).join('. ');
}
