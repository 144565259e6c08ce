-- The spatial functions shared with PostGIS, from H2GIS. Only the handful our SQL uses:
-- registering all 360 of them takes ten times as long on every new database, and some of the
-- others read and write files.
CREATE ALIAS IF NOT EXISTS ST_Intersects DETERMINISTIC FOR "org.h2gis.functions.spatial.predicates.ST_Intersects.isIntersects";
CREATE ALIAS IF NOT EXISTS ST_Contains DETERMINISTIC FOR "org.h2gis.functions.spatial.predicates.ST_Contains.isContains";
CREATE ALIAS IF NOT EXISTS ST_Covers DETERMINISTIC FOR "org.h2gis.functions.spatial.predicates.ST_Covers.covers";
CREATE ALIAS IF NOT EXISTS ST_Within DETERMINISTIC FOR "org.h2gis.functions.spatial.predicates.ST_Within.isWithin";
-- In the units of the coordinates, as on PostGIS geometry: degrees for EPSG:4326.
CREATE ALIAS IF NOT EXISTS ST_DWithin DETERMINISTIC FOR "org.h2gis.functions.spatial.predicates.ST_DWithin.isWithinDistance";
CREATE ALIAS IF NOT EXISTS ST_Distance DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_Distance.distance";
CREATE ALIAS IF NOT EXISTS ST_SRID DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_SRID.getSRID";
CREATE ALIAS IF NOT EXISTS ST_X DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_X.getX";
CREATE ALIAS IF NOT EXISTS ST_Y DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_Y.getY";
CREATE ALIAS IF NOT EXISTS ST_IsValid DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_IsValid.isValid";
CREATE ALIAS IF NOT EXISTS ST_IsEmpty DETERMINISTIC FOR "org.h2gis.functions.spatial.properties.ST_IsEmpty.isEmpty";
CREATE ALIAS IF NOT EXISTS ST_MakeEnvelope DETERMINISTIC FOR "org.h2gis.functions.spatial.create.ST_MakeEnvelope.makeEnvelope";
CREATE ALIAS IF NOT EXISTS ST_SetSRID DETERMINISTIC FOR "org.h2gis.functions.spatial.crs.ST_SetSRID.setSRID";
CREATE ALIAS IF NOT EXISTS ST_MakePoint DETERMINISTIC FOR "org.h2gis.functions.spatial.create.ST_MakePoint.createPoint";
CREATE ALIAS IF NOT EXISTS ST_GeomFromText DETERMINISTIC FOR "org.h2gis.functions.spatial.convert.ST_GeomFromText.toGeometry";
CREATE ALIAS IF NOT EXISTS ST_GeomFromWKB DETERMINISTIC FOR "org.h2gis.functions.spatial.convert.ST_GeomFromWKB.toGeometry";
