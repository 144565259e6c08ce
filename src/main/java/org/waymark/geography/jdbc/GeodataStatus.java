package org.waymark.geography.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaKind;

/**
 * What geodata the database holds, for people: one line for each table or layer.
 *
 * @param lines in the order to show them
 */
public record GeodataStatus(List<Line> lines) {

  /**
   * One table or layer of outlines.
   *
   * @param what e.g. "Small areas", "Outlines of police areas"
   * @param edition null when nothing is loaded
   * @param rows how many
   * @param outline approximate or official; null for what is no outline
   * @param loadedAt null when nothing is loaded
   */
  public record Line(
      String what,
      @Nullable String edition,
      long rows,
      @Nullable OutlineKind outline,
      @Nullable Instant loadedAt) {}

  /** Whose outlines are drawn. */
  public enum OutlineKind {
    APPROXIMATE("approximate"),
    OFFICIAL("official"),
    MIXED("partly approximate");

    private final String label;

    OutlineKind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private record Table(String what, String table, String ledger) {}

  private static final List<Table> TABLES =
      List.of(
          new Table("Areas", "area", BuiltInGeography.TABLES),
          new Table("Small areas", "small_area", BuiltInGeography.TABLES),
          new Table("Outward postcodes", "outcode", BuiltInGeography.TABLES),
          new Table("Duty holders", "duty_holder", BuiltInGeography.TABLES),
          new Table("Need figures", "need_value", "need"),
          new Table("Full postcodes", "postcode", PostcodeLoader.NAME));

  public GeodataStatus {
    lines = List.copyOf(lines);
  }

  /**
   * What is loaded at one moment.
   *
   * @throws DatabaseProblem when the database fails
   */
  public static GeodataStatus of(
      Transactions transactions, DataSetLedger ledger, BoundaryRepository boundaries) {
    return transactions.read(connection -> read(connection, ledger, boundaries));
  }

  private static GeodataStatus read(
      Connection connection, DataSetLedger ledger, BoundaryRepository boundaries)
      throws SQLException {
    Map<String, DataSetLedger.Entry> entries = new HashMap<>();
    ledger.listOrderByName().forEach(entry -> entries.put(entry.name(), entry));
    List<Line> lines = new ArrayList<>();
    for (Table table : TABLES) {
      Optional<DataSetLedger.Entry> entry = Optional.ofNullable(entries.get(table.ledger));
      lines.add(
          new Line(
              table.what,
              entry.map(DataSetLedger.Entry::edition).orElse(null),
              count(connection, table.table),
              null,
              entry.map(DataSetLedger.Entry::loadedAt).orElse(null)));
    }
    for (AreaKind kind : AreaKind.values()) {
      lines.add(outlines(boundaries, kind, entries));
    }
    return new GeodataStatus(lines);
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Line outlines(
      BoundaryRepository boundaries, AreaKind kind, Map<String, DataSetLedger.Entry> entries) {
    long approximate = boundaries.countByKindAndApproximate(kind.slug(), true);
    long official = boundaries.countByKindAndApproximate(kind.slug(), false);
    OutlineKind outline =
        approximate + official == 0
            ? null
            : official == 0
                ? OutlineKind.APPROXIMATE
                : approximate == 0 ? OutlineKind.OFFICIAL : OutlineKind.MIXED;
    DataSetLedger.Entry entry =
        official > 0
            ? entries.get(GeodataLoader.LEDGER + kind.slug())
            : approximate > 0 ? entries.get("outlines") : null;
    String plural = kind.plural();
    return new Line(
        "Outlines of " + (kind == AreaKind.ICB ? plural : plural.toLowerCase(Locale.UK)),
        entry == null ? null : entry.edition(),
        approximate + official,
        outline,
        entry == null ? null : entry.loadedAt());
  }
}
