// The statements that carry a copied file into the roll, in their order and all in one transaction. $1 is the file's
// day (`as_of`). A value the file leaves empty never erases a known one; a file older than what is known only fills gaps.

const personColumns = ['name', 'birth_date', 'sex', 'family_index', 'occupation'];
const placeColumns = ['village', 'district', 'regency'];
const phoneColumns = ['phone_index', 'phone_sealed'];
const coverColumns = ['sponsor', 'jkk', 'jkm', 'ends_on', 'paid_through', 'wage_base'];

const list = (columns: string[], before = ''): string => columns.map((column) => before + column).join(', ');
const each = (columns: string[], sql: (column: string) => string): string => columns.map(sql).join(', ');

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

const newest = (column: string): string =>
  `CASE WHEN newer THEN coalesce(row.${column}, known.${column}) ELSE coalesce(known.${column}, row.${column}) END AS ${column}`;

// Village, district and regency are one place: who moved does not keep the old village.
const next = `
  SELECT known.id, ${each(personColumns, newest)},
    CASE WHEN moved THEN row.regency ELSE coalesce(known.regency, row.regency) END AS regency,
    CASE WHEN moved THEN row.district ELSE coalesce(known.district, row.district) END AS district,
    CASE WHEN moved THEN coalesce(row.village, CASE WHEN row.district = known.district THEN known.village END)
      ELSE coalesce(known.village, row.village) END AS village,
    CASE WHEN rings THEN row.phone_index ELSE known.phone_index END AS phone_index,
    CASE WHEN rings AND row.phone_index IS DISTINCT FROM known.phone_index THEN row.phone_sealed
      ELSE known.phone_sealed END AS phone_sealed,
    CASE WHEN rings THEN greatest(known.phone_seen_on, $1::date) ELSE known.phone_seen_on END AS phone_seen_on
  FROM roll_people row
  JOIN participants known ON known.nik_index = row.nik_index
  CROSS JOIN LATERAL (
    SELECT $1::date >= coalesce(greatest(known.phone_seen_on, max(paid_source_on)), $1::date) AS newer
    FROM cover_periods WHERE participant_id = known.id
  ) age
  CROSS JOIN LATERAL (
    SELECT (newer OR known.regency IS NULL) AND row.regency IS NOT NULL
        AND (row.regency IS DISTINCT FROM known.regency OR row.district IS NOT NULL) AS moved,
      row.phone_index IS NOT NULL
        AND (row.phone_index = known.phone_index OR $1::date >= coalesce(known.phone_seen_on, $1::date)) AS rings
  ) news`;

const told = [...personColumns, ...placeColumns, 'phone_index'];
const written = [...told, 'phone_sealed', 'phone_seen_on'];

/** People that the roll knows: what changed, and the day on which a newer file confirmed a phone. */
export const updatePeople = `
  WITH done AS (
    UPDATE participants SET ${each(written, (column) => `${column} = next.${column}`)}
    FROM (${next}) next
    JOIN LATERAL (SELECT ${list(told)} FROM participants WHERE participants.id = next.id) before ON true
    WHERE participants.id = next.id
      AND (${list(written, 'participants.')}) IS DISTINCT FROM (${list(written, 'next.')})
    RETURNING participants.id, (${list(told, 'before.')}) IS DISTINCT FROM (${list(told, 'next.')}) AS changed
  )
  INSERT INTO roll_changed SELECT id, false FROM done WHERE changed`;

export const insertPeople = `
  WITH done AS (
    INSERT INTO participants (nik_index, nik_sealed, made_up, ${list([...personColumns, ...placeColumns, ...phoneColumns])}, phone_seen_on)
    SELECT nik_index, nik_sealed, made_up, ${list([...personColumns, ...placeColumns, ...phoneColumns])},
      CASE WHEN phone_index IS NOT NULL THEN $1::date END
    FROM roll_people row
    WHERE NOT EXISTS (SELECT FROM participants known WHERE known.nik_index = row.nik_index)
    ORDER BY line
    RETURNING id
  )
  INSERT INTO roll_changed SELECT id, true FROM done`;

export const insertCards = `
  WITH done AS (
    INSERT INTO cards (card_index, tail, participant_id)
    SELECT DISTINCT row.card_index, row.card_tail, owner.id
    FROM roll_rows row JOIN participants owner ON owner.nik_index = row.nik_index
    WHERE row.card_index IS NOT NULL
    ON CONFLICT (card_index) DO NOTHING
    RETURNING participant_id
  )
  INSERT INTO roll_changed SELECT participant_id, false FROM done`;

const nextCover = `
  SELECT known.id, ${each(coverColumns, newest)},
    CASE WHEN row.paid_through IS NULL THEN known.paid_source_on
      ELSE greatest(known.paid_source_on, $1::date) END AS paid_source_on
  FROM roll_covers row
  JOIN participants owner ON owner.nik_index = row.nik_index
  JOIN cover_periods known ON known.participant_id = owner.id
    AND known.programme_code = row.programme_code AND known.starts_on = row.starts_on
  CROSS JOIN LATERAL (SELECT $1::date >= coalesce(known.paid_source_on, $1::date) AS newer) age`;

/** Covers that the roll knows; the day on which a newer file confirmed the payment moves too. Returns how many changed. */
export const updateCovers = `
  WITH done AS (
    UPDATE cover_periods SET ${each([...coverColumns, 'paid_source_on'], (column) => `${column} = next.${column}`)}
    FROM (${nextCover}) next
    JOIN LATERAL (SELECT ${list(coverColumns)} FROM cover_periods WHERE cover_periods.id = next.id) before ON true
    WHERE cover_periods.id = next.id
      AND (${list([...coverColumns, 'paid_source_on'], 'cover_periods.')}) IS DISTINCT FROM (${list([...coverColumns, 'paid_source_on'], 'next.')})
    RETURNING cover_periods.participant_id, (${list(coverColumns, 'before.')}) IS DISTINCT FROM (${list(coverColumns, 'next.')}) AS changed
  )
  INSERT INTO roll_changed SELECT participant_id, false FROM done WHERE changed`;

/** Returns how many covers are new. */
export const insertCovers = `
  WITH done AS (
    INSERT INTO cover_periods (participant_id, programme_code, starts_on, ${list(coverColumns)}, paid_source_on)
    SELECT owner.id, row.programme_code, row.starts_on, ${list(coverColumns, 'row.')},
      CASE WHEN row.paid_through IS NOT NULL THEN $1::date END
    FROM roll_covers row JOIN participants owner ON owner.nik_index = row.nik_index
    WHERE NOT EXISTS (
      SELECT FROM cover_periods known
      WHERE known.participant_id = owner.id AND known.programme_code = row.programme_code AND known.starts_on = row.starts_on
    )
    ORDER BY row.line
    RETURNING participant_id
  )
  INSERT INTO roll_changed SELECT participant_id, false FROM done`;

/** People in all, created and changed; covers in all. */
export const count = `
  SELECT (SELECT count(*) FROM roll_people)::int AS people,
    (SELECT count(*) FROM roll_covers)::int AS covers,
    count(DISTINCT id) FILTER (WHERE created)::int AS created,
    (count(DISTINCT id) - count(DISTINCT id) FILTER (WHERE created))::int AS changed
  FROM roll_changed`;
