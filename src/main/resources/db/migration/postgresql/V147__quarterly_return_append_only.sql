CREATE TRIGGER quarterly_return_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quarterly_return
  FOR EACH STATEMENT EXECUTE FUNCTION waymark_append_only();
