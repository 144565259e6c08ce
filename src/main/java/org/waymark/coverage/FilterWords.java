package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** A filter in words, for the first sentence of an answer. */
public final class FilterWords {

  private final Vocabularies vocabularies;

  public FilterWords(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /**
   * What the services have in common, to follow "services": " for sexual abuse that take children".
   * Empty when the filter asks nothing. Places are not in it.
   */
  public String describe(ServiceFilter filter) {
    StringBuilder words = new StringBuilder();
    if (!filter.supportTypes().isEmpty()) {
      words.append(" offering ").append(terms(filter.supportTypes(), Term::shortLabel));
    }
    if (!filter.crimeTypes().isEmpty()) {
      words.append(" for ").append(terms(filter.crimeTypes(), Term::label));
    }
    List<String> conditions = new ArrayList<>();
    if (!filter.crimeTypes().isEmpty() && !filter.crimeFits().isEmpty()) {
      conditions.add(any(filter.crimeFits().stream().map(CrimeFit::words).toList()));
    }
    if (!filter.cohorts().isEmpty()) {
      conditions.add(cohorts(filter));
    }
    if (filter.age() != null) {
      conditions.add("take people aged " + filter.age());
    }
    if (filter.gender() != null) {
      conditions.add("take " + gender(filter.gender()));
    }
    if (!filter.deliveryModes().isEmpty()) {
      conditions.add("are given by " + labels(filter.deliveryModes()));
    }
    if (!filter.languages().isEmpty()) {
      conditions.add(
          "are given in "
              + any(
                  filter.languages().stream()
                      .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.UK))
                      .toList()));
    }
    if (!filter.referralSources().isEmpty()) {
      conditions.add("can be reached by " + labels(filter.referralSources()));
    }
    if (filter.acceptingOnly()) {
      conditions.add("take referrals now");
    }
    if (filter.countingOnly()) {
      conditions.add("count today");
    }
    if (!filter.commissioners().isEmpty()) {
      conditions.add("are commissioned by " + any(filter.commissioners()));
    }
    if (!conditions.isEmpty()) {
      words.append(" that ").append(String.join(" and ", conditions));
    }
    return words.toString();
  }

  private String cohorts(ServiceFilter filter) {
    String who = terms(filter.cohorts(), Term::label);
    return switch (filter.minimumFit()) {
      case BY_AND_FOR -> "are run by and for " + who;
      case SPECIALIST -> "are designed for " + who;
      case NO_BARRIER_RECORDED -> "take " + who;
      case NOT_STATED, BARRED -> "do not bar " + who;
    };
  }

  private static String gender(Gender gender) {
    return gender.label().toLowerCase(Locale.UK);
  }

  private String terms(Collection<TermId> ids, Function<Term, String> label) {
    return any(
        ids.stream()
            .map(id -> vocabularies.findTerm(id).map(label).orElse(id.value()))
            .map(FilterWords::inSentence)
            .toList());
  }

  private static String labels(Collection<? extends Labelled> choices) {
    return any(choices.stream().map(choice -> inSentence(choice.label())).toList());
  }

  /** "a", "a or b", "a, b or c". */
  private static String any(Collection<String> all) {
    List<String> list = List.copyOf(all);
    return list.size() < 2
        ? String.join("", list)
        : String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.getLast();
  }

  /** A label as it stands inside a sentence: "Sexual abuse" is "sexual abuse", "IDVA" stays. */
  public static String inSentence(String label) {
    boolean word =
        label.length() > 1
            && Character.isUpperCase(label.charAt(0))
            && Character.isLowerCase(label.charAt(1));
    boolean name = label.startsWith("Gypsy") || label.startsWith("English");
    return word && !name ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
  }
}
