-- The embedded database answers searches from the snapshot in memory, never in SQL; indexes on
-- terms and shapes would only slow an import down. H2 indexes foreign keys by itself.
COMMENT ON TABLE service IS 'One listing';
