package org.waymark.search;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Makes one spelling of the several that are in use ("organise" and "organize", "counsellor" and
 * "counselor"), and one form of a few irregular plurals, before words are stemmed. The form it
 * makes is for matching only and is never shown.
 */
final class BritishSpellingFilter extends TokenFilter {

  /** Whole words that no rule below gets right. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("women", "woman"),
          Map.entry("men", "man"),
          Map.entry("children", "child"),
          Map.entry("people", "person"),
          Map.entry("peoples", "person"),
          Map.entry("womens", "woman"),
          Map.entry("mens", "man"),
          Map.entry("childrens", "child"),
          Map.entry("adviser", "advisor"),
          Map.entry("advisers", "advisor"),
          Map.entry("advisors", "advisor"),
          Map.entry("centre", "center"),
          Map.entry("centres", "center"),
          Map.entry("centers", "center"),
          Map.entry("programme", "program"),
          Map.entry("programmes", "program"),
          Map.entry("defence", "defense"),
          Map.entry("paediatric", "pediatric"),
          Map.entry("paediatrics", "pediatric"),
          Map.entry("enrol", "enroll"),
          Map.entry("judgement", "judgment"),
          Map.entry("mum", "mother"),
          Map.entry("mums", "mother"),
          Map.entry("dad", "father"),
          Map.entry("dads", "father"),
          Map.entry("counselling", "counseling"),
          Map.entry("counsellor", "counseling"),
          Map.entry("counsellors", "counseling"),
          Map.entry("counselors", "counseling"),
          Map.entry("counselor", "counseling"),
          Map.entry("counselled", "counseling"),
          Map.entry("travellers", "traveler"),
          Map.entry("traveller", "traveler"),
          Map.entry("travelling", "traveling"),
          Map.entry("cancelled", "canceled"),
          Map.entry("labelled", "labeled"),
          Map.entry("autistic", "autism"),
          Map.entry("trafficked", "traffic"),
          Map.entry("trafficking", "traffic"));

  /** Stems of words in which "our" is "or" elsewhere. */
  private static final Set<String> OUR =
      Set.of(
          "hon",
          "behavi",
          "neighb",
          "col",
          "fav",
          "harb",
          "lab",
          "hum",
          "endeav",
          "misdemean",
          "rum",
          "vap",
          "sav",
          "val");

  /** Beginnings of words that end in "ise" wherever English is written: "advise", "exercise". */
  private static final Set<String> ALWAYS_ISE =
      Set.of(
          "adv",
          "advert",
          "ar",
          "bru",
          "chast",
          "compr",
          "comprom",
          "conc",
          "cr",
          "cru",
          "dem",
          "desp",
          "dev",
          "disgu",
          "enterpr",
          "exc",
          "exerc",
          "expert",
          "franch",
          "improv",
          "inc",
          "likew",
          "merchand",
          "no",
          "otherw",
          "pa",
          "po",
          "pra",
          "prec",
          "prem",
          "prom",
          "r",
          "ra",
          "rev",
          "superv",
          "surpr",
          "telev",
          "w");

  /** Endings of the verbs in "ise" and "ize", and the one form of each, longest first. */
  private static final String[][] ISE_ENDINGS = {
    {"isations", "ization"},
    {"izations", "ization"},
    {"isation", "ization"},
    {"ising", "ize"},
    {"izing", "ize"},
    {"isers", "izer"},
    {"iser", "izer"},
    {"ised", "ize"},
    {"ized", "ize"},
    {"ises", "ize"},
    {"izes", "ize"},
    {"ise", "ize"},
  };

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  BritishSpellingFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String word = term.toString();
    String unified = unify(word);
    if (!unified.equals(word)) {
      term.setEmpty().append(unified);
    }
    return true;
  }

  /** The one spelling of a lower-case word. */
  static String unify(String word) {
    String whole = WORDS.get(word);
    if (whole != null) {
      return whole;
    }
    String american = withOr(word);
    return withZ(american == null ? word : american);
  }

  private static @Nullable String withOr(String word) {
    int at = word.indexOf("our");
    return at > 1 && OUR.contains(word.substring(0, at))
        ? word.substring(0, at) + "or" + word.substring(at + 3)
        : null;
  }

  private static String withZ(String word) {
    for (String[] ending : ISE_ENDINGS) {
      if (word.endsWith(ending[0])) {
        String stem = word.substring(0, word.length() - ending[0].length());
        return stem.length() < 2 || ALWAYS_ISE.contains(stem) ? word : stem + ending[1];
      }
    }
    return word;
  }
}
