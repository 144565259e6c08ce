package org.waymark.tool.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Atom;
import org.waymark.geography.Geography;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.tables.BuiltInTables;

/** The built-in tables as a geography, read once for all tests. */
public final class RealGeography {

  private static final class Holder {
    private static final Geography ENGLAND = read(List.of(), Map.of());
  }

  private RealGeography() {}

  public static Geography get() {
    return Holder.ENGLAND;
  }

  /** With the borders and the ground of the built-in outlines besides. */
  public static Geography withBorders() {
    return BordersHolder.ENGLAND;
  }

  private static final class BordersHolder {
    private static final Geography ENGLAND = readWithBorders();
  }

  private static Geography readWithBorders() {
    try {
      Outlines outlines = OutlineFile.readBuiltIn();
      return read(outlines.atoms(), outlines.neighbours());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Geography read(List<Atom> atoms, Map<AreaCode, Set<AreaCode>> neighbours) {
    BuiltInTables tables = BuiltInTables.read();
    return new Geography(
        tables.areas().stream().map(BuiltInTables.AreaRow::area).toList(),
        tables.successions().stream().map(BuiltInTables.SuccessionRow::succession).toList(),
        tables.districts(),
        tables.smallAreas(),
        tables.outcodes(),
        tables.dutyHolders(),
        atoms,
        neighbours);
  }
}
