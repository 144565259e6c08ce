package org.waymark.geography.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.GeodataFinding;

/**
 * Which postcode areas ("CA", "B") a file or the database covers: how many postcodes of each, and
 * the latest month in which one went out of use, which tells how new they are.
 */
final class PostcodeCover {

  /** With fewer than this share of the postcodes that are there, a file is one of a part. */
  private static final double ENOUGH = 0.5;

  private static final int NAMED_AT_MOST = 12;

  /** Of a postcode area. */
  private static final class Counted {
    long postcodes;
    int latestMonth;
  }

  private final Map<String, Counted> areas = new TreeMap<>();
  private String latestArea = "";
  private Counted latest = new Counted();

  /**
   * @param code upper case, without the space
   * @param terminated year and month; null while in use
   */
  void add(String code, @Nullable Integer terminated) {
    // Rows of one area stand together.
    if (!isOf(latestArea, code)) {
      latestArea = areaOf(code);
      latest = areas.computeIfAbsent(latestArea, _ -> new Counted());
    }
    latest.postcodes++;
    if (terminated != null) {
      latest.latestMonth = Math.max(latest.latestMonth, terminated);
    }
  }

  private static boolean isOf(String area, String code) {
    return !area.isEmpty()
        && code.startsWith(area)
        && Character.isDigit(code.charAt(area.length()));
  }

  private static String areaOf(String code) {
    return code.substring(0, code.length() > 1 && Character.isLetter(code.charAt(1)) ? 2 : 1);
  }

  /** What the database holds. */
  static PostcodeCover loaded(Connection connection) throws SQLException {
    PostcodeCover cover = new PostcodeCover();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT SUBSTRING(code FROM 1 FOR 2), COUNT(*), MAX(terminated)
                FROM postcode GROUP BY SUBSTRING(code FROM 1 FOR 2)
                """)) {
      while (row.next()) {
        Counted counted = cover.areas.computeIfAbsent(areaOf(row.getString(1)), _ -> new Counted());
        counted.postcodes += row.getLong(2);
        counted.latestMonth = Math.max(counted.latestMonth, row.getInt(3));
      }
    }
    return cover;
  }

  static void deleteAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM postcode");
    }
  }

  static long countAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM postcode")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Deletes the postcodes of these areas. */
  static void delete(Connection connection, Set<String> of) throws SQLException {
    List<String> beginnings =
        of.stream()
            .flatMap(
                area ->
                    area.length() == 2
                        ? Stream.of(area)
                        : IntStream.range(0, 10).mapToObj(digit -> area + digit))
            .toList();
    if (beginnings.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM postcode WHERE SUBSTRING(code FROM 1 FOR 2) IN ("
                + String.join(", ", Collections.nCopies(beginnings.size(), "?"))
                + ")")) {
      for (int i = 0; i < beginnings.size(); i++) {
        statement.setString(i + 1, beginnings.get(i));
      }
      statement.executeUpdate();
    }
  }

  /** The postcode areas of England and Wales, as far as their first halves are known. */
  static Set<String> known(Connection connection) throws SQLException {
    Set<String> known = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT code FROM outcode")) {
      while (row.next()) {
        known.add(areaOf(row.getString(1)));
      }
    }
    return known;
  }

  Set<String> areas() {
    return new TreeSet<>(areas.keySet());
  }

  private long postcodes() {
    return postcodes(areas.keySet());
  }

  /** How many there are of these areas. */
  long postcodes(Set<String> of) {
    return areas.entrySet().stream()
        .filter(area -> of.contains(area.getKey()))
        .mapToLong(area -> area.getValue().postcodes)
        .sum();
  }

  /** The latest month among these areas; 0 when no postcode of them went out of use. */
  private int latestMonth(Set<String> of) {
    return areas.entrySet().stream()
        .filter(area -> of.contains(area.getKey()))
        .mapToInt(area -> area.getValue().latestMonth)
        .max()
        .orElse(0);
  }

  private Set<String> lackedBy(PostcodeCover file) {
    Set<String> lacked = areas();
    lacked.removeAll(file.areas.keySet());
    return lacked;
  }

  /**
   * Why a file does not take the place of what is there, in words with what to do.
   *
   * @param edition what is there
   */
  Optional<String> refusal(PostcodeCover file, Consent consent, String edition) {
    if (!consent.add() && !consent.lessThanThere() && isPart(file)) {
      return Optional.of(
          String.format(
              Locale.UK,
              "it has %s of %d of the %s loaded (%s, %s)%s. Give --add to replace only the areas it"
                  + " covers and keep the others, or --yes to replace everything",
              counted(file.postcodes(), "postcode", "postcodes"),
              areas.size() - lackedBy(file).size(),
              counted(areas.size(), "postcode area that is", "postcode areas that are"),
              counted(postcodes(), "postcode", "postcodes"),
              edition,
              lackedBy(file).isEmpty() ? "" : "; it lacks " + some(lackedBy(file))));
    }
    int newest = latestMonth(file.areas.keySet());
    int given = file.latestMonth(file.areas.keySet());
    if (!consent.olderEdition() && given > 0 && given < newest) {
      return Optional.of(
          "it is of an older edition: its postcodes went out of use up to "
              + month(given)
              + ", those that are loaded ("
              + edition
              + ") up to "
              + month(newest)
              + ". Load a newer file, or give --older-edition to go back to this one");
    }
    return Optional.empty();
  }

  private boolean isPart(PostcodeCover file) {
    return !lackedBy(file).isEmpty() || file.postcodes() < ENOUGH * postcodes();
  }

  /** What stays beside a file, for the name of the edition; empty when nothing does. */
  String kept(PostcodeCover file, Consent consent, String edition) {
    return consent.add() && !lackedBy(file).isEmpty()
        ? " (" + some(file.areas()) + "), beside " + edition.split(", beside ", 2)[0]
        : "";
  }

  /**
   * What to know of a file that was loaded.
   *
   * @param known every postcode area there is
   */
  List<GeodataFinding> findings(PostcodeCover file, Consent consent, Set<String> known) {
    List<GeodataFinding> findings = new ArrayList<>();
    Set<String> without = new TreeSet<>(known);
    without.removeAll(file.areas.keySet());
    if (consent.add()) {
      without.removeAll(areas.keySet());
    }
    if (!without.isEmpty()) {
      findings.add(
          GeodataFinding.note(
              "file",
              "Postcodes are loaded of "
                  + (known.size() - without.size())
                  + " of the "
                  + known.size()
                  + " postcode areas; of the others the first half alone is known: "
                  + some(without)));
    }
    Set<String> lacked = lackedBy(file);
    if (!lacked.isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              (consent.add()
                      ? "The postcodes that were loaded before were kept of "
                      : "No postcode is loaded any more of ")
                  + counted(lacked.size(), "postcode area", "postcode areas")
                  + ": "
                  + some(lacked)));
    }
    if (latestMonth(file.areas.keySet()) > 0 && file.latestMonth(file.areas.keySet()) == 0) {
      findings.add(
          GeodataFinding.warning(
              "file",
              "It has no postcodes that went out of use, which those that were loaded had: such a"
                  + " postcode is now taken for its first half"));
    }
    return findings;
  }

  private static String counted(long count, String one, String many) {
    return String.format(Locale.UK, "%,d %s", count, count == 1 ? one : many);
  }

  private static String month(int yearAndMonth) {
    return "%d-%02d".formatted(yearAndMonth / 100, yearAndMonth % 100);
  }

  private static String some(Set<String> areas) {
    List<String> named = areas.stream().limit(NAMED_AT_MOST).toList();
    return String.join(", ", named)
        + (areas.size() > named.size() ? " and " + (areas.size() - named.size()) + " more" : "");
  }
}
