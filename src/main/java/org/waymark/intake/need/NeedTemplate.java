package org.waymark.intake.need;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.geography.AreaKind;
import org.waymark.intake.table.EmptyForm;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedTable;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** The empty form for need figures, with its help and the lists to choose from. */
public final class NeedTemplate {

  private NeedTemplate() {}

  /** The form as it is written, with lists of what may be entered. */
  public static EmptyForm form(Vocabularies vocabularies, NeedTable known) {
    return new EmptyForm("Need", List.of(NeedColumn.values()), lists(vocabularies, known));
  }

  private static List<List<String>> lists(Vocabularies vocabularies, NeedTable known) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("List", "Entry", "What it means"));
    for (Vocabulary vocabulary : List.of(vocabularies.crimeTypes(), vocabularies.cohorts())) {
      for (Term term : vocabulary.terms()) {
        rows.add(List.of(vocabulary.kind().label(), term.label(), term.definition()));
      }
    }
    Arrays.stream(AreaKind.values())
        .forEach(kind -> rows.add(List.of("Area kind", kind.slug(), kind.label())));
    for (NeedIndicator indicator : known.listIndicators()) {
      rows.add(
          List.of(
              "Indicator",
              indicator.id(),
              indicator.label() + ", " + indicator.periodLabel() + " (" + indicator.unit() + ")"));
    }
    return rows;
  }
}
