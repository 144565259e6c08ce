package org.waymark.need.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaKind;
import org.waymark.geography.tables.TableFile;
import org.waymark.need.Measure;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.vocabulary.TermId;

/**
 * Puts the need figures that the program carries into the database, when they are not there yet.
 * Safe to call on every start and from several nodes at once.
 */
@Singleton
public final class BuiltInNeed {

  /** The name in the ledger. */
  public static final String NAME = "need";

  private static final String EDITION =
      "Census 2021; population estimates mid-2020 and mid-2024; police recorded crime 2017/18 and"
          + " year ending June 2025";

  private final Transactions transactions;
  private final Clock clock;
  private final DataSetLedger ledger;
  private final NeedTables tables;

  public BuiltInNeed(
      Transactions transactions, Clock clock, DataSetLedger ledger, NeedTables tables) {
    this.transactions = transactions;
    this.clock = clock;
    this.ledger = ledger;
    this.tables = tables;
  }

  /** The figures of the program, without a database. */
  public static NeedTable read() {
    List<NeedIndicator> indicators = indicators(TableFile.read("need/indicators.csv"));
    return new NeedTable(indicators, values(TableFile.read("need/values.csv.gz")));
  }

  private static List<NeedIndicator> indicators(TableFile file) {
    return file.rows(
        row -> {
          NeedPeriod period = period(row.text("period"));
          return new NeedIndicator(
              row.text("indicator"),
              row.text("label"),
              row.text("counts"),
              term(row.textOrNull("crime_type")),
              term(row.textOrNull("cohort")),
              Measure.COUNT,
              1,
              row.text("unit"),
              row.textOrNull("denominator"),
              AreaKind.ofSlug(row.text("area_kind")).orElseThrow(),
              period.start(),
              period.end(),
              row.text("source"),
              row.text("licence"),
              row.dateOrNull("published"),
              row.textOrNull("quality"),
              NeedIndicator.Origin.BUILT_IN);
        });
  }

  private static List<NeedValue> values(TableFile file) {
    Map<String, NeedPeriod> periods = new HashMap<>();
    return file.rows(
        row ->
            NeedValue.of(
                row.text("indicator"),
                periods.computeIfAbsent(row.text("period"), BuiltInNeed::period),
                row.code("area"),
                row.decimal("value")));
  }

  private static NeedPeriod period(String days) {
    String[] ends = days.split("/", 2);
    return new NeedPeriod(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
  }

  private static @Nullable TermId term(@Nullable String id) {
    return id == null ? null : new TermId(id);
  }

  /**
   * Loads what is missing or has changed. Imported editions stay, whatever the program brings; what
   * an indicator measures is said by the program where it has the indicator too.
   *
   * @return true when something was loaded; false when the database was up to date
   * @throws DatabaseProblem when the database fails; nothing is then changed
   */
  public boolean load(LoadProgress progress) {
    TableFile indicatorTable = TableFile.read("need/indicators.csv");
    TableFile valueTable = TableFile.read("need/values.csv.gz");
    String checksum = TableFile.checksum(List.of(indicatorTable, valueTable));
    return transactions.write(
        connection -> {
          ledger.lock();
          if (ledger.existsByNameAndChecksum(NAME, checksum)) {
            return false;
          }
          List<NeedIndicator> indicators = indicators(indicatorTable);
          replace(connection, indicators, values(valueTable), progress);
          ledger.write(new DataSetLedger.Entry(NAME, EDITION, checksum, clock.instant()));
          tables.recordChange(clock.instant(), "Waymark", "Built-in figures: " + EDITION);
          return true;
        });
  }

  private void replace(
      Connection connection,
      List<NeedIndicator> indicators,
      List<NeedValue> values,
      LoadProgress progress)
      throws SQLException {
    tables.deleteBuiltIn(connection);
    Set<String> imported = tables.indicatorIds();
    Set<Edition> taken = new HashSet<>();
    for (NeedIndicator edition : tables.editions()) {
      taken.add(new Edition(edition.id(), edition.period()));
    }
    List<NeedIndicator> series = newest(indicators);
    tables.updateIndicators(series.stream().filter(each -> imported.contains(each.id())).toList());
    tables.insertIndicators(series.stream().filter(each -> !imported.contains(each.id())).toList());
    tables.insertEditions(
        indicators.stream()
            .filter(each -> !taken.contains(new Edition(each.id(), each.period())))
            .toList());
    try (BatchInsert insert = NeedTables.valueInsert(connection)) {
      for (NeedValue value : values) {
        if (!taken.contains(new Edition(value.indicator(), value.period()))
            && insert.add(value, NeedTables::bindValue)) {
          progress.report("Need figures", insert.written(), values.size());
        }
      }
    }
    progress.report("Need figures", values.size(), values.size());
  }

  /** One edition of each series: they all say the same of what is measured. */
  private static List<NeedIndicator> newest(List<NeedIndicator> editions) {
    Map<String, NeedIndicator> series = new LinkedHashMap<>();
    editions.forEach(edition -> series.put(edition.id(), edition));
    return List.copyOf(series.values());
  }

  private record Edition(String indicator, NeedPeriod period) {}
}
