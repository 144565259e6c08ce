-- Need: what is known, by area, about people and crime. A value that is not here is not known.
CREATE TABLE need_indicator (
  id VARCHAR(100) PRIMARY KEY,
  label VARCHAR(300) NOT NULL,
  counts VARCHAR(300) NOT NULL,
  crime_type VARCHAR(100),
  cohort VARCHAR(100),
  unit VARCHAR(40) NOT NULL,
  denominator VARCHAR(100),
  area_kind VARCHAR(20) NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  source VARCHAR(300) NOT NULL,
  licence VARCHAR(200) NOT NULL,
  published DATE,
  quality VARCHAR(1000)
);

CREATE TABLE need_value (
  indicator VARCHAR(100) NOT NULL REFERENCES need_indicator (id),
  area VARCHAR(9) NOT NULL,
  figure DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (indicator, area)
);
