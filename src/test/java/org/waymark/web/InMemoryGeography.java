package org.waymark.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.tables.BuiltInTables;

/** The built-in tables and outlines without a database, read once for all tests. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryGeography implements GeographyRepository {

  private static final class BuiltIn {
    private static final Geography INSTANCE = read();

    private static Geography read() {
      BuiltInTables tables = BuiltInTables.read();
      Outlines outlines = outlines();
      return new Geography(
          tables.areas().stream().map(BuiltInTables.AreaRow::area).toList(),
          tables.successions().stream().map(BuiltInTables.SuccessionRow::succession).toList(),
          tables.districts(),
          tables.smallAreas(),
          tables.outcodes(),
          tables.dutyHolders(),
          outlines.atoms(),
          outlines.neighbours());
    }

    private static Outlines outlines() {
      try {
        return OutlineFile.readBuiltIn();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
