import { coverColumns, each, list, newest } from './columns.ts';

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
