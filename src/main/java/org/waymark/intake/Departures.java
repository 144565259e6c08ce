package org.waymark.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.RefusedFileException;

/**
 * What a file no longer names of the listings of its sources, and what it names again. A row that
 * is refused names its listing all the same.
 *
 * @param left published listings of the file's sources that no row names, by their identifiers
 * @param back suspended listings that a row names without saying that they are to stay so
 * @param published how many listings of these sources are published, by source
 * @param whole false when a part of the file could not be read: what is not named may stand there
 */
public record Departures(
    List<Service> left, List<Service> back, Map<String, Integer> published, boolean whole) {

  /** What is to be done about listings that left. */
  public enum Wish {
    /** They stay as they are. */
    KEEP,
    /** They are suspended, unless they are more than a third of a source. */
    SUSPEND,
    /** They are suspended, however many they are. */
    SUSPEND_ALL
  }

  /** A larger share of a source hardly closed at once: rather the file is not the whole of it. */
  private static final int MOST_ONE_IN = 3;

  public Departures {
    left = List.copyOf(left);
    back = List.copyOf(back);
    published = Map.copyOf(published);
  }

  /** Nothing left. */
  public static Departures none() {
    return new Departures(List.of(), List.of(), Map.of(), true);
  }

  /**
   * Compares a file with what was there before it.
   *
   * @param named every listing that a row of the file names
   * @param read the listings that were read
   */
  static Departures of(
      Catalogue before,
      Set<SourceId> named,
      Collection<ListingReader.Listing> read,
      boolean whole) {
    Set<String> sources = named.stream().map(SourceId::source).collect(Collectors.toSet());
    Map<String, Integer> published = new TreeMap<>();
    List<Service> left = new ArrayList<>();
    Set<ServiceId> suspended = new LinkedHashSet<>();
    for (Service each : before.listServices()) {
      String source = each.provenance().source();
      if (each.status() == ListingStatus.SUSPENDED) {
        suspended.add(each.id());
      }
      if (each.isPublished() && sources.contains(source)) {
        published.merge(source, 1, Integer::sum);
        if (!named.contains(SourceId.of(each.provenance()))) {
          left.add(each);
        }
      }
    }
    List<Service> back =
        suspended.isEmpty()
            ? List.of()
            : read.stream()
                .map(ListingReader.Listing::service)
                .filter(each -> each.isPublished() && suspended.contains(each.id()))
                .toList();
    return new Departures(left, back, published, whole);
  }

  /**
   * Lets a wish pass that is safe to do.
   *
   * @throws RefusedFileException with what to do, when the file may not be the whole of its source
   */
  void allow(Wish wish) throws RefusedFileException {
    String doubt = doubt(wish);
    if (!doubt.isEmpty()) {
      throw new RefusedFileException(doubt);
    }
  }

  /** Why a wish is not followed, with what to do; empty when it is safe. */
  public String doubt(Wish wish) {
    if (wish == Wish.KEEP || left.isEmpty()) {
      return "";
    }
    if (!whole) {
      return "A part of the file could not be read, and the listings that are not in it may stand"
          + " there. Import it without --suspend-missing, mend what that tells, and suspend then";
    }
    return wish == Wish.SUSPEND_ALL
        ? ""
        : bySource().entrySet().stream()
            .filter(
                each ->
                    MOST_ONE_IN * each.getValue().size() > published.getOrDefault(each.getKey(), 0))
            .findFirst()
            .map(each -> tooMany(each.getKey(), each.getValue().size()))
            .orElse("");
  }

  private String tooMany(String source, int gone) {
    return String.format(
        Locale.UK,
        "%,d of the %,d published listings of \"%s\" are not in it: more than a third would be"
            + " suspended. If the file is the whole of that source, add --yes; if it is a part,"
            + " import it without --suspend-missing",
        gone,
        published.getOrDefault(source, 0),
        source);
  }

  /** What left, by source. */
  public Map<String, List<Service>> bySource() {
    return left.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.provenance().source(), TreeMap::new, Collectors.toList()));
  }
}
