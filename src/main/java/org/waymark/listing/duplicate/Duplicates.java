package org.waymark.listing.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;

/**
 * Finds listings and organisations that may be the same. Records are put under keys they would
 * share (numbers, telephone, web page, words of the name), and only those under one key are
 * compared. The formula is in {@code Likeness}, for people in docs/decisions/0012-duplicates.md.
 * Pure.
 */
public final class Duplicates {

  /** From here on a pair is worth looking at. */
  public static final double WORTH_A_LOOK = 0.6;

  /** A key that so many share (a national helpline's number) tells nothing. */
  private static final int LARGEST_BLOCK = 60;

  private Duplicates() {}

  /** Two listings; the one with the lower identifier first. */
  public record ServicePair(Service one, Service other, Similarity similarity) {}

  /** Two organisations; the one with the lower identifier first. */
  public record OrganisationPair(Organisation one, Organisation other, Similarity similarity) {}

  /** How alike two listings are; the same whichever way round. */
  public static Similarity between(
      Service one, Organisation organisation, Service other, Organisation otherOrganisation) {
    return Likeness.of(one, organisation).to(Likeness.of(other, otherOrganisation));
  }

  /** How alike two organisations are; the same whichever way round. */
  public static Similarity between(Organisation one, Organisation other) {
    return Likeness.of(one).to(Likeness.of(other));
  }

  /**
   * Pairs of listings that are not closed, most alike first.
   *
   * @param atLeast 0 to 1; {@link #WORTH_A_LOOK} usually
   */
  public static List<ServicePair> services(Catalogue catalogue, double atLeast) {
    List<Service> services = open(catalogue);
    List<ServicePair> pairs = new ArrayList<>();
    for (Pair pair : pairs(likenesses(services, catalogue), atLeast)) {
      pairs.add(
          new ServicePair(services.get(pair.one()), services.get(pair.other()), pair.similarity()));
    }
    return pairs;
  }

  /** As {@link #services}, of organisations. */
  public static List<OrganisationPair> organisations(Catalogue catalogue, double atLeast) {
    List<Organisation> organisations =
        catalogue.listOrganisations().stream()
            .sorted(Comparator.comparing(Organisation::id))
            .toList();
    List<OrganisationPair> pairs = new ArrayList<>();
    for (Pair pair : pairs(organisations.stream().map(Likeness::of).toList(), atLeast)) {
      pairs.add(
          new OrganisationPair(
              organisations.get(pair.one()), organisations.get(pair.other()), pair.similarity()));
    }
    return pairs;
  }

  /**
   * The listings that a new one may be the same as, most alike first: asked before it is handed in.
   *
   * @param fresh not in the catalogue, or left out of the comparison when it is
   */
  public static List<ServicePair> of(
      Service fresh, Organisation organisation, Catalogue catalogue, double atLeast) {
    Likeness likeness = Likeness.of(fresh, organisation);
    Set<String> keys = likeness.keys();
    List<ServicePair> pairs = new ArrayList<>();
    for (Service service : open(catalogue)) {
      if (!service.id().equals(fresh.id())) {
        Likeness other = Likeness.of(service, catalogue.organisationOf(service));
        if (other.keys().stream().anyMatch(keys::contains)) {
          likeness
              .to(other, atLeast)
              .ifPresent(alike -> pairs.add(new ServicePair(fresh, service, alike)));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((ServicePair pair) -> -pair.similarity().value())
            .thenComparing(pair -> pair.other().id()));
    return pairs;
  }

  private static List<Service> open(Catalogue catalogue) {
    return catalogue.listServices().stream()
        .filter(service -> service.status() != ListingStatus.CLOSED)
        .toList();
  }

  private static List<Likeness> likenesses(List<Service> services, Catalogue catalogue) {
    return services.parallelStream()
        .map(service -> Likeness.of(service, catalogue.organisationOf(service)))
        .toList();
  }

  private record Pair(int one, int other, Similarity similarity) {}

  private static List<Pair> pairs(List<Likeness> all, double atLeast) {
    Map<String, List<Integer>> blocks = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String key : all.get(i).keys()) {
        blocks.computeIfAbsent(key, each -> new ArrayList<>()).add(i);
      }
    }
    return candidates(blocks.values())
        .parallel()
        .mapToObj(each -> pair(all, (int) (each >> 32), (int) each, atLeast))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparingDouble((Pair pair) -> -pair.similarity().value())
                .thenComparingInt(Pair::one)
                .thenComparingInt(Pair::other))
        .toList();
  }

  private static Optional<Pair> pair(List<Likeness> all, int one, int other, double atLeast) {
    return all.get(one).to(all.get(other), atLeast).map(alike -> new Pair(one, other, alike));
  }

  /** Every two records under one key, once: the places of both in one number. */
  private static LongStream candidates(Collection<List<Integer>> blocks) {
    LongStream.Builder pairs = LongStream.builder();
    for (List<Integer> block : blocks) {
      if (block.size() <= LARGEST_BLOCK) {
        for (int i = 0; i < block.size(); i++) {
          for (int j = i + 1; j < block.size(); j++) {
            pairs.add((long) block.get(i) << 32 | block.get(j));
          }
        }
      }
    }
    long[] sorted = pairs.build().sorted().toArray();
    return IntStream.range(0, sorted.length)
        .filter(at -> at == 0 || sorted[at] != sorted[at - 1])
        .mapToLong(at -> sorted[at]);
  }
}
