import { coverColumns, each, personColumns, phoneColumns, placeColumns } from './columns.ts';

/** Of several rows about one thing, the last that says anything. */
const last = (column: string): string =>
  `(array_agg(${column} ORDER BY line DESC) FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`;

const differs = (columns: string[]): string =>
  `array_remove(ARRAY[${each(columns, (column) => `CASE WHEN count(DISTINCT row.${column}) > 1 THEN '${column}' END`)}], NULL)`;

/** A card belongs to whom the roll has it, else to the first row that claims it. Returns the lines that are left out. */
export const dropCardClaims = `
  WITH owners AS (
    SELECT DISTINCT ON (row.card_index) row.card_index, coalesce(owner.nik_index, row.nik_index) AS nik_index
    FROM roll_rows row
    LEFT JOIN cards ON cards.card_index = row.card_index
    LEFT JOIN participants owner ON owner.id = cards.participant_id
    WHERE row.card_index IS NOT NULL
    ORDER BY row.card_index, row.line
  )
  DELETE FROM roll_rows row USING owners
  WHERE row.card_index = owners.card_index AND row.nik_index <> owners.nik_index
  RETURNING row.line`;

/** One row a person and one a cover, and where we note which people changed. */
export const gather = [
  `CREATE TEMP TABLE roll_people ON COMMIT DROP AS
   SELECT nik_index, min(line) AS line, count(*) AS rows, bool_or(made_up) AS made_up,
     ${each(['nik_sealed', ...personColumns, ...placeColumns, ...phoneColumns], last)}
   FROM roll_rows GROUP BY nik_index`,
  `CREATE TEMP TABLE roll_covers ON COMMIT DROP AS
   SELECT nik_index, programme_code, starts_on, min(line) AS line, count(*) AS rows, ${each(coverColumns, last)}
   FROM roll_rows WHERE programme_code IS NOT NULL GROUP BY nik_index, programme_code, starts_on`,
  'CREATE TEMP TABLE roll_changed (id int NOT NULL, created bool NOT NULL) ON COMMIT DROP',
  'ANALYZE roll_people',
  'ANALYZE roll_covers',
];

/** Rows of one person, or of one cover, that contradict each other: the last such line and the columns. */
export const contradictions = `
  SELECT line, columns FROM (
    SELECT max(row.line) AS line, ${differs([...personColumns, ...placeColumns, 'phone_index'])} AS columns
    FROM roll_rows row JOIN roll_people one USING (nik_index)
    WHERE one.rows > 1 GROUP BY nik_index
    UNION ALL
    SELECT max(row.line), ${differs(coverColumns)}
    FROM roll_rows row JOIN roll_covers one USING (nik_index, programme_code, starts_on)
    WHERE one.rows > 1 GROUP BY nik_index, programme_code, starts_on
  ) found WHERE cardinality(columns) > 0 ORDER BY line`;

/** People in all, created and changed; covers in all. */
export const count = `
  SELECT (SELECT count(*) FROM roll_people)::int AS people,
    (SELECT count(*) FROM roll_covers)::int AS covers,
    count(DISTINCT id) FILTER (WHERE created)::int AS created,
    (count(DISTINCT id) - count(DISTINCT id) FILTER (WHERE created))::int AS changed
  FROM roll_changed`;
