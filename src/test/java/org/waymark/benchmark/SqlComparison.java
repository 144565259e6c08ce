package org.waymark.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.Overlay;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.CountStatus;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallArea;
import org.waymark.search.SearchRequest;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;
import org.waymark.testing.PostgisDatabase;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.vocabulary.VocabularyKind;

/**
 * The same questions asked of Waymark and, in SQL, of PostGIS, on the same 10,000 services, one
 * after the other on the same machine.
 *
 * <p>SQL has the easier task: it counts four facets and not eleven, knows no synonyms, explains
 * nothing, does not rank by place, and leaves travel radii and drawn areas out. It is given the
 * indexes and the look-up tables (terms with those above them, areas that overlap) a careful
 * administrator would make.
 */
public final class SqlComparison {

  private static final int WARM_UP = 50;
  private static final int TIMES = 200;

  private SqlComparison() {}

  /**
   * Needs the server that {@code WAYMARK_TEST_POSTGIS_URL} names.
   *
   * @param arguments "gap" compares the gap analysis alone
   */
  public static void main(String[] arguments) throws Exception {
    Snapshot snapshot = LargeCatalogue.snapshot();
    ServiceSearch search = ServiceSearch.inMemory(() -> snapshot);
    try (PostgisDatabase database = PostgisDatabase.fresh();
        Connection connection = database.dataSource().getConnection()) {
      fill(connection, snapshot);
      System.out.println(
          "| Question | PostGIS p50 | p99 | Waymark p50 | p99 | Times faster (p50) |");
      System.out.println("| --- | --: | --: | --: | --: | --: |");
      if (!List.of(arguments).contains("gap")) {
        compareSearchAndCoverage(connection, search, snapshot);
      }
      compareOnce(
          "residents reached, every cohort and support for sexual abuse in Cumbria",
          () -> gap(connection, "sexual-abuse", LargeCatalogue.CUMBRIA),
          () -> gap(snapshot, LargeCatalogue.CUMBRIA));
      compareOnce(
          "the same in all 39 police areas (Waymark: every crime type, all findings, nothing"
              + " remembered)",
          () -> gap(connection, "sexual-abuse", null),
          () -> gap(snapshot, null));
    }
  }

  private static void compareSearchAndCoverage(
      Connection connection, ServiceSearch search, Snapshot snapshot) throws Exception {
    compare(
        "\"sexual violence\" in words, with facets",
        () -> search(connection, "sexual violence", null, null),
        () -> search.search(words("sexual violence", ServiceFilter.ALL)));
    ServiceFilter cumbria =
        ServiceFilter.builder().area(LargeCatalogue.CUMBRIA).crimeType("sexual-abuse").build();
    compare(
        "sexual abuse in Cumbria, with facets",
        () -> search(connection, null, LargeCatalogue.CUMBRIA, "sexual-abuse"),
        () -> search.search(words("", cumbria)));
    compare(
        "\"counselling\" for sexual abuse in Cumbria, with facets",
        () -> search(connection, "counselling", LargeCatalogue.CUMBRIA, "sexual-abuse"),
        () -> search.search(words("counselling", cumbria)));
    ServiceFilter idva =
        ServiceFilter.builder().crimeType("domestic-abuse").supportType("idva").build();
    compare(
        "share of residents reached, every district, IDVA for domestic abuse",
        () -> coverage(connection, "domestic-abuse", "idva"),
        () -> coverage(snapshot, idva));
    compare(
        "share of residents reached, every district, any support",
        () -> coverage(connection, null, null),
        () -> coverage(snapshot, ServiceFilter.ALL));
  }

  /** For what takes seconds: three times each after some to warm up, the middle one told. */
  private static void compareOnce(String question, Callable<?> sql, Callable<?> waymark)
      throws Exception {
    sql.call();
    for (int i = 0; i < 10; i++) {
      waymark.call();
    }
    double[] slow = new double[3];
    double[] fast = new double[3];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = once(sql);
      fast[i] = once(waymark);
    }
    Arrays.sort(slow);
    Arrays.sort(fast);
    System.out.printf(
        Locale.UK,
        "| %s | %.0f ms | | %.0f ms | | %.0f |%n",
        question,
        slow[1],
        fast[1],
        slow[1] / fast[1]);
  }

  private static double once(Callable<?> asking) throws Exception {
    long start = System.nanoTime();
    asking.call();
    return (System.nanoTime() - start) / 1e6;
  }

  /** An analysis from the bitmaps of the snapshot, of one police area or all. */
  private static Object gap(Snapshot snapshot, @Nullable AreaCode area) {
    GapAnalysis analysis =
        GapAnalysis.of(
            snapshot.services(), snapshot.vocabularies(), LargeCatalogue.TODAY, GapSettings.USUAL);
    return area == null
        ? analysis.policeAreas()
        : analysis.of(snapshot.geography().findArea(AreaKind.POLICE_AREA, area).orElseThrow());
  }

  /** Residents whom services that count reach, by area, cohort and support type. */
  private static int gap(Connection connection, String crime, @Nullable AreaCode area)
      throws SQLException {
    String question =
        """
        WITH offers AS MATERIALIZED (
          SELECT DISTINCT c.service_id, o.offer, t.above
          FROM service_counted c
            JOIN service_crime_type k ON k.service_id = c.service_id
            JOIN term_line kl ON kl.term = k.crime_type AND kl.above = ?
            JOIN offer_support_type o ON o.service_id = c.service_id
            JOIN term_line t ON t.term = o.support_type
        ), codes AS MATERIALIZED (
          SELECT DISTINCT here.code AS area, m.code, m.ordinal
          FROM area_member here JOIN area_member m USING (ordinal) WHERE %s
        ), reach AS MATERIALIZED (
          SELECT DISTINCT f.service_id, f.above, r.area, r.ordinal
          FROM offers f
            JOIN service_area a ON a.service_id = f.service_id AND a.offer = f.offer
              AND a.kind = 'CODED'
            JOIN codes r ON r.code = a.area_code
        ), reached AS (
          SELECT DISTINCT r.area, l.cohort, r.above, r.ordinal
          FROM reach r JOIN service_level l USING (service_id)
        )
        SELECT area, cohort, above, sum(p.population)
        FROM reached JOIN small_area p USING (ordinal) GROUP BY 1, 2, 3
        """
            .formatted(area == null ? "here.code LIKE 'E23%'" : "here.code = ?");
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, crime);
      if (area != null) {
        statement.setString(2, area.value());
      }
      return rows(statement);
    }
  }

  /** Which services count, and how close each is to every cohort: rules that SQL is spared. */
  private static void fillGap(Connection connection, Snapshot snapshot) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE service_counted (service_id uuid)");
      statement.execute("CREATE TABLE service_level (service_id uuid, cohort varchar, level int)");
    }
    CohortAdmission admission = new CohortAdmission(snapshot.vocabularies().cohorts());
    for (Service each : snapshot.catalogue().listServices()) {
      if (CountStatus.of(each, LargeCatalogue.TODAY, GapSettings.USUAL).counts()) {
        insert(connection, "INSERT INTO service_counted VALUES (?)", each.id().value());
        for (Term cohort : snapshot.vocabularies().cohorts().terms()) {
          CohortAdmission.Answer answer = admission.answer(each, cohort.id());
          if (answer.isWhole()) {
            insert(
                connection,
                "INSERT INTO service_level VALUES (?, ?, ?)",
                each.id().value(),
                cohort.id().value(),
                answer.fit().ordinal());
          }
        }
      }
    }
  }

  private static SearchRequest words(String text, ServiceFilter filter) {
    return new SearchRequest(text, filter, null, SearchRequest.Order.RELEVANCE, 1, 20);
  }

  private static void compare(String question, Callable<?> sql, Callable<?> waymark)
      throws Exception {
    double[] slow = measure(sql);
    double[] fast = measure(waymark);
    System.out.printf(
        Locale.UK,
        "| %s | %.1f ms | %.1f ms | %.2f ms | %.2f ms | %.0f |%n",
        question,
        slow[0],
        slow[1],
        fast[0],
        fast[1],
        slow[0] / fast[0]);
  }

  /** Milliseconds: p50, p99. */
  private static double[] measure(Callable<?> asking) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      asking.call();
    }
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      asking.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new double[] {millis[TIMES / 2], millis[TIMES * 99 / 100]};
  }

  private static long coverage(Snapshot snapshot, ServiceFilter filter) {
    ServiceIndex services = snapshot.services();
    Overlay overlay = Overlay.of(services, filter);
    long reached = 0;
    for (Area district : snapshot.geography().listAreas(AreaKind.DISTRICT, LargeCatalogue.TODAY)) {
      reached += overlay.coverageOf(district).reached();
    }
    return reached;
  }

  // SQL

  private static int search(
      Connection connection, @Nullable String text, @Nullable AreaCode area, @Nullable String crime)
      throws SQLException {
    boolean words = text != null;
    String matches =
        """
        WITH matching AS MATERIALIZED (
          SELECT s.id, %s AS score FROM service s %s
          WHERE s.status = 'PUBLISHED' %s
        ), reaching AS MATERIALIZED (
          SELECT m.id, m.score FROM matching m %s
        ), chosen AS MATERIALIZED (
          SELECT r.id, r.score FROM reaching r %s
        )
        """
            .formatted(
                words ? "ts_rank_cd(t.words, q)" : "0",
                words
                    ? "JOIN service_words t ON t.service_id = s.id,"
                        + " plainto_tsquery('english', ?) q"
                    : "",
                words ? "AND t.words @@ q" : "",
                area == null
                    ? ""
                    : """
                    WHERE EXISTS (SELECT 1 FROM service_area a
                      LEFT JOIN code_overlap o ON o.code = a.area_code AND o.other = ?
                      WHERE a.service_id = m.id
                        AND (a.kind = 'ENGLAND_WIDE' OR o.other IS NOT NULL))
                    """,
                crime == null
                    ? ""
                    : """
                    WHERE EXISTS (SELECT 1 FROM service_crime_type c
                      JOIN term_line l ON l.term = c.crime_type AND l.above = ?
                      WHERE c.service_id = r.id)
                    """);
    String question =
        matches
            + """
            SELECT 'page', id::text, 0 FROM (
              SELECT c.id FROM chosen c JOIN service s USING (id)
              ORDER BY c.score DESC, s.assured_on DESC NULLS LAST, id LIMIT 20) page
            UNION ALL SELECT 'total', '', count(*) FROM chosen
            UNION ALL SELECT 'crime', l.above, count(DISTINCT c.service_id)
              FROM reaching r JOIN service_crime_type c ON c.service_id = r.id
              JOIN term_line l ON l.term = c.crime_type GROUP BY l.above
            UNION ALL SELECT 'support', l.above, count(DISTINCT o.service_id)
              FROM chosen c JOIN offer_support_type o ON o.service_id = c.id
              JOIN term_line l ON l.term = o.support_type GROUP BY l.above
            UNION ALL SELECT 'source', f.referral_source, count(*)
              FROM chosen c JOIN service_referral_source f ON f.service_id = c.id
              GROUP BY f.referral_source
            UNION ALL SELECT 'police', o.other, count(DISTINCT a.service_id)
              FROM matching m JOIN service_area a ON a.service_id = m.id
              JOIN code_overlap o ON o.code = coalesce(a.area_code, 'E92000001')
              WHERE o.other LIKE 'E23%' GROUP BY o.other
            """;
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      int at = 1;
      if (words) {
        statement.setString(at++, text);
      }
      if (area != null) {
        statement.setString(at++, area.value());
      }
      if (crime != null) {
        statement.setString(at, crime);
      }
      return rows(statement);
    }
  }

  private static int coverage(
      Connection connection, @Nullable String crime, @Nullable String support) throws SQLException {
    String question =
        """
        WITH codes AS MATERIALIZED (
          SELECT DISTINCT a.area_code FROM service s
            JOIN service_area a ON a.service_id = s.id AND a.kind = 'CODED'
          WHERE s.status = 'PUBLISHED' %s %s
        ), reached AS MATERIALIZED (
          SELECT DISTINCT m.ordinal FROM codes c JOIN area_member m ON m.code = c.area_code
        )
        SELECT p.district, sum(p.population),
          sum(CASE WHEN r.ordinal IS NULL THEN 0 ELSE p.population END)
        FROM small_area p LEFT JOIN reached r USING (ordinal) GROUP BY p.district
        """
            .formatted(
                crime == null
                    ? ""
                    : """
                    AND EXISTS (SELECT 1 FROM service_crime_type c
                      JOIN term_line l ON l.term = c.crime_type AND l.above = ?
                      WHERE c.service_id = s.id)
                    """,
                support == null
                    ? ""
                    : """
                    AND EXISTS (SELECT 1 FROM offer_support_type o
                      JOIN term_line l ON l.term = o.support_type AND l.above = ?
                      WHERE o.service_id = s.id AND o.offer = a.offer)
                    """);
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      int at = 1;
      if (crime != null) {
        statement.setString(at++, crime);
      }
      if (support != null) {
        statement.setString(at, support);
      }
      return rows(statement);
    }
  }

  private static int rows(PreparedStatement statement) throws SQLException {
    int rows = 0;
    try (ResultSet results = statement.executeQuery()) {
      while (results.next()) {
        rows++;
      }
    }
    return rows;
  }

  // Filling the tables

  /** A listing in tables of one fact each, as somebody who asks in SQL alone would want it. */
  private static final List<String> TABLES =
      List.of(
          "organisation (id uuid PRIMARY KEY, name varchar)",
          "service (id uuid PRIMARY KEY, organisation_id uuid, name varchar, description varchar,"
              + " status varchar, capacity_status varchar, assured_on date)",
          "service_crime_type (service_id uuid, crime_type varchar,"
              + " PRIMARY KEY (service_id, crime_type))",
          "service_referral_source (service_id uuid, referral_source varchar,"
              + " PRIMARY KEY (service_id, referral_source))",
          "offer_support_type (service_id uuid, offer smallint, support_type varchar,"
              + " PRIMARY KEY (service_id, offer, support_type))",
          "service_area (service_id uuid, offer smallint, ord smallint, kind varchar,"
              + " area_code varchar, PRIMARY KEY (service_id, offer, ord))");

  private static void fill(Connection connection, Snapshot snapshot) throws SQLException {
    connection.setAutoCommit(false);
    Geography geography = snapshot.geography();
    for (SmallArea small : geography.listSmallAreas()) {
      insert(
          connection,
          "INSERT INTO small_area (ordinal, code, district, population, geom)"
              + " VALUES (?, ?, ?, ?, ST_SetSRID(ST_MakePoint(?, ?), 4326))",
          small.ordinal(),
          small.code(),
          small.district().value(),
          small.population(),
          small.position().longitude(),
          small.position().latitude());
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE area_member (code varchar(9), ordinal integer)");
      statement.execute("CREATE TABLE term_line (term varchar, above varchar)");
      for (String table : TABLES) {
        statement.execute("CREATE TABLE " + table);
      }
    }
    for (SmallArea small : geography.listSmallAreas()) {
      District district = geography.findDistrict(small.district()).orElseThrow();
      for (AreaCode code :
          new TreeSet<>(
              List.of(
                  district.code(),
                  district.council(),
                  district.policeArea(),
                  district.region() == null ? district.country() : district.region(),
                  district.country(),
                  small.icb() == null ? district.country() : small.icb()))) {
        insert(connection, "INSERT INTO area_member VALUES (?, ?)", code.value(), small.ordinal());
      }
    }
    for (VocabularyKind kind : VocabularyKind.values()) {
      Vocabulary vocabulary = snapshot.vocabularies().of(kind);
      for (Term term : vocabulary.terms()) {
        for (TermId above : vocabulary.selfAndAncestors(term.id())) {
          insert(
              connection, "INSERT INTO term_line VALUES (?, ?)", term.id().value(), above.value());
        }
      }
    }
    for (Organisation each : snapshot.catalogue().listOrganisations()) {
      insert(
          connection,
          "INSERT INTO organisation (id, name) VALUES (?, ?)",
          each.id().value(),
          each.name());
    }
    for (Service each : snapshot.catalogue().listServices()) {
      insert(connection, each);
    }
    fillGap(connection, snapshot);
    for (PreparedStatement statement : PREPARED.values()) {
      statement.executeBatch();
      statement.close();
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE INDEX ON service_counted (service_id)",
              "CREATE INDEX ON service_level (service_id, cohort)",
              "CREATE INDEX ON area_member (code, ordinal)",
              "CREATE INDEX ON area_member (ordinal)",
              "CREATE INDEX ON term_line (term, above)",
              "CREATE TABLE code_overlap AS SELECT DISTINCT a.code, b.code AS other"
                  + " FROM area_member a JOIN area_member b USING (ordinal)",
              "CREATE INDEX ON code_overlap (code, other)",
              "CREATE TABLE service_words AS SELECT s.id AS service_id,"
                  + " setweight(to_tsvector('english', s.name), 'A')"
                  + " || setweight(to_tsvector('english', o.name), 'B')"
                  + " || to_tsvector('english', s.description)"
                  + " || setweight(to_tsvector('english', coalesce((SELECT"
                  + " string_agg(replace(l.above, '-', ' '), ' ') FROM service_crime_type c"
                  + " JOIN term_line l ON l.term = c.crime_type WHERE c.service_id = s.id), '')"
                  + " || ' ' || coalesce((SELECT string_agg(replace(l.above, '-', ' '), ' ')"
                  + " FROM offer_support_type t JOIN term_line l ON l.term = t.support_type"
                  + " WHERE t.service_id = s.id), '')), 'B') AS words"
                  + " FROM service s JOIN organisation o ON o.id = s.organisation_id",
              "CREATE UNIQUE INDEX ON service_words (service_id)",
              "CREATE INDEX ON service_words USING gin (words)",
              "CREATE INDEX ON service_crime_type (crime_type, service_id)",
              "CREATE INDEX ON offer_support_type (support_type, service_id)",
              "CREATE INDEX ON service_area (area_code, service_id)")) {
        statement.execute(sql);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static void insert(Connection connection, Service each) throws SQLException {
    insert(
        connection,
        "INSERT INTO service (id, organisation_id, name, description, status, capacity_status,"
            + " assured_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
        each.id().value(),
        each.organisation().value(),
        each.name(),
        each.description(),
        each.status().name(),
        each.capacity().status().name(),
        each.assuredOn());
    for (TermId crime : each.crimeTypes()) {
      insert(
          connection,
          "INSERT INTO service_crime_type (service_id, crime_type) VALUES (?, ?)",
          each.id().value(),
          crime.value());
    }
    for (ReferralSource source : each.referralSources()) {
      insert(
          connection,
          "INSERT INTO service_referral_source (service_id, referral_source) VALUES (?, ?)",
          each.id().value(),
          source.name());
    }
    for (int i = 0; i < each.offers().size(); i++) {
      Offer offer = each.offers().get(i);
      for (TermId type : offer.supportTypes()) {
        insert(
            connection,
            "INSERT INTO offer_support_type (service_id, offer, support_type) VALUES (?, ?, ?)",
            each.id().value(),
            i,
            type.value());
      }
      int ord = 0;
      for (ServiceArea area : offer.serviceAreas()) {
        String code = area instanceof ServiceArea.Coded coded ? coded.area().value() : null;
        if (code != null || area instanceof ServiceArea.EnglandWide) {
          insert(
              connection,
              "INSERT INTO service_area (service_id, offer, ord, kind, area_code)"
                  + " VALUES (?, ?, ?, ?, ?)",
              each.id().value(),
              i,
              ord++,
              code == null ? "ENGLAND_WIDE" : "CODED",
              code);
        }
      }
    }
  }

  /** By statement, in the order of first use, which is the order the rows depend on each other. */
  private static final Map<String, PreparedStatement> PREPARED = new LinkedHashMap<>();

  private static void insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = PREPARED.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      PREPARED.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
