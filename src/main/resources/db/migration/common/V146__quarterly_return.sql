-- What providers say of a service in a quarter. Rows are only ever added. What was entered may be of
-- few people and is sealed with a key that is not in this database; what others than the provider may
-- read stands beside it, made of it when it was given.

-- One row, locked by whoever adds a return, so that ids are seen in order and without holes.
CREATE TABLE quarterly_return_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL CHECK (latest >= 0)
);
INSERT INTO quarterly_return_head (id, latest) VALUES (1, 0);

CREATE TABLE quarterly_return (
  id bigint PRIMARY KEY CHECK (id > 0),
  service uuid NOT NULL,
  -- that ran the service when it was said
  organisation uuid NOT NULL,
  -- its first day
  quarter date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- name=value of each figure that is stated; 1..4 for fewer than 5
  shown varchar(1000) NOT NULL,
  -- AES-256-GCM, base 64
  entered varchar(2000) NOT NULL,
  -- as in the audit trail
  actor varchar(100) NOT NULL,
  given_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT quarterly_return_version UNIQUE (service, quarter, version)
);
CREATE INDEX quarterly_return_organisation ON quarterly_return (organisation, quarter);
