CREATE INDEX published_place_geom ON published.place USING gist (geom);
CREATE INDEX published_reach_geom ON published.reach USING gist (geom);
