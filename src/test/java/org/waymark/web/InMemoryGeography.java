package org.waymark.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.tables.BuiltInTables;

/** The built-in tables without a database and without outlines, read once for all tests. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryGeography implements GeographyRepository {

  private static final class BuiltIn {
    private static final Geography INSTANCE = read();

    private static Geography read() {
      BuiltInTables tables = BuiltInTables.read();
      return new Geography(
          tables.areas().stream().map(BuiltInTables.AreaRow::area).toList(),
          tables.successions().stream().map(BuiltInTables.SuccessionRow::succession).toList(),
          tables.districts(),
          tables.smallAreas(),
          tables.outcodes(),
          tables.dutyHolders(),
          List.of(),
          Map.of());
    }
  }

  @Override
  public long revision() {
    return 1;
  }

  @Override
  public Geography load() {
    return BuiltIn.INSTANCE;
  }
}
