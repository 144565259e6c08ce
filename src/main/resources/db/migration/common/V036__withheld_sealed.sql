-- Withheld addresses are kept sealed (AES-256-GCM) with a key outside the database. The first start
-- seals what is there and then drops the columns address_lines, postcode and geom; see
-- org.waymark.catalogue.withheld.WithheldAddresses.
ALTER TABLE withheld_address ALTER COLUMN address_lines DROP NOT NULL;
-- the beginning of the key's digest, as hexadecimal digits
ALTER TABLE withheld_address ADD COLUMN key_id varchar(16);
ALTER TABLE withheld_address ADD COLUMN sealed bytea;

-- Locations whose place may not be known now: what was public of them before is masked in history.
CREATE TABLE hidden_location (
  location_id uuid PRIMARY KEY
);
INSERT INTO hidden_location (location_id) SELECT id FROM location WHERE disclosure <> 'PUBLIC';
