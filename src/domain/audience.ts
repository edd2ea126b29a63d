/** What a filter may ask of a person of the roll, by the names under which officers write it. */
export const audienceNames = ['kabupaten', 'kecamatan', 'desa', 'program', 'pekerjaan'] as const;
export type AudienceName = (typeof audienceNames)[number];

/** The word for a filter that asks nothing. */
export const EVERYBODY = 'semua';

/** Codes by name: every name that is there must fit, and of its codes one is enough. Nothing in it is everybody. */
export type Filter = Partial<Record<AudienceName, string[]>>;

/** The code of what was written, or what would have worked. */
export type Found = { code: string } | { works: string[] };
export type FindCode = (written: string) => Found | Promise<Found>;

/** What is wrong with a filter. `works` lists what would have been understood in that place. */
export type FilterMistake =
  | { what: 'empty' }
  | { what: 'loose'; written: string }
  | { what: 'name'; written: string; works: readonly string[] }
  | { what: 'twice' | 'valueless'; name: AudienceName }
  | { what: 'value'; name: AudienceName; written: string; works: string[] };

type Pair = { name: string; values: string[] };

const isName = (name: string): name is AudienceName => (audienceNames as readonly string[]).includes(name);

/** A value may have spaces ("kabupaten=muaro jambi"), so a pair lasts until the next name. */
function pairsOf(text: string): { loose: string; pairs: Pair[] } {
  const [loose = '', ...rest] = text.split(/(?<!\S)([^\s=,]+)\s*=/);
  const pairs = rest.flatMap((name, at) => (at % 2 === 0 ? [{ name, values: valuesOf(rest[at + 1] ?? '') }] : []));
  return { loose: loose.trim(), pairs };
}

const valuesOf = (text: string): string[] =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

/** What is wrong with the pairs themselves, before any value is looked up. */
function mistakeIn(pairs: Pair[]): FilterMistake | undefined {
  const seen = new Set<string>();
  for (const { name, values } of pairs) {
    if (!isName(name)) return { what: 'name', written: name, works: audienceNames };
    if (seen.has(name)) return { what: 'twice', name };
    if (values.length === 0) return { what: 'valueless', name };
    seen.add(name);
  }
  return undefined;
}

async function codesOf(
  { name, values }: { name: AudienceName; values: string[] },
  find: FindCode,
): Promise<{ codes: string[] } | FilterMistake> {
  const codes = new Set<string>();
  for (const written of values) {
    const found = await find(written);
    if ('works' in found) return { what: 'value', name, written, works: found.works };
    codes.add(found.code);
  }
  return { codes: [...codes].sort() };
}

/**
 * Reads a filter: `semua`, or pairs of a name and one or several values ("kabupaten=1508,1509 program=dumisake_bkbk").
 * `find` knows the codes of each name. The first thing that is wrong is told.
 */
export async function readFilter(
  written: string,
  find: Record<AudienceName, FindCode>,
): Promise<{ filter: Filter } | { mistake: FilterMistake }> {
  const { loose, pairs } = pairsOf(written.toLowerCase().trim());
  if (pairs.length === 0 && loose === EVERYBODY) return { filter: {} };
  if (loose) return { mistake: { what: 'loose', written: loose } };
  const mistake = pairs.length === 0 ? ({ what: 'empty' } as const) : mistakeIn(pairs);
  if (mistake) return { mistake };
  const filter: Filter = {};
  for (const { name, values } of pairs as { name: AudienceName; values: string[] }[]) {
    const found = await codesOf({ name, values }, find[name]);
    if ('what' in found) return { mistake: found };
    filter[name] = found.codes;
  }
  return { filter };
}

/** A filter in its one spelling, with codes: what is kept, and by which two are the same. */
export const filterText = (filter: Filter): string =>
  audienceNames.flatMap((name) => (filter[name] ? [`${name}=${filter[name].join()}`] : [])).join(' ') || EVERYBODY;
