-- What duty holders do to the expected offer of their areas. Rows are only ever added: nothing
-- updates or deletes one. Fixed choices are kept as their Java names, kinds of area as their slugs,
-- lines and areas as their identifiers.

-- One row, locked by whoever adds a change, so that ids are seen in order and without holes.
-- "latest" is the id of the last committed one.
CREATE TABLE offer_change_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL CHECK (latest >= 0)
);
INSERT INTO offer_change_head (id, latest) VALUES (1, 0);

CREATE TABLE offer_change (
  id bigint PRIMARY KEY CHECK (id > 0),
  area_kind varchar(20) NOT NULL,
  area varchar(9) NOT NULL,
  line varchar(100) NOT NULL,
  change varchar(20) NOT NULL
    CHECK (change IN ('ADOPTED', 'REMOVED', 'ALTERED', 'ADDED', 'UNDONE')),
  -- the line written anew: a field a row in the order of the columns of geodata/offer/lines.csv
  asked varchar(10000),
  -- the version of the national table that was looked at
  national_version integer NOT NULL,
  author varchar(200) NOT NULL,
  -- not given is empty
  body varchar(200) NOT NULL,
  reason varchar(2000) NOT NULL,
  made date NOT NULL,
  recorded_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT offer_change_asked CHECK (
    (change IN ('ALTERED', 'ADDED') AND asked IS NOT NULL)
    OR (change IN ('ADOPTED', 'REMOVED', 'UNDONE') AND asked IS NULL)
  )
);
