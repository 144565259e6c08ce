package org.waymark.listing.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.LanguageNames;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabularies;

/**
 * Turns a listing into fields and fields into a listing, for one geography and one day. Immutable
 * and thread-safe.
 */
public final class ListingForm {

  /** The most rows of one sort: kinds of support with their reach, contacts, addresses. */
  public static final int MOST_ROWS = 50;

  /** The field with the keys of the contacts, in order. */
  public static final String CONTACTS = "contacts";

  /** The field with the keys of the addresses, in order. */
  public static final String LOCATIONS = "locations";

  /** Key of an address that the base does not have; others are identifiers of the base's. */
  private static final Pattern NEW_LOCATION = Pattern.compile("new[0-9a-f]{16}");

  private static final int MOST_VALUES = 1_000;

  /** More than any fact takes: what is too long is kept as typed, and told with its field. */
  private static final int LONGEST_KEPT = 100_000;

  private final ReadingTerms terms;

  /**
   * @param places finds a postcode
   */
  public ListingForm(
      Vocabularies vocabularies,
      Geography geography,
      AreaNames areas,
      Function<String, PlaceLookup> places,
      LocalDate today) {
    terms = new ReadingTerms(vocabularies, geography, areas, places, today);
  }

  /** The form of a new listing: one kind of support, one contact, nothing else. */
  public static ListingDraft begin() {
    return new ListingDraft(
        Map.of(
            "offers",
            List.of("1"),
            "contacts",
            List.of("1"),
            "contact-1-kind",
            List.of("telephone")));
  }

  /** The form of a listing as it is. */
  public static ListingDraft fill(Service service) {
    return new FormFiller().fill(service);
  }

  /** The listing that a form describes, or what is wrong with it. */
  public FormReading read(ListingDraft draft, ListingOrigin origin) {
    return new FormReader(terms, draft, origin).read();
  }

  /** What is wrong on one part; empty when nothing is. */
  public List<FieldProblem> problems(ListingDraft draft, ListingOrigin origin, ListingPart part) {
    return switch (read(draft, origin)) {
      case FormReading.Readable ignored -> List.of();
      case FormReading.Unreadable bad ->
          bad.problems().stream().filter(problem -> problem.part() == part).toList();
    };
  }

  /** What is wrong with the name of a new listing; empty when nothing is. */
  public Optional<FieldProblem> nameProblem(String name) {
    return FormReader.nameProblem(name, terms);
  }

  /**
   * Words of a listing that give a hidden place away though nobody may write them any more: they
   * were there before the place was hidden.
   *
   * @param draft the fields of the listing
   * @param told its words
   */
  public static List<FieldProblem> givenAway(ListingDraft draft, List<PlaceInWords> told) {
    return FieldsOfWords.of(draft, told);
  }

  /**
   * What a listing still needs before it can be submitted, beside being readable: without these
   * nobody could find it, or use it.
   */
  public static List<FieldProblem> missing(ListingDraft draft) {
    List<FieldProblem> missing = new ArrayList<>();
    need(missing, draft, ListingPart.ABOUT, "name", "Enter the name of the service");
    need(
        missing,
        draft,
        ListingPart.ABOUT,
        "description",
        "Describe the service in a few sentences");
    for (String key : draft.all("offers")) {
      String prefix = "offer-" + key + "-";
      need(
          missing,
          draft,
          ListingPart.SUPPORT,
          prefix + "support",
          "Select at least one kind of support you offer");
      boolean reaches =
          Stream.of("area", "england", "radius", "drawn")
              .anyMatch(field -> draft.all(prefix + field).stream().anyMatch(v -> !v.isBlank()));
      if (!reaches) {
        missing.add(
            new FieldProblem(
                ListingPart.REACH,
                prefix + "area",
                "",
                "Select the areas that the support covers"));
      }
    }
    if (draft.all("offers").isEmpty()) {
      missing.add(
          new FieldProblem(
              ListingPart.SUPPORT, "offers", "", "Select at least one kind of support you offer"));
    }
    need(missing, draft, ListingPart.CRIMES, "crime", "Select at least one crime");
    need(missing, draft, ListingPart.REFERRAL, "referral", "Select who can refer people");
    boolean reachable =
        draft.all("contacts").stream()
            .anyMatch(key -> !draft.first("contact-" + key + "-value").isBlank());
    if (!reachable) {
      String key = draft.all("contacts").isEmpty() ? "1" : draft.first("contacts");
      missing.add(
          new FieldProblem(
              ListingPart.CONTACTS,
              "contact-" + key + "-value",
              "",
              "Enter at least one way to get in touch"));
    }
    need(missing, draft, ListingPart.CAPACITY, "capacity", "Select whether you take referrals now");
    need(
        missing,
        draft,
        ListingPart.CONFIDENTIALITY,
        "visibility",
        "Select who can see the listing");
    return List.copyOf(missing);
  }

  private static void need(
      List<FieldProblem> missing,
      ListingDraft draft,
      ListingPart part,
      String field,
      String words) {
    if (draft.all(field).stream().allMatch(String::isBlank)) {
      missing.add(new FieldProblem(part, field, "", words));
    }
  }

  // What a page may send

  /**
   * The names of the fields of a part, for the rows that this draft has; nothing else is taken from
   * a page.
   *
   * @param row the kind of support, for the parts that are asked for each; null for all rows
   */
  public Set<String> fieldsOf(ListingPart part, ListingDraft draft, @Nullable String row) {
    Set<String> names = new LinkedHashSet<>(FormFields.fixed(part));
    switch (part) {
      case SUPPORT ->
          offers(draft, row)
              .forEach(key -> names.addAll(prefixed("offer-" + key + "-", "support", "delivery")));
      case REACH ->
          offers(draft, row)
              .forEach(
                  key ->
                      names.addAll(
                          prefixed(
                              "offer-" + key + "-",
                              "area",
                              "area-name",
                              "england",
                              "radius",
                              "drawn")));
      case COHORTS -> {
        terms.names().vocabularies().cohorts().terms().stream()
            .map(Term::id)
            .forEach(id -> names.add("group-" + id));
        draft.fields().keySet().stream()
            .filter(name -> name.startsWith("group-"))
            .forEach(names::add);
      }
      case CONTACTS -> {
        names.add(CONTACTS);
        draft
            .all(CONTACTS)
            .forEach(
                key -> names.addAll(prefixed("contact-" + key + "-", "kind", "value", "note")));
      }
      case CONFIDENTIALITY -> {
        names.add(LOCATIONS);
        draft.all(LOCATIONS).forEach(key -> names.addAll(locationFields(key)));
      }
      case ABOUT,
          CRIMES,
          ELIGIBILITY,
          REFERRAL,
          OPENING,
          CAPACITY,
          LANGUAGES,
          ACCESSIBILITY,
          STATE,
          FUNDING -> {}
    }
    return names;
  }

  private static List<String> offers(ListingDraft draft, @Nullable String row) {
    return draft.all("offers").stream().filter(key -> row == null || row.equals(key)).toList();
  }

  static List<String> locationFields(String key) {
    return prefixed(
        "location-" + key + "-", "disclosure", "name", "address", "postcode", "area", "access");
  }

  private static List<String> prefixed(String prefix, String... names) {
    return Arrays.stream(names).map(name -> prefix + name).toList();
  }

  /** The names among these that the part has no field of, or that hold more than any field may. */
  public List<String> refused(
      ListingPart part, ListingDraft draft, @Nullable String row, Map<String, List<String>> sent) {
    Set<String> known = fieldsOf(part, withRows(part, draft, sent), row);
    return sent.entrySet().stream()
        .filter(
            field ->
                !known.contains(field.getKey())
                    || field.getValue().size() > MOST_VALUES
                    || field.getValue().stream().anyMatch(v -> v.length() > LONGEST_KEPT)
                    || isRows(field.getKey()) && !areRows(field.getKey(), field.getValue(), draft))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isRows(String name) {
    return name.equals(CONTACTS) || name.equals(LOCATIONS);
  }

  private static boolean areRows(String name, List<String> keys, ListingDraft draft) {
    return keys.size() <= MOST_ROWS
        && keys.stream()
            .allMatch(
                key ->
                    draft.has(name, key)
                        || (name.equals(CONTACTS)
                            ? key.matches("[1-9]\\d{0,3}")
                            : isNewLocation(key)));
  }

  /** The draft with the rows that the page shows, which may be more or fewer than were kept. */
  private static ListingDraft withRows(
      ListingPart part, ListingDraft draft, Map<String, List<String>> sent) {
    return switch (part) {
      case CONTACTS -> draft.with(CONTACTS, sent.getOrDefault(CONTACTS, List.of()));
      case CONFIDENTIALITY -> draft.with(LOCATIONS, sent.getOrDefault(LOCATIONS, List.of()));
      default -> draft;
    };
  }

  /**
   * The draft with what a page sent of one part. Fields the page did not send are empty now, as a
   * browser leaves out boxes that are not ticked. Names of areas and languages that were typed
   * become choices; those nobody knows stay as they were typed. The address of a place that is not
   * public is not taken: it has a page of its own that keeps it encrypted.
   *
   * @param sent only fields of {@link #fieldsOf}
   * @throws IllegalArgumentException when a field is not of the part; see {@link #refused}
   */
  public ListingDraft take(
      ListingPart part, ListingDraft draft, @Nullable String row, Map<String, List<String>> sent) {
    if (!refused(part, draft, row, sent).isEmpty()) {
      throw new IllegalArgumentException(
          "The part " + part.slug() + " has no fields " + refused(part, draft, row, sent));
    }
    ListingDraft taken =
        withRows(part, draft, sent)
            .without(fieldsOf(part, draft, row))
            .without(fieldsOf(part, withRows(part, draft, sent), row));
    for (Map.Entry<String, List<String>> field : sent.entrySet()) {
      List<String> values =
          field.getValue().stream()
              .map(value -> value.replace("\r\n", "\n").replace('\r', '\n'))
              .filter(value -> !value.isEmpty())
              .distinct()
              .toList();
      taken = taken.with(field.getKey(), values);
    }
    taken =
        switch (part) {
          case REACH -> {
            for (String key : offers(draft, row)) {
              String prefix = "offer-" + key + "-";
              taken = named(taken, prefix + "area-name", prefix + "area", prefix + "england");
            }
            yield taken;
          }
          case ELIGIBILITY -> named(taken, "residence-name", "residence", null);
          case LANGUAGES -> spoken(taken);
          case CONFIDENTIALITY -> withoutAddresses(taken);
          default -> taken;
        };
    return sorted(taken, fieldsOf(part, taken, row));
  }

  /**
   * Choices in the order {@link #fill} gives them, so that ticking again what was ticked is no
   * change.
   */
  private static ListingDraft sorted(ListingDraft draft, Collection<String> names) {
    ListingDraft sorted = draft;
    for (String name : names) {
      if (name.endsWith("area")
          || name.endsWith("-support")
          || name.equals("crime")
          || name.equals("residence")
          || name.equals("only-group")
          || name.equals("language")) {
        sorted = sorted.with(name, sorted.all(name).stream().sorted().toList());
      }
    }
    return sorted;
  }

  private ListingDraft named(
      ListingDraft draft, String typedField, String codeField, @Nullable String englandField) {
    ListingDraft result = draft;
    List<String> unknown = new ArrayList<>();
    for (String typed : draft.all(typedField)) {
      for (String name : isKnown(typed) ? List.of(typed) : Arrays.asList(typed.split("[;,\n]"))) {
        if (name.isBlank()) {
          continue;
        }
        if (terms.areas().find(name) instanceof AreaNames.Meaning.Areas found) {
          for (AreaCode code : found.codes()) {
            if (code.equals(AreaCode.ENGLAND) && englandField != null) {
              result = result.with(englandField, "yes");
            } else if (!result.has(codeField, code.value())) {
              result = result.plus(codeField, code.value());
            }
          }
        } else {
          unknown.add(name.strip());
        }
      }
    }
    return result.with(typedField, String.join("; ", unknown));
  }

  private boolean isKnown(String name) {
    return !name.isBlank() && terms.areas().find(name) instanceof AreaNames.Meaning.Areas;
  }

  private static ListingDraft spoken(ListingDraft draft) {
    ListingDraft result = draft;
    List<String> unknown = new ArrayList<>();
    for (String name : draft.first("language-name").split("[;,\n]")) {
      Optional<String> tag = LanguageNames.find(name);
      if (tag.isPresent() && !name.isBlank()) {
        if (!result.has("language", tag.get())) {
          result = result.plus("language", tag.get());
        }
      } else if (!name.isBlank()) {
        unknown.add(name.strip());
      }
    }
    return result.with("language-name", String.join("; ", unknown));
  }

  private static ListingDraft withoutAddresses(ListingDraft draft) {
    ListingDraft result = draft;
    for (String key : draft.all("locations")) {
      String prefix = "location-" + key + "-";
      Disclosure disclosure =
          Labelled.find(Disclosure.class, draft.first(prefix + "disclosure")).orElse(null);
      if (disclosure != Disclosure.PUBLIC) {
        result = result.without(prefixed(prefix, "name", "address", "postcode", "access"));
      }
      if (disclosure != Disclosure.AREA_ONLY) {
        result = result.without(List.of(prefix + "area"));
      }
    }
    return result;
  }

  /**
   * True when a page sent an address of a place that is not public, which {@link #take} leaves out:
   * the page says so.
   */
  public static boolean sendsSecretAddress(Map<String, List<String>> sent) {
    return sent.getOrDefault(LOCATIONS, List.of()).stream()
        .map(key -> "location-" + key + "-")
        .anyMatch(
            prefix ->
                !sent.getOrDefault(prefix + "disclosure", List.of())
                        .contains(Disclosure.PUBLIC.slug())
                    && Stream.of("name", "address", "postcode")
                        .flatMap(f -> sent.getOrDefault(prefix + f, List.of()).stream())
                        .anyMatch(value -> !value.isBlank()));
  }

  // Rows

  /** The row of the base that a key stands for; null when it stands for a new one. */
  static <T> @Nullable T row(List<T> rows, String key) {
    int row = key.matches("\\d{1,4}") ? Integer.parseInt(key) : 0;
    return row >= 1 && row <= rows.size() ? rows.get(row - 1) : null;
  }

  static boolean isNewLocation(String key) {
    return NEW_LOCATION.matcher(key).matches();
  }

  /** A key for a kind of support that is not there yet. */
  public static String newOffer(ListingDraft draft, ListingOrigin origin) {
    Service base = origin.base();
    return nextKey(draft, "offers", base == null ? 0 : base.offers().size());
  }

  /** The draft with a kind of support more, which covers nothing yet; the same when it is there. */
  public static ListingDraft addOffer(ListingDraft draft, String key) {
    return draft.has("offers", key) ? draft : addRow(draft, "offers", key);
  }

  /** The draft with an empty contact more. */
  public static ListingDraft addContact(ListingDraft draft, ListingOrigin origin) {
    Service base = origin.base();
    return addRow(
        draft, CONTACTS, nextKey(draft, CONTACTS, base == null ? 0 : base.contacts().size()));
  }

  /**
   * The draft with an address more.
   *
   * @param token 16 random hexadecimal digits; they and the listing make the address's identifier
   */
  public static ListingDraft addLocation(ListingDraft draft, String token) {
    return addRow(draft, LOCATIONS, "new" + token);
  }

  private static ListingDraft addRow(ListingDraft draft, String rows, String key) {
    return draft.all(rows).size() >= MOST_ROWS ? draft : draft.plus(rows, key);
  }

  /** Numbers up to the size of the base stand for its rows, also for those that went. */
  private static String nextKey(ListingDraft draft, String rows, int ofBase) {
    int last =
        draft.all(rows).stream()
            .filter(key -> key.matches("\\d{1,4}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return String.valueOf(Math.max(last, ofBase) + 1);
  }

  /** The draft without a kind of support and where it reaches. */
  public static ListingDraft removeOffer(ListingDraft draft, String key) {
    return removeRow(draft, "offers", key, "offer-" + key + "-");
  }

  /** The draft without a contact. */
  public static ListingDraft removeContact(ListingDraft draft, String key) {
    return removeRow(draft, CONTACTS, key, "contact-" + key + "-");
  }

  /** The draft without an address. */
  public static ListingDraft removeLocation(ListingDraft draft, String key) {
    return removeRow(draft, LOCATIONS, key, "location-" + key + "-");
  }

  private static ListingDraft removeRow(
      ListingDraft draft, String rows, String key, String prefix) {
    if (!draft.has(rows, key)) {
      return draft;
    }
    List<String> gone =
        draft.fields().keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    return draft
        .without(gone)
        .with(rows, draft.all(rows).stream().filter(other -> !other.equals(key)).toList());
  }
}
