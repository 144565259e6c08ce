package org.waymark.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.waymark.catalogue.Labelled;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabulary;

/**
 * Lists to choose from. Of each, {@code none} is the first line, that chooses nothing, or empty.
 */
public final class Choices {

  private Choices() {}

  /** Every term, narrower ones set in under the wider. */
  public static List<Choice> terms(Vocabulary vocabulary, String none, Collection<String> chosen) {
    return terms(vocabulary, term -> true, none, chosen);
  }

  /** The same of some terms. */
  public static List<Choice> terms(
      Vocabulary vocabulary, Predicate<Term> among, String none, Collection<String> chosen) {
    return list(
        vocabulary.terms().stream().filter(among),
        term -> term.id().value(),
        term -> "\u2003".repeat(vocabulary.depth(term.id())) + term.label(),
        none,
        chosen);
  }

  public static List<Choice> of(Labelled[] values, String none, Collection<String> chosen) {
    return list(Arrays.stream(values), Labelled::slug, Labelled::label, none, chosen);
  }

  /** Police areas of England. */
  public static List<Choice> policeAreas(Snapshot snapshot, String none, String chosen) {
    return list(
        policeAreas(snapshot).stream(),
        area -> area.code().value(),
        Area::shortName,
        none,
        chosen.isEmpty() ? List.of() : List.of(chosen));
  }

  public static List<Area> policeAreas(Snapshot snapshot) {
    return snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
        .filter(Area::isEnglish)
        .toList();
  }

  private static <T> List<Choice> list(
      Stream<T> things,
      Function<T, String> value,
      Function<T, String> label,
      String none,
      Collection<String> chosen) {
    List<Choice> choices = new ArrayList<>();
    if (!none.isEmpty()) {
      choices.add(new Choice("", none, chosen.isEmpty()));
    }
    things.forEach(
        each -> {
          String of = value.apply(each);
          choices.add(new Choice(of, label.apply(each), chosen.contains(of)));
        });
    return choices;
  }
}
