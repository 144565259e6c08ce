-- History and audit are only ever added to. Whoever owns the database can drop these triggers; the
-- chain of digests then shows what they did.
CREATE FUNCTION waymark_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = '23001';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION waymark_append_only();
CREATE TRIGGER service_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON service_version
  FOR EACH STATEMENT EXECUTE FUNCTION waymark_append_only();
CREATE TRIGGER organisation_version_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON organisation_version
  FOR EACH STATEMENT EXECUTE FUNCTION waymark_append_only();
