-- For people with SQL and QGIS: the listings that everybody may read, and nothing else. Written with
-- the records in one transaction, never read by Waymark. See docs/sql.md. Terms, choices, languages
-- and codes stand with a bar on both sides, "|stalking|domestic-abuse|", so that one LIKE finds one.
CREATE SCHEMA published;

CREATE TABLE published.organisation (
  id uuid PRIMARY KEY,
  name varchar NOT NULL,
  organisation_type varchar NOT NULL,
  description varchar NOT NULL,
  website varchar,
  email varchar,
  charity_number varchar,
  company_number varchar,
  led_by varchar NOT NULL
);

CREATE TABLE published.service (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  name varchar NOT NULL,
  description varchar NOT NULL,
  url varchar,
  crime_types varchar NOT NULL,
  -- cohorts the service is for, by how closely
  by_and_for varchar NOT NULL,
  specialist varchar NOT NULL,
  open_to varchar NOT NULL,
  minimum_age smallint,
  maximum_age smallint,
  genders varchar NOT NULL,
  referral_sources varchar NOT NULL,
  languages varchar NOT NULL,
  interpreting boolean NOT NULL,
  accessibility varchar NOT NULL,
  telephones varchar NOT NULL,
  capacity varchar NOT NULL,
  wait_weeks smallint,
  capacity_as_of date,
  assured_on date,
  source varchar NOT NULL,
  external_id varchar NOT NULL
);
CREATE INDEX published_service_organisation ON published.service (organisation_id);

CREATE TABLE published.offer (
  service_id uuid NOT NULL,
  -- from 1
  number smallint NOT NULL,
  support_types varchar NOT NULL,
  delivery_modes varchar NOT NULL,
  PRIMARY KEY (service_id, number)
);

-- Withheld places are not here; of an area-only place the area alone.
CREATE TABLE published.place (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL,
  disclosure varchar NOT NULL,
  name varchar,
  address varchar,
  postcode varchar,
  area_code varchar,
  -- WGS 84, longitude first
  geom geometry(point, 4326),
  CONSTRAINT place_discloses_no_more CHECK (
    (disclosure = 'PUBLIC' AND area_code IS NULL)
    OR (disclosure = 'AREA_ONLY' AND area_code IS NOT NULL
        AND name IS NULL AND address IS NULL AND postcode IS NULL AND geom IS NULL)
  )
);
CREATE INDEX published_place_service ON published.place (service_id);

-- Where an offer reaches: an area by its code, a drawn outline, a distance round the service's
-- public places, or all of England.
CREATE TABLE published.reach (
  service_id uuid NOT NULL,
  offer smallint NOT NULL,
  -- from 1
  number smallint NOT NULL,
  kind varchar NOT NULL,
  area_code varchar,
  label varchar,
  radius_metres double precision,
  -- WGS 84, longitude first; of a drawn outline alone
  geom geometry(geometry, 4326),
  PRIMARY KEY (service_id, offer, number)
);
CREATE INDEX published_reach_area ON published.reach (area_code);

-- By which geography and limits the reaches were made coarser; null until they have been written.
ALTER TABLE catalogue_head ADD COLUMN published_basis varchar;
