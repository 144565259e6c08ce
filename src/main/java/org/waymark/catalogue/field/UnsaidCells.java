package org.waymark.catalogue.field;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.CommissioningArrangementBuilder;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OfferBuilder;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;

/**
 * What a table says nothing of in the rows of a listing (offers, public places, arrangements),
 * because it has no column for it or because the cell cannot be read: of a row that is known, that
 * stays.
 *
 * <p>Which known row is meant: the one that is named the same, an offer by its support types, an
 * arrangement by who commissions and who pays, a place by its name, address or postcode; of several
 * the one that is most alike. Where a listing has one such row and had one before, a cell that
 * cannot be read is of that one. Otherwise the row is a new one.
 */
public final class UnsaidCells {

  private static final Kind<Offer, OfferBuilder> OFFERS =
      new Kind<>(
          OfferFacts.FACTS,
          List.of(OfferFacts.SUPPORT_TYPES),
          false,
          (row, was, unsaid) -> unsaid,
          OfferBuilder::builder,
          (builder, row) -> builder.build());

  private static final Kind<CommissioningArrangement, CommissioningArrangementBuilder>
      ARRANGEMENTS =
          new Kind<>(
              ArrangementFacts.FACTS,
              List.of(ArrangementFacts.fact("commissioners"), ArrangementFacts.fact("funders")),
              false,
              (row, was, unsaid) -> unsaid,
              CommissioningArrangementBuilder::builder,
              (builder, row) -> builder.build());

  private static final Kind<ServiceLocation, PlaceFacts.PlaceParts> PLACES =
      new Kind<>(
          PlaceFacts.FACTS,
          List.of(PlaceFacts.POSTCODE, PlaceFacts.fact("address"), PlaceFacts.fact("name")),
          true,
          UnsaidCells::withItsPoint,
          PlaceFacts::parts,
          (place, row) -> place.at(row.id(), place.writtenPosition()).orElseThrow());

  /** The point of a place goes with its postcode. */
  private static Set<String> withItsPoint(
      ServiceLocation row, ServiceLocation was, Set<String> unsaid) {
    Set<String> degrees = Set.of(PlaceFacts.LONGITUDE.heading(), PlaceFacts.LATITUDE.heading());
    boolean stays =
        unsaid.contains(PlaceFacts.POSTCODE.heading())
            || Objects.equals(PlaceFacts.POSTCODE.get(row), PlaceFacts.POSTCODE.get(was));
    Set<String> all = new HashSet<>(unsaid);
    if (stays && (PlaceFacts.LATITUDE.get(row) == null || !disjoint(degrees, unsaid))) {
      all.addAll(degrees);
    } else {
      all.removeAll(degrees);
    }
    return all;
  }

  /** What is not said of a row, given the one it was. */
  @FunctionalInterface
  private interface Unsaid<R> {
    Set<String> of(R row, R was, Set<String> headings);
  }

  private final Set<String> columns;
  private final Map<ListingField, List<Set<String>>> unread = new EnumMap<>(ListingField.class);
  private boolean anyUnread;

  /**
   * @param columns headings of the columns that the table has
   */
  public UnsaidCells(Set<String> columns) {
    this.columns = Set.copyOf(columns);
  }

  /**
   * Adds a row that was read, in the order of the listing.
   *
   * @param rows offers, places or arrangements
   * @param headings of the cells that could not be read
   */
  public void add(ListingField rows, Set<String> headings) {
    unread.computeIfAbsent(rows, none -> new ArrayList<>()).add(Set.copyOf(headings));
    anyUnread |= !headings.isEmpty();
  }

  /** What was read, with what it does not say of rows that are known. */
  public Service keep(Service known, Service read) {
    Service kept = read;
    if (!known.offers().equals(read.offers())) {
      kept = kept.withOffers(keep(OFFERS, ListingField.OFFERS, known.offers(), read.offers()));
    }
    if (!known.arrangements().equals(read.arrangements())) {
      kept =
          kept.withArrangements(
              keep(
                  ARRANGEMENTS,
                  ListingField.ARRANGEMENTS,
                  known.arrangements(),
                  read.arrangements()));
    }
    if (!known.locations().equals(read.locations())) {
      kept =
          kept.withLocations(
              keep(PLACES, ListingField.LOCATIONS, known.locations(), read.locations()));
    }
    return kept;
  }

  private <R, B> List<R> keep(Kind<R, B> kind, ListingField field, List<R> known, List<R> read) {
    List<Set<String>> bad = unread.getOrDefault(field, List.of());
    Set<String> missing = new HashSet<>(kind.headings());
    missing.removeAll(columns);
    if (bad.size() != read.size() || (missing.isEmpty() && !anyUnread)) {
      return read;
    }
    List<R> left = new ArrayList<>(known);
    List<R> kept = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Set<String> unsaid = new HashSet<>(missing);
      unsaid.addAll(bad.get(i));
      R row = read.get(i);
      R was = kind.find(left, row, unsaid);
      if (was == null && known.size() == 1 && read.size() == 1) {
        was = known.getFirst();
        unsaid = bad.get(i);
      }
      left.remove(was);
      kept.add(was == null ? row : kind.with(row, was, kind.unsaid.of(row, was, unsaid)));
    }
    return kept;
  }

  /**
   * Rows of one kind.
   *
   * @param names the facts that a row is known by
   * @param byOne true when one of these is enough, else all that are said must agree
   * @param unsaid what follows from what is not said
   */
  private record Kind<R, B>(
      List<Fact<R, B, ?>> facts,
      List<Fact<R, B, ?>> names,
      boolean byOne,
      Unsaid<R> unsaid,
      Function<R, B> open,
      BiFunction<B, R, R> close) {

    Set<String> headings() {
      Set<String> headings = new HashSet<>();
      facts.forEach(fact -> headings.add(fact.heading()));
      return headings;
    }

    @Nullable R find(List<R> known, R row, Set<String> unsaid) {
      List<Fact<R, B, ?>> said =
          names.stream().filter(fact -> !unsaid.contains(fact.heading())).toList();
      R found = null;
      int most = -1;
      for (R each : known) {
        boolean named =
            byOne
                ? said.stream().anyMatch(fact -> says(fact, row) && same(fact, row, each))
                : !said.isEmpty() && said.stream().allMatch(fact -> same(fact, row, each));
        int alike = (int) facts.stream().filter(fact -> same(fact, row, each)).count();
        if (named && alike > most) {
          found = each;
          most = alike;
        }
      }
      return found;
    }

    private static <R, T> boolean says(Fact<R, ?, T> fact, R row) {
      T value = fact.get(row);
      return value != null && !value.equals("") && !value.equals(List.of());
    }

    private static <R, T> boolean same(Fact<R, ?, T> fact, R one, R other) {
      T mine = fact.get(one);
      T theirs = fact.get(other);
      return mine == null || theirs == null
          ? Objects.equals(mine, theirs)
          : fact.codec().same(mine, theirs);
    }

    /** The row with what it does not say of the one it was; itself where the two do not fit. */
    R with(R row, R was, Set<String> unsaid) {
      B parts = open.apply(row);
      facts.stream()
          .filter(fact -> unsaid.contains(fact.heading()))
          .forEach(fact -> copy(fact, was, parts));
      try {
        return close.apply(parts, row);
      } catch (IllegalArgumentException e) {
        return row;
      }
    }

    private static <R, B, T> void copy(Fact<R, B, T> fact, R from, B onto) {
      fact.set(onto, fact.get(from));
    }
  }
}
