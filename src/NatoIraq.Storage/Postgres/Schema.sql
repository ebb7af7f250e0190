-- Schema 1 of a PostgreSQL store. The first two tables and the sequence are Marten's own, as Marten 9 makes them for
-- streams named by text, single tenancy, and the metadata columns correlation, causation, headers and user name
-- switched on. Marten 7 and 8 lack bdata and add two columns snapshot to mt_streams, which nobody reads. Where a Marten
-- application made these tables before us they stay as they are. All the rest is ours: Marten neither knows nor
-- touches it.
CREATE TABLE IF NOT EXISTS mt_streams (
  id varchar NOT NULL CONSTRAINT pkey_mt_streams_id PRIMARY KEY,
  type varchar,
  version bigint,
  timestamp timestamptz NOT NULL DEFAULT now(),
  created timestamptz NOT NULL DEFAULT now(),
  tenant_id varchar DEFAULT '*DEFAULT*',
  is_archived boolean DEFAULT false);

CREATE TABLE IF NOT EXISTS mt_events (
  seq_id bigint NOT NULL CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY,
  id uuid NOT NULL,
  stream_id varchar CONSTRAINT fkey_mt_events_stream_id REFERENCES mt_streams (id) ON DELETE CASCADE,
  version bigint NOT NULL,
  data jsonb NOT NULL,
  bdata bytea,
  type varchar(500) NOT NULL,
  timestamp timestamptz NOT NULL DEFAULT now(),
  tenant_id varchar DEFAULT '*DEFAULT*',
  mt_dotnet_type varchar,
  correlation_id varchar,
  causation_id varchar,
  headers jsonb,
  user_name varchar,
  is_archived boolean DEFAULT false);

CREATE UNIQUE INDEX IF NOT EXISTS pk_mt_events_stream_and_version ON mt_events (stream_id, version);

CREATE SEQUENCE IF NOT EXISTS mt_events_sequence OWNED BY mt_events.seq_id;

-- A Marten application that keeps no headers drops their column, and our hashes with it, when it next makes its tables.
-- A column that a view needs cannot be dropped: the application fails instead.
CREATE VIEW natoiraq_headers AS SELECT seq_id, headers FROM mt_events;

-- One row: the schema, and where the log ends. Whoever holds its lock is the only one to add to the log.
CREATE TABLE natoiraq_meta (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  schema integer NOT NULL,
  events bigint NOT NULL,
  head bytea NOT NULL);

-- The order of the log. Numbers of a sequence have gaps, and a lower one may become visible after a higher one;
-- positions are given under the lock, have no gaps, and never change.
CREATE TABLE natoiraq_log (
  position bigint PRIMARY KEY,
  seq_id bigint NOT NULL UNIQUE,
  hash bytea NOT NULL);

-- Events that another program appended and that have no position yet, with the transaction that brought them.
CREATE TABLE natoiraq_pending (
  seq_id bigint PRIMARY KEY,
  xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint);

-- Marten fills holes of its sequence with tombstones; they say nothing and get no position.
CREATE FUNCTION natoiraq_note_arrivals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO natoiraq_pending (seq_id)
  SELECT a.seq_id FROM arrived a
  WHERE a.type <> 'tombstone' AND NOT EXISTS (SELECT FROM natoiraq_log l WHERE l.seq_id = a.seq_id);
  RETURN NULL;
END $$;

CREATE TRIGGER natoiraq_note_arrivals AFTER INSERT ON mt_events
REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION natoiraq_note_arrivals();

-- No other program can be adding events now: creating the trigger locked the table against them.
INSERT INTO natoiraq_pending (seq_id, xid) SELECT seq_id, 0 FROM mt_events WHERE type <> 'tombstone';

-- The pending events in the order in which they will get their positions. A writer, who holds the lock, gives all that
-- it sees positions in this order. A reader gives none, and so may show only events that no later arrival can precede:
-- * An event is ordered by the latest transaction among those that brought it and the pending ones before it in its
--   stream, so that a stream keeps its order though its transactions may have begun in another one. Those earlier
--   events were visible before this one could be written: its place does not depend on who looks, and when.
-- * Every transaction below the snapshot's xmin has ended. What it brought is visible or never will be, and whatever
--   arrives later comes from a transaction at or above xmin, hence after all that is settled.
-- The numbers of the sequence would not do: a transaction can hold one long before the server knows that it writes.
CREATE VIEW natoiraq_arrivals AS
SELECT seq_id, stream_id, version, latest < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS is_settled,
  row_number() OVER (ORDER BY latest, highest, version) AS place
FROM (
  SELECT e.seq_id, e.stream_id, e.version, max(p.xid) OVER w AS latest, max(p.seq_id) OVER w AS highest
  FROM natoiraq_pending p JOIN mt_events e ON e.seq_id = p.seq_id
  WINDOW w AS (PARTITION BY e.stream_id ORDER BY e.version)) pending;

-- Takes the lock, and tells where the log ends. What commits under it is on disk when the commit returns.
CREATE FUNCTION natoiraq_lock(OUT events bigint, OUT head bytea)
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('synchronous_commit') = 'off' THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  IF current_setting('lock_timeout') = '0' THEN
    PERFORM set_config('lock_timeout', '10s', true);
  END IF;
  SELECT m.events, m.head INTO events, head FROM natoiraq_meta m FOR UPDATE;
END $$;

-- Moves the end of the log and the versions of the streams, if all of them are where the writer believes them to be;
-- else raises NI001 and changes nothing. The rows follow in the same transaction: first of the log, then of mt_events.
CREATE FUNCTION natoiraq_advance(
  from_events bigint, from_head bytea, to_events bigint, to_head bytea,
  stream_ids text[], from_versions bigint[], to_versions bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  log_end record;
BEGIN
  SELECT * INTO log_end FROM natoiraq_lock();
  IF log_end.events IS DISTINCT FROM from_events OR log_end.head IS DISTINCT FROM from_head
    OR EXISTS (SELECT FROM natoiraq_pending) THEN
    RAISE EXCEPTION 'The log does not end there.' USING ERRCODE = 'NI001';
  END IF;
  FOR i IN 1 .. cardinality(stream_ids) LOOP
    UPDATE mt_streams SET version = to_versions[i], timestamp = now()
    WHERE id = stream_ids[i] AND coalesce(version, 0) = from_versions[i];
    IF NOT FOUND AND from_versions[i] = 0 THEN
      INSERT INTO mt_streams (id, version) VALUES (stream_ids[i], to_versions[i]) ON CONFLICT DO NOTHING;
    END IF;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'A stream is at another version.' USING ERRCODE = 'NI001';
    END IF;
  END LOOP;
  UPDATE natoiraq_meta SET events = to_events, head = to_head;
END $$;
