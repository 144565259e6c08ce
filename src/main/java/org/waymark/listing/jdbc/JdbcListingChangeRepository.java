package org.waymark.listing.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.field.ListingField;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.ListingComment;

/** Changes of listings in H2GIS or PostGIS. Thread-safe. */
@Singleton
final class JdbcListingChangeRepository implements ListingChangeRepository {

  private static final String COLUMNS =
      """
      SELECT id, service_id, organisation_id, kind, state, author, author_name, contributors,
        assignee, fields, base, proposed, draft, why, lock_number, opened_at, submitted_at,
        decided_at, decided_by, decided_by_name, reason
      FROM listing_change
      """;

  private final Transactions transactions;

  JdbcListingChangeRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T extends @Nullable Object> T together(Supplier<T> work) {
    return transactions.write(connection -> work.get());
  }

  @Override
  public Optional<ListingChange> find(ListingChangeId id) {
    return transactions.read(
        connection -> select(connection, "WHERE id = ?", id.value()).stream().findFirst());
  }

  @Override
  public Optional<ListingChange> findOpen(ServiceId service) {
    return transactions.read(
        connection ->
            select(connection, "WHERE open_service = ?", service.value()).stream().findFirst());
  }

  @Override
  public List<ListingChange> list(ServiceId service) {
    return transactions.read(
        connection ->
            select(
                connection,
                "WHERE service_id = ? ORDER BY opened_at DESC, lock_number DESC",
                service.value()));
  }

  @Override
  public List<ListingChange> listPending() {
    return transactions.read(
        connection ->
            select(
                connection,
                "WHERE state IN ('DRAFT', 'WAITING', 'TOLD') ORDER BY opened_at, id",
                null));
  }

  @Override
  public long latestLock(ServiceId service) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT MAX(lock_number) FROM listing_change_step WHERE service_id = ?")) {
            statement.setObject(1, service.value());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getLong(1) : 0;
            }
          }
        });
  }

  @Override
  public Optional<ListingChange> findStep(ServiceId service, long lock) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT c.id, c.service_id, c.organisation_id, c.kind, c.state, c.author,
                    c.author_name, c.contributors, c.assignee, s.fields, s.base, s.proposed,
                    s.draft, c.why, s.lock_number, c.opened_at, c.submitted_at, c.decided_at,
                    c.decided_by, c.decided_by_name, c.reason
                  FROM listing_change_step s JOIN listing_change c ON c.id = s.change_id
                  WHERE s.service_id = ? AND s.lock_number = ?
                  """)) {
            statement.setObject(1, service.value());
            statement.setLong(2, lock);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(change(row, List.of())) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void add(ListingChange change) {
    raced(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO listing_change (state, open_service, contributors, assignee, fields,
                    base, proposed, draft, why, lock_number, submitted_at, decided_at, decided_by,
                    decided_by_name, reason, id, service_id, organisation_id, kind, author,
                    author_name, opened_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """)) {
            int next = bind(insert, change);
            insert.setObject(next, change.id().value());
            insert.setObject(next + 1, change.service().value());
            insert.setObject(next + 2, change.organisation().value());
            insert.setString(next + 3, change.kind().name());
            insert.setObject(next + 4, change.author().value());
            insert.setString(next + 5, change.authorName());
            insert.setObject(next + 6, at(change.openedAt()));
            insert.executeUpdate();
          }
          addStep(connection, change);
        });
  }

  @Override
  public void replace(ListingChange next, long seen) {
    raced(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE listing_change SET state = ?, open_service = ?, contributors = ?,
                    assignee = ?, fields = ?, base = ?, proposed = ?, draft = ?, why = ?,
                    lock_number = ?, submitted_at = ?, decided_at = ?, decided_by = ?,
                    decided_by_name = ?, reason = ?
                  WHERE id = ? AND lock_number = ?
                  """)) {
            int parameter = bind(update, next);
            update.setObject(parameter, next.id().value());
            update.setLong(parameter + 1, seen);
            if (update.executeUpdate() == 0) {
              throw new MovedChangeException(
                  "Change " + next.id() + " is no longer at lock number " + seen);
            }
          }
          addStep(connection, next);
        });
  }

  /** Something that fails when somebody else was faster. */
  private interface Race {
    void run(Connection connection) throws SQLException;
  }

  private void raced(Race race) {
    try {
      transactions.write(
          connection -> {
            try {
              race.run(connection);
            } catch (SQLException e) {
              if (lost(e)) {
                throw moved();
              }
              throw e;
            }
            return true;
          });
    } catch (DatabaseProblem problem) {
      if (problem.getCause() instanceof SQLException e && lost(e)) {
        throw moved();
      }
      throw problem;
    }
  }

  private static MovedChangeException moved() {
    return new MovedChangeException("Another change of the listing was written just now");
  }

  /** A unique key is taken, or the transaction has to be tried again. */
  private static boolean lost(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return state.equals("23505") || state.equals("40001") || state.equals("40P01");
  }

  private static int bind(PreparedStatement statement, ListingChange change) throws SQLException {
    statement.setString(1, change.state().name());
    statement.setObject(2, change.state().isOpen() ? change.service().value() : null, Types.OTHER);
    statement.setString(
        3,
        change.contributors().stream()
            .map(AccountId::toString)
            .sorted()
            .collect(Collectors.joining(" ")));
    statement.setObject(4, uuid(change.assignee()), Types.OTHER);
    statement.setString(5, names(change.fields()));
    statement.setString(6, document(change.base()));
    statement.setString(7, document(change.proposed()));
    statement.setString(8, FormFields.write(change.draft()));
    statement.setString(9, change.why());
    statement.setLong(10, change.lock());
    statement.setObject(11, at(change.submittedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setObject(12, at(change.decidedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setObject(13, uuid(change.decidedBy()), Types.OTHER);
    statement.setString(14, change.decidedByName());
    statement.setString(15, change.reason());
    return 16;
  }

  private static void addStep(Connection connection, ListingChange change) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO listing_change_step (service_id, lock_number, change_id, fields, base,
              proposed, draft)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, change.service().value());
      insert.setLong(2, change.lock());
      insert.setObject(3, change.id().value());
      insert.setString(4, names(change.fields()));
      insert.setString(5, document(change.base()));
      insert.setString(6, document(change.proposed()));
      insert.setString(7, FormFields.write(change.draft()));
      insert.executeUpdate();
    }
  }

  @Override
  public void addComment(ListingChangeId id, ListingComment comment) {
    raced(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO listing_comment (number, change_id, author, author_name, said_at,
                    words)
                  VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM listing_comment
                    WHERE change_id = ?), ?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, id.value());
            insert.setObject(2, id.value());
            insert.setObject(3, comment.author().value());
            insert.setString(4, comment.authorName());
            insert.setObject(5, at(comment.at()));
            insert.setString(6, comment.text());
            insert.executeUpdate();
          }
        });
  }

  private static List<ListingChange> select(Connection connection, String where, @Nullable UUID key)
      throws SQLException {
    List<ListingChange> changes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
      if (key != null) {
        statement.setObject(1, key);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changes.add(change(row, comments(connection, Objects.requireNonNull(id(row, 1)))));
        }
      }
    }
    return changes;
  }

  private static List<ListingComment> comments(Connection connection, UUID change)
      throws SQLException {
    List<ListingComment> comments = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT author, author_name, said_at, words FROM listing_comment
            WHERE change_id = ? ORDER BY number
            """)) {
      statement.setObject(1, change);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          comments.add(
              new ListingComment(
                  new AccountId(Objects.requireNonNull(id(row, 1))),
                  row.getString(2),
                  Objects.requireNonNull(instant(row, 3)),
                  row.getString(4)));
        }
      }
    }
    return comments;
  }

  private static ListingChange change(ResultSet row, List<ListingComment> comments)
      throws SQLException {
    return new ListingChange(
        new ListingChangeId(Objects.requireNonNull(id(row, 1))),
        new ServiceId(Objects.requireNonNull(id(row, 2))),
        new OrganisationId(Objects.requireNonNull(id(row, 3))),
        ListingChange.Kind.valueOf(row.getString(4)),
        ListingChange.State.valueOf(row.getString(5)),
        new AccountId(Objects.requireNonNull(id(row, 6))),
        row.getString(7),
        accounts(row.getString(8)),
        account(row, 9),
        fields(row.getString(10)),
        service(row.getString(11)),
        service(row.getString(12)),
        draft(row.getString(13)),
        row.getString(14),
        row.getLong(15),
        Objects.requireNonNull(instant(row, 16)),
        instant(row, 17),
        instant(row, 18),
        account(row, 19),
        row.getString(20),
        row.getString(21),
        comments);
  }

  private static Map<String, List<String>> draft(String text) {
    return FormFields.read(text);
  }

  private static @Nullable UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static @Nullable AccountId account(ResultSet row, int column) throws SQLException {
    UUID id = id(row, column);
    return id == null ? null : new AccountId(id);
  }

  private static Set<AccountId> accounts(String text) {
    Set<AccountId> accounts = new HashSet<>();
    for (String id : text.split(" ")) {
      accounts.add(new AccountId(UUID.fromString(id)));
    }
    return accounts;
  }

  private static @Nullable UUID uuid(@Nullable AccountId account) {
    return account == null ? null : account.value();
  }

  private static String names(Set<ListingField> fields) {
    return fields.stream().sorted().map(ListingField::name).collect(Collectors.joining(" "));
  }

  private static Set<ListingField> fields(String names) {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    Arrays.stream(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(ListingField::valueOf)
        .forEach(fields::add);
    return fields;
  }

  private static @Nullable String document(@Nullable Service service) {
    return service == null ? null : CatalogueDocuments.write(service);
  }

  private static @Nullable Service service(@Nullable String document) {
    return document == null ? null : CatalogueDocuments.readService(document);
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
