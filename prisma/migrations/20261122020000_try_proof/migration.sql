-- A proof is tried in one statement, because a conversation waits for it: locks, limits, the look and the count of a wrong
-- one. The limits themselves come from the application (domain/limits.ts); src/store/prove.ts says what it all means.

-- Counts one event in a window of so many milliseconds that begins with the first; tells the new count. A window that no
-- clock of ours could have begun is not believed.
CREATE FUNCTION "count_event"("event" text, "window_ms" bigint, "at_ms" bigint) RETURNS int LANGUAGE sql AS $$
  INSERT INTO rate_limits AS r (key, points, expire) VALUES (event, 1, at_ms + window_ms)
  ON CONFLICT (key) DO UPDATE SET
    points = CASE WHEN r.expire > at_ms AND r.expire <= excluded.expire THEN r.points + 1 ELSE 1 END,
    expire = CASE WHEN r.expire > at_ms AND r.expire <= excluded.expire THEN r.expire ELSE excluded.expire END
  RETURNING points
$$;

-- What a proof must match, for the record that an index names; the same work whether the record exists or not.
CREATE FUNCTION "match_proof"("named" bytea, "kind" text, "proof" bytea, "chat" int, "asked_at" timestamptz, "phone_since" date, "phone_people" int)
RETURNS TABLE ("id" int, "bound" boolean, "proven" boolean) LANGUAGE sql STABLE AS $$
  SELECT p.id, here.bound, CASE kind
      WHEN 'nik' THEN p.nik_index = proof
      WHEN 'family' THEN p.family_index = proof
      WHEN 'card' THEN EXISTS (SELECT FROM cards c WHERE c.participant_id = p.id AND c.card_index = proof)
      WHEN 'phone' THEN p.phone_index = proof AND p.phone_seen_on > phone_since
        AND (SELECT count(*) FROM participants q WHERE q.phone_index = proof) <= phone_people
      WHEN 'code' THEN EXISTS (SELECT FROM activation_codes a WHERE a.code_index = proof AND a.participant_id = p.id
        AND a.expires_at > asked_at AND (a.used_at IS NULL OR a.used_by = chat AND here.bound))
    END IS TRUE
  FROM participants p
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM bindings b
    WHERE b.participant_id = p.id AND b.chat_id = chat AND b.ended_at IS NULL AND b.expires_at > asked_at) AS bound) here
  WHERE p.nik_index = named OR p.id = (SELECT c.participant_id FROM cards c WHERE c.card_index = named)
$$;

-- Tries a proof. `askers` are counted with their `mosts` and `windows`; `records` remember for `memory_ms` and, once more than
-- `slips` wrong ones were counted, let nobody through for as long as `slower` says. Tells until when to wait (ms), or whose
-- record it is, or how many wrong ones everybody has offered by now.
CREATE FUNCTION "try_proof"(
  "askers" text[], "mosts" int[], "windows" bigint[], "records" text[], "slips" int[], "memory_ms" bigint, "slower" bigint[],
  "everybody" text, "everybody_ms" bigint, "named" bytea, "kind" text, "proof" bytea, "chat" int, "asked_at" timestamptz,
  "phone_since" date, "phone_people" int,
  OUT "wait_until" bigint, OUT "person" int, OUT "wrong" int
) LANGUAGE plpgsql AS $$
DECLARE
  at_ms CONSTANT bigint := round(extract(epoch FROM asked_at) * 1000);
  hit record;
  times int;
BEGIN
  -- In one order, so that nobody waits for ever; until the end of the transaction.
  PERFORM pg_advisory_xact_lock(lock)
  FROM (SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest(askers || records) AS key ORDER BY lock) AS locks;

  SELECT max(r.expire) INTO wait_until FROM rate_limits r
  JOIN unnest(askers, mosts, windows) AS l (key, most, window_ms) ON l.key = r.key
  WHERE r.points >= l.most AND r.expire > at_ms AND r.expire <= at_ms + l.window_ms;
  IF wait_until IS NOT NULL THEN RETURN; END IF;

  SELECT * INTO hit FROM match_proof(named, kind, proof, chat, asked_at, phone_since, phone_people);
  IF hit.bound IS NOT TRUE THEN
    SELECT max(r.expire) INTO wait_until FROM rate_limits r
    WHERE r.key IN (SELECT 'gate:' || key FROM unnest(records) AS key) AND r.points >= 1
      AND r.expire > at_ms AND r.expire <= at_ms + slower[cardinality(slower)];
    IF wait_until IS NOT NULL THEN RETURN; END IF;
  END IF;
  IF hit.proven THEN person := hit.id; RETURN; END IF;

  PERFORM count_event(key, window_ms, at_ms) FROM unnest(askers, windows) AS l (key, window_ms) ORDER BY key;
  FOR i IN 1 .. cardinality(records) LOOP
    times := count_event(records[i], memory_ms, at_ms) - slips[i];
    IF times > 0 THEN
      PERFORM count_event('gate:' || records[i], slower[least(times, cardinality(slower))], at_ms);
    END IF;
  END LOOP;
  wrong := count_event(everybody, everybody_ms, at_ms);
END
$$;

GRANT EXECUTE ON FUNCTION "count_event", "match_proof", "try_proof" TO "tangguh_app";
