-- Mappings of published tables that somebody imported figures with, for next year's edition.
CREATE TABLE need_mapping (
  name varchar(100) PRIMARY KEY,
  -- a CSV file, as org.waymark.intake.need.NeedMapping writes it
  body text NOT NULL,
  who varchar(200) NOT NULL,
  kept_at timestamp(6) with time zone NOT NULL
);
