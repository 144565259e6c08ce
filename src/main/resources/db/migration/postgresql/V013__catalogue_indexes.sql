-- For questions asked in SQL: by term, by area and by place.
CREATE INDEX service_crime_type_by_term ON service_crime_type (crime_type, service_id);
CREATE INDEX service_cohort_by_term ON service_cohort (cohort, cohort_level, service_id);
CREATE INDEX offer_support_type_by_term ON offer_support_type (support_type, service_id);
CREATE INDEX service_area_by_code ON service_area (area_code, service_id);
CREATE INDEX service_area_by_shape ON service_area USING gist (geom);
CREATE INDEX location_by_place ON location USING gist (geom);
COMMENT ON TABLE service IS 'One listing';
