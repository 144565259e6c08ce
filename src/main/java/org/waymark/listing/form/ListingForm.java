package org.waymark.listing.form;

import static org.waymark.listing.form.FormRows.CONTACTS;
import static org.waymark.listing.form.FormRows.LOCATIONS;
import static org.waymark.listing.form.FormRows.OFFERS;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.LanguageNames;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.OfferFacts;
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

  private static final int MOST_VALUES = 1_000;

  /** More than any fact takes: what is too long is kept as typed, and told with its field. */
  private static final int LONGEST_KEPT = 100_000;

  /** The fields of an offer that say where it reaches. */
  private static final String[] REACH = {"area", "england", "radius", "drawn"};

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
            OFFERS.field(),
            List.of("1"),
            CONTACTS.field(),
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
    for (ListingField field : ListingField.ofTheForm()) {
      switch (field) {
        case OFFERS -> needOffers(missing, draft);
        case CONTACTS -> needContact(missing, draft);
        default ->
            field
                .facts()
                .forEach(
                    fact ->
                        fact.neededToSubmit()
                            .ifPresent(
                                words -> need(missing, draft, field.part(), words, fact.key())));
      }
    }
    return List.copyOf(missing);
  }

  private static void needOffers(List<FieldProblem> missing, ListingDraft draft) {
    String support = OfferFacts.SUPPORT_TYPES.neededToSubmit().orElseThrow();
    need(missing, draft, ListingPart.SUPPORT, support, OFFERS.field());
    for (String key : draft.all(OFFERS.field())) {
      String prefix = OFFERS.prefix(key);
      need(missing, draft, ListingPart.SUPPORT, support, prefix + "support");
      need(
          missing,
          draft,
          ListingPart.REACH,
          "Select the areas that the support covers",
          OFFERS.names(key, REACH).toArray(String[]::new));
    }
  }

  private static void needContact(List<FieldProblem> missing, ListingDraft draft) {
    List<String> keys = draft.all(CONTACTS.field());
    need(
        missing,
        draft,
        ListingPart.CONTACTS,
        "Enter at least one way to get in touch",
        (keys.isEmpty() ? Stream.of("1") : keys.stream())
            .map(key -> CONTACTS.prefix(key) + "value")
            .toArray(String[]::new));
  }

  /** Needs one of the fields to say something; what is wrong is told at the first. */
  private static void need(
      List<FieldProblem> missing,
      ListingDraft draft,
      ListingPart part,
      String words,
      String... fields) {
    if (Stream.of(fields).flatMap(field -> draft.all(field).stream()).allMatch(String::isBlank)) {
      missing.add(new FieldProblem(part, fields[0], "", words));
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
          offers(draft, row).forEach(key -> names.addAll(OFFERS.names(key, "support", "delivery")));
      case REACH ->
          offers(draft, row)
              .forEach(
                  key -> {
                    names.addAll(OFFERS.names(key, REACH));
                    names.add(OFFERS.prefix(key) + "area-name");
                  });
      case COHORTS -> {
        terms.names().vocabularies().cohorts().terms().stream()
            .map(Term::id)
            .forEach(id -> names.add("group-" + id));
        draft.fields().keySet().stream()
            .filter(name -> name.startsWith("group-"))
            .forEach(names::add);
      }
      case CONTACTS -> addRows(names, CONTACTS, draft);
      case CONFIDENTIALITY -> addRows(names, LOCATIONS, draft);
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

  private static void addRows(Set<String> names, FormRows rows, ListingDraft draft) {
    names.add(rows.field());
    draft.all(rows.field()).forEach(key -> names.addAll(rows.names(key)));
  }

  private static List<String> offers(ListingDraft draft, @Nullable String row) {
    return draft.all(OFFERS.field()).stream()
        .filter(key -> row == null || row.equals(key))
        .toList();
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
                    || !areRows(field.getKey(), field.getValue(), draft))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** False when it is the field of keys that nobody was given. */
  private static boolean areRows(String name, List<String> keys, ListingDraft draft) {
    return Stream.of(CONTACTS, LOCATIONS)
        .filter(rows -> rows.field().equals(name))
        .allMatch(
            rows ->
                keys.size() <= FormRows.MOST
                    && keys.stream().allMatch(key -> draft.has(name, key) || rows.isNew(key)));
  }

  /** The draft with the rows that the page shows, which may be more or fewer than were kept. */
  private static ListingDraft withRows(
      ListingPart part, ListingDraft draft, Map<String, List<String>> sent) {
    return switch (part) {
      case CONTACTS -> withRows(CONTACTS.field(), draft, sent);
      case CONFIDENTIALITY -> withRows(LOCATIONS.field(), draft, sent);
      default -> draft;
    };
  }

  private static ListingDraft withRows(
      String field, ListingDraft draft, Map<String, List<String>> sent) {
    return draft.with(field, sent.getOrDefault(field, List.of()));
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
              String prefix = OFFERS.prefix(key);
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
    for (String key : draft.all(LOCATIONS.field())) {
      String prefix = LOCATIONS.prefix(key);
      Disclosure disclosure =
          Labelled.find(Disclosure.class, draft.first(prefix + "disclosure")).orElse(null);
      if (disclosure != Disclosure.PUBLIC) {
        result = result.without(LOCATIONS.names(key, "name", "address", "postcode", "access"));
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
    return sent.getOrDefault(LOCATIONS.field(), List.of()).stream()
        .map(LOCATIONS::prefix)
        .anyMatch(
            prefix ->
                !sent.getOrDefault(prefix + "disclosure", List.of())
                        .contains(Disclosure.PUBLIC.slug())
                    && Stream.of("name", "address", "postcode")
                        .flatMap(f -> sent.getOrDefault(prefix + f, List.of()).stream())
                        .anyMatch(value -> !value.isBlank()));
  }
}
