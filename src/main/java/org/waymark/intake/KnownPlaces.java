package org.waymark.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceLocation;

/**
 * Gives places that were read the identifiers of those that are known: an address that is kept
 * apart is found by its place's identifier.
 */
public final class KnownPlaces {

  private KnownPlaces() {}

  /**
   * The places read, each under the identifier of the one it was: the same, else the next of its
   * kind, else one that no other is: a place that is taken from view stays the same place.
   *
   * @param fresh an identifier for a place that is new; asked again while it is taken
   */
  public static List<ServiceLocation> matched(
      List<ServiceLocation> known, List<ServiceLocation> read, Supplier<LocationId> fresh) {
    List<ServiceLocation> left = new ArrayList<>(known);
    @Nullable ServiceLocation[] matched = new ServiceLocation[read.size()];
    match(read, matched, left, (place, was) -> place.withId(was.id()).equals(was));
    match(read, matched, left, (place, was) -> place.disclosure() == was.disclosure());
    match(read, matched, left, (place, was) -> true);
    List<LocationId> taken = new ArrayList<>(known.stream().map(ServiceLocation::id).toList());
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] == null) {
        LocationId id = fresh.get();
        while (taken.contains(id)) {
          id = fresh.get();
        }
        taken.add(id);
        matched[i] = read.get(i).withId(id);
      }
    }
    return Arrays.stream(matched).<ServiceLocation>map(Objects::requireNonNull).toList();
  }

  private static void match(
      List<ServiceLocation> read,
      @Nullable ServiceLocation[] matched,
      List<ServiceLocation> left,
      BiPredicate<ServiceLocation, ServiceLocation> alike) {
    for (int i = 0; i < matched.length; i++) {
      ServiceLocation place = read.get(i);
      if (matched[i] == null) {
        Optional<ServiceLocation> was =
            left.stream().filter(each -> alike.test(place, each)).findFirst();
        if (was.isPresent()) {
          left.remove(was.get());
          matched[i] = place.withId(was.get().id());
        }
      }
    }
  }
}
