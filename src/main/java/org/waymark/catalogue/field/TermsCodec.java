package org.waymark.catalogue.field;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/** Terms of a vocabulary, by any of their names or their identifiers. */
public final class TermsCodec extends SeveralTexts<Set<TermId>, TermId> {

  private static final int LONGEST_COMPARED = 80;

  private final VocabularyKind kind;

  public TermsCodec(VocabularyKind kind) {
    this.kind = kind;
  }

  static Optional<TermId> find(String name, VocabularyKind kind, ReadingTerms terms) {
    return terms.names().vocabularies().findByName(name, kind).map(term -> term.id());
  }

  /** What to do about a name that no term has: the nearest, if any is near. */
  public static String suggestion(String name, VocabularyKind kind, Vocabularies vocabularies) {
    String compared = name.length() > LONGEST_COMPARED ? name.substring(0, LONGEST_COMPARED) : name;
    List<String> like = vocabularies.closestLabels(compared, kind, 3);
    return like.isEmpty()
        ? "Choose from the list in the help of the template"
        : like.stream()
            .map(label -> "\"" + label + "\"")
            .collect(Collectors.joining(" or ", "Did you mean ", "?"));
  }

  @Override
  Item<TermId> readOne(String text, ReadingTerms terms) {
    Optional<TermId> term = find(text, kind, terms);
    if (term.isPresent()) {
      return Item.of(term.get());
    }
    // "Rape, Sexual assault" where semicolons were meant.
    List<Optional<TermId>> parts =
        Arrays.stream(text.split(",")).map(part -> find(part.strip(), kind, terms)).toList();
    return parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)
        ? new Item<>(parts.stream().flatMap(Optional::stream).toList(), List.of(), List.of())
        : Item.wrong(
            text,
            "unknown-term",
            "the list has no such entry",
            suggestion(text, kind, terms.names().vocabularies()));
  }

  @Override
  Set<TermId> all(List<TermId> values, List<Fault> faults) {
    return new LinkedHashSet<>(values);
  }

  @Override
  public List<String> write(Set<TermId> value, ListingTerms terms) {
    return value.stream().map(terms::term).sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }

  @Override
  public List<String> keys(Set<TermId> value) {
    return value.stream().map(TermId::value).sorted().toList();
  }
}
