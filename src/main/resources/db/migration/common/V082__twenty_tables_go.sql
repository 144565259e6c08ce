-- What stood in them stands in the documents of service_record and organisation_record. These three
-- fail, and nothing is dropped, when a single record has not been carried over.
ALTER TABLE organisation ADD CONSTRAINT organisation_is_carried
  FOREIGN KEY (id) REFERENCES organisation_record (id);
ALTER TABLE service ADD CONSTRAINT service_is_carried
  FOREIGN KEY (id) REFERENCES service_record (id);
ALTER TABLE location ADD CONSTRAINT location_is_carried
  FOREIGN KEY (id) REFERENCES location_record (id);

DROP TABLE arrangement_area;
DROP TABLE arrangement_party;
DROP TABLE commissioning_arrangement;
DROP TABLE contact;
DROP TABLE opening_time;
DROP TABLE service_accessibility;
DROP TABLE service_language;
DROP TABLE service_referral_source;
DROP TABLE eligible_risk;
DROP TABLE eligible_residence;
DROP TABLE eligible_only_cohort;
DROP TABLE eligible_gender;
DROP TABLE service_area;
DROP TABLE offer_delivery_mode;
DROP TABLE offer_support_type;
DROP TABLE offer;
DROP TABLE service_cohort;
DROP TABLE service_crime_type;
DROP TABLE location_accessibility;
DROP TABLE location_address_line;
-- With the foreign key of withheld_address, which is made anew.
DROP TABLE location CASCADE;
DROP TABLE service;
DROP TABLE organisation_led_by;
DROP TABLE organisation;

-- A withheld address is gone with its location, and when that becomes public.
ALTER TABLE withheld_address ADD CONSTRAINT withheld_address_location
  FOREIGN KEY (location_id) REFERENCES location_record (id) ON DELETE CASCADE;
