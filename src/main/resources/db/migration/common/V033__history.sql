-- What every record of the catalogue was after each change of it. Rows are added and never altered.
CREATE TABLE service_version (
  revision bigint NOT NULL REFERENCES catalogue_revision (revision),
  service_id uuid NOT NULL,
  -- FOUND: there when this history began
  what varchar(20) NOT NULL CHECK (what IN ('FOUND', 'ADDED', 'REPLACED', 'REMOVED')),
  -- as org.waymark.catalogue.document writes it; null when it was removed
  document text,
  -- SHA-256 of the document in UTF-8, as hexadecimal digits; of nothing when it was removed
  digest varchar(64) NOT NULL,
  PRIMARY KEY (service_id, revision)
);
CREATE INDEX service_version_revision ON service_version (revision);

CREATE TABLE organisation_version (
  revision bigint NOT NULL REFERENCES catalogue_revision (revision),
  organisation_id uuid NOT NULL,
  what varchar(20) NOT NULL CHECK (what IN ('FOUND', 'ADDED', 'REPLACED', 'REMOVED')),
  document text,
  digest varchar(64) NOT NULL,
  PRIMARY KEY (organisation_id, revision)
);
CREATE INDEX organisation_version_revision ON organisation_version (revision);

-- The revision since which every change has its versions; null until the catalogue that was there
-- before this migration has been written down, which the first start does.
ALTER TABLE catalogue_head ADD COLUMN history_from bigint;
UPDATE catalogue_head SET history_from = 0 WHERE latest = 0;

CREATE INDEX service_change_service ON service_change (service_id, revision);
CREATE INDEX catalogue_revision_changed_at ON catalogue_revision (changed_at);
