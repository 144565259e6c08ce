package org.waymark.database;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** Rows with a geometry, for {@link GeometryConverterContract}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Shapes extends CrudRepository<Shape, Integer> {

  @Query(
      """
      SELECT id FROM shape
      WHERE outline && ST_GeomFromText(:box, 4326)
        AND ST_Intersects(outline, ST_GeomFromText(:box, 4326))
      ORDER BY id
      """)
  List<Integer> findIn(String box);

  @Query(
      """
      SELECT id FROM shape
      WHERE outline && ST_MakeEnvelope(-2, 53, -1, 54, 4326)
        AND ST_X(outline) < 0 AND ST_SRID(outline) = 4326
      """)
  List<Integer> findInABoxMadeInSql();
}
