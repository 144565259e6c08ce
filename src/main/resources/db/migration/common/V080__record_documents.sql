-- What every organisation and service is now: a document as org.waymark.catalogue.document writes it.
-- A new fact about a listing is a new field of the document and needs no migration. Beside it stands
-- only what the catalogue itself looks for. V081 fills these tables from those of V011, V082 drops
-- those.
CREATE TABLE organisation_record (
  id uuid PRIMARY KEY,
  source varchar NOT NULL,
  external_id varchar NOT NULL,
  -- the change that last touched it
  version bigint NOT NULL,
  document text NOT NULL,
  CONSTRAINT organisation_record_external_id_unique UNIQUE (source, external_id)
);

CREATE TABLE service_record (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation_record (id),
  source varchar NOT NULL,
  external_id varchar NOT NULL,
  -- the change that last touched the service itself
  version bigint NOT NULL,
  document text NOT NULL,
  CONSTRAINT service_record_external_id_unique UNIQUE (source, external_id)
);
CREATE INDEX service_record_organisation ON service_record (organisation_id);

-- Whose a location is, and how much of it may be known; what may be known stands in the document.
CREATE TABLE location_record (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL REFERENCES service_record (id),
  disclosure varchar NOT NULL CHECK (disclosure IN ('PUBLIC', 'AREA_ONLY', 'WITHHELD'))
);
CREATE INDEX location_record_service ON location_record (service_id);

-- A change that a migration wrote down and that the next start has yet to seal in the audit.
ALTER TABLE catalogue_head ADD COLUMN unsealed bigint;
