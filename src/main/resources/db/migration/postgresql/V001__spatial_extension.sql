-- Needs a role that may create extensions, once; where the administrator has already made it,
-- this does nothing.
CREATE EXTENSION IF NOT EXISTS postgis;
