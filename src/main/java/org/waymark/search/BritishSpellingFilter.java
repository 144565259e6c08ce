package org.waymark.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
      Arrays.stream(
              """
              women=woman men=man children=child people=person peoples=person womens=woman
              mens=man childrens=child adviser=advisor advisers=advisor advisors=advisor
              centre=center centres=center centers=center programme=program programmes=program
              defence=defense paediatric=pediatric paediatrics=pediatric enrol=enroll
              judgement=judgment mum=mother mums=mother dad=father dads=father
              counselling=counseling counsellor=counseling counsellors=counseling
              counselors=counseling counselor=counseling counselled=counseling
              travellers=traveler traveller=traveler travelling=traveling cancelled=canceled
              labelled=labeled autistic=autism trafficked=traffic trafficking=traffic\
              """
                  .split("\\s+", -1))
          .map(each -> each.split("=", -1))
          .collect(Collectors.toUnmodifiableMap(each -> each[0], each -> each[1]));

  /** Stems of words in which "our" is "or" elsewhere. */
  private static final Set<String> OUR =
      Set.of(
          """
          hon behavi neighb col fav harb lab hum endeav misdemean rum vap sav val\
          """
              .split("\\s+", -1));

  /** Beginnings of words that end in "ise" wherever English is written: "advise", "exercise". */
  private static final Set<String> ALWAYS_ISE =
      Set.of(
          """
          adv advert ar bru chast compr comprom conc cr cru dem desp dev disgu enterpr exc exerc
          expert franch improv inc likew merchand no otherw pa po pra prec prem prom r ra rev
          superv surpr telev w\
          """
              .split("\\s+", -1));

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
