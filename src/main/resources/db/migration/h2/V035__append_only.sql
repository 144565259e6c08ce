-- History and audit are only ever added to. Whoever owns the database can drop these triggers; the
-- chain of digests then shows what they did.
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE, DELETE ON audit_entry
  FOR EACH ROW CALL "org.waymark.database.AppendOnlyTrigger";
CREATE TRIGGER service_version_append_only BEFORE UPDATE, DELETE ON service_version
  FOR EACH ROW CALL "org.waymark.database.AppendOnlyTrigger";
CREATE TRIGGER organisation_version_append_only BEFORE UPDATE, DELETE ON organisation_version
  FOR EACH ROW CALL "org.waymark.database.AppendOnlyTrigger";
