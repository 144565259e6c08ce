package org.waymark.testing;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.jdbc.BoundaryRepository;
import org.waymark.geography.jdbc.BuiltInGeography;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.need.jdbc.NeedTables;

/** What a first start puts into every database: the geography and the need it comes with. */
final class BuiltIn {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final Clock CLOCK =
      Clock.fixed(LocalDateTime.of(2026, 6, 15, 10, 0).atZone(LONDON).toInstant(), LONDON);

  private BuiltIn() {}

  static void loadInto(TestDatabase database) {
    Transactions transactions = database.transactions();
    DataSetLedger ledger = database.bean(DataSetLedger.class);
    new BuiltInGeography(transactions, CLOCK, ledger, database.bean(BoundaryRepository.class))
        .load(LoadProgress.SILENT);
    new BuiltInNeed(transactions, CLOCK, ledger, database.bean(NeedTables.class))
        .load(LoadProgress.SILENT);
  }
}
