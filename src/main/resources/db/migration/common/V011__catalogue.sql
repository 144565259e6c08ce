-- The catalogue. Fixed choices are kept as their Java names, terms and areas as their identifiers.
-- "ord" keeps the order of a list and counts from 0; a table without it holds a set.

-- One row, locked by whoever changes the catalogue, so that revisions are seen in order and
-- without holes. "latest" is the number of the last committed change.
CREATE TABLE catalogue_head (
  id smallint PRIMARY KEY CHECK (id = 1),
  latest bigint NOT NULL CHECK (latest >= 0)
);
INSERT INTO catalogue_head (id, latest) VALUES (1, 0);

CREATE TABLE catalogue_revision (
  revision bigint PRIMARY KEY CHECK (revision > 0),
  changed_at timestamp(6) with time zone NOT NULL,
  changed_by varchar NOT NULL,
  reason varchar NOT NULL
);

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name varchar NOT NULL,
  organisation_type varchar NOT NULL,
  description varchar NOT NULL,
  website varchar,
  email varchar,
  charity_number varchar,
  company_number varchar,
  source varchar NOT NULL,
  external_id varchar NOT NULL,
  recorded_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT organisation_external_id_unique UNIQUE (source, external_id)
);

CREATE TABLE organisation_led_by (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  cohort varchar NOT NULL,
  PRIMARY KEY (organisation_id, cohort)
);

CREATE TABLE service (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  name varchar NOT NULL,
  description varchar NOT NULL,
  url varchar,
  status varchar NOT NULL
    CHECK (status IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'SUSPENDED', 'CLOSED')),
  minimum_age smallint CHECK (minimum_age BETWEEN 0 AND 120),
  maximum_age smallint CHECK (maximum_age BETWEEN 0 AND 120),
  report_requirement varchar NOT NULL,
  other_conditions varchar NOT NULL,
  interpreting boolean NOT NULL,
  opening_note varchar NOT NULL,
  capacity_status varchar NOT NULL,
  wait_weeks smallint CHECK (wait_weeks BETWEEN 0 AND 520),
  capacity_as_of date,
  -- never assured is null
  assured_on date,
  source varchar NOT NULL,
  external_id varchar NOT NULL,
  recorded_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT service_external_id_unique UNIQUE (source, external_id),
  CHECK (maximum_age >= minimum_age)
);
CREATE INDEX service_organisation ON service (organisation_id);

CREATE TABLE service_crime_type (
  service_id uuid NOT NULL REFERENCES service (id),
  crime_type varchar NOT NULL,
  PRIMARY KEY (service_id, crime_type)
);

CREATE TABLE service_cohort (
  service_id uuid NOT NULL REFERENCES service (id),
  ord smallint NOT NULL,
  cohort varchar NOT NULL,
  cohort_level varchar NOT NULL CHECK (cohort_level IN ('BY_AND_FOR', 'SPECIALIST', 'OPEN')),
  PRIMARY KEY (service_id, ord)
);

CREATE TABLE offer (
  service_id uuid NOT NULL REFERENCES service (id),
  offer smallint NOT NULL,
  PRIMARY KEY (service_id, offer)
);

CREATE TABLE offer_support_type (
  service_id uuid NOT NULL,
  offer smallint NOT NULL,
  support_type varchar NOT NULL,
  PRIMARY KEY (service_id, offer, support_type),
  FOREIGN KEY (service_id, offer) REFERENCES offer (service_id, offer)
);

CREATE TABLE offer_delivery_mode (
  service_id uuid NOT NULL,
  offer smallint NOT NULL,
  delivery_mode varchar NOT NULL,
  PRIMARY KEY (service_id, offer, delivery_mode),
  FOREIGN KEY (service_id, offer) REFERENCES offer (service_id, offer)
);

-- Where an offer reaches: a coded area, a drawn boundary, a straight-line distance from the
-- service's public locations, or all of England.
CREATE TABLE service_area (
  service_id uuid NOT NULL,
  offer smallint NOT NULL,
  ord smallint NOT NULL,
  kind varchar NOT NULL,
  area_code varchar,
  label varchar,
  -- WGS 84, longitude first
  geom geometry(geometry, 4326),
  radius_metres double precision CHECK (radius_metres > 0),
  PRIMARY KEY (service_id, offer, ord),
  FOREIGN KEY (service_id, offer) REFERENCES offer (service_id, offer),
  CONSTRAINT service_area_says_where CHECK (
    (kind = 'CODED' AND area_code IS NOT NULL AND geom IS NULL AND radius_metres IS NULL)
    OR (kind = 'DRAWN' AND geom IS NOT NULL AND label IS NOT NULL
        AND area_code IS NULL AND radius_metres IS NULL)
    OR (kind = 'TRAVEL_RADIUS' AND radius_metres IS NOT NULL
        AND area_code IS NULL AND geom IS NULL)
    OR (kind = 'ENGLAND_WIDE'
        AND area_code IS NULL AND geom IS NULL AND radius_metres IS NULL)
  )
);

-- Eligibility beyond the columns of "service". No row means no restriction.
CREATE TABLE eligible_gender (
  service_id uuid NOT NULL REFERENCES service (id),
  gender varchar NOT NULL,
  PRIMARY KEY (service_id, gender)
);

CREATE TABLE eligible_only_cohort (
  service_id uuid NOT NULL REFERENCES service (id),
  cohort varchar NOT NULL,
  PRIMARY KEY (service_id, cohort)
);

CREATE TABLE eligible_residence (
  service_id uuid NOT NULL REFERENCES service (id),
  area_code varchar NOT NULL,
  PRIMARY KEY (service_id, area_code)
);

CREATE TABLE eligible_risk (
  service_id uuid NOT NULL REFERENCES service (id),
  risk varchar NOT NULL,
  PRIMARY KEY (service_id, risk)
);

CREATE TABLE service_referral_source (
  service_id uuid NOT NULL REFERENCES service (id),
  referral_source varchar NOT NULL,
  PRIMARY KEY (service_id, referral_source)
);

-- BCP 47 tags of the languages besides English
CREATE TABLE service_language (
  service_id uuid NOT NULL REFERENCES service (id),
  language varchar NOT NULL,
  PRIMARY KEY (service_id, language)
);

CREATE TABLE service_accessibility (
  service_id uuid NOT NULL REFERENCES service (id),
  feature varchar NOT NULL,
  PRIMARY KEY (service_id, feature)
);

-- Local time in England; weekday 1 is Monday.
CREATE TABLE opening_time (
  service_id uuid NOT NULL REFERENCES service (id),
  ord smallint NOT NULL,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens time(6) NOT NULL,
  closes time(6) NOT NULL,
  PRIMARY KEY (service_id, ord),
  CHECK (closes > opens)
);

CREATE TABLE contact (
  service_id uuid NOT NULL REFERENCES service (id),
  ord smallint NOT NULL,
  kind varchar NOT NULL,
  detail varchar NOT NULL,
  note varchar,
  PRIMARY KEY (service_id, ord)
);

-- What everybody may know of a location. Of a withheld one nothing but that it is there, of an
-- area-only one its area; the constraint keeps an address from slipping in.
CREATE TABLE location (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL REFERENCES service (id),
  ord smallint NOT NULL,
  disclosure varchar NOT NULL,
  name varchar,
  postcode varchar,
  -- WGS 84, longitude first
  geom geometry(point, 4326),
  area_code varchar,
  CONSTRAINT location_discloses_no_more CHECK (
    (disclosure = 'PUBLIC' AND name IS NOT NULL AND area_code IS NULL)
    OR (disclosure = 'AREA_ONLY' AND area_code IS NOT NULL
        AND name IS NULL AND postcode IS NULL AND geom IS NULL)
    OR (disclosure = 'WITHHELD'
        AND area_code IS NULL AND name IS NULL AND postcode IS NULL AND geom IS NULL)
  )
);
CREATE INDEX location_service ON location (service_id);

-- Lines and features of public locations.
CREATE TABLE location_address_line (
  location_id uuid NOT NULL REFERENCES location (id) ON DELETE CASCADE,
  ord smallint NOT NULL,
  line varchar NOT NULL,
  PRIMARY KEY (location_id, ord)
);

CREATE TABLE location_accessibility (
  location_id uuid NOT NULL REFERENCES location (id) ON DELETE CASCADE,
  feature varchar NOT NULL,
  PRIMARY KEY (location_id, feature)
);

CREATE TABLE commissioning_arrangement (
  service_id uuid NOT NULL REFERENCES service (id),
  ord smallint NOT NULL,
  fund varchar,
  yearly_value_pounds bigint CHECK (yearly_value_pounds >= 0),
  starts_on date,
  ends_on date,
  extension_option varchar,
  procurement_route varchar,
  joint boolean NOT NULL,
  PRIMARY KEY (service_id, ord),
  CHECK (ends_on >= starts_on)
);

-- Commissioners and funders by name.
CREATE TABLE arrangement_party (
  service_id uuid NOT NULL,
  arrangement smallint NOT NULL,
  party_role varchar NOT NULL CHECK (party_role IN ('COMMISSIONER', 'FUNDER')),
  ord smallint NOT NULL,
  name varchar NOT NULL,
  PRIMARY KEY (service_id, arrangement, party_role, ord),
  FOREIGN KEY (service_id, arrangement)
    REFERENCES commissioning_arrangement (service_id, ord)
);

CREATE TABLE arrangement_area (
  service_id uuid NOT NULL,
  arrangement smallint NOT NULL,
  area_code varchar NOT NULL,
  PRIMARY KEY (service_id, arrangement, area_code),
  FOREIGN KEY (service_id, arrangement)
    REFERENCES commissioning_arrangement (service_id, ord)
);

-- Which services a revision touched. No foreign key to "service": removed ones stay here.
CREATE TABLE service_change (
  revision bigint NOT NULL REFERENCES catalogue_revision (revision),
  service_id uuid NOT NULL,
  what varchar NOT NULL CHECK (what IN ('ADDED', 'REPLACED', 'REMOVED', 'ORGANISATION')),
  PRIMARY KEY (revision, service_id)
);
