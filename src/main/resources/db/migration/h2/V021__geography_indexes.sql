CREATE SPATIAL INDEX area_boundary_geom ON area_boundary (geom);
