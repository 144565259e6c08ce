-- The source of the file that a change took in; null when a person made it. What a person said is kept
-- when a file is imported again. Until now only the reason told an import from a person's change.
ALTER TABLE catalogue_revision ADD COLUMN imported_from varchar;
UPDATE catalogue_revision SET imported_from = SUBSTRING(reason FROM 13)
WHERE reason LIKE 'Import from %'
  AND (EXISTS (SELECT 1 FROM service_record s
               WHERE s.source = SUBSTRING(catalogue_revision.reason FROM 13))
    OR EXISTS (SELECT 1 FROM organisation_record o
               WHERE o.source = SUBSTRING(catalogue_revision.reason FROM 13)));
UPDATE catalogue_revision SET imported_from = 'demonstration'
WHERE changed_by = 'waymark' AND reason = 'Demonstration catalogue: every listing in it is invented';
