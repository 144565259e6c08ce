CREATE TRIGGER quarterly_return_append_only BEFORE UPDATE, DELETE ON quarterly_return
  FOR EACH ROW CALL "org.waymark.database.AppendOnlyTrigger";
