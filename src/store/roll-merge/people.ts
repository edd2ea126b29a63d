import { each, list, newest, personColumns, phoneColumns, placeColumns } from './columns.ts';

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
