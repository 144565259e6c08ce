package org.waymark.geography.jdbc;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

  StoredGeography(Transactions transactions, DataSetLedger ledger) {
    this.transactions = transactions;
    this.ledger = ledger;
  }

  @Override
  public long revision() {
    return transactions.read(
        _ -> {
          long revision = 0;
          for (DataSetLedger.Entry entry : ledger.listOrderByName()) {
            revision =
                31 * revision + Objects.hash(entry.name(), entry.checksum(), entry.loadedAt());
          }
          return revision;
        });
  }

  @Override
  public Geography load() {
    return new GeographyReader(transactions).load();
  }

  @Override
  public List<Area> listAreas(AreaKind kind, LocalDate day) {
    return transactions.read(GeographyReader::areas).stream()
        .filter(area -> area.kind() == kind && area.isValidOn(day))
        .sorted(Area.BY_NAME)
        .toList();
  }
}
