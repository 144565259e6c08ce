package org.waymark.geography.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.database.DataSetLedger;
import org.waymark.database.Transactions;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;

/** The geography in the database; its revision comes from the ledger of what was loaded when. */
@Singleton
final class StoredGeography implements GeographyRepository {

  private final Transactions transactions;
  private final DataSetLedger ledger;
  private volatile @Nullable Loaded latest;

  private record Loaded(long revision, Geography geography) {}

  StoredGeography(Transactions transactions, DataSetLedger ledger) {
    this.transactions = transactions;
    this.ledger = ledger;
  }

  @Override
  public long revision() {
    return transactions.read(this::storedRevision);
  }

  private long storedRevision() {
    long revision = 0;
    for (DataSetLedger.Entry entry : ledger.listOrderByName()) {
      revision = 31 * revision + Objects.hash(entry.name(), entry.checksum(), entry.loadedAt());
    }
    return revision;
  }

  @Override
  public Geography load() {
    return transactions.read(connection -> loaded(connection));
  }

  private Geography loaded(Connection connection) throws SQLException {
    long revision = storedRevision();
    Loaded last = latest;
    if (last == null || last.revision() != revision) {
      last = new Loaded(revision, GeographyReader.read(connection));
      latest = last;
    }
    return last.geography();
  }

  @Override
  public List<Area> listAreas(AreaKind kind, LocalDate day) {
    return transactions.read(connection -> GeographyReader.areas(connection)).stream()
        .filter(area -> area.kind() == kind && area.isValidOn(day))
        .sorted(Area.BY_NAME)
        .toList();
  }
}
