-- Need in editions: an indicator says what is measured, an edition for which period and by whom, a
-- value how much of it there is in an area. Until now there were built-in figures only. They are
-- loaded again at the next start, because their ledger entry goes with them.
DELETE FROM data_set WHERE name = 'need';
DROP TABLE need_value;
DROP TABLE need_indicator;

CREATE TABLE need_indicator (
  id VARCHAR(100) PRIMARY KEY,
  label VARCHAR(300) NOT NULL,
  counts VARCHAR(300) NOT NULL,
  crime_type VARCHAR(100),
  cohort VARCHAR(100),
  -- count or prevalence
  measure VARCHAR(20) NOT NULL,
  -- a prevalence is given for each so many; 1 for a count
  per INTEGER NOT NULL,
  unit VARCHAR(40) NOT NULL,
  denominator VARCHAR(100)
);

CREATE TABLE need_edition (
  indicator VARCHAR(100) NOT NULL REFERENCES need_indicator (id),
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  area_kind VARCHAR(20) NOT NULL,
  source VARCHAR(300) NOT NULL,
  licence VARCHAR(200) NOT NULL,
  published DATE,
  quality VARCHAR(1000),
  -- a new version of the program replaces its own editions and leaves the others
  built_in BOOLEAN NOT NULL,
  PRIMARY KEY (indicator, period_start, period_end)
);

-- A value that is not here is not known.
CREATE TABLE need_value (
  indicator VARCHAR(100) NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  area VARCHAR(9) NOT NULL,
  -- null: published and suppressed, which is neither missing nor zero
  figure DOUBLE PRECISION,
  lower_bound DOUBLE PRECISION,
  upper_bound DOUBLE PRECISION,
  PRIMARY KEY (indicator, period_start, period_end, area),
  FOREIGN KEY (indicator, period_start, period_end)
    REFERENCES need_edition (indicator, period_start, period_end)
);

-- Who changed the figures when. Its highest revision tells every node whether to read them again.
CREATE TABLE need_change (
  revision BIGINT PRIMARY KEY,
  recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  who VARCHAR(200) NOT NULL,
  what VARCHAR(500) NOT NULL
);
