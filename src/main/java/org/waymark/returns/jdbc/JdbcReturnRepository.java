package org.waymark.returns.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.waymark.StaleException;
import org.waymark.account.AccountKeys;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ServiceId;
import org.waymark.database.Transactions;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnFigures;
import org.waymark.returns.ReturnRepository;
import org.waymark.returns.Returns;
import org.waymark.returns.ShownReturn;
import org.waymark.secret.Sealed;
import org.waymark.secret.SealingKey;

/**
 * Returns in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers wait for nobody.
 */
@Singleton
@Requires(beans = DataSource.class)
record JdbcReturnRepository(
    Transactions transactions, ReturnRows rows, AccountKeys keys, Clock clock)
    implements ReturnRepository {

  private static final String PURPOSE = "quarterly return";

  @Override
  public long latestRevision() {
    return transactions.read(() -> rows.latest());
  }

  @Override
  public Returns load() {
    return loadAfter(Returns.none());
  }

  @Override
  public Returns loadAfter(Returns before) {
    return transactions.read(
        () ->
            before.with(
                rows.latest(),
                rows.listAfter(before.revision(), since()).stream()
                    .map(JdbcReturnRepository::shown)
                    .toList()));
  }

  private LocalDate since() {
    Quarter quarter = Quarter.of(LocalDate.now(clock));
    for (int i = 1; i < QUARTERS; i++) {
      quarter = quarter.previous();
    }
    return quarter.begins();
  }

  @Override
  public List<QuarterlyReturn> listEntered(OrganisationId organisation, Quarter quarter) {
    List<ReturnRows.Row> all =
        transactions.read(() -> rows.listOf(organisation.value(), quarter.begins()));
    SealingKey key = keys.sealing(PURPOSE);
    return all.stream()
        .collect(
            Collectors.toMap(
                ReturnRows.Row::service,
                row -> row,
                BinaryOperator.maxBy(Comparator.comparingLong(ReturnRows.Row::id)),
                TreeMap::new))
        .values()
        .stream()
        .map(row -> entered(row, key))
        .toList();
  }

  @Override
  public QuarterlyReturn add(QuarterlyReturn entered, int seen, Consumer<QuarterlyReturn> beside) {
    if (entered.id() != 0 || entered.version() != 0) {
      throw new IllegalArgumentException(
          "Return " + entered.id() + " is kept already: add a new one with id and version 0");
    }
    SealingKey key = keys.sealing(PURPOSE);
    return transactions.write(
        () -> {
          long id = rows.lockLatest() + 1;
          Optional<ReturnRows.Row> latest =
              rows.latestOf(entered.service().value(), entered.quarter().begins());
          int now =
              latest
                  .filter(row -> row.organisation().equals(entered.organisation().value()))
                  .map(ReturnRows.Row::version)
                  .orElse(0);
          if (now != seen) {
            throw new StaleException(
                "The return of service "
                    + entered.service()
                    + " is at version "
                    + now
                    + " and no longer at version "
                    + seen);
          }
          QuarterlyReturn kept =
              entered.kept(id, latest.map(ReturnRows.Row::version).orElse(0) + 1);
          rows.setLatest(id);
          rows.save(row(kept, key));
          beside.accept(kept);
          return kept;
        });
  }

  private static ReturnRows.Row row(QuarterlyReturn kept, SealingKey key) {
    byte[] sealed =
        Sealed.seal(key, context(kept.id()), FigureText.write(kept.figures()).getBytes(UTF_8));
    return new ReturnRows.Row(
        kept.id(),
        kept.service().value(),
        kept.organisation().value(),
        kept.quarter().begins(),
        kept.version(),
        FigureText.write(kept.shown().figures()),
        Base64.getEncoder().encodeToString(sealed),
        kept.actor(),
        kept.at());
  }

  /** What is sealed can be opened in its own row alone. */
  private static byte[] context(long id) {
    return ("return " + id).getBytes(UTF_8);
  }

  private static QuarterlyReturn entered(ReturnRows.Row row, SealingKey key) {
    return new QuarterlyReturn(
        row.id(),
        new ServiceId(row.service()),
        new OrganisationId(row.organisation()),
        new Quarter(row.quarter()),
        opened(row, key),
        row.actor(),
        row.givenAt(),
        row.version());
  }

  private static ReturnFigures opened(ReturnRows.Row row, SealingKey key) {
    return FigureText.readEntered(
        new String(
            Sealed.open(key, context(row.id()), Base64.getDecoder().decode(row.entered())), UTF_8));
  }

  private static ShownReturn shown(ReturnRows.Row row) {
    return new ShownReturn(
        row.id(),
        new ServiceId(row.service()),
        new OrganisationId(row.organisation()),
        new Quarter(row.quarter()),
        FigureText.readShown(row.shown()),
        row.givenAt(),
        row.version());
  }
}
