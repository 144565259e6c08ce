package org.waymark.gap.offer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.vocabulary.TermId;

/**
 * A line as one text, for a column of a table and for a digest: a field a row, in a fixed order,
 * the last of them the sources. Rows are ended by a line feed and fields of a source by a tab,
 * neither of which stands in any of them. An empty row is null.
 */
public final class LineText {

  private static final String ROW = "\n";
  private static final String FIELD = "\t";

  private LineText() {}

  public static String of(OfferLine line) {
    TermId audience = line.audience();
    Yardstick yardstick = line.yardstick();
    List<String> rows = new ArrayList<>();
    rows.add(line.id());
    rows.add(line.crimeType().value());
    rows.add(line.function().id());
    rows.add(line.function().label());
    rows.add(
        line.function().supportTypes().stream()
            .map(TermId::value)
            .sorted()
            .collect(Collectors.joining(" ")));
    rows.add(line.function().oneProvider() ? "yes" : "no");
    rows.add(audience == null ? "" : audience.value());
    rows.add(line.closeness().name());
    rows.add(line.organisedAt().name());
    rows.add(line.question());
    rows.add(yardstick == null ? "" : of(yardstick));
    line.sources().forEach(source -> rows.add(of(source)));
    rows.forEach(LineText::check);
    return String.join(ROW, rows);
  }

  private static void check(String row) {
    if (row.contains(ROW)) {
      throw new IllegalArgumentException("A field of a line is one line: \"" + row + "\"");
    }
  }

  private static String of(Yardstick yardstick) {
    return String.join(
        FIELD,
        yardstick.id(),
        yardstick.measure().name(),
        Double.toString(yardstick.amount()),
        yardstick.basis().name(),
        Double.toString(yardstick.per()),
        yardstick.words(),
        of(yardstick.source()));
  }

  private static String of(OfferSource source) {
    return String.join(
        FIELD,
        source.id(),
        source.title(),
        source.publisher(),
        text(source.published()),
        source.place(),
        text(source.url()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The line that was written so. */
  public static OfferLine read(String text) {
    List<String> rows = List.of(text.split(ROW, -1));
    Iterator<String> row = rows.iterator();
    String id = row.next();
    TermId crime = new TermId(row.next());
    OfferFunction function =
        new OfferFunction(row.next(), row.next(), supports(row.next()), row.next().equals("yes"));
    String audience = row.next();
    CohortLevel.Level closeness = CohortLevel.Level.valueOf(row.next());
    OrganisedAt organisedAt = OrganisedAt.valueOf(row.next());
    String question = row.next();
    String yardstick = row.next();
    List<OfferSource> sources = new ArrayList<>();
    row.forEachRemaining(each -> sources.add(source(fields(each))));
    return new OfferLine(
        id,
        crime,
        function,
        audience.isEmpty() ? null : new TermId(audience),
        closeness,
        organisedAt,
        yardstick.isEmpty() ? null : yardstick(fields(yardstick)),
        sources,
        question);
  }

  private static Set<TermId> supports(String text) {
    return Arrays.stream(text.split(" ")).map(TermId::new).collect(Collectors.toSet());
  }

  private static List<String> fields(String row) {
    return List.of(row.split(FIELD, -1));
  }

  private static Yardstick yardstick(List<String> fields) {
    return new Yardstick(
        fields.get(0),
        Yardstick.Measure.valueOf(fields.get(1)),
        Double.parseDouble(fields.get(2)),
        Yardstick.Basis.valueOf(fields.get(3)),
        Double.parseDouble(fields.get(4)),
        fields.get(5),
        source(fields.subList(6, 12)));
  }

  private static OfferSource source(List<String> fields) {
    return new OfferSource(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        orNull(fields.get(3)),
        fields.get(4),
        orNull(fields.get(5)));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
