package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

class CrimeAdmissionTest {

  private final Vocabulary crimes = Vocabularies.builtIn().crimeTypes();
  private final CrimeAdmission admission = new CrimeAdmission(crimes);

  private static Set<TermId> terms(String... ids) {
    return Arrays.stream(ids).map(TermId::new).collect(Collectors.toSet());
  }

  private @Nullable CrimeFit fit(String crime, String... stated) {
    return admission.fit(terms(stated), new TermId(crime)).orElse(null);
  }

  @Test
  void aListingCountsAsNamedForEachCrimeThatItNames() {
    assertThat(fit("rape", "rape", "stalking")).isEqualTo(CrimeFit.NAMED);
    assertThat(fit("stalking", "rape", "stalking")).isEqualTo(CrimeFit.NAMED);
    assertThat(fit("domestic-abuse", "domestic-abuse", "multi-crime")).isEqualTo(CrimeFit.NAMED);
  }

  @Test
  void aListingForAWiderCrimeCountsForTheNarrowerAsGeneric() {
    assertThat(fit("forced-marriage", "honour-based-abuse")).isEqualTo(CrimeFit.GENERIC);
    assertThat(fit("forced-marriage", "domestic-abuse")).isEqualTo(CrimeFit.GENERIC);
    assertThat(fit("forced-marriage", "sexual-abuse")).isNull();
  }

  @Test
  void aListingForANarrowerCrimeCountsForTheWiderAsSomeOfThemAndSaysWhich() {
    assertThat(fit("domestic-abuse", "forced-marriage")).isEqualTo(CrimeFit.SOME_OF_THEM);
    assertThat(admission.part(terms("forced-marriage", "rape"), new TermId("domestic-abuse")))
        .contains("Forced marriage only");
    assertThat(admission.part(terms("domestic-abuse"), new TermId("domestic-abuse"))).isEmpty();
  }

  @Test
  void aServiceForAnyCrimeCountsForEveryCrimeAsMultiCrime() {
    for (Term crime : crimes.terms()) {
      if (!crime.id().value().equals("multi-crime")) {
        assertThat(fit(crime.id().value(), "multi-crime"))
            .as("%s", crime.id())
            .isEqualTo(CrimeFit.MULTI_CRIME);
      }
    }
    assertThat(fit("multi-crime", "multi-crime")).isEqualTo(CrimeFit.NAMED);
  }

  @Test
  void aServiceForViolenceAgainstWomenAndGirlsCountsForTheCrimesThatTheTermMeans() {
    assertThat(fit("rape", "violence-against-women-and-girls")).isEqualTo(CrimeFit.MULTI_CRIME);
    assertThat(fit("stalking", "violence-against-women-and-girls")).isEqualTo(CrimeFit.MULTI_CRIME);
    assertThat(fit("gun-crime", "violence-against-women-and-girls")).isNull();
    assertThat(fit("multi-crime", "violence-against-women-and-girls"))
        .isEqualTo(CrimeFit.SOME_OF_THEM);
  }

  @Test
  void aListingThatNamesNoCrimeCountsForNone() {
    assertThat(admission.fits(Set.of())).isEmpty();
    assertThat(fit("rape")).isNull();
  }

  @Test
  void someOfThemIsNeverTheWhole() {
    assertThat(CrimeFit.values())
        .filteredOn(fit -> !fit.isWhole())
        .containsExactly(CrimeFit.SOME_OF_THEM);
  }

  @Property(tries = 300)
  void everyFitIsWhatAPlainLoopOverParentsFinds(@ForAll long seed) {
    Random random = new Random(seed);
    List<Term> all = crimes.terms();
    Set<TermId> stated = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      stated.add(all.get(random.nextInt(all.size())).id());
    }
    Map<TermId, CrimeFit> expected = new HashMap<>();
    for (Term crime : all) {
      stated.stream()
          .flatMap(each -> plainly(each, crime.id()).stream())
          .min(Comparator.naturalOrder())
          .ifPresent(fit -> expected.put(crime.id(), fit));
    }
    assertThat(admission.fits(stated)).isEqualTo(expected);
    for (Term crime : all) {
      assertThat(admission.fit(stated, crime.id()).orElse(null))
          .isEqualTo(expected.get(crime.id()));
    }
  }

  private List<CrimeFit> plainly(TermId stated, TermId crime) {
    if (stated.equals(crime)) {
      return List.of(CrimeFit.NAMED);
    }
    if (stated.value().equals("multi-crime")) {
      return List.of(CrimeFit.MULTI_CRIME);
    }
    if (isBelow(crime, stated)) {
      return List.of(CrimeFit.GENERIC);
    }
    boolean againstWomen =
        stated.value().equals("violence-against-women-and-girls")
            && List.of("domestic-abuse", "sexual-abuse", "stalking", "harassment").stream()
                .map(TermId::new)
                .anyMatch(meant -> meant.equals(crime) || isBelow(crime, meant));
    if (againstWomen) {
      return List.of(CrimeFit.MULTI_CRIME);
    }
    return isBelow(stated, crime) ? List.of(CrimeFit.SOME_OF_THEM) : List.of();
  }

  private boolean isBelow(TermId term, TermId wider) {
    for (TermId each = crimes.get(term).parent(); each != null; each = crimes.get(each).parent()) {
      if (each.equals(wider)) {
        return true;
      }
    }
    return false;
  }
}
