-- The source of the file that made a version of a route; null when a person did. What a person said is
-- kept when a file is imported again.
ALTER TABLE referral_route_version ADD COLUMN imported_from varchar(200);
UPDATE referral_route_version SET imported_from = source
WHERE why LIKE 'Import from %' OR why = 'Import of an export'
  OR why = 'Demonstration routes: every one of them is invented';
