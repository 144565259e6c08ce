package org.waymark.catalogue.withheld;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.Once;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.AddressInWords;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.database.GeometryConverter;
import org.waymark.database.Transactions;
import org.waymark.geography.Position;
import org.waymark.secret.KeyFile;
import org.waymark.secret.KeyProblem;
import org.waymark.secret.Sealed;
import org.waymark.secret.SealingKey;

/**
 * The one door to withheld addresses. Thread-safe. There is no way to list them.
 *
 * <p>They are kept sealed by AES-256-GCM with a key of {@link WithheldKeys}; an address can be
 * opened for its own location alone. A database of an earlier Waymark, which kept them plain, is
 * sealed by the first start, and its plain columns are dropped then.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class WithheldAddresses implements HiddenPlaces {

  private static final Logger LOG = LoggerFactory.getLogger(WithheldAddresses.class);

  private final Transactions transactions;
  private final Clock clock;
  private final WithheldKeys keys;
  private final SpokenWords words;
  private volatile boolean sealed;

  /**
   * @param words what is said beside a place
   */
  public WithheldAddresses(
      Transactions transactions, Clock clock, WithheldKeys keys, SpokenWords words) {
    this.transactions = transactions;
    this.clock = clock;
    this.keys = keys;
    this.words = words;
  }

  @EventListener
  void onStartup(StartupEvent event) {
    sealWhatIsPlain();
  }

  /**
   * The address of a location; empty when none is kept or the location is public.
   *
   * @throws KeyProblem when the key it was sealed with is not there
   */
  public Optional<WithheldAddress> find(LocationId location) {
    sealWhatIsPlain();
    return transactions.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT key_id, sealed FROM withheld_address WHERE location_id = ?")) {
            query.setObject(1, location.value());
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(open(keys.open(), location, row.getString(1), row.getBytes(2)))
                  : Optional.empty();
            }
          }
        });
  }

  /**
   * The addresses of these places, to compare words with; they do not come out of here.
   *
   * @throws KeyProblem when the key one was sealed with is not there
   */
  @Override
  public Map<LocationId, AddressInWords> find(Collection<LocationId> places) {
    Map<LocationId, AddressInWords> found = new HashMap<>();
    if (!places.isEmpty()) {
      // In the transaction of a change where there is one: on its connection, not a second one.
      transactions.write(
          connection -> {
            try (PreparedStatement query =
                connection.prepareStatement(
                    "SELECT key_id, sealed FROM withheld_address WHERE location_id = ?")) {
              Once<KeyFile> file = new Once<>(keys::open);
              for (LocationId place : places) {
                query.setObject(1, place.value());
                try (ResultSet row = query.executeQuery()) {
                  if (row.next()) {
                    found.put(place, inWords(file, place, row.getString(1), row.getBytes(2)));
                  }
                }
              }
              return found;
            }
          });
    }
    return found;
  }

  /** Whether words tell them is not asked: it was public, and the listing is to be hidden now. */
  @Override
  public void keepWhatWasPublic(Collection<ServiceLocation.Public> places) {
    List<WithheldAddress> addresses = new ArrayList<>();
    for (ServiceLocation.Public place : places) {
      List<String> lines = HiddenPlaces.linesOf(place);
      if (!lines.isEmpty() || place.postcode() != null || place.position() != null) {
        addresses.add(new WithheldAddress(place.id(), lines, place.postcode(), place.position()));
      }
    }
    if (addresses.isEmpty()) {
      return;
    }
    transactions.write(
        connection -> {
          try {
            SealingKey key = keyToSealWith(connection).current();
            for (WithheldAddress address : addresses) {
              // Nobody has entered it as a secret: what a file brings with the change stands.
              put(connection, key, address, true);
            }
          } catch (KeyProblem e) {
            // Hidden all the same: that the address is not kept is on the page for such addresses.
            LOG.error(
                "{} places were taken from view and their addresses not kept: {}",
                addresses.size(),
                e.getMessage());
          }
          return addresses.size();
        });
  }

  private static AddressInWords inWords(
      Once<KeyFile> file, LocationId place, @Nullable String keyId, byte @Nullable [] bytes) {
    if (keyId == null || bytes == null) {
      throw new IllegalStateException(
          "The address of location " + place + " is not sealed yet: start Waymark again");
    }
    return inWords(open(file.get(), place, keyId, bytes));
  }

  private static AddressInWords inWords(WithheldAddress address) {
    return AddressInWords.of(address.lines(), address.postcode());
  }

  /** True when an address is kept; tells nothing of it. */
  public boolean has(LocationId location) {
    return transactions.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT 1 FROM withheld_address WHERE location_id = ?")) {
            query.setObject(1, location.value());
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  private static WithheldAddress open(
      KeyFile keyFile, LocationId location, String keyId, byte[] bytes) {
    SealingKey key =
        keyFile
            .find(keyId)
            .orElseThrow(
                () ->
                    new KeyProblem(
                        "The key file "
                            + keyFile.path()
                            + " does not hold the key "
                            + keyId
                            + " that sealed the address of location "
                            + location
                            + ": put back the copy that does",
                        null));
    return AddressCoding.read(location, Sealed.open(key, context(location), bytes));
  }

  /** So that a row copied to another location cannot be opened there. */
  private static byte[] context(LocationId location) {
    return ("waymark withheld address " + location).getBytes(UTF_8);
  }

  /**
   * Keeps addresses, each in place of the one its location had; all or none.
   *
   * @throws IllegalArgumentException when a location is not in the catalogue or is public; save the
   *     service first
   * @throws PlaceInWordsException when the listing of a location or its organisation tells the
   *     address; the texts are named
   * @throws KeyProblem when the key file is missing or cannot be made
   */
  public void put(Collection<WithheldAddress> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    transactions.write(
        connection -> {
          refuseTold(addresses);
          put(connection, addresses, false);
          return addresses.size();
        });
  }

  private void put(Connection connection, Collection<WithheldAddress> addresses, boolean fromFile)
      throws SQLException {
    SealingKey key = keyToSealWith(connection).current();
    for (WithheldAddress address : addresses) {
      refusePublic(connection, address.location());
      put(connection, key, address, fromFile);
    }
  }

  /**
   * As {@link #put}, of addresses that a file says: where a person has entered another one, or
   * nobody knows who has, that stays. One that cannot be opened any more is replaced.
   *
   * @param overwrites true to put the file's in place of a person's all the same
   * @return the places of which a person has entered another address than the file has
   */
  public Set<LocationId> putFromFile(Collection<WithheldAddress> addresses, boolean overwrites) {
    if (addresses.isEmpty()) {
      return Set.of();
    }
    return transactions.write(
        connection -> {
          Set<LocationId> entered = new HashSet<>();
          List<WithheldAddress> taken = new ArrayList<>();
          for (WithheldAddress address : addresses) {
            Kept kept = kept(connection, address.location());
            boolean same =
                kept != null
                    && kept.address().lines().equals(address.lines())
                    && Objects.equals(kept.address().postcode(), address.postcode());
            if (kept != null && !same && !kept.fromFile()) {
              entered.add(address.location());
            }
            if (!same && (overwrites || kept == null || kept.fromFile())) {
              taken.add(address);
            }
          }
          if (!taken.isEmpty()) {
            put(connection, taken, true);
          }
          return entered;
        });
  }

  /** An address that is kept, and whether a file said it. */
  private record Kept(WithheldAddress address, boolean fromFile) {}

  private @Nullable Kept kept(Connection connection, LocationId location) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT key_id, sealed, from_file FROM withheld_address
            WHERE location_id = ? AND sealed IS NOT NULL
            """)) {
      query.setObject(1, location.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Kept(
                open(keys.open(), location, row.getString(1), row.getBytes(2)), row.getBoolean(3))
            : null;
      }
    } catch (KeyProblem e) {
      return null;
    }
  }

  /** First of all: it takes the lock of those who change the catalogue, as they take it first. */
  private void refuseTold(Collection<WithheldAddress> addresses) {
    List<PlaceInWords> told = new ArrayList<>();
    for (WithheldAddress address : addresses) {
      List<PlaceInWords> found =
          SpokenWords.telling(words.beside(address.location()), inWords(address));
      if (!found.isEmpty()) {
        // Words from before the place was hidden are no news of what is kept already.
        AddressInWords kept = find(List.of(address.location())).get(address.location());
        found.stream()
            .filter(each -> kept == null || !kept.isToldBy(each.text().words()))
            .forEach(told::add);
      }
    }
    if (!told.isEmpty()) {
      throw new PlaceInWordsException(told);
    }
  }

  /** A new key is made only while nothing was sealed with another: one that is lost is told. */
  private KeyFile keyToSealWith(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM withheld_address WHERE sealed IS NOT NULL");
        ResultSet row = query.executeQuery()) {
      return row.next() ? keys.open() : keys.openOrCreate();
    }
  }

  private void put(Connection connection, SealingKey key, WithheldAddress address, boolean fromFile)
      throws SQLException {
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    String update =
        """
        UPDATE withheld_address SET key_id = ?, sealed = ?, recorded_at = ?, from_file = ?
        WHERE location_id = ?
        """;
    String insert =
        """
        INSERT INTO withheld_address (key_id, sealed, recorded_at, from_file, location_id)
        VALUES (?, ?, ?, ?, ?)
        """;
    if (run(connection, update, key, address, now, fromFile) == 0) {
      run(connection, insert, key, address, now, fromFile);
    }
  }

  private static int run(
      Connection connection,
      String sql,
      SealingKey key,
      WithheldAddress address,
      OffsetDateTime now,
      boolean fromFile)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key.id());
      statement.setBytes(
          2, Sealed.seal(key, context(address.location()), AddressCoding.write(address)));
      statement.setObject(3, now);
      statement.setBoolean(4, fromFile);
      statement.setObject(5, address.location().value());
      return statement.executeUpdate();
    }
  }

  /** Holds the location's row, so that it cannot become public before this is committed. */
  private static void refusePublic(Connection connection, LocationId location) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT disclosure FROM location_record WHERE id = ? FOR UPDATE")) {
      query.setObject(1, location.value());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException(
              "Location " + location + " is not in the catalogue: save its service first");
        }
        if (row.getString(1).equals("PUBLIC")) {
          throw new IllegalArgumentException(
              "Location "
                  + location
                  + " is public: make it withheld or area-only before its address is withheld");
        }
      }
    }
  }

  /** Deletes the address of a location; false when none was kept. */
  public boolean remove(LocationId location) {
    return transactions.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM withheld_address WHERE location_id = ?")) {
            delete.setObject(1, location.value());
            return delete.executeUpdate() > 0;
          }
        });
  }

  /**
   * Makes a new key and seals every address with it. Safe to repeat: when it is stopped half way,
   * the old key still opens what it sealed.
   *
   * @param forgetOld take the old keys out of the file afterwards; copies of the database made
   *     before can then be opened only with a copy of the old file
   * @return how many addresses were sealed anew
   */
  public int rotateKey(boolean forgetOld) {
    sealWhatIsPlain();
    KeyFile next = transactions.read(connection -> keyToSealWith(connection)).withNewKey();
    int count = resealed(next);
    if (forgetOld) {
      // A Waymark that runs may have sealed with the old key meanwhile.
      count += resealed(next);
      next.withoutOldKeys();
    }
    return count;
  }

  /**
   * Nothing when the key file holds every key that something is sealed with.
   *
   * @throws KeyProblem when it does not
   */
  public void requireKeys() {
    transactions.read(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT DISTINCT key_id FROM withheld_address WHERE key_id IS NOT NULL");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              String id = row.getString(1);
              if (keys.open().find(id).isEmpty()) {
                throw new KeyProblem(
                    "The key file "
                        + keys.path()
                        + " does not hold the key "
                        + id
                        + " that addresses are sealed with: put back the copy that does",
                    null);
              }
            }
            return true;
          }
        });
  }

  private int resealed(KeyFile keyFile) {
    return transactions.write(
        connection -> {
          List<Kept> open = new ArrayList<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT location_id, key_id, sealed, from_file FROM withheld_address
                  WHERE key_id <> ? FOR UPDATE
                  """)) {
            query.setString(1, keyFile.current().id());
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                LocationId location = new LocationId(row.getObject(1, UUID.class));
                open.add(
                    new Kept(
                        open(keyFile, location, row.getString(2), row.getBytes(3)),
                        row.getBoolean(4)));
              }
            }
          }
          for (Kept each : open) {
            put(connection, keyFile.current(), each.address(), each.fromFile());
          }
          return open.size();
        });
  }

  /**
   * What an earlier Waymark kept plain is sealed, then the columns it stood in are dropped. Never
   * inside another write: dropping a column ends it in an embedded database.
   */
  private void sealWhatIsPlain() {
    if (sealed) {
      return;
    }
    boolean plain =
        transactions.read(
            connection ->
                hasColumn(connection, "address_lines") || hasColumn(connection, "ADDRESS_LINES"));
    if (plain) {
      transactions.write(
          connection -> {
            List<WithheldAddress> open = plainAddresses(connection);
            if (!open.isEmpty()) {
              SealingKey key = keyToSealWith(connection).current();
              for (WithheldAddress address : open) {
                put(connection, key, address, false);
              }
            }
            return open.size();
          });
      transactions.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              for (String column : List.of("address_lines", "postcode", "geom")) {
                statement.execute("ALTER TABLE withheld_address DROP COLUMN IF EXISTS " + column);
              }
            }
            return true;
          });
    }
    sealed = true;
  }

  private static boolean hasColumn(Connection connection, String name) throws SQLException {
    for (String table : List.of("withheld_address", "WITHHELD_ADDRESS")) {
      try (ResultSet row =
          connection.getMetaData().getColumns(null, connection.getSchema(), table, name)) {
        if (row.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<WithheldAddress> plainAddresses(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT location_id, address_lines, postcode, geom FROM withheld_address
                WHERE sealed IS NULL FOR UPDATE
                """);
        ResultSet row = query.executeQuery()) {
      List<WithheldAddress> open = new ArrayList<>();
      while (row.next()) {
        @Nullable String lines = row.getString(2);
        byte[] stored = row.getBytes(4);
        Geometry geometry = stored == null ? null : GeometryConverter.ofColumn(stored);
        open.add(
            new WithheldAddress(
                new LocationId(row.getObject(1, UUID.class)),
                lines == null || lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1)),
                row.getString(3),
                geometry instanceof Point point ? new Position(point.getX(), point.getY()) : null));
      }
      return open;
    }
  }
}
