-- What commissioners say of cells of the gap analysis. Rows are only ever added: nothing updates or
-- deletes one. Fixed choices are kept as their Java names, kinds of area as their slugs, terms and
-- areas as their identifiers.

-- One row, locked by whoever adds a judgement, so that ids are seen in order and without holes: a
-- judgement that commits late can have no lower id than one that others have read already. "latest"
-- is the id of the last committed one.
CREATE TABLE gap_judgement_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL CHECK (latest >= 0)
);
INSERT INTO gap_judgement_head (id, latest) VALUES (1, 0);

CREATE TABLE gap_judgement (
  id bigint PRIMARY KEY CHECK (id > 0),
  area_kind varchar(20) NOT NULL,
  area varchar(9) NOT NULL,
  crime_type varchar(100) NOT NULL,
  -- whoever it happened to is null
  cohort varchar(100),
  support_type varchar(100) NOT NULL,
  sort varchar(20) NOT NULL
    CHECK (sort IN ('ABSENCE_CONFIRMED', 'NOT_RELEVANT', 'NOTE', 'WITHDRAWN')),
  author varchar(200) NOT NULL,
  -- not given is empty
  body varchar(200) NOT NULL,
  reason varchar(2000) NOT NULL,
  made date NOT NULL,
  -- the last day it holds
  expires date,
  recorded_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT gap_judgement_expires CHECK (
    (sort IN ('ABSENCE_CONFIRMED', 'NOT_RELEVANT') AND expires IS NOT NULL AND expires >= made)
    OR (sort IN ('NOTE', 'WITHDRAWN') AND expires IS NULL)
  )
);
