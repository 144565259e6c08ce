package org.waymark.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Property(tries = 200)
  void hierarchyAgreesWithAWalkUpTheParents(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
    Random random = new Random(seed);
    List<Term> given = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      given.add(term("t" + i, i == 0 || random.nextInt(4) == 0 ? null : "t" + random.nextInt(i)));
    }
    Collections.shuffle(given, random);
    Vocabulary vocabulary = new Vocabulary(VocabularyKind.CRIME_TYPE, given);

    assertThat(vocabulary.terms()).containsExactlyInAnyOrderElementsOf(given);
    for (Term low : given) {
      List<TermId> up = walkUp(low, given);
      assertThat(vocabulary.selfAndAncestors(low.id())).containsExactlyElementsOf(up);
      assertThat(vocabulary.depth(low.id())).isEqualTo(up.size() - 1);
      assertThat(vocabulary.root(low.id()).id()).isEqualTo(up.getLast());
      for (Term high : given) {
        boolean within = up.contains(high.id());
        assertThat(vocabulary.isWithin(low.id(), high.id())).isEqualTo(within);
        assertThat(vocabulary.selfAndDescendants(high.id()).contains(low.id())).isEqualTo(within);
        assertThat(vocabulary.children(high.id()).contains(low))
            .isEqualTo(high.id().equals(low.parent()));
      }
    }
  }

  @Property(tries = 100)
  void everyTermIsFollowedByAllThatIsBelowIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
    Random random = new Random(seed);
    List<Term> given = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      given.add(term("t" + i, i == 0 || random.nextInt(4) == 0 ? null : "t" + random.nextInt(i)));
    }
    Vocabulary vocabulary = new Vocabulary(VocabularyKind.CRIME_TYPE, given);
    List<TermId> order = vocabulary.terms().stream().map(Term::id).toList();
    for (int i = 0; i < order.size(); i++) {
      Set<TermId> below = vocabulary.selfAndDescendants(order.get(i));
      assertThat(new HashSet<>(order.subList(i, i + below.size()))).isEqualTo(below);
    }
  }

  @Test
  void unknownTermIsRefusedByName() {
    Vocabulary vocabulary = new Vocabulary(VocabularyKind.CRIME_TYPE, List.of(term("rape", null)));
    assertThat(vocabulary.find(new TermId("arson"))).isEmpty();
    assertThatThrownBy(() -> vocabulary.get(new TermId("arson")))
        .isInstanceOf(UnknownTermException.class)
        .hasMessageContaining("crime-type 'arson'");
    assertThatThrownBy(() -> vocabulary.children(new TermId("arson")))
        .isInstanceOf(UnknownTermException.class);
    assertThatThrownBy(() -> vocabulary.isWithin(new TermId("rape"), new TermId("arson")))
        .isInstanceOf(UnknownTermException.class);
  }

  @Test
  void collectionsCannotBeChangedFromOutside() {
    Vocabulary vocabulary =
        new Vocabulary(VocabularyKind.CRIME_TYPE, List.of(term("a", null), term("b", "a")));
    assertThatThrownBy(() -> vocabulary.selfAndDescendants(new TermId("a")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> vocabulary.children(new TermId("a")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void termThatContradictsItsKindIsRefused() {
    assertThatThrownBy(
            () ->
                new Term(
                    new TermId("rape"),
                    VocabularyKind.CRIME_TYPE,
                    "Rape",
                    "Rape",
                    null,
                    "d",
                    "s",
                    List.of(),
                    Scope.DUTY,
                    null,
                    3,
                    null,
                    null,
                    null))
        .hasMessageContaining("for cohorts only");
    assertThatThrownBy(
            () ->
                new Term(
                    new TermId("teens"),
                    VocabularyKind.COHORT,
                    "Teens",
                    "Teens",
                    null,
                    "d",
                    "s",
                    List.of(),
                    Scope.DUTY,
                    null,
                    19,
                    13,
                    null,
                    null))
        .hasMessageContaining("age from 19 is greater than age to 13");
    assertThatThrownBy(() -> new TermId("Sexual Abuse"))
        .hasMessageContaining("'Sexual Abuse' is not valid");
  }

  private static List<TermId> walkUp(Term from, List<Term> terms) {
    List<TermId> path = new ArrayList<>();
    @Nullable Term at = from;
    while (at != null) {
      path.add(at.id());
      TermId parent = at.parent();
      at = terms.stream().filter(term -> term.id().equals(parent)).findFirst().orElse(null);
    }
    return path;
  }

  private static Term term(String id, @Nullable String parent) {
    return new Term(
        new TermId(id),
        VocabularyKind.CRIME_TYPE,
        "Label " + id,
        "Label " + id,
        parent == null ? null : new TermId(parent),
        "Definition.",
        "Source",
        List.of(),
        Scope.DUTY,
        null,
        null,
        null,
        null,
        null);
  }
}
