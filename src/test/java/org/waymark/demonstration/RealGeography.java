package org.waymark.demonstration;

import java.util.List;
import java.util.Map;
import org.waymark.geography.Geography;
import org.waymark.geography.tables.BuiltInTables;

/** The built-in tables as a geography, read once for all tests. */
public final class RealGeography {

  private static final class Holder {
    private static final Geography ENGLAND = read();
  }

  private RealGeography() {}

  public static Geography get() {
    return Holder.ENGLAND;
  }

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
