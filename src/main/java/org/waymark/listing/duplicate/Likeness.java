package org.waymark.listing.duplicate;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private static final Set<String> EMPTY_WORDS =
      Set.of("the", "and", "of", "for", "a", "in", "ltd", "limited", "cic", "charity", "trust");

  private final String name;
  private final String organisationName;
  private final @Nullable Object organisation;
  private final Set<String> trigrams;
  private final Set<String> organisationTrigrams;
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
    String digits = text.replaceAll("[^0-9+]", "").replaceFirst("^(\\+44|0044)0?", "0");
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
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        into.add(host + path);
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
    String plain = text.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT).replaceFirst("^0+", "");
    return plain.isEmpty() ? null : plain;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private static Set<String> trigrams(String text) {
    Set<String> all = new HashSet<>();
    String padded = "  " + text + " ";
    for (int i = 0; i + 3 <= padded.length(); i++) {
      all.add(padded.substring(i, i + 3));
    }
    return all;
  }

  /** Dice coefficient: twice what they share by what they have. */
  private static double dice(Set<String> one, Set<String> other) {
    if (one.equals(other)) {
      return 1;
    }
    Set<String> smaller = one.size() <= other.size() ? one : other;
    Set<String> larger = smaller.equals(one) ? other : one;
    long common = smaller.stream().filter(larger::contains).count();
    return 2.0 * common / (one.size() + other.size());
  }

  private record Evidence(double strength, String words) {}

  Similarity to(Likeness other) {
    List<Evidence> found = new ArrayList<>();
    boolean numbersDiffer = differ(charity, other.charity) || differ(company, other.company);
    double numberStrength = listing ? 0.4 : 0.9;
    if (charity != null && charity.equals(other.charity)) {
      found.add(new Evidence(numberStrength, "same charity number " + charity));
    }
    if (company != null && company.equals(other.company)) {
      found.add(new Evidence(numberStrength, "same company number " + company));
    }
    double names = dice(trigrams, other.trigrams);
    if (names >= 0.6) {
      found.add(
          new Evidence(
              0.7 * names * names * names,
              names == 1 ? "same name" : "names " + Math.round(names * 100) + " % alike"));
    }
    boolean sameOrganisation = listing && Objects.equals(organisation, other.organisation);
    boolean likeOrganisation =
        sameOrganisation
            || (listing && dice(organisationTrigrams, other.organisationTrigrams) >= 0.9);
    if (likeOrganisation) {
      found.add(new Evidence(0.3, sameOrganisation ? "same organisation" : "organisations alike"));
    }
    shared(telephones, other.telephones)
        .ifPresent(each -> found.add(new Evidence(0.5, "same telephone " + each)));
    Optional<String> page = shared(pages, other.pages);
    if (page.isPresent()) {
      found.add(new Evidence(0.5, "same web address " + page.get()));
    } else {
      shared(sites, other.sites)
          .ifPresent(each -> found.add(new Evidence(0.2, "same web site " + each)));
    }
    shared(mails, other.mails)
        .ifPresent(each -> found.add(new Evidence(0.4, "same e-mail address")));
    shared(postcodes, other.postcodes)
        .ifPresent(each -> found.add(new Evidence(0.4, "same postcode " + each)));
    if (areas.stream().anyMatch(other.areas::contains)) {
      found.add(new Evidence(0.15, "serve a same area"));
    }
    if (mostInCommon(supports, other.supports)) {
      found.add(new Evidence(0.15, "offer mostly the same support"));
    }
    if (same(other)) {
      return new Similarity(1, words(found, List.of("alike in everything that is compared")));
    }
    // In one order whichever way round they are compared: sums of doubles depend on it.
    found.sort(
        Comparator.comparingDouble((Evidence each) -> -each.strength())
            .thenComparing(Evidence::words));
    double doubt = 1;
    for (Evidence each : found) {
      doubt *= 1 - each.strength();
    }
    double value = 1 - doubt;
    List<String> against = new ArrayList<>();
    if (numbersDiffer) {
      against.add("but their charity or company numbers differ");
      value = Math.min(value, BRAKE);
    }
    if (sameOrganisation && names < 0.7) {
      against.add("but one organisation runs both under different names");
      value = Math.min(value, BRAKE);
    }
    return new Similarity(value, found.isEmpty() ? List.of() : words(found, against));
  }

  private static List<String> words(List<Evidence> found, List<String> further) {
    List<String> words = new ArrayList<>();
    found.stream()
        .sorted(
            Comparator.comparingDouble((Evidence each) -> -each.strength())
                .thenComparing(Evidence::words))
        .forEach(each -> words.add(each.words()));
    words.addAll(further);
    return words;
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
