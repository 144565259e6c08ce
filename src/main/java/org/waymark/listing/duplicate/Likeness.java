package org.waymark.listing.duplicate;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * What of a listing or an organisation tells whether it is the same as another, made comparable
 * once and then compared with many.
 *
 * <p><b>The formula.</b> Each piece of evidence has a strength <i>s</i> between 0 and 1; together
 * they come to 1 − Π(1 − <i>s</i>), so that each adds to the others and none is enough to be sure.
 *
 * <table>
 *   <caption>Strengths</caption>
 *   <tr><td>same charity or company number</td><td>organisations 0.9; listings 0.4</td></tr>
 *   <tr><td>names <i>n</i> alike (Dice coefficient of letter trigrams), from 0.6</td><td>0.7 <i>n</i>³</td></tr>
 *   <tr><td>same organisation, or names of organisations 0.9 alike (listings)</td><td>0.3</td></tr>
 *   <tr><td>same telephone</td><td>0.5</td></tr>
 *   <tr><td>same web page; same site only</td><td>0.5; 0.2</td></tr>
 *   <tr><td>same e-mail address</td><td>0.4</td></tr>
 *   <tr><td>same postcode of a public place</td><td>0.4</td></tr>
 *   <tr><td>serves a same area</td><td>0.15</td></tr>
 *   <tr><td>most support types in common (listings)</td><td>0.15</td></tr>
 * </table>
 *
 * <p>Two brakes: where both have a number and the numbers differ, it is at most 0.4; listings of
 * one organisation whose names are less than 0.7 alike are at most 0.4, for its services share its
 * telephone and site. What is alike in everything that is known, a name among it, is 1.
 */
final class Likeness {

  private static final double BRAKE = 0.4;
  private static final Pattern NO_NUMBER = Pattern.compile("[^0-9+]");
  private static final Pattern ABROAD = Pattern.compile("^(\\+44|0044)0?");
  private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
  private static final Pattern NO_DIGIT = Pattern.compile("[\\s.]");
  private static final Pattern FIRST_ZEROS = Pattern.compile("^0+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> EMPTY_WORDS =
      Set.of("the", "and", "of", "for", "a", "in", "ltd", "limited", "cic", "charity", "trust");

  private final String name;
  private final String organisationName;
  private final @Nullable Object organisation;
  private final long[] trigrams;
  private final long[] organisationTrigrams;
  private final @Nullable String charity;
  private final @Nullable String company;
  private final Set<String> telephones;
  private final Set<String> pages;
  private final Set<String> sites;
  private final Set<String> mails;
  private final Set<String> postcodes;
  private final Set<AreaCode> areas;
  private final Set<TermId> supports;
  private final boolean listing;

  private Likeness(
      String name,
      @Nullable Organisation organisation,
      @Nullable String charity,
      @Nullable String company,
      Set<String> telephones,
      Set<String> addresses,
      Set<String> mails,
      Set<String> postcodes,
      Set<AreaCode> areas,
      Set<TermId> supports) {
    this.name = plain(name);
    this.listing = organisation != null;
    this.organisation = organisation == null ? null : organisation.id();
    this.organisationName = organisation == null ? "" : plain(organisation.name());
    this.trigrams = trigrams(this.name);
    this.organisationTrigrams = trigrams(organisationName);
    this.charity = charity;
    this.company = company;
    this.telephones = telephones;
    this.pages = addresses;
    this.sites =
        addresses.stream().map(Likeness::site).collect(Collectors.toCollection(TreeSet::new));
    this.mails = mails;
    this.postcodes = postcodes;
    this.areas = areas;
    this.supports = supports;
  }

  static Likeness of(Organisation organisation) {
    Set<String> addresses = new TreeSet<>();
    address(organisation.website(), addresses);
    Set<String> mails = new TreeSet<>();
    if (organisation.email() != null) {
      mails.add(organisation.email().strip().toLowerCase(Locale.ROOT));
    }
    return new Likeness(
        organisation.name(),
        null,
        number(organisation.charityNumber()),
        number(organisation.companyNumber()),
        Set.of(),
        addresses,
        mails,
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** Of a location only what is public counts. */
  static Likeness of(Service service, Organisation organisation) {
    Set<String> telephones = new TreeSet<>();
    Set<String> addresses = new TreeSet<>();
    Set<String> mails = new TreeSet<>();
    address(service.url(), addresses);
    for (Contact contact : service.contacts()) {
      switch (contact.kind()) {
        case TELEPHONE, TEXT -> telephone(contact.value(), telephones);
        case EMAIL -> mails.add(contact.value().strip().toLowerCase(Locale.ROOT));
        case WEBSITE, WEBCHAT, REFERRAL_FORM -> address(contact.value(), addresses);
      }
    }
    Set<String> postcodes = new TreeSet<>();
    for (ServiceLocation location : service.locations()) {
      if (location instanceof ServiceLocation.Public place && place.postcode() != null) {
        postcodes.add(place.postcode());
      }
    }
    Set<AreaCode> areas = new HashSet<>();
    service.offers().stream()
        .flatMap(offer -> offer.serviceAreas().stream())
        .forEach(
            area -> {
              if (area instanceof ServiceArea.Coded coded) {
                areas.add(coded.area());
              } else if (area instanceof ServiceArea.EnglandWide) {
                areas.add(AreaCode.ENGLAND);
              }
            });
    return new Likeness(
        service.name(),
        organisation,
        number(organisation.charityNumber()),
        number(organisation.companyNumber()),
        telephones,
        addresses,
        mails,
        postcodes,
        areas,
        service.supportTypes());
  }

  private static void telephone(String text, Set<String> into) {
    String digits = ABROAD.matcher(NO_NUMBER.matcher(text).replaceAll("")).replaceFirst("0");
    if (digits.length() >= 5) {
      into.add(digits);
    }
  }

  private static void address(@Nullable String text, Set<String> into) {
    if (text == null) {
      return;
    }
    try {
      URI uri = URI.create(text.strip());
      if (uri.getHost() != null) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        into.add(
            (host.startsWith("www.") ? host.substring(4) : host)
                + LAST_SLASHES.matcher(path).replaceFirst(""));
      }
    } catch (IllegalArgumentException e) {
      // An address nobody can read is like no other.
      return;
    }
  }

  private static String site(String page) {
    int slash = page.indexOf('/');
    return slash < 0 ? page : page.substring(0, slash);
  }

  /** Numbers as people write them: "0000123", "123" and "123 " are one charity. */
  private static @Nullable String number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = NO_DIGIT.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    plain = FIRST_ZEROS.matcher(plain).replaceFirst("");
    return plain.isEmpty() ? null : plain;
  }

  private static String plain(String name) {
    String letters = Normalizer.normalize(name, Normalizer.Form.NFD);
    String plain = MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(plain.replace("&", " and ")).replaceAll(" ").strip();
  }

  /** Every three characters in a row as one number, each once, in order. */
  private static long[] trigrams(String text) {
    String padded = "  " + text + " ";
    long[] all = new long[padded.length() - 2];
    for (int at = 0; at < all.length; at++) {
      all[at] =
          (long) padded.charAt(at) << 32
              | (long) padded.charAt(at + 1) << 16
              | padded.charAt(at + 2);
    }
    Arrays.sort(all);
    int kept = 0;
    for (int at = 0; at < all.length; at++) {
      if (at == 0 || all[at] != all[at - 1]) {
        all[kept++] = all[at];
      }
    }
    return Arrays.copyOf(all, kept);
  }

  /** Dice coefficient: twice what they share by what they have. */
  private static double dice(long[] one, long[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int order = Long.compare(one[i], other[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return 2.0 * common / (one.length + other.length);
  }

  /**
   * One thing that is alike.
   *
   * @param words what it is called; put together only for a pair that is told to somebody
   */
  private record Evidence(double strength, Supplier<String> words) {}

  /** How alike the two are; the same whichever way round. */
  Similarity to(Likeness other) {
    return to(other, 0).orElseThrow();
  }

  /** How alike the two are; empty when they are less than so much. */
  Optional<Similarity> to(Likeness other, double atLeast) {
    double names = dice(trigrams, other.trigrams);
    boolean sameOrganisation = listing && Objects.equals(organisation, other.organisation);
    List<Evidence> found = evidence(other, names, sameOrganisation);
    List<String> against = new ArrayList<>();
    double value;
    if (same(other)) {
      value = 1;
      against.add("alike in everything that is compared");
    } else {
      value = together(found);
      if (differ(charity, other.charity) || differ(company, other.company)) {
        against.add("but their charity or company numbers differ");
        value = Math.min(value, BRAKE);
      }
      if (sameOrganisation && names < 0.7) {
        against.add("but one organisation runs both under different names");
        value = Math.min(value, BRAKE);
      }
    }
    if (value < atLeast) {
      return Optional.empty();
    }
    return Optional.of(new Similarity(value, found.isEmpty() ? List.of() : words(found, against)));
  }

  /** What is alike in both. */
  private List<Evidence> evidence(Likeness other, double names, boolean sameOrganisation) {
    List<Evidence> found = new ArrayList<>();
    double numberStrength = listing ? 0.4 : 0.9;
    if (charity != null && charity.equals(other.charity)) {
      found.add(new Evidence(numberStrength, () -> "same charity number " + charity));
    }
    if (company != null && company.equals(other.company)) {
      found.add(new Evidence(numberStrength, () -> "same company number " + company));
    }
    if (names >= 0.6) {
      found.add(
          new Evidence(
              0.7 * names * names * names,
              () -> names == 1 ? "same name" : "names " + Math.round(names * 100) + " % alike"));
    }
    if (sameOrganisation) {
      found.add(new Evidence(0.3, () -> "same organisation"));
    } else if (listing && dice(organisationTrigrams, other.organisationTrigrams) >= 0.9) {
      found.add(new Evidence(0.3, () -> "organisations alike"));
    }
    add(found, 0.5, "same telephone ", telephones, other.telephones);
    if (!add(found, 0.5, "same web address ", pages, other.pages)) {
      add(found, 0.2, "same web site ", sites, other.sites);
    }
    if (shared(mails, other.mails).isPresent()) {
      found.add(new Evidence(0.4, () -> "same e-mail address"));
    }
    add(found, 0.4, "same postcode ", postcodes, other.postcodes);
    if (areas.stream().anyMatch(other.areas::contains)) {
      found.add(new Evidence(0.15, () -> "serve a same area"));
    }
    if (mostInCommon(supports, other.supports)) {
      found.add(new Evidence(0.15, () -> "offer mostly the same support"));
    }
    return found;
  }

  /** Adds the first that is in both, if there is one. */
  private static boolean add(
      List<Evidence> found, double strength, String what, Set<String> one, Set<String> other) {
    Optional<String> shared = shared(one, other);
    shared.ifPresent(each -> found.add(new Evidence(strength, () -> what + each)));
    return shared.isPresent();
  }

  /** In one order whichever way round they are compared: products of doubles depend on it. */
  private static double together(List<Evidence> found) {
    double[] strengths = found.stream().mapToDouble(Evidence::strength).sorted().toArray();
    double doubt = 1;
    for (int i = strengths.length - 1; i >= 0; i--) {
      doubt *= 1 - strengths[i];
    }
    return 1 - doubt;
  }

  private static List<String> words(List<Evidence> found, List<String> further) {
    record Told(double strength, String words) {}
    return Stream.concat(
            found.stream()
                .map(each -> new Told(each.strength(), each.words().get()))
                .sorted(
                    Comparator.comparingDouble((Told each) -> -each.strength())
                        .thenComparing(Told::words))
                .map(Told::words),
            further.stream())
        .toList();
  }

  private boolean same(Likeness other) {
    return name.equals(other.name)
        && organisationName.equals(other.organisationName)
        && Objects.equals(charity, other.charity)
        && Objects.equals(company, other.company)
        && telephones.equals(other.telephones)
        && pages.equals(other.pages)
        && mails.equals(other.mails)
        && postcodes.equals(other.postcodes)
        && areas.equals(other.areas)
        && supports.equals(other.supports);
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  private static Optional<String> shared(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).sorted().findFirst();
  }

  private static boolean mostInCommon(Set<TermId> one, Set<TermId> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    long common = one.stream().filter(other::contains).count();
    return 2 * common >= one.size() + other.size() - common;
  }

  /**
   * Keys under which it is put with what may be the same: records that share none are never
   * compared, so that many records cost little more than many times one.
   */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    List<String> words = words();
    String first = words.isEmpty() ? name : words.getFirst();
    if (charity != null) {
      keys.add("charity " + charity + (listing ? " " + first : ""));
    }
    if (company != null) {
      keys.add("company " + company + (listing ? " " + first : ""));
    }
    keys.add("name " + String.join(" ", words));
    keys.add(
        "words "
            + words.stream()
                .sorted(
                    Comparator.comparingInt((String word) -> -word.length())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(2)
                .map(word -> word.substring(0, Math.min(5, word.length())))
                .sorted()
                .collect(Collectors.joining(" ")));
    telephones.forEach(each -> keys.add("telephone " + each));
    pages.forEach(each -> keys.add("page " + each));
    mails.forEach(each -> keys.add("mail " + each));
    postcodes.forEach(each -> keys.add("postcode " + each));
    return keys;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (String word : name.split(" ")) {
      if (!EMPTY_WORDS.contains(word) && !word.isEmpty()) {
        words.add(word);
      }
    }
    words.sort(Comparator.naturalOrder());
    return words;
  }
}
