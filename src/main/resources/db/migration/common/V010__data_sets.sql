-- What built-in or loaded data this database holds. A row is written in the transaction that loads
-- the data, so that a start killed in the middle finds no row and loads again.
CREATE TABLE data_set (
  name varchar PRIMARY KEY,
  edition varchar NOT NULL,
  -- SHA-256 of the file it was loaded from, in hexadecimal
  checksum varchar NOT NULL,
  loaded_at timestamp(6) with time zone NOT NULL
);
