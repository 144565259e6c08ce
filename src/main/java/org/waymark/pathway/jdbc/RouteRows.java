package org.waymark.pathway.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.TermId;

/** A version of a route as a row, and back. */
final class RouteRows {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "version",
          "revision",
          "removed",
          "who",
          "why",
          "recorded_at",
          "sender",
          "receiver",
          "crime_types",
          "cohorts",
          "minimum_age",
          "maximum_age",
          "genders",
          "risks",
          "report",
          "least_days_since",
          "most_days_since",
          "residence",
          "other_conditions",
          "mechanism",
          "agreement",
          "agreement_made",
          "agreement_ends",
          "agreement_partners",
          "consent",
          "capacity",
          "wait_weeks",
          "capacity_as_of",
          "hours",
          "assured_on",
          "stated_by",
          "withdrawn_on",
          "source",
          "external_id",
          "taken_in_at");

  static final String INSERT =
      "INSERT INTO referral_route_version ("
          + String.join(", ", COLUMNS)
          + ") VALUES ("
          + COLUMNS.stream().map(column -> "?").collect(Collectors.joining(", "))
          + ")";

  private RouteRows() {}

  static void set(PreparedStatement insert, RouteVersion version) throws SQLException {
    ReferralRoute route = version.route();
    RouteCriteria criteria = route.criteria();
    int at = 0;
    insert.setObject(++at, route.id().value());
    insert.setLong(++at, version.version());
    insert.setLong(++at, version.revision());
    insert.setBoolean(++at, version.removed());
    insert.setString(++at, version.who());
    insert.setString(++at, version.why());
    insert.setObject(++at, at(version.at()));
    insert.setString(++at, route.from().key());
    insert.setObject(++at, route.to().value());
    insert.setString(++at, words(criteria.crimeTypes(), TermId::value));
    insert.setString(++at, words(criteria.cohorts(), TermId::value));
    insert.setObject(++at, criteria.minimumAge(), Types.SMALLINT);
    insert.setObject(++at, criteria.maximumAge(), Types.SMALLINT);
    insert.setString(++at, words(criteria.genders(), Gender::name));
    insert.setString(++at, words(criteria.risks(), RiskLevel::name));
    insert.setString(++at, criteria.report().name());
    insert.setObject(++at, criteria.leastDaysSince(), Types.INTEGER);
    insert.setObject(++at, criteria.mostDaysSince(), Types.INTEGER);
    insert.setString(++at, words(criteria.residence(), AreaCode::value));
    insert.setString(++at, criteria.otherConditions());
    insert.setString(++at, route.mechanism().name());
    insert.setString(++at, route.agreement().kind().name());
    insert.setObject(++at, route.agreement().made(), Types.DATE);
    insert.setObject(++at, route.agreement().ends(), Types.DATE);
    insert.setString(++at, String.join("\n", route.agreement().partners()));
    insert.setString(++at, route.consent().name());
    insert.setString(++at, route.capacity().status().name());
    insert.setObject(++at, route.capacity().waitWeeks(), Types.SMALLINT);
    insert.setObject(++at, route.capacity().asOf(), Types.DATE);
    insert.setString(++at, route.hours());
    insert.setObject(++at, route.assuredOn(), Types.DATE);
    insert.setString(++at, words(route.statedBy(), RouteEnd::name));
    insert.setObject(++at, route.withdrawnOn(), Types.DATE);
    insert.setString(++at, route.provenance().source());
    insert.setString(++at, route.provenance().externalId());
    insert.setObject(++at, at(route.provenance().recordedAt()));
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static <T> String words(Collection<T> some, Function<T, String> word) {
    return some.stream().map(word).sorted().collect(Collectors.joining(" "));
  }

  static RouteVersion version(ResultSet row) throws SQLException {
    return new RouteVersion(
        route(row),
        row.getLong("version"),
        row.getLong("revision"),
        row.getBoolean("removed"),
        row.getString("who"),
        row.getString("why"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }

  static ReferralRoute route(ResultSet row) throws SQLException {
    String sender = row.getString("sender");
    return new ReferralRoute(
        new RouteId(JdbcReferralRouteRepository.uuid(row, "id")),
        Waypoint.ofKey(sender)
            .orElseThrow(
                () -> new SQLException("referral_route_version.sender is unknown: " + sender)),
        new ServiceId(JdbcReferralRouteRepository.uuid(row, "receiver")),
        criteria(row),
        Mechanism.valueOf(row.getString("mechanism")),
        new Agreement(
            Agreement.Kind.valueOf(row.getString("agreement")),
            row.getObject("agreement_made", LocalDate.class),
            row.getObject("agreement_ends", LocalDate.class),
            row.getString("agreement_partners").lines().toList()),
        ConsentBasis.valueOf(row.getString("consent")),
        new Capacity(
            Capacity.Status.valueOf(row.getString("capacity")),
            number(row, "wait_weeks"),
            row.getObject("capacity_as_of", LocalDate.class)),
        row.getString("hours"),
        row.getObject("assured_on", LocalDate.class),
        set(row.getString("stated_by"), RouteEnd::valueOf),
        row.getObject("withdrawn_on", LocalDate.class),
        new Provenance(
            row.getString("source"),
            row.getString("external_id"),
            row.getObject("taken_in_at", OffsetDateTime.class).toInstant()));
  }

  private static RouteCriteria criteria(ResultSet row) throws SQLException {
    RouteCriteria criteria =
        new RouteCriteria(
            set(row.getString("crime_types"), TermId::new),
            set(row.getString("cohorts"), TermId::new),
            number(row, "minimum_age"),
            number(row, "maximum_age"),
            set(row.getString("genders"), Gender::valueOf),
            set(row.getString("risks"), RiskLevel::valueOf),
            ReportRequirement.valueOf(row.getString("report")),
            number(row, "least_days_since"),
            number(row, "most_days_since"),
            set(row.getString("residence"), AreaCode::new),
            row.getString("other_conditions"));
    return criteria.isNone() ? RouteCriteria.NONE : criteria;
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static <T> Set<T> set(String words, Function<String, T> of) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
