-- Who did what, when. Rows are added and never altered; each carries the digest of the one before.
CREATE TABLE audit_entry (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  at timestamp(6) with time zone NOT NULL,
  actor varchar NOT NULL,
  action varchar NOT NULL,
  subject varchar NOT NULL,
  -- one "name=value" a line, in the order of the names
  details varchar NOT NULL,
  previous_digest varchar(64) NOT NULL,
  digest varchar(64) NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, seq);
CREATE INDEX audit_entry_actor ON audit_entry (actor, seq);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- One row, locked by whoever adds an entry.
CREATE TABLE audit_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL,
  digest varchar(64) NOT NULL
);
INSERT INTO audit_head (id, latest, digest)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
