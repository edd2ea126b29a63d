// The statements here carry a copied file into the roll; `roll.ts` runs them in their order and in one transaction. $1 is the
// file's day (`as_of`). A value the file leaves empty never erases a known one; a file older than what is known only fills gaps.

export const personColumns = ['name', 'birth_date', 'sex', 'family_index', 'occupation'];
export const placeColumns = ['village', 'district', 'regency'];
export const phoneColumns = ['phone_index', 'phone_sealed'];
export const coverColumns = ['sponsor', 'jkk', 'jkm', 'ends_on', 'paid_through', 'wage_base'];

/** `a, b, c`, each with what stands before its name. */
export const list = (columns: string[], before = ''): string => columns.map((column) => before + column).join(', ');

/** What `sql` makes of each, as a list. */
export const each = (columns: string[], sql: (column: string) => string): string => columns.map(sql).join(', ');

/** A column of `row` beside the same one of `known`: where the file is `newer` it goes first, else it fills a gap. */
export const newest = (column: string): string =>
  `CASE WHEN newer THEN coalesce(row.${column}, known.${column}) ELSE coalesce(known.${column}, row.${column}) END AS ${column}`;
