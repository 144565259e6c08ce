-- No spatial index: H2 cannot open a file again after a kill in the middle of a transaction that
-- wrote to one.
COMMENT ON TABLE published.place IS 'Public places, and the areas of area-only ones';
