-- Full postcodes, from the ONS Postcode Directory or Code-Point Open; empty until one is loaded.
CREATE TABLE postcode (
  -- Upper case, without the space.
  code VARCHAR(7) PRIMARY KEY,
  longitude DOUBLE PRECISION NOT NULL,
  latitude DOUBLE PRECISION NOT NULL,
  -- LSOA code of 2021 where the file says; else the nearest small area counts.
  small_area VARCHAR(9),
  -- Year and month (202403) in which it went out of use; null while in use.
  terminated INTEGER
);
