package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Clears the catalogue of a test database, back to revision 0. */
public final class EmptyCatalogue {

  private static final List<String> TABLES =
      List.of(
          "service_change",
          "arrangement_area",
          "arrangement_party",
          "commissioning_arrangement",
          "withheld_address",
          "location_address_line",
          "location_accessibility",
          "location",
          "contact",
          "opening_time",
          "service_accessibility",
          "service_language",
          "service_referral_source",
          "eligible_risk",
          "eligible_residence",
          "eligible_only_cohort",
          "eligible_gender",
          "service_area",
          "offer_delivery_mode",
          "offer_support_type",
          "offer",
          "service_cohort",
          "service_crime_type",
          "service",
          "organisation_led_by",
          "organisation",
          "catalogue_revision");

  private EmptyCatalogue() {}

  public static void make(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      statement.executeUpdate("UPDATE catalogue_head SET latest = 0");
    }
  }
}
