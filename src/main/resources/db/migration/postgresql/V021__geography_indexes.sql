CREATE INDEX area_boundary_geom ON area_boundary USING gist (geom);
CREATE INDEX small_area_geom ON small_area USING gist (geom);
