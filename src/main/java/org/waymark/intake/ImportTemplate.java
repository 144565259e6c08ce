package org.waymark.intake;

import java.util.ArrayList;
import java.util.List;
import org.waymark.intake.table.EmptyForm;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** The empty form for services, with its help and the lists to choose from. */
public final class ImportTemplate {

  private ImportTemplate() {}

  /** The form as it is written, with lists of what may be entered. */
  public static EmptyForm form(Vocabularies vocabularies) {
    return new EmptyForm("Services", TemplateColumn.asked(), lists(vocabularies));
  }

  private static List<List<String>> lists(Vocabularies vocabularies) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("List", "Entry", "Part of", "What it means"));
    for (Vocabulary vocabulary :
        List.of(vocabularies.crimeTypes(), vocabularies.cohorts(), vocabularies.supportTypes())) {
      for (Term term : vocabulary.terms()) {
        rows.add(
            List.of(
                vocabulary.kind().label(),
                term.label(),
                term.parent() == null ? "" : vocabulary.get(term.parent()).label(),
                term.definition()));
      }
    }
    return rows;
  }
}
