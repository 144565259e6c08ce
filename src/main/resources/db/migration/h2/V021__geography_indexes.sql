-- No spatial index: the embedded database answers from memory and never asks for one, and H2 cannot
-- open a file again after a kill in the middle of a transaction that wrote to one.
COMMENT ON TABLE area_boundary IS 'One outline';
