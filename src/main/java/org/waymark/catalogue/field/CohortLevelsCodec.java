package org.waymark.catalogue.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Labelled;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.VocabularyKind;

/** Groups with how closely a service is for each: {@code Children=specialist}. */
final class CohortLevelsCodec extends SeveralTexts<List<CohortLevel>, CohortLevel> {

  @Override
  Item<CohortLevel> readOne(String text, ReadingTerms terms) {
    int equals = text.lastIndexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals).strip();
    String level = equals < 0 ? CohortLevel.Level.OPEN.label() : text.substring(equals + 1);
    Optional<TermId> term = TermsCodec.find(name, VocabularyKind.COHORT, terms);
    Optional<CohortLevel.Level> how = Labelled.find(CohortLevel.Level.class, level);
    if (term.isEmpty()) {
      return Item.wrong(
          name,
          "unknown-term",
          "no group is called this",
          TermsCodec.suggestion(name, VocabularyKind.COHORT, terms.names().vocabularies()));
    }
    return how.isEmpty()
        ? Item.wrong(
            text,
            "unknown-level",
            "the level of the group is none",
            "Write by and for, specialist or open")
        : Item.of(new CohortLevel(term.get(), how.get()));
  }

  @Override
  List<CohortLevel> all(List<CohortLevel> values, List<Fault> faults) {
    Map<TermId, CohortLevel> levels = new LinkedHashMap<>();
    for (CohortLevel level : values) {
      if (levels.putIfAbsent(level.cohort(), level) != null) {
        faults.add(
            new Fault(
                level.cohort().value(),
                "group-twice",
                "the group stands twice, and the first level was taken",
                "Give each group one level"));
      }
    }
    return List.copyOf(levels.values());
  }

  @Override
  public boolean same(List<CohortLevel> one, List<CohortLevel> other) {
    return Set.copyOf(one).equals(Set.copyOf(other));
  }

  @Override
  public List<String> keys(List<CohortLevel> value) {
    return value.stream().map(each -> each.cohort() + "=" + each.level().slug()).toList();
  }

  @Override
  public List<String> write(List<CohortLevel> value, ListingTerms terms) {
    return value.stream()
        .map(each -> terms.term(each.cohort()) + "=" + each.level().label().toLowerCase(Locale.UK))
        .toList();
  }

  @Override
  public List<String> tell(List<CohortLevel> value, ListingTerms terms) {
    return value.stream()
        .map(each -> terms.term(each.cohort()) + ": " + each.level().label())
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
