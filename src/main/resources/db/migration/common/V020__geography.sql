-- Areas, small areas and what lies in what. Filled from the tables in the program; replaced as a
-- whole when a release brings other tables. Codes are ONS GSS codes.

-- Which tables and files were loaded, with a checksum: how a broken-off load is found and mended.
CREATE TABLE IF NOT EXISTS data_set (
  name VARCHAR(100) PRIMARY KEY,
  edition VARCHAR(300) NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  loaded_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- One row: whoever loads holds it, so that two nodes starting together load once.
CREATE TABLE data_set_lock (id INTEGER PRIMARY KEY);
INSERT INTO data_set_lock (id) VALUES (1);

CREATE TABLE area (
  kind VARCHAR(20) NOT NULL,
  code VARCHAR(9) NOT NULL,
  name VARCHAR(200) NOT NULL,
  short_name VARCHAR(200) NOT NULL,
  country VARCHAR(9) NOT NULL,
  type VARCHAR(60),
  body_name VARCHAR(200),
  other_code VARCHAR(20),
  valid_from DATE,
  valid_to DATE,
  PRIMARY KEY (kind, code)
);

CREATE TABLE area_succession (
  kind VARCHAR(20) NOT NULL,
  predecessor VARCHAR(9) NOT NULL,
  successor VARCHAR(9) NOT NULL,
  effective DATE NOT NULL,
  share DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (kind, predecessor, successor)
);

CREATE TABLE district (
  code VARCHAR(9) PRIMARY KEY,
  council VARCHAR(9) NOT NULL,
  police_area VARCHAR(9) NOT NULL,
  region VARCHAR(9),
  country VARCHAR(9) NOT NULL
);

CREATE TABLE small_area (
  -- The number a small area has in every bitmap.
  ordinal INTEGER PRIMARY KEY,
  code VARCHAR(9) NOT NULL UNIQUE,
  district VARCHAR(9) NOT NULL,
  icb VARCHAR(9),
  former_icb VARCHAR(9),
  population INTEGER NOT NULL,
  geom GEOMETRY(POINT, 4326) NOT NULL
);

CREATE TABLE outcode (
  code VARCHAR(4) PRIMARY KEY,
  town VARCHAR(100) NOT NULL,
  -- Code of the small area whose point is nearest.
  small_area VARCHAR(9) NOT NULL,
  geom GEOMETRY(POINT, 4326) NOT NULL
);

CREATE TABLE duty_holder (
  id INTEGER PRIMARY KEY,
  police_area VARCHAR(9) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  body_code VARCHAR(9),
  name VARCHAR(200) NOT NULL,
  share DOUBLE PRECISION NOT NULL,
  whole BOOLEAN NOT NULL,
  valid_from DATE,
  valid_to DATE
);

CREATE TABLE atom (
  id INTEGER PRIMARY KEY,
  district VARCHAR(9) NOT NULL,
  icb VARCHAR(9),
  former_icb VARCHAR(9),
  hectares DOUBLE PRECISION NOT NULL
);

CREATE TABLE area_neighbour (
  kind VARCHAR(20) NOT NULL,
  code VARCHAR(9) NOT NULL,
  neighbour VARCHAR(9) NOT NULL,
  PRIMARY KEY (kind, code, neighbour)
);

-- What is drawn for an area. A layer is all rows of one kind: either Waymark's own approximate
-- outlines or the official boundaries that a commissioner loaded. Not tied to "area": an official
-- layer may be of a vintage whose codes the tables do not have yet.
CREATE TABLE area_boundary (
  kind VARCHAR(20) NOT NULL,
  code VARCHAR(9) NOT NULL,
  edition VARCHAR(300) NOT NULL,
  approximate BOOLEAN NOT NULL,
  geom GEOMETRY(GEOMETRY, 4326) NOT NULL,
  PRIMARY KEY (kind, code)
);
