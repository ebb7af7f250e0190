-- The cluster's own tables, beside the store's. Quartz keeps which job is whose in natoiraq_qrtz_*; what was asked for,
-- what was drawn and who was there is here. Every time is the database's: no machine's clock has a say.

CREATE TABLE IF NOT EXISTS natoiraq_worker (
  worker integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host text NOT NULL,
  engine text NOT NULL,
  threads integer NOT NULL,
  seen timestamptz NOT NULL DEFAULT now(),
  stopped timestamptz);

-- A worker says every two seconds that it is there.
CREATE OR REPLACE VIEW natoiraq_worker_state AS
SELECT worker, host, engine, threads, seen, CASE
  WHEN stopped IS NOT NULL THEN 'stopped'
  WHEN seen < now() - interval '15 seconds' THEN 'lost'
  ELSE 'alive' END AS state
FROM natoiraq_worker;

-- What is drawn, by content: a request on the log that ends with a hash. It is cut evenly, so that a part's number
-- tells its draws. Whoever asked says every second that it still wants it.
CREATE TABLE IF NOT EXISTS natoiraq_ensemble (
  ensemble bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  engine text NOT NULL,
  head text NOT NULL,
  request text NOT NULL,
  branches text[] NOT NULL,
  draws integer NOT NULL,
  parts integer NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed', 'cancelled')),
  message text,
  asked timestamptz NOT NULL DEFAULT now(),
  seen timestamptz NOT NULL DEFAULT now(),
  ended timestamptz);

-- Everybody who began a part; with a message, it came to nothing.
CREATE TABLE IF NOT EXISTS natoiraq_ensemble_attempt (
  ensemble bigint NOT NULL REFERENCES natoiraq_ensemble ON DELETE CASCADE,
  part integer NOT NULL,
  attempt integer NOT NULL,
  worker integer NOT NULL REFERENCES natoiraq_worker,
  message text,
  PRIMARY KEY (ensemble, part, attempt));

-- A part is written once: its key sees to that. Its bytes go when whoever asked has them all, their hash stays.
CREATE TABLE IF NOT EXISTS natoiraq_ensemble_part (
  ensemble bigint NOT NULL REFERENCES natoiraq_ensemble ON DELETE CASCADE,
  part integer NOT NULL,
  worker integer NOT NULL REFERENCES natoiraq_worker,
  sha256 bytea NOT NULL,
  bytes bytea,
  PRIMARY KEY (ensemble, part));
