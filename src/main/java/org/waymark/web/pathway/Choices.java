package org.waymark.web.pathway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.waymark.catalogue.Labelled;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.coverage.CoverageForm.Choice;

/** Lists to choose from. */
final class Choices {

  private Choices() {}

  /**
   * @param none the first line, that chooses nothing; empty for no such line
   */
  static List<Choice> terms(Vocabulary vocabulary, String none, Collection<String> chosen) {
    List<Choice> choices = new ArrayList<>();
    if (!none.isEmpty()) {
      choices.add(new Choice("", none, chosen.isEmpty()));
    }
    for (Term term : vocabulary.terms()) {
      choices.add(
          new Choice(
              term.id().value(),
              "\u2003".repeat(vocabulary.depth(term.id())) + term.label(),
              chosen.contains(term.id().value())));
    }
    return choices;
  }

  static List<Choice> of(Labelled[] values, String none, Collection<String> chosen) {
    List<Choice> choices = new ArrayList<>();
    if (!none.isEmpty()) {
      choices.add(new Choice("", none, chosen.isEmpty()));
    }
    Arrays.stream(values)
        .forEach(
            each ->
                choices.add(new Choice(each.slug(), each.label(), chosen.contains(each.slug()))));
    return choices;
  }

  /** Police areas of England. */
  static List<Choice> policeAreas(Snapshot snapshot, String none, String chosen) {
    List<Choice> choices = new ArrayList<>();
    if (!none.isEmpty()) {
      choices.add(new Choice("", none, chosen.isEmpty()));
    }
    for (Area area : policeAreas(snapshot)) {
      choices.add(
          new Choice(area.code().value(), area.shortName(), area.code().value().equals(chosen)));
    }
    return choices;
  }

  static List<Area> policeAreas(Snapshot snapshot) {
    return snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
        .filter(Area::isEnglish)
        .toList();
  }
}
