package org.waymark.geography.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.waymark.geography.Position;
import org.waymark.geography.place.Postcode;
import org.waymark.geography.place.PostcodeDirectory;

/**
 * Full postcodes in the database.
 *
 * <p>A database that cannot be read is an {@link IllegalStateException}, which never holds the
 * postcode asked for.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class PostcodeRepository implements PostcodeDirectory {

  private final DataSource dataSource;

  public PostcodeRepository(DataSource dataSource) {
    this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
  }

  @Override
  public Optional<Entry> find(Postcode postcode) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT longitude, latitude, small_area, terminated FROM postcode WHERE code ="
                    + " ?")) {
      select.setString(1, postcode.compact());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String smallArea = row.getString(3);
        int terminated = row.getInt(4);
        return Optional.of(
            new Entry(
                new Position(row.getDouble(1), row.getDouble(2)),
                smallArea,
                terminated == 0 ? null : YearMonth.of(terminated / 100, terminated % 100)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The table of postcodes cannot be read", e);
    }
  }

  @Override
  public boolean isLoaded() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT 1 FROM postcode FETCH FIRST 1 ROW ONLY");
        ResultSet row = select.executeQuery()) {
      return row.next();
    } catch (SQLException e) {
      throw new IllegalStateException("The table of postcodes cannot be read", e);
    }
  }
}
