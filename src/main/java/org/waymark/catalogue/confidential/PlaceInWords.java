package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;

/**
 * A text that tells where a place is that may not be known.
 *
 * @param subject the identifier of the listing or organisation the text belongs to
 * @param record its name
 * @param text the words; for the eyes of whoever wrote them, never for a log
 * @param postcode the postcode in them, normalised with one space, or what points to a place on a
 *     map; empty when they tell the address that is kept, of which nothing is said here
 */
public record PlaceInWords(UUID subject, String record, FreeText text, String postcode) {

  /** A text that tells an address that is kept. */
  static PlaceInWords ofAddress(UUID subject, String record, FreeText text) {
    return new PlaceInWords(subject, record, text, "");
  }

  /** A sentence for whoever wrote the text, with what to do; it names the postcode. */
  public String message() {
    if (postcode.isEmpty()) {
      return "Remove what tells the address of a place that is not public from "
          + text.what()
          + ": everybody reads this text";
    }
    return (FullPostcode.in(postcode).isEmpty()
            ? "Remove \"" + postcode + "\" from "
            : "Remove the postcode " + postcode + " from ")
        + text.what()
        + ": a place of this listing is not public, and everybody reads this text";
  }

  /** Says nothing of the place: this text ends up in logs. */
  @Override
  public String toString() {
    return "PlaceInWords[" + text.what() + "]";
  }

  /** What a listing gives away, in the order of its texts; empty when all its places are public. */
  public static List<PlaceInWords> of(Service service) {
    return hidesAPlace(service)
        ? in(service.id().value(), service.name(), FreeText.of(service), toldBy(List.of(service)))
        : List.of();
  }

  /** What an organisation that runs these listings gives away. */
  public static List<PlaceInWords> of(Organisation organisation, Collection<Service> its) {
    return its.stream().anyMatch(PlaceInWords::hidesAPlace)
        ? in(organisation.id().value(), organisation.name(), FreeText.of(organisation), toldBy(its))
        : List.of();
  }

  /**
   * What a change of a listing gives away, or lets more people read: not what stood in the same
   * words in the listing before, while its places stay as they were, or less may be known of them,
   * and no more people may read it. So that a place is taken from view is never refused for words
   * that everybody reads already.
   *
   * @param before null for a listing that is new
   */
  public static List<PlaceInWords> added(@Nullable Service before, Service after) {
    List<PlaceInWords> all = of(after);
    return all.isEmpty() || before == null || brings(before, after) ? all : news(all, before);
  }

  /** True when the same words tell more than they did: of another place, or to more people. */
  private static boolean brings(Service before, Service after) {
    return !showsNoMore(before.locations(), after.locations())
        || Readers.of(after).compareTo(Readers.of(before)) > 0;
  }

  /** A hidden place that is new stands for a public one that went. */
  private static boolean showsNoMore(List<ServiceLocation> before, List<ServiceLocation> after) {
    Map<LocationId, ServiceLocation> were =
        before.stream().collect(Collectors.toMap(ServiceLocation::id, each -> each));
    int added = 0;
    for (ServiceLocation place : after) {
      ServiceLocation was = were.remove(place.id());
      if (was == null && isHidden(place)) {
        added++;
      } else if (was == null || !place.showsNoMoreThan(was)) {
        return false;
      }
    }
    return added <= were.values().stream().filter(place -> !isHidden(place)).count();
  }

  /** What is told in no text of before, whatever was secret then. */
  private static List<PlaceInWords> news(List<PlaceInWords> all, Service before) {
    return without(all, in(before.id().value(), before.name(), FreeText.of(before), Set.of()));
  }

  /**
   * As {@link #added(Service, Service)} of an organisation and the listings it runs: what stood
   * there before stays, while it has no further hidden place and nobody further may read of one.
   *
   * @param before null for an organisation that is new
   */
  public static List<PlaceInWords> added(
      @Nullable Organisation before,
      Collection<Service> itsBefore,
      Organisation after,
      Collection<Service> itsAfter) {
    List<PlaceInWords> all = of(after, itsAfter);
    if (all.isEmpty() || before == null || hidesMore(placed(itsBefore), hidden(itsAfter))) {
      return all;
    }
    return without(all, in(before.id().value(), before.name(), FreeText.of(before), Set.of()));
  }

  /**
   * The texts of a listing that a change brings to somebody: the new ones, or all when its places
   * or the circle of its readers change.
   *
   * @param before null for a listing that is new
   */
  static List<FreeText> brought(@Nullable Service before, Service after) {
    return before == null || brings(before, after)
        ? FreeText.of(after)
        : without(FreeText.of(after), Set.copyOf(FreeText.of(before)));
  }

  /** The same of an organisation and the listings it runs. */
  static List<FreeText> brought(
      @Nullable Organisation before,
      Collection<Service> itsBefore,
      Organisation after,
      Collection<Service> itsAfter) {
    return before == null || hidesMore(placed(itsBefore), hidden(itsAfter))
        ? FreeText.of(after)
        : without(FreeText.of(after), Set.copyOf(FreeText.of(before)));
  }

  /**
   * The fields of an earlier version of a listing whose words tell a place that is hidden now, and
   * are not the words of now.
   */
  public static Set<ListingField> fieldsThatTell(Service then, Service now, HiddenPlaces kept) {
    return told(without(FreeText.of(then), Set.copyOf(FreeText.of(now))), now, kept)
        .flatMap(told -> Stream.ofNullable(told.text().field()))
        .collect(Collectors.toSet());
  }

  /** True when words hold a full postcode or point to a place on a map, whosever that is. */
  public static boolean tellsAPlace(String words) {
    return !FullPostcode.in(words).isEmpty() || !PlaceOnMap.in(words).isEmpty();
  }

  /** True when words tell a hidden place of a listing as it is now. */
  public static boolean isToldBy(String words, Service now, HiddenPlaces kept) {
    return told(List.of(new FreeText(null, "the words", words)), now, kept).findAny().isPresent();
  }

  private static Stream<PlaceInWords> told(List<FreeText> texts, Service now, HiddenPlaces kept) {
    WordsBeside.Said said =
        new WordsBeside.Said(now.id().value(), now.name(), Set.of(now.id()), texts);
    return saidBeside(said, List.of(now), kept).stream();
  }

  /** What is said beside listings gives away of their hidden places. */
  public static List<PlaceInWords> saidBeside(
      WordsBeside.Said said, Collection<Service> listings, HiddenPlaces kept) {
    Set<LocationId> hidden = hiddenPlaces(listings);
    if (hidden.isEmpty()) {
      return List.of();
    }
    List<PlaceInWords> found =
        new ArrayList<>(in(said.subject(), said.record(), said.texts(), toldBy(listings)));
    AddressInWords.toldAmong(said.texts(), kept.find(hidden).values()).stream()
        .filter(text -> found.stream().noneMatch(each -> each.text().equals(text)))
        .map(text -> ofAddress(said.subject(), said.record(), text))
        .toList()
        .forEach(found::add);
    return found;
  }

  /** True when a listing has hidden places that it had not, or that further people read of. */
  static boolean bringsAPlace(Service before, Service after) {
    return hidesMore(hidden(List.of(before)), hidden(List.of(after)));
  }

  /** True when a listing has the same organisation, places and readers as before. */
  static boolean isPlacedAs(Service before, Service after) {
    return before.organisation().equals(after.organisation())
        && before.locations().equals(after.locations())
        && Readers.of(before) == Readers.of(after);
  }

  private static List<FreeText> without(List<FreeText> texts, Set<FreeText> known) {
    return texts.stream().filter(text -> !known.contains(text)).toList();
  }

  /** The places of these listings that may not be known. */
  static Set<LocationId> hiddenPlaces(Collection<Service> services) {
    return hidden(services).keySet();
  }

  private static List<PlaceInWords> without(List<PlaceInWords> all, List<PlaceInWords> known) {
    Set<List<String>> there = new HashSet<>();
    known.forEach(each -> there.add(each.key()));
    return all.stream().filter(each -> !there.contains(each.key())).toList();
  }

  private List<String> key() {
    return List.of(text.what(), text.words(), postcode);
  }

  /**
   * What texts of one record give away, beside places that may not be known.
   *
   * @param told postcodes that everybody may know, without spaces
   */
  static List<PlaceInWords> in(
      UUID subject, String record, List<FreeText> texts, Set<String> told) {
    List<PlaceInWords> found = new ArrayList<>();
    for (FreeText text : texts) {
      FullPostcode.in(text.words()).stream()
          .filter(postcode -> !told.contains(FullPostcode.bare(postcode)))
          .forEach(postcode -> found.add(new PlaceInWords(subject, record, text, postcode)));
      PlaceOnMap.in(text.words())
          .forEach(place -> found.add(new PlaceInWords(subject, record, text, place)));
    }
    found.addAll(halves(subject, record, texts, told));
    return found;
  }

  /** Of a postcode whose first half stands in one text and its second half in another. */
  private static List<PlaceInWords> halves(
      UUID subject, String record, List<FreeText> texts, Set<String> told) {
    List<PlaceInWords> found = new ArrayList<>();
    for (FreeText text : texts) {
      for (String second : FullPostcode.secondHalvesIn(text.words())) {
        texts.stream()
            .filter(other -> !other.equals(text))
            .flatMap(other -> FullPostcode.firstHalvesIn(other.words()).stream())
            .findFirst()
            .filter(_ -> told.stream().noneMatch(postcode -> postcode.endsWith(second)))
            .ifPresent(
                first -> found.add(new PlaceInWords(subject, record, text, first + " " + second)));
      }
    }
    return found;
  }

  /** True when an organisation's words would give a place away, if it ran one that is hidden. */
  public static boolean holdsAPlace(Organisation organisation) {
    return !in(organisation.id().value(), "", FreeText.of(organisation), Set.of()).isEmpty();
  }

  /** True when a place of the listing may not be known. */
  public static boolean hidesAPlace(Service service) {
    return service.locations().stream().anyMatch(PlaceInWords::isHidden);
  }

  private static boolean isHidden(ServiceLocation place) {
    return !(place instanceof ServiceLocation.Public);
  }

  /** The postcodes that the public places of these listings tell everybody anyway. */
  static Set<String> toldBy(Collection<Service> services) {
    return places(services)
        .filter(ServiceLocation.Public.class::isInstance)
        .map(place -> ((ServiceLocation.Public) place).postcode())
        .flatMap(Stream::ofNullable)
        .map(FullPostcode::bare)
        .collect(Collectors.toSet());
  }

  private static Stream<ServiceLocation> places(Collection<Service> services) {
    return services.stream().flatMap(service -> service.locations().stream());
  }

  private static Map<LocationId, Readers> hidden(Collection<Service> services) {
    return placed(services, PlaceInWords::isHidden);
  }

  /** Every place, hidden or not: an organisation's words told of it already. */
  private static Map<LocationId, Readers> placed(Collection<Service> services) {
    return placed(services, place -> true);
  }

  private static Map<LocationId, Readers> placed(
      Collection<Service> services, Predicate<ServiceLocation> which) {
    return services.stream()
        .flatMap(
            service ->
                service.locations().stream()
                    .filter(which)
                    .map(place -> Map.entry(place.id(), Readers.of(service))))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                Map.Entry::getValue,
                (one, other) -> one.compareTo(other) > 0 ? one : other));
  }

  private static boolean hidesMore(
      Map<LocationId, Readers> before, Map<LocationId, Readers> after) {
    return after.entrySet().stream()
        .anyMatch(
            place -> {
              Readers were = before.get(place.getKey());
              return were == null || place.getValue().compareTo(were) > 0;
            });
  }

  /** Who may read a listing, the fewest first. */
  private enum Readers {
    EDITORS,
    PROFESSIONALS,
    EVERYBODY;

    static Readers of(Service service) {
      if (service.isPublic()) {
        return EVERYBODY;
      }
      return service.isPublished() ? PROFESSIONALS : EDITORS;
    }
  }
}
