-- Referral routes. Every version is a row that is only ever added; referral_route says which one is
-- in force. All routes are read at once and asked in memory, so sets are kept as words with a blank
-- between them: terms and areas as their identifiers, fixed choices as their Java names.

-- One row, locked by whoever changes routes, so that numbers of changes are seen in order.
CREATE TABLE referral_route_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL CHECK (latest >= 0)
);
INSERT INTO referral_route_head (id, latest) VALUES (1, 0);

CREATE TABLE referral_route_version (
  id uuid NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  revision bigint NOT NULL CHECK (revision > 0),
  -- true when this is the end of it: taken out with its source
  removed boolean NOT NULL,
  who varchar(200) NOT NULL,
  why varchar(2000) NOT NULL,
  recorded_at timestamp(6) with time zone NOT NULL,
  -- kind of entry point and police area or "england", or "service" and its identifier
  sender varchar(60) NOT NULL,
  receiver uuid NOT NULL,
  crime_types varchar(10000) NOT NULL,
  cohorts varchar(10000) NOT NULL,
  minimum_age smallint,
  maximum_age smallint,
  genders varchar(100) NOT NULL,
  risks varchar(100) NOT NULL,
  report varchar(20) NOT NULL,
  least_days_since integer,
  most_days_since integer,
  residence varchar(10000) NOT NULL,
  other_conditions varchar(1000) NOT NULL,
  mechanism varchar(20) NOT NULL,
  agreement varchar(20) NOT NULL,
  agreement_made date,
  agreement_ends date,
  -- one name a line
  agreement_partners varchar(10000) NOT NULL,
  consent varchar(20) NOT NULL,
  capacity varchar(20) NOT NULL,
  wait_weeks smallint,
  capacity_as_of date,
  hours varchar(300) NOT NULL,
  assured_on date,
  stated_by varchar(100) NOT NULL,
  withdrawn_on date,
  source varchar(200) NOT NULL,
  external_id varchar(200) NOT NULL,
  taken_in_at timestamp(6) with time zone NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE referral_route (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  source varchar(200) NOT NULL,
  external_id varchar(200) NOT NULL,
  CONSTRAINT referral_route_in_force FOREIGN KEY (id, version)
    REFERENCES referral_route_version (id, version),
  CONSTRAINT referral_route_at_its_source UNIQUE (source, external_id)
);
