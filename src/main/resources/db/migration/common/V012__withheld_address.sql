-- Addresses that must never be published. Read and written by org.waymark.catalogue.withheld alone;
-- nothing joins this table. Leave it out of any copy that leaves the building:
-- pg_dump --exclude-table-data=withheld_address
CREATE TABLE withheld_address (
  -- gone with its location, and when that becomes public
  location_id uuid PRIMARY KEY REFERENCES location (id) ON DELETE CASCADE,
  -- one line of text per line of the address
  address_lines varchar NOT NULL,
  postcode varchar,
  -- WGS 84, longitude first
  geom geometry(point, 4326),
  recorded_at timestamp(6) with time zone NOT NULL
);
